package dk.sluse.person;

import dk.sluse.document.Passage;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Person numbers that a line's end cuts in two: six digits, and four below. Only those with a dash are told. */
final class WrappedNumbers {

    private static final Pattern WRAPPED = Pattern.compile("(?<![\\p{L}\\d.,])(\\d{6}-?)\n(-?\\d{4})(?![\\p{L}\\d])");
    private static final int DATE = 6;
    /** The date, its dash, and what stands before and behind them. */
    private static final int LONGEST_TAIL = 9;

    private final Map<Integer, String> tails = new HashMap<>();

    /** How many numbers end in this passage; the beginning of the first may stand in the one before. */
    int look(Passage passage, String text) {
        if (passage.kind() == Passage.Kind.NAME || passage.kind() == Passage.Kind.PROPERTY) {
            return in(text);
        }
        String line = withoutMark(text.strip());
        String tail = tails.getOrDefault(passage.part().id(), "");
        int found = tail.isEmpty() ? 0 : in(tail + "\n" + line.substring(0, Math.min(DATE, line.length())));
        found += text.indexOf('\n') >= 0 ? in(text) : 0;
        if (endsWithDate(line)) {
            tails.put(passage.part().id(), line.substring(Math.max(0, line.length() - LONGEST_TAIL)));
        } else if (!tail.isEmpty()) {
            tails.remove(passage.part().id());
        }
        return found;
    }

    private static int in(String text) {
        int found = 0;
        for (Matcher match = WRAPPED.matcher(text); match.find(); ) {
            found += isNumber(match.group(1), match.group(2)) ? 1 : 0;
        }
        return found;
    }

    private static boolean isNumber(String date, String rest) {
        String digits = date.replace("-", "") + rest.replace("-", "");
        boolean dashed = date.endsWith("-") || rest.startsWith("-");
        return dashed && new PersonNumber(digits, PersonNumber.Form.DASHED, 0, 0).hasDate();
    }

    /** A cheap look, as most lines end otherwise. */
    private static boolean endsWithDate(String line) {
        int end = line.endsWith("-") ? line.length() - 1 : line.length();
        int start = end - DATE;
        for (int i = start; i < end; i++) {
            if (i < 0 || !isDigit(line.charAt(i))) {
                return false;
            }
        }
        return start == 0 || !isPartOfNumberOrWord(line.charAt(start - 1));
    }

    private static boolean isPartOfNumberOrWord(char c) {
        return Character.isLetter(c) || isDigit(c) || c == '.' || c == ',';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String withoutMark(String line) {
        int mark = 0;
        while (mark < line.length() && "#/*>".indexOf(line.charAt(mark)) >= 0) {
            mark++;
        }
        return mark == 0 ? line : line.substring(mark).strip();
    }
}
