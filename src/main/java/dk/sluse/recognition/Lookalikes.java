package dk.sluse.recognition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads letters as the digits they look like, where that makes a person number with a date: {@code O1O203-l234}. Only for
 * text out of pictures; elsewhere a letter is a letter.
 */
final class Lookalikes {

    private static final String LIKE = "[0-9OoQDCUlIi|!\\]\\[jLSs$BZzGbgqAaT?&§£]";
    private static final String MARKS = "[-\u2010-\u2015\u2212~=_]";
    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\d])(" + LIKE + "{2}) ?(" + LIKE + "{2}) ?("
            + LIKE + "{2})( ?" + MARKS + "{1,2} ?| |)(" + LIKE + "{4})(?![\\p{L}\\d])");
    private static final int FEWEST_DIGITS = 7;
    private static final int MOST_IN_LINE = 20;
    private static final Map<Character, Character> DIGITS = Map.ofEntries(
            Map.entry('O', '0'),
            Map.entry('o', '0'),
            Map.entry('Q', '0'),
            Map.entry('D', '0'),
            Map.entry('C', '0'),
            Map.entry('U', '0'),
            Map.entry('l', '1'),
            Map.entry('I', '1'),
            Map.entry('i', '1'),
            Map.entry('|', '1'),
            Map.entry('!', '1'),
            Map.entry(']', '1'),
            Map.entry('[', '1'),
            Map.entry('j', '1'),
            Map.entry('L', '1'),
            Map.entry('Z', '2'),
            Map.entry('z', '2'),
            Map.entry('?', '2'),
            Map.entry('A', '4'),
            Map.entry('S', '5'),
            Map.entry('s', '5'),
            Map.entry('$', '5'),
            Map.entry('G', '6'),
            Map.entry('b', '6'),
            Map.entry('T', '7'),
            Map.entry('B', '8'),
            Map.entry('&', '8'),
            Map.entry('§', '8'),
            Map.entry('g', '9'),
            Map.entry('q', '9'),
            Map.entry('a', '4'),
            Map.entry('£', '6'));

    private Lookalikes() {}

    /** The lines that may say more than they seem to, with the numbers as digits and nothing touching them. */
    static List<String> in(List<String> lines) {
        List<String> found = new ArrayList<>();
        for (String line : lines) {
            StringBuilder read = new StringBuilder();
            int from = 0;
            int count = 0;
            Matcher matcher = NUMBER.matcher(line);
            while (count < MOST_IN_LINE && matcher.find()) {
                String number = number(matcher);
                if (!number.isEmpty() && !isPlain(line, matcher, number)) {
                    read.append(line, from, matcher.start())
                            .append(' ')
                            .append(number)
                            .append(' ');
                    from = matcher.end();
                    count++;
                }
            }
            if (count > 0) {
                found.add(read.append(line.substring(from)).toString());
            }
        }
        return found;
    }

    /** As it stands it will be found anyhow. */
    private static boolean isPlain(String line, Matcher matcher, String number) {
        boolean before = matcher.start() == 0 || line.charAt(matcher.start() - 1) == ' ';
        boolean after = matcher.end() == line.length() || line.charAt(matcher.end()) == ' ';
        return before && after && matcher.group().equals(number);
    }

    private static String number(Matcher matcher) {
        String letters = matcher.group(1) + matcher.group(2) + matcher.group(3) + matcher.group(5);
        boolean marked = !matcher.group(4).isBlank();
        long digits = letters.chars().filter(c -> c >= '0' && c <= '9').count();
        if (digits < FEWEST_DIGITS) {
            return "";
        }
        StringBuilder number = new StringBuilder();
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            number.append((char) DIGITS.getOrDefault(letter, letter));
        }
        if (!hasDate(number)) {
            return "";
        }
        return marked ? number.insert(6, '-').toString() : number.toString();
    }

    /** A day, which a substitute number has 60 more of, and a month. */
    private static boolean hasDate(CharSequence number) {
        int day = Integer.parseInt(number, 0, 2, 10) % 60;
        int month = Integer.parseInt(number, 2, 4, 10);
        return day >= 1 && day <= 31 && month >= 1 && month <= 12;
    }
}
