package dk.sluse.document;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/** Bytes written in 85 signs, five for four: as Python and git write them (RFC 1924), and as PostScript does. */
final class Base85 {

    private static final int SHORTEST = 40;
    private static final int SHORTEST_LINE = 20;
    private static final int LONGEST = 1 << 16;
    private static final int BASE = 85;
    private static final String SIGNS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";
    private static final int[] VALUES = values();

    private final StringBuilder gathered = new StringBuilder();

    /** The string that ended before this line, or with it; empty when there is none. */
    String in(String text) {
        String signs = signsOf(text);
        boolean goesOn = signs.length() >= SHORTEST_LINE || (gathered.length() > 0 && !signs.isEmpty());
        if (goesOn && gathered.length() < LONGEST) {
            gathered.append(signs, 0, Math.min(signs.length(), LONGEST));
            return "";
        }
        return end();
    }

    /** What was gathered is complete. */
    String end() {
        String whole = gathered.length() < SHORTEST ? "" : gathered.toString();
        gathered.setLength(0);
        return whole;
    }

    /** What stands between the first and the last quotation mark, or the whole line, when it has no blanks. */
    private static String signsOf(String text) {
        int first = firstQuote(text);
        char quote = first < 0 ? ' ' : text.charAt(first);
        int last = first < 0 ? -1 : text.lastIndexOf(quote);
        String line = last > first ? text.substring(first, last) : text;
        int from = 0;
        int to = line.length();
        while (from < to && (line.charAt(from) == '"' || line.charAt(from) == '\'' || line.charAt(from) == ' ')) {
            from++;
        }
        while (to > from && (line.charAt(to - 1) == ' ' || line.charAt(to - 1) == '\r')) {
            to--;
        }
        for (int i = from; i < to; i++) {
            if (line.charAt(i) <= ' ' || line.charAt(i) > '~') {
                return "";
            }
        }
        return line.substring(from, to).replace("<~", "").replace("~>", "").replace("\\\\", "\\");
    }

    private static int firstQuote(String text) {
        int one = text.indexOf('"');
        int other = text.indexOf('\'');
        return one < 0 || other < 0 ? Math.max(one, other) : Math.min(one, other);
    }

    /** What these signs stand for in one of the two alphabets. */
    static Optional<byte[]> decoded(String signs, boolean postscript) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(signs.length());
        long value = 0;
        int count = 0;
        for (int i = 0; i < signs.length(); i++) {
            char c = signs.charAt(i);
            if (postscript && c == 'z' && count == 0) {
                out.writeBytes(new byte[4]);
                continue;
            }
            int digit = postscript ? c - '!' : VALUES[c];
            if (digit < 0 || digit >= BASE) {
                return Optional.empty();
            }
            value = value * BASE + digit;
            if (++count == 5) {
                write(out, value, 4);
                value = 0;
                count = 0;
            }
        }
        if (count > 1) {
            for (int i = count; i < 5; i++) {
                value = value * BASE + BASE - 1;
            }
            write(out, value, count - 1);
        }
        return Optional.of(out.toByteArray());
    }

    private static void write(ByteArrayOutputStream out, long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (value >> (24 - 8 * i)));
        }
    }

    private static int[] values() {
        int[] values = new int[128];
        Arrays.fill(values, -1);
        for (int i = 0; i < SIGNS.length(); i++) {
            values[SIGNS.charAt(i)] = i;
        }
        return values;
    }
}
