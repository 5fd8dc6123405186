package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import dk.sluse.document.Part;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;

/** What lies in a PDF's bytes and in none of its tables: objects that were replaced or left over, and remarks (R55). */
final class PdfLeftovers {

    private static final Pattern OBJECT = Pattern.compile("(?<!\\d)(\\d{1,9}) (\\d{1,5}) obj\\b");
    private static final Pattern STREAM = Pattern.compile("stream(?:\\r\\n|\\n|\\r)");
    private static final Pattern REMARK =
            Pattern.compile("(?m)^%(?![%P])[\\x20-\\x7e]{8,400}|^%%(?!EOF)[\\x20-\\x7e]{8,400}");
    private static final int WINDOW = 1 << 20;
    private static final int OVERLAP = 1 << 12;
    private static final int LONGEST = 8 << 20;
    private static final int MOST = 200;

    private final Part part;
    private final Opening opening;
    private final Set<Long> known;
    private int told;

    private PdfLeftovers(Part part, Opening opening, Set<Long> known) {
        this.part = part;
        this.opening = opening;
        this.known = known;
    }

    /** @param known where the objects begin that the PDF's tables name */
    static void of(Part part, Opening opening, Set<Long> known) throws IOException {
        new PdfLeftovers(part, opening, known).read();
    }

    private void read() throws IOException {
        long size = part.bytes().size();
        for (long base = 0; base < size; base += WINDOW) {
            String text = new String(part.bytes().read(base, WINDOW + OVERLAP), StandardCharsets.ISO_8859_1);
            for (Matcher object = OBJECT.matcher(text); object.find() && object.start() < WINDOW; ) {
                long at = base + object.start();
                if (!known.contains(at) && told < MOST) {
                    object(at, at + object.end() - object.start());
                }
            }
            int row = 1;
            for (Matcher remark = REMARK.matcher(text); remark.find() && remark.start() < WINDOW && row < MOST; ) {
                opening.hiddenLine(part, "remark", row++, remark.group());
            }
        }
    }

    /** What the object says in plain characters, and its stream as a part. */
    private void object(long at, long after) throws IOException {
        String head = new String(part.bytes().read(after, OVERLAP), StandardCharsets.ISO_8859_1);
        Matcher stream = STREAM.matcher(head);
        int end = head.indexOf("endobj");
        if (!stream.find() || (end >= 0 && end < stream.start())) {
            return;
        }
        String dictionary = head.substring(0, stream.start());
        if (dictionary.contains("/XRef") || dictionary.contains("/ObjStm") || dictionary.contains("/Image")) {
            return;
        }
        long from = after + stream.end();
        byte[] rest = part.bytes().read(from, LONGEST);
        int length = lengthOf(rest);
        Bytes content = Bytes.of(java.util.Arrays.copyOf(rest, length));
        told++;
        String name = "unused object at byte " + at;
        if (dictionary.contains("FlateDecode")) {
            try (InputStream in =
                    new BufferedInputStream(new InflaterInputStream(new ByteArrayInputStream(rest, 0, length)))) {
                content = opening.unpack(in, length);
            } catch (java.util.zip.ZipException | java.io.EOFException e) {
                // Looked at as it lies.
            }
        }
        boolean font = dictionary.contains("/Length1");
        opening.embed(part, name, Part.Role.COMPONENT, font ? FontProgram.words(content) : content);
    }

    private static int lengthOf(byte[] rest) {
        byte[] end = "endstream".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i + end.length <= rest.length; i++) {
            if (rest[i] == 'e' && java.util.Arrays.equals(rest, i, i + end.length, end, 0, end.length)) {
                return i;
            }
        }
        return rest.length;
    }
}
