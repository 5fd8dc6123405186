package dk.sluse.document;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lines of a mail whose signs are written as an equals sign and two digits, and that go on behind an equals sign. */
final class QuotedPrintable {

    private static final int LONGEST = 1 << 16;
    private static final String NAME = "quoted-printable";
    private static final Pattern ESCAPES = Pattern.compile("(?:=[0-9A-F]{2}){4}");

    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private boolean said;
    private boolean changed;

    /** The line that ends here, when it says something else than it shows. */
    Optional<byte[]> in(String text) {
        if (!said) {
            int name = text.indexOf("rintable");
            said = name >= 0 && text.regionMatches(true, name - NAME.length() + 8, NAME, 0, NAME.length());
            if (text.indexOf('=') < 0 || !ESCAPES.matcher(text).find()) {
                return Optional.empty();
            }
        }
        boolean goesOn = text.endsWith("=") && gathered.size() < LONGEST;
        decode(goesOn ? text.substring(0, text.length() - 1) : text);
        changed |= goesOn;
        if (goesOn) {
            return Optional.empty();
        }
        Optional<byte[]> line = changed ? Optional.of(gathered.toByteArray()) : Optional.empty();
        gathered.reset();
        changed = false;
        return line;
    }

    private void decode(String text) {
        for (int i = 0; i < text.length() && gathered.size() < LONGEST; i++) {
            char c = text.charAt(i);
            int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            if (c == '=' && low >= 0) {
                gathered.write(high << 4 | low);
                changed = true;
                i += 2;
            } else {
                gathered.write(c < 0x80 ? c : '?');
            }
        }
    }
}
