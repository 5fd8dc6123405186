package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import dk.sluse.document.FileType;
import dk.sluse.document.Hiding;
import dk.sluse.document.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/**
 * Reads a PDF: the text of each page, every string of every object (notes, form values, titles, scripts), attachments,
 * metadata, forms, and the revisions it went through, each as if it were a file of its own.
 */
final class PdfOpener implements Opener {

    private static final byte[] END = "%%EOF".getBytes(StandardCharsets.US_ASCII);
    private static final String START = "%PDF-";
    private static final int HEAD = 2048;
    private static final int BLOCK = 1 << 16;
    private static final int MOST_REVISIONS = 5;
    private static final int SHORTEST_STRING = 4;
    private static final int DIGITS_OF_ID = 9;
    private static final int DEEPEST = 20;

    static {
        FontMappers.set(new OneFont());
    }

    @Override
    public void open(Part part, Opening opening) throws IOException {
        String head = new String(part.bytes().head(HEAD), StandardCharsets.ISO_8859_1);
        if (head.indexOf(START) > 0) {
            Strays.add(part, opening, 0, head.indexOf(START));
        }
        try (PDDocument pdf = Loader.loadPDF(
                opening.fileOf(part.bytes()).toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
            new PdfPages(part, opening).read(pdf);
            PdfSigns signs = new PdfSigns(part, opening);
            signs.read(pdf);
            objects(pdf, part, opening, signs);
            PdfLeftovers.of(
                    part, opening, Set.copyOf(pdf.getDocument().getXrefTable().values()));
        }
        if (part.role() != Part.Role.COMPONENT) {
            revisions(part, opening, head.contains("/Linearized"));
        }
    }

    private static void objects(PDDocument pdf, Part part, Opening opening, PdfSigns signs) throws IOException {
        Set<COSBase> seen = new HashSet<>();
        Set<COSBase> reached = PdfReach.of(pdf.getDocument().getTrailer());
        List<COSObjectKey> keys = List.copyOf(pdf.getDocument().getXrefTable().keySet());
        for (COSObjectKey key : keys) {
            signs.look(pdf.getDocument().getObjectFromPool(key).getObject(), DEEPEST);
        }
        for (COSObjectKey key : keys) {
            COSObject object = pdf.getDocument().getObjectFromPool(key);
            if (object.getObject() instanceof COSStream stream) {
                stream(stream, reached.contains(stream), "object " + key.getNumber(), part, opening, signs);
            }
            strings(object.getObject(), "object " + key.getNumber(), part, opening, seen);
        }
        strings(pdf.getDocument().getTrailer(), "trailer", part, opening, seen);
    }

    private static void stream(
            COSStream stream, boolean reached, String name, Part part, Opening opening, PdfSigns signs)
            throws IOException {
        COSName type = stream.getCOSName(COSName.TYPE);
        COSName subtype = stream.getCOSName(COSName.SUBTYPE);
        Optional<String> attached = signs.attachment(stream);
        boolean attachment = attached.isPresent();
        boolean read = COSName.IMAGE.equals(subtype) || COSName.XREF.equals(type) || COSName.OBJ_STM.equals(type);
        if (!attachment && read) {
            return;
        }
        boolean font = stream.containsKey(COSName.LENGTH1);
        boolean drawn = font
                || COSName.FORM.equals(subtype)
                || stream.containsKey(COSName.getPDFName("FunctionType"))
                || COSName.ICCBASED.equals(type);
        try (InputStream in = stream.createInputStream()) {
            Bytes whole = opening.unpack(in, Math.max(1, stream.getLength()));
            Bytes bytes = font ? FontProgram.words(whole) : whole;
            FileType content = opening.typeOf(bytes);
            boolean apart = !drawn && (!reached || COSName.METADATA.equals(type));
            // What draws a page has been read as text; what is a file of its own, or of no page, has not.
            if (attachment || apart || isFile(content) || (content == FileType.TEXT && !PdfContent.draws(bytes))) {
                attached.ifPresent(file -> opening.saw(Hiding.ATTACHMENT, part, file));
                opening.embed(
                        part, attached.orElse(name), attachment ? Part.Role.EMBEDDED : Part.Role.COMPONENT, bytes);
            }
        }
    }

    private static boolean isFile(FileType content) {
        return switch (content) {
            case TEXT, UNKNOWN, EMPTY -> false;
            default -> true;
        };
    }

    private static void strings(COSBase base, String where, Part part, Opening opening, Set<COSBase> seen)
            throws IOException {
        // Indirect objects are visited by their own number, so nothing is followed here.
        if (base instanceof COSString text) {
            if (text.getBytes().length >= SHORTEST_STRING) {
                opening.property(part, where, text.getString());
            }
        } else if (base instanceof COSName name && isId(name)) {
            opening.property(part, where, name.getName());
        } else if (base instanceof COSDictionary dictionary && seen.add(base)) {
            for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
                if (isId(entry.getKey())) {
                    opening.property(part, where, entry.getKey().getName());
                }
                strings(entry.getValue(), where + " " + entry.getKey().getName(), part, opening, seen);
            }
        } else if (base instanceof COSArray array && seen.add(base)) {
            for (COSBase item : array) {
                strings(item, where, part, opening, seen);
            }
        }
    }

    /** Names of places in a file may be numbers. */
    private static boolean isId(COSName name) {
        return name.getName().chars().filter(c -> c >= '0' && c <= '9').count() >= DIGITS_OF_ID;
    }

    /** A PDF that was changed keeps what it was before, up to each of its end marks. */
    private static void revisions(Part part, Opening opening, boolean linearized) throws IOException {
        List<Long> ends = ends(part.bytes());
        if (ends.isEmpty()) {
            return;
        }
        long last = ends.get(ends.size() - 1);
        Strays.add(part, opening, last, part.bytes().size());
        List<Long> earlier = new ArrayList<>();
        for (int i = linearized ? 1 : 0; i + 1 < ends.size(); i++) {
            if (!PdfTable.isRepeated(part.bytes(), ends.get(i), ends.get(i + 1))) {
                earlier.add(ends.get(i));
            }
        }
        int number = 1;
        for (long end : earlier.subList(0, Math.min(MOST_REVISIONS, earlier.size()))) {
            String name = "revision " + number++;
            opening.saw(Hiding.EARLIER_REVISION, part, name);
            opening.embed(part, name, Part.Role.COMPONENT, part.bytes().slice(0, end));
        }
    }

    private static List<Long> ends(Bytes bytes) throws IOException {
        List<Long> ends = new ArrayList<>();
        byte[] block = new byte[BLOCK];
        int matched = 0;
        long position = 0;
        try (InputStream in = bytes.open()) {
            for (int count; (count = in.read(block)) > 0; position += count) {
                for (int i = 0; i < count; i++) {
                    matched = block[i] == END[matched]
                            ? matched + 1
                            : block[i] == END[0] ? Math.max(1, Math.min(matched, 2)) : 0;
                    if (matched == END.length) {
                        ends.add(position + i + 1);
                        matched = 0;
                    }
                }
            }
        }
        return ends;
    }
}
