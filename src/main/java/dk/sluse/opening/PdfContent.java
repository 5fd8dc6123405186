package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import dk.sluse.bytes.TextSniffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Tells the text that draws a page, a letter or a colour from any other text in a stream. */
final class PdfContent {

    private static final int WHOLE = 1 << 20;
    private static final int HEAD = 1 << 14;
    /** Operators that no other text has, or numbers and a name with one behind them. */
    private static final Pattern OPERATOR = Pattern.compile(
            "(?:^|[\\s\\])>])(?:BT|ET|T[jJfdDm*]|[BE]MC|BDC|d[01]|begincmap|usecmap)(?=[\\s(\\[/<]|$)"
                    + "|/[\\w.-]{1,60}\\s+(?:gs|Do|sh|cs|CS|scn|SCN)(?=\\s|$)"
                    + "|(?<![\\d.])[\\d.]{1,20}\\s{1,9}-?[\\d.]{1,20}\\s{1,9}(?:m|l|cm|c|re|v|y|rg|RG|sc|SC|k|K)(?=\\s|$)");

    private static final Pattern NOTHING = Pattern.compile("[qQnfSW\\s]*");

    /** The drawing once more, as the program that made it keeps it. */
    private static final Pattern ILLUSTRATOR =
            Pattern.compile("%!PS-Adobe-3\\.0 *[\\r\\n]+%%Creator: Adobe Illustrator");

    private static final Pattern FUNCTION = Pattern.compile("\\s*\\{[\\s\\d.a-z{}-]*");

    private PdfContent() {}

    /** Whether a stream that begins as text draws something, or goes on as no text does, as pieces of a larger whole may. */
    static boolean draws(Bytes stream) throws IOException {
        byte[] whole = stream.head(WHOLE);
        if (!TextSniffer.isText(whole)) {
            return true;
        }
        String head = new String(stream.head(HEAD), StandardCharsets.ISO_8859_1);
        return NOTHING.matcher(head).matches()
                || ILLUSTRATOR.matcher(head).lookingAt()
                || OPERATOR.matcher(head).find()
                || FUNCTION.matcher(head).matches();
    }
}
