package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import dk.sluse.document.Hiding;
import dk.sluse.document.Part;
import dk.sluse.wording.Printable;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * The texts of a PNG, plain, compressed and international, each as lines that a policy reads like any text; and what lies in chunks of
 * somebody's own.
 */
final class PngTexts {

    private static final Set<String> TEXTS = Set.of("tEXt", "zTXt", "iTXt");
    /** Of the standard and its registered extensions. */
    private static final Set<String> OF_PICTURES = Set.of(
            "IHDR", "PLTE", "IDAT", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "bKGD", "hIST", "tRNS", "pHYs", "tIME",
            "eXIf", "acTL", "fcTL", "fdAT", "oFFs", "pCAL", "sCAL", "sTER", "gIFg", "cICP", "mDCv", "cLLi", "vpAg");

    private static final int SIGNATURE = 8;
    private static final int FEWEST_BYTES = 24;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_CHUNK = 4 << 20;
    private static final int LONGEST_LINES = 16 << 10;
    private static final int LONG_TEXT = 400;

    private final Part part;
    private final Opening opening;

    private PngTexts(Part part, Opening opening) {
        this.part = part;
        this.opening = opening;
    }

    static void read(Part part, Opening opening) throws IOException {
        new PngTexts(part, opening).read();
    }

    private void read() throws IOException {
        try (DataInputStream in =
                new DataInputStream(new java.io.BufferedInputStream(part.bytes().open()))) {
            in.skipNBytes(SIGNATURE);
            long position = SIGNATURE;
            while (true) {
                int length = in.readInt();
                String type = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
                if (length < 0 || type.equals("IEND")) {
                    return;
                }
                if (TEXTS.contains(type) && length <= LONGEST_CHUNK) {
                    chunk(type, in.readNBytes(length));
                } else {
                    in.skipNBytes(length);
                    foreign(type, part.bytes().slice(position + 8, length));
                }
                in.skipNBytes(4);
                position += 12L + length;
            }
        } catch (EOFException e) {
            // Where the picture ends too early is told by its end.
            return;
        }
    }

    /** What is neither the picture's nor a short text's is looked at as a file of its own. */
    private void foreign(String type, Bytes content) throws IOException {
        if (TEXTS.contains(type)) {
            opening.embed(part, "text in " + type, Part.Role.COMPONENT, content);
        } else if (type.equals("iCCP")) {
            int name = zero(content.head(LONGEST_NAME), 0);
            Carving.inflated(
                    part,
                    opening,
                    "profile",
                    content.slice(Math.min(name + 2L, content.size()), Math.max(0, content.size() - name - 2L)));
        } else if (!OF_PICTURES.contains(type)) {
            if (content.size() >= FEWEST_BYTES) {
                opening.embed(part, "chunk " + Printable.of(type), Part.Role.STRAY, content);
            }
            Carving.inflated(part, opening, "chunk " + Printable.of(type), content);
        }
    }

    private void chunk(String type, byte[] chunk) throws IOException {
        int name = zero(chunk, 0);
        String keyword = new String(chunk, 0, name, StandardCharsets.ISO_8859_1);
        switch (type) {
            case "tEXt" -> say(keyword, new ByteArrayInputStream(chunk, from(chunk, name + 1), chunk.length), false);
            case "zTXt" -> say(keyword, new ByteArrayInputStream(chunk, from(chunk, name + 2), chunk.length), true);
            default -> {
                boolean packed = name + 1 < chunk.length && chunk[name + 1] == 1;
                int language = zero(chunk, name + 3);
                int translated = zero(chunk, language + 1);
                say(keyword, new ByteArrayInputStream(chunk, from(chunk, translated + 1), chunk.length), packed);
            }
        }
    }

    private void say(String keyword, InputStream in, boolean packed) throws IOException {
        Bytes bytes;
        try {
            int size = Math.max(1, in.available());
            bytes = packed ? opening.unpack(new InflaterInputStream(in), size) : opening.unpack(in, 0);
        } catch (ZipException | EOFException e) {
            // Debris of it is read with all the picture's other bytes.
            return;
        }
        if (bytes.size() > LONGEST_LINES) {
            opening.embed(part, "text " + keyword, Part.Role.COMPONENT, bytes);
        } else {
            lines(keyword, new String(bytes.head(LONGEST_LINES), StandardCharsets.UTF_8));
        }
        if (bytes.size() >= LONG_TEXT && !keyword.startsWith("XML:com.adobe.xmp")) {
            opening.saw(Hiding.PICTURE_TEXT, part, "text " + keyword);
        }
    }

    private void lines(String keyword, String text) throws IOException {
        int row = 1;
        for (String line : text.split("\\R", -1)) {
            opening.hiddenLine(part, "text " + keyword, row++, line);
        }
    }

    private static int zero(byte[] chunk, int start) {
        int i = Math.min(start, chunk.length);
        while (i < chunk.length && chunk[i] != 0) {
            i++;
        }
        return i;
    }

    private static int from(byte[] chunk, int offset) {
        return Math.min(offset, chunk.length);
    }
}
