package dk.sluse.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Totals of money, time or the like that one or two contributors make up (R54), where a table says how large the largest are:
 * the n-k rule on the two largest, and the p % rule on how closely the second could tell the first. A total is stated, or the
 * mean times the number of contributors.
 */
public final class Dominance {

    /** What one column, or one row, says of a total. */
    private enum Role {
        SECOND(
                "(?:second|2nd|2\\.)[- _]?(?:largest|biggest|highest|største|højeste)|næst[- ]?(?:største|højeste)|max[ _-]?2|x_?2"),
        TOP_TWO("(?:largest|top)[ _-]?(?:2|two)|(?:two|2|to) (?:largest|biggest|største)"),
        LARGEST("largest|biggest|største bidrag\\w*|top[ _-]?1|x_?1"),
        MAXIMUM("max\\.?|maximum|highest|højeste|største"),
        MEAN("mean|average|avg\\.?|gennemsnit(?:lig)?"),
        CONTRIBUTORS("n|antal|contributors|number of.*|count|obs"),
        TOTAL("total|totalt|sum|i alt|ialt|samlet|samlede");

        private final Pattern words;

        Role(String words) {
            this.words = Pattern.compile("(?<![\\p{L}\\d])(?:" + words + ")(?![\\p{L}\\d])");
        }
    }

    /** Whether words name any of them, which most do not. */
    private static final Pattern ANY = Pattern.compile(
            Arrays.stream(Role.values()).map(role -> role.words.pattern()).collect(Collectors.joining("|")));

    /** A largest contribution that stands out of its total. */
    public record Found(int row, int column) {}

    /** The two rules. */
    public record Rules(double largestShare, double closeness) {}

    private final Table table;
    private final Rules rules;
    private final boolean across;
    private final Map<Role, Integer> lines = new EnumMap<>(Role.class);

    private Dominance(Table table, Rules rules, boolean across) {
        this.table = table;
        this.rules = rules;
        this.across = across;
        int from = across ? table.firstColumn() : table.firstRow();
        int to = across ? table.columns() : table.rows();
        for (int line = from; line < to; line++) {
            String words = (across ? table.heading(line) : table.label(line)).toLowerCase(Locale.ROOT);
            if (ANY.matcher(words).find()) {
                lines.putIfAbsent(roleOf(words), line);
            }
        }
    }

    private static Role roleOf(String words) {
        return Arrays.stream(Role.values())
                .filter(role -> role.words.matcher(words).find())
                .findFirst()
                .orElseThrow();
    }

    /** Finds them, whether the largest stand in columns or in rows of their own. */
    public static List<Found> in(Table table, Rules rules) {
        List<Found> found = new Dominance(table, rules, true).find();
        return found.isEmpty() ? new Dominance(table, rules, false).find() : found;
    }

    private List<Found> find() {
        List<Found> found = new ArrayList<>();
        Role first = lines.containsKey(Role.LARGEST)
                ? Role.LARGEST
                : lines.containsKey(Role.TOP_TWO) ? Role.TOP_TWO : Role.MAXIMUM;
        if (!lines.containsKey(first)) {
            return found;
        }
        int from = across ? table.firstRow() : table.firstColumn();
        int to = across ? table.rows() : table.columns();
        for (int at = from; at < to; at++) {
            if (isDominated(at, first)) {
                int line = lines.get(first);
                found.add(across ? new Found(at, line) : new Found(line, at));
            }
        }
        return found;
    }

    private boolean isDominated(int at, Role first) {
        OptionalDouble largest = value(first, at);
        if (largest.isEmpty() || largest.getAsDouble() <= 0) {
            return false;
        }
        double second = second(at, first, largest.getAsDouble());
        if (isShare(first, at)) {
            return largest.getAsDouble() <= 100 && exceeds(largest.getAsDouble(), second, 100);
        }
        OptionalDouble total = total(at, first);
        if (total.isEmpty() || total.getAsDouble() < largest.getAsDouble() + second) {
            return false;
        }
        double rest = total.getAsDouble() - largest.getAsDouble() - second;
        boolean close = second > 0 && rest < rules.closeness() / 100 * largest.getAsDouble();
        return close || exceeds(largest.getAsDouble(), second, total.getAsDouble());
    }

    /** The second largest, which may stand in a sum of the two. */
    private double second(int at, Role first, double largest) {
        if (lines.containsKey(Role.SECOND) && isShare(Role.SECOND, at) == isShare(first, at)) {
            return value(Role.SECOND, at).orElse(0);
        }
        boolean both = first == Role.LARGEST && isShare(Role.TOP_TWO, at) == isShare(first, at);
        double two = both ? value(Role.TOP_TWO, at).orElse(0) : 0;
        return two > largest ? two - largest : two;
    }

    private boolean exceeds(double largest, double second, double total) {
        return largest + second >= rules.largestShare() / 100 * total;
    }

    /** A maximum alone may be of anything beside any total; then only a mean and its number give the total of the same. */
    private OptionalDouble total(int at, Role first) {
        OptionalDouble mean = value(Role.MEAN, at);
        OptionalDouble contributors = value(Role.CONTRIBUTORS, at);
        boolean sums = mean.isPresent() && contributors.isPresent();
        if (first != Role.MAXIMUM || lines.containsKey(Role.SECOND)) {
            OptionalDouble total = value(Role.TOTAL, at);
            if (total.isPresent()) {
                return total;
            }
        }
        return sums ? OptionalDouble.of(mean.getAsDouble() * contributors.getAsDouble()) : OptionalDouble.empty();
    }

    private boolean isShare(Role role, int at) {
        Integer line = lines.get(role);
        return line != null
                && (entry(line, at).kind() == Entry.Kind.PERCENT
                        || Wording.isPercent(across ? table.heading(line) : table.label(line)));
    }

    private OptionalDouble value(Role role, int at) {
        Integer line = lines.get(role);
        if (line == null || !entry(line, at).isNumeric() || entry(line, at).isHidden()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(entry(line, at).value());
    }

    private Entry entry(int line, int at) {
        return across ? table.entry(at, line) : table.entry(line, at);
    }
}
