package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Word writes its table of objects twice, and the second time none of them: nothing is changed by it. */
final class PdfTable {

    private static final int LONGEST = 1024;
    private static final Pattern EMPTY =
            Pattern.compile("\\s*xref\\s+0 0\\s+trailer\\s*<<[^%]*>>\\s*startxref\\s+\\d+\\s+%%EOF");
    private static final Pattern ROOT = Pattern.compile("/(?:Root|Encrypt)\\s+\\d+\\s+\\d+\\s+R");

    private PdfTable() {}

    /** Whether what stands between two end marks is such a table, which begins at the same object as that before it. */
    static boolean isRepeated(Bytes bytes, long end, long next) throws IOException {
        if (next - end > LONGEST) {
            return false;
        }
        String added = text(bytes, end, next);
        String before = text(bytes, Math.max(0, end - LONGEST), end);
        String trailer = before.substring(Math.max(0, before.lastIndexOf("trailer")));
        return EMPTY.matcher(added).matches() && root(added).equals(root(trailer));
    }

    private static String root(String trailer) {
        StringBuilder root = new StringBuilder();
        for (Matcher found = ROOT.matcher(trailer); found.find(); ) {
            root.append(found.group().replaceAll("\\s+", " "));
        }
        return root.toString();
    }

    private static String text(Bytes bytes, long from, long to) throws IOException {
        return new String(bytes.read(from, (int) (to - from)), StandardCharsets.ISO_8859_1);
    }
}
