package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The program of a font of Type 1: what it says of itself, and behind that its outlines, which are enciphered. */
final class FontProgram {

    private static final int LONGEST_WORDS = 1 << 16;
    private static final int SAMPLE = 1 << 10;
    private static final int SIGNS = 24;
    private static final Pattern BEGINS = Pattern.compile("%!(?:PS-AdobeFont|FontType)");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9A-Fa-f\\s]*");
    private static final String CIPHER = "eexec";

    private FontProgram() {}

    /** What can be read of a font's program, or all of it when it is none or goes on as no font does. */
    static Bytes words(Bytes program) throws IOException {
        String head = new String(program.head(LONGEST_WORDS), StandardCharsets.ISO_8859_1);
        int cipher = head.indexOf(CIPHER);
        if (!BEGINS.matcher(head).lookingAt() || cipher < 0) {
            return program;
        }
        int from = cipher + CIPHER.length();
        String rest = head.substring(from, Math.min(head.length(), from + SAMPLE));
        return isEnciphered(rest) ? program.slice(0, from) : program;
    }

    /** Enciphered bytes have all values alike, or are written as hexadecimal digits. */
    private static boolean isEnciphered(String rest) {
        String bytes = rest.strip();
        long beyond = bytes.chars().filter(c -> c < 0x20 || c > 0x7e).count();
        boolean binary = bytes.length() >= SIGNS && beyond * 2 >= bytes.length();
        return binary || HEXADECIMAL.matcher(bytes).matches();
    }
}
