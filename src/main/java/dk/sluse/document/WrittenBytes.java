package dk.sluse.document;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes that code or a mail writes as characters: escapes in a string, hexadecimal or plain numbers between commas, lines
 * of uuencode. Of plain numbers, which may be anything, only what packed files and BAM begin with.
 */
final class WrittenBytes {

    private static final int LONGEST = 1 << 16;
    private static final int FEWEST = 8;
    private static final int LONGEST_UU = 62;
    private static final Pattern ESCAPED = Pattern.compile("(?:\\\\x[0-9a-fA-F]{2}.*?){3}");
    private static final Pattern OCTAL = Pattern.compile("(?:\\\\[0-3][0-7]{2}.?){8}");
    /** What turns a list of numbers, or one number after the other, into a text. */
    private static final Pattern SPELT = Pattern.compile(
            "(?:intToUtf8|fromCharCode|rawToChar|chr|bytes|bytearray)\\W{1,3}(?:c|as\\.raw\\(c)?\\W{0,3}\\d{2,3}L?"
                    + "(?:[\\s,+)(.]{1,4}(?:chr\\()?\\d{2,3}L?){7,}");

    private static final Pattern NUMBER = Pattern.compile("\\d{2,3}");
    private static final Pattern HEXADECIMALS =
            Pattern.compile("0[xX][0-9a-fA-F]{2}(?:\\s*,\\s*0[xX][0-9a-fA-F]{2}){7,}");
    private static final Pattern PACKED =
            Pattern.compile("(?<!\\d)(?:31, ?139, ?8|66, ?65, ?77, ?1|67, ?82, ?65, ?77)(?:, ?\\d{1,3}){8,}");
    private static final Pattern BEGIN = Pattern.compile("begin(?:-base64)? [0-7]{3,4} \\S.*");
    private static final java.util.List<String> SPELLING =
            java.util.List.of("intToUtf8", "fromCharCode", "rawToChar", "chr(", "bytes", "bytearray");

    private Optional<ByteArrayOutputStream> uu = Optional.empty();

    /** The bytes that this line writes, or ends. */
    Optional<byte[]> in(String text) {
        if (uu.isPresent()) {
            return uu(text);
        }
        if (text.startsWith("begin") && BEGIN.matcher(text).matches()) {
            uu = Optional.of(new ByteArrayOutputStream());
            return Optional.empty();
        }
        if (text.indexOf('\\') >= 0) {
            if (text.contains("\\x") && ESCAPED.matcher(text).find()) {
                return escaped(text, text.indexOf("\\x"));
            }
            Matcher octal = OCTAL.matcher(text);
            if (octal.find()) {
                return escaped(text, octal.start());
            }
        }
        if (maySpell(text)) {
            Matcher spelt = SPELT.matcher(text);
            if (spelt.find()) {
                return Optional.of(spelt(spelt.group()));
            }
        }
        return text.indexOf(',') < 0 ? Optional.empty() : list(text);
    }

    /** A cheap look: each of the words has a t or an h. */
    private static boolean maySpell(String text) {
        return (text.indexOf('t') >= 0 || text.indexOf('h') >= 0)
                && SPELLING.stream().anyMatch(text::contains);
    }

    private static Optional<byte[]> list(String text) {
        if (text.contains("0x") || text.contains("0X")) {
            Matcher list = HEXADECIMALS.matcher(text);
            return list.find() ? Optional.of(numbers(list.group(), 16)) : Optional.empty();
        }
        if (text.contains("31,") || text.contains("66,") || text.contains("67,")) {
            Matcher list = PACKED.matcher(text);
            return list.find() ? Optional.of(numbers(list.group(), 10)) : Optional.empty();
        }
        return Optional.empty();
    }

    private Optional<byte[]> uu(String text) {
        ByteArrayOutputStream out = uu.orElseThrow();
        int length = text.isEmpty() ? 0 : (text.charAt(0) - ' ') & 63;
        boolean line = length > 0 && text.length() <= LONGEST_UU && (text.length() - 1) * 3 / 4 >= length - 2;
        if (!line || out.size() > LONGEST) {
            uu = Optional.empty();
            return out.size() < FEWEST ? Optional.empty() : Optional.of(out.toByteArray());
        }
        int before = out.size();
        for (int i = 1; i < text.length(); i += 4) {
            int bits = 0;
            for (int j = 0; j < 4; j++) {
                bits = bits << 6 | (i + j < text.length() ? (text.charAt(i + j) - ' ') & 63 : 0);
            }
            for (int shift = 16; shift >= 0 && out.size() - before < length; shift -= 8) {
                out.write(bits >> shift);
            }
        }
        return Optional.empty();
    }

    /** A string with escapes, from its first quotation mark or escape on. */
    private static Optional<byte[]> escaped(String text, int first) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int start = first;
        char quote = '"';
        for (int i = start - 1; i >= 0; i--) {
            if (text.charAt(i) == '"' || text.charAt(i) == '\'') {
                quote = text.charAt(i);
                start = i + 1;
                break;
            }
        }
        for (int i = start; i < text.length() && text.charAt(i) != quote && out.size() < LONGEST; i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 >= text.length()) {
                out.write(c);
                continue;
            }
            char code = text.charAt(++i);
            if (code == 'x' && i + 2 < text.length()) {
                out.write(Character.digit(text.charAt(i + 1), 16) << 4 | Character.digit(text.charAt(i + 2), 16));
                i += 2;
            } else if (code <= '3'
                    && i + 2 < text.length()
                    && NUMBER.matcher(text.substring(i, i + 3)).matches()) {
                out.write(Integer.parseInt(text.substring(i, i + 3).replaceAll("[89]", "7"), 8));
                i += 2;
            } else {
                out.write(
                        switch (code) {
                            case 'n' -> '\n';
                            case 't' -> '\t';
                            case 'r' -> '\r';
                            case '0' -> 0;
                            default -> code;
                        });
            }
        }
        return out.size() < FEWEST ? Optional.empty() : Optional.of(out.toByteArray());
    }

    private static byte[] spelt(String list) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Matcher number = NUMBER.matcher(list); number.find(); ) {
            out.write(Integer.parseInt(number.group()));
        }
        return out.toByteArray();
    }

    private static byte[] numbers(String list, int base) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String number : list.split(",", LONGEST)) {
            String digits = number.strip();
            out.write(Integer.parseInt(base == 16 ? digits.substring(2) : digits, base));
        }
        return out.toByteArray();
    }
}
