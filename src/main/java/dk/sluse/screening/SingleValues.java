package dk.sluse.screening;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether values printed one after another may be one per person (R59). Values of people stand in no order, or sorted with
 * repetitions, and are short; what a model tells goes up or down smoothly, lies between nought and one, or has many decimals.
 */
final class SingleValues {

    private static final int FEWEST = 20;
    private static final int FEWEST_NAMED = 8;
    private static final int FEWEST_WORDS = 12;
    private static final int FEWEST_TRUTHS = 30;
    private static final int LONGEST_WORD = 40;
    private static final double LARGEST = 1_000_000;
    private static final double SHARE_OF_TURNS = 0.45;
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,9}\\.?\\d{0,12}(?:e[-+]?\\d{1,3})?\\+?");
    private static final Pattern SHORT = Pattern.compile("\\d{1,6}(?:\\.\\d{0,2})?\\+?");
    private static final Pattern DATE = Pattern.compile("[12]\\d{3}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./][12]\\d{3}");
    private static final Pattern TRUTH = Pattern.compile("(?i)true|false");
    /** Colours, types and other words of programs. */
    private static final Pattern OF_PROGRAMS = Pattern.compile(
            "(?i)#[0-9a-f]{3,8}|int\\d*|float\\d*|object|numeric|integer|double|character|factor|logical|bool|str|category|red|blue|green|black|white|gr[ae]y\\d*|orange|purple|solid|dashed|none|null|nan|na|ok|pass|-");

    private SingleValues() {}

    /** @param named whether what is printed is called by a thing known of people, such as {@code age} */
    static boolean areLikely(List<String> values, boolean named) {
        List<String> known = values.stream().filter(value -> !isMissing(value)).toList();
        if (known.size() < FEWEST_NAMED) {
            return false;
        }
        if (known.stream().allMatch(value -> NUMBER.matcher(value).matches())) {
            return areNumbers(known, named);
        }
        if (known.stream().allMatch(value -> DATE.matcher(value).matches())) {
            return turns(known) > 0;
        }
        return areWords(known, named);
    }

    private static boolean isMissing(String value) {
        return value.equals("NA") || value.equals("nan") || value.equals("None") || value.equals("null");
    }

    private static boolean areNumbers(List<String> values, boolean named) {
        if (values.stream().anyMatch(value -> value.endsWith("+"))) {
            return true; // times until an event that did not come, as R prints them
        }
        if (values.size() < (named ? FEWEST_NAMED : FEWEST)
                || !values.stream().allMatch(value -> SHORT.matcher(value).matches())) {
            return false;
        }
        double[] numbers = values.stream().mapToDouble(Double::parseDouble).toArray();
        double largest = 0;
        boolean whole = true;
        for (double number : numbers) {
            largest = Math.max(largest, number);
            whole &= number == Math.rint(number);
        }
        if (largest > LARGEST || (largest <= 1 && !whole)) {
            return false;
        }
        int inner = numbers.length - 2 - repeated(values);
        return turns(numbers) >= Math.max(2, SHARE_OF_TURNS * inner)
                || (isSorted(numbers) && whole && isCrowded(values));
    }

    private static int repeated(List<String> values) {
        int repeated = 0;
        for (int i = 1; i < values.size(); i++) {
            repeated += values.get(i).equals(values.get(i - 1)) ? 1 : 0;
        }
        return repeated;
    }

    /** Several values, and some of them more than once. */
    private static boolean isCrowded(List<String> values) {
        int distinct = new HashSet<>(values).size();
        return distinct >= FEWEST_NAMED && distinct < values.size();
    }

    private static boolean isSorted(double... numbers) {
        int up = 0;
        int down = 0;
        for (int i = 1; i < numbers.length; i++) {
            up += numbers[i] > numbers[i - 1] ? 1 : 0;
            down += numbers[i] < numbers[i - 1] ? 1 : 0;
        }
        return up == 0 || down == 0;
    }

    /** How often values go up after they went down, or the other way; equal neighbours are one. */
    private static int turns(double... numbers) {
        int turns = 0;
        double direction = 0;
        for (int i = 1; i < numbers.length; i++) {
            double step = Math.signum(numbers[i] - numbers[i - 1]);
            if (step != 0) {
                turns += direction == -step ? 1 : 0;
                direction = step;
            }
        }
        return turns;
    }

    private static int turns(List<String> values) {
        double[] steps = new double[values.size()];
        for (int i = 1; i < steps.length; i++) {
            steps[i] = steps[i - 1] + Math.signum(values.get(i).compareTo(values.get(i - 1)));
        }
        return turns(steps);
    }

    /** Few words, each of them again and again and in no order. */
    private static boolean areWords(List<String> values, boolean named) {
        Set<String> distinct = new HashSet<>(values);
        boolean truths =
                distinct.stream().allMatch(value -> TRUTH.matcher(value).matches());
        int fewest = truths ? FEWEST_TRUTHS : named ? FEWEST_NAMED : FEWEST_WORDS;
        return values.size() >= fewest
                && distinct.size() >= 2
                && distinct.size() * 2 <= values.size()
                && turns(values) >= 3
                && distinct.stream().allMatch(value -> value.length() <= LONGEST_WORD)
                && distinct.stream()
                        .noneMatch(value -> OF_PROGRAMS.matcher(value).matches());
    }
}
