package dk.sluse.document;

import dk.sluse.bytes.ByteSearch;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.binary.Base32;

/**
 * Finds other content written as text: base64, in one piece or in lines, hexadecimal digits, dumps; and hands over the
 * beginning of what they stand for, unpacked. A beginning is enough to tell what it is.
 */
public final class EncodedText {

    /** Takes the beginning of what was decoded. */
    public interface Taker {
        void take(Passage at, byte[] content) throws IOException;
    }

    private static final int SHORTEST = 40;
    private static final int SHORTEST_HEX = 72;
    private static final int LONGEST = 1 << 16;
    private static final int MOST_EXAMINED = 2000;
    private static final int LAYERS = 3;
    private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2})+");
    private static final Pattern BASE_32 = Pattern.compile("[A-Z2-7]+=*");
    private static final Pattern DUMP =
            Pattern.compile("\\s*[0-9a-fA-F]{4,8}:?\\s+((?:[0-9a-fA-F]{2,4} {1,2}){4,16}).*");
    private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_=";
    private static final boolean[] ALPHABET = alphabet();

    /** How packed files and BAM begin in base64: another string of code has another file. */
    private static final java.util.List<String> BEGINNINGS =
            java.util.List.of("H4sI", "UEsD", "QlpoO", "/Td6", "QkFN", "Q1JB");

    private static final String AROUND_STRINGS = "\"',()+\\ \t";

    private final Taker taker;
    private final WrittenBytes written = new WrittenBytes();
    private final QuotedPrintable mail = new QuotedPrintable();
    private final Base85 dense = new Base85();
    private Optional<Passage> denseAt = Optional.empty();
    private final StringBuilder gathered = new StringBuilder();
    private Optional<Passage> begun = Optional.empty();
    private boolean dump;
    private int examined;
    private int lastRow;

    public EncodedText(Taker taker) {
        this.taker = taker;
    }

    /** Where in bytes such a text may begin. */
    public static ByteSearch bytes() {
        return ByteSearch.run(SHORTEST, CHARACTERS);
    }

    /** What stands before bytes that code or a mail writes otherwise. */
    public static java.util.List<String> words() {
        return java.util.List.of("begin 6", "as.raw", "bytes(", "bytearray");
    }

    public void look(Passage passage) throws IOException {
        String text = passage.text();
        boolean gap = passage.kind() == Passage.Kind.LINE && passage.row() > lastRow + 1;
        if (begun.isPresent()
                && (gap || begun.get().part().id() != passage.part().id())) {
            finish();
        }
        lastRow = passage.row();
        if (text.indexOf('\n') < 0) {
            line(passage, text);
        } else {
            for (String line : text.split("\n", -1)) {
                line(passage, line);
            }
        }
    }

    private void line(Passage passage, String text) throws IOException {
        Optional<byte[]> bytes = written.in(text).or(() -> mail.in(text));
        dense(dense.in(text));
        denseAt = Optional.of(passage);
        if (bytes.isPresent() && examined++ < MOST_EXAMINED) {
            unpacked(passage, bytes.get(), LAYERS);
        }
        int start = firstRun(text);
        if (start < 0) {
            if (begun.isPresent() || (text.length() > 30 && text.length() < 100 && text.indexOf(' ') <= 10)) {
                shortLine(passage, text);
            }
            return;
        }
        while (start >= 0) {
            int end = endOfRun(text, start);
            boolean goesOn = begun.isPresent() && !dump && start == firstGlyph(text) && !beginsAnew(text, start);
            if (!goesOn) {
                ended();
                begun = Optional.of(passage);
            }
            append(text, start, end);
            if (!isEndOfString(text, end)) {
                ended();
            }
            start = nextRun(text, end);
        }
    }

    /** The last line of a wrapped text is short; a dump has its digits in groups. */
    private void shortLine(Passage passage, String text) throws IOException {
        Matcher dumped = DUMP.matcher(text);
        if (dumped.matches()) {
            if (!dump) {
                ended();
                begun = Optional.of(passage);
                dump = true;
            }
            String digits = dumped.group(1).replace(" ", "");
            append(digits, 0, digits.length());
            return;
        }
        String stripped = text.strip();
        if (begun.isPresent() && !dump && !stripped.isEmpty()) {
            append(stripped, 0, endOfRun(stripped, 0));
        }
        if (!stripped.isEmpty()) {
            ended();
        }
    }

    private void append(String text, int start, int end) {
        if (gathered.length() < LONGEST) {
            gathered.append(text, start, Math.min(end, start + LONGEST));
        }
    }

    /** What was gathered is complete. */
    public void finish() throws IOException {
        dense(dense.end());
        ended();
    }

    /** Of a string in 85 signs, what is packed or a text. */
    private void dense(String signs) throws IOException {
        for (int alphabet = 0; alphabet < 2 && !signs.isEmpty() && denseAt.isPresent(); alphabet++) {
            Optional<byte[]> content = Base85.decoded(signs, alphabet == 1);
            boolean said = content.isPresent() && (Unpacked.of(content.get()).isPresent() || isAscii(content.get()));
            if (said && examined++ < MOST_EXAMINED) {
                unpacked(denseAt.get(), content.get(), LAYERS);
                return;
            }
        }
    }

    private static boolean isAscii(byte[] content) {
        for (byte c : content) {
            if (c < '\t' || c == 0x7f) {
                return false;
            }
        }
        return content.length > 0;
    }

    private void ended() throws IOException {
        if (begun.isPresent()) {
            Passage at = begun.get();
            begun = Optional.empty();
            dump = false;
            if (examined++ < MOST_EXAMINED && gathered.length() >= SHORTEST) {
                examine(at, gathered.toString());
            }
            gathered.setLength(0);
        }
    }

    private void examine(Passage at, String text) throws IOException {
        if (text.length() >= SHORTEST_HEX && HEX.matcher(text).matches()) {
            unpacked(at, HexFormat.of().parseHex(text), LAYERS);
            return;
        }
        if (BASE_32.matcher(text).matches()) {
            unpacked(at, new Base32().decode(text), LAYERS);
        }
        String standard = text.replace('-', '+').replace('_', '/').replace("=", "");
        String whole = standard.length() % 4 == 1 ? standard.substring(0, standard.length() - 1) : standard;
        try {
            unpacked(at, Base64.getDecoder().decode(whole), LAYERS);
        } catch (IllegalArgumentException e) {
            // Some other long word.
        }
    }

    private void unpacked(Passage at, byte[] content, int layers) throws IOException {
        Optional<byte[]> inner = layers == 0 ? Optional.empty() : Unpacked.of(content);
        if (inner.isPresent()) {
            unpacked(at, inner.get(), layers - 1);
        } else {
            taker.take(at, content);
        }
    }

    private static int firstGlyph(String text) {
        int i = 0;
        while (i < text.length() && AROUND_STRINGS.indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }

    private static boolean beginsAnew(String text, int start) {
        return BEGINNINGS.stream().anyMatch(beginning -> text.startsWith(beginning, start));
    }

    /** Code writes a long text as strings in lines of their own. */
    private static boolean isEndOfString(String text, int end) {
        for (int i = end; i < text.length(); i++) {
            if (AROUND_STRINGS.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Where the first long run begins; looks at every fortieth character only. */
    private static int firstRun(String text) {
        return nextRun(text, 0);
    }

    private static int nextRun(String text, int from) {
        for (int i = from + SHORTEST - 1; i < text.length(); ) {
            if (!isCode(text.charAt(i))) {
                i += SHORTEST;
                continue;
            }
            int start = i;
            while (start > from && isCode(text.charAt(start - 1))) {
                start--;
            }
            int end = endOfRun(text, i);
            if (end - start >= SHORTEST) {
                return start;
            }
            i = end + SHORTEST;
        }
        return -1;
    }

    private static int endOfRun(String text, int start) {
        int end = start;
        while (end < text.length() && isCode(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isCode(char c) {
        return c < 128 && ALPHABET[c];
    }

    private static boolean[] alphabet() {
        boolean[] table = new boolean[128];
        CHARACTERS.chars().forEach(c -> table[c] = true);
        return table;
    }
}
