package dk.sluse.genome;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whole numbers as people write them: {@code 40}, {@code 40-59}, {@code 40+}, {@code >=40}, {@code <18}. */
final class NumberRange {

    private static final Pattern ONE = Pattern.compile("(\\d{1,4})");
    private static final Pattern TWO = Pattern.compile("(\\d{1,4})\\s*(?:-|\\u2013|\\.\\.|til|to)\\s*(\\d{1,4})");
    private static final Pattern OPEN = Pattern.compile("(\\d{1,4})\\s*\\+");
    private static final Pattern SIGN = Pattern.compile("(>=|<=|>|<|\\u2265|\\u2264)\\s*(\\d{1,4})");

    private NumberRange() {}

    /** Both ends, included; an open end reaches to 0 or the most. */
    static Optional<int[]> of(String text, int most) {
        return found(text.strip(), most).filter(ends -> ends[0] >= 0 && ends[0] <= ends[1] && ends[1] <= most);
    }

    private static Optional<int[]> found(String text, int most) {
        Matcher one = ONE.matcher(text);
        if (one.matches()) {
            return Optional.of(new int[] {number(one, 1), number(one, 1)});
        }
        Matcher two = TWO.matcher(text);
        if (two.matches()) {
            return Optional.of(new int[] {number(two, 1), number(two, 2)});
        }
        Matcher open = OPEN.matcher(text);
        if (open.matches()) {
            return Optional.of(new int[] {number(open, 1), most});
        }
        Matcher sign = SIGN.matcher(text);
        return sign.matches() ? Optional.of(signed(sign.group(1), number(sign, 2), most)) : Optional.empty();
    }

    private static int[] signed(String sign, int number, int most) {
        return switch (sign) {
            case ">" -> new int[] {number + 1, most};
            case "<" -> new int[] {0, number - 1};
            case "<=", "\u2264" -> new int[] {0, number};
            default -> new int[] {number, most};
        };
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
