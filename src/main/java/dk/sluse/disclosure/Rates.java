package dk.sluse.disclosure;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rates of events beside the person-years they are of: together they give the number of events back (R63). */
final class Rates {

    private static final Pattern RATE = Pattern.compile(
            "(?iu)(?:per|pr\\.?|/)\\s*(1[., \u00a0\u2009\u202f]?0{2,3}(?:[., \u00a0\u2009\u202f]?0{3})?)");
    private static final Pattern TIME = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:person[- ]?(?:years?|time|år|tid)|personår|patient[- ]years?|py)(?!\\p{L})");
    private static final Pattern FIRST = Pattern.compile("\\d[\\d.,]*(?=\\s*(?:[(\\[].*)?$)");
    private static final Pattern INTERVAL = Pattern.compile("\\s*[(\\[].*");
    private static final double MOST_YEARS = 1e9;

    private final Table table;
    private final int time;

    Rates(Table table) {
        this.table = table;
        int found = -1;
        for (int c = table.firstColumn(); c < table.columns(); c++) {
            String heading = table.heading(c);
            if (found < 0
                    && TIME.matcher(heading).find()
                    && !RATE.matcher(heading).find()) {
                found = c;
            }
        }
        this.time = found;
    }

    /** Whether a rate gives a number of events of at least one and below a bound. */
    boolean givesFewer(int row, int column, int smallest) {
        if (time < 0 || column == time) {
            return false;
        }
        OptionalLong of = scale(column);
        Entry years = table.entry(row, time);
        Optional<Amount> rate = of.isPresent() ? rate(row, column) : Optional.empty();
        boolean known = rate.isPresent() && years.isNumeric() && !years.isHidden();
        if (!known || years.value() <= 0 || years.value() > MOST_YEARS) {
            return false;
        }
        double half = 0.5 * Math.pow(10, -rate.get().decimals());
        double least = Math.ceil((rate.get().value() - half) * (years.value() - 0.5) / of.getAsLong() - 1e-9);
        double most = Math.floor((rate.get().value() + half) * (years.value() + 0.5) / of.getAsLong() + 1e-9);
        return least >= 1 && least <= most && most < smallest;
    }

    private OptionalLong scale(int column) {
        Matcher rate = RATE.matcher(table.heading(column));
        if (!rate.find()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(rate.group(1).replaceAll("\\D", "")));
    }

    /** The rate alone, or before its interval. */
    private Optional<Amount> rate(int row, int column) {
        String text = INTERVAL.matcher(table.text(row, column).strip()).replaceFirst("");
        return FIRST.matcher(text).matches() ? Optional.of(Amount.of(text)) : Optional.empty();
    }
}
