package dk.sluse.genome;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days as people write them: {@code 2020}, {@code 2020-03}, {@code 2020-03-31}, {@code 31.03.2020}, {@code 2020-2021}, or two
 * of these with {@code ..}, {@code til} or {@code to} between; either end may be left open before or after {@code ..}.
 */
final class DayRange {

    private static final Pattern YEARS = Pattern.compile("(\\d{4})\\s*[-\\u2013]\\s*(\\d{4})");
    private static final Pattern BETWEEN = Pattern.compile("\\s*\\.\\.\\s*|\\s+(?:til|to)\\s+");
    private static final Pattern ISO = Pattern.compile("(\\d{4})(?:-(\\d{1,2}))?(?:-(\\d{1,2}))?");
    private static final Pattern DANISH = Pattern.compile("(\\d{1,2})[.\\-/](\\d{1,2})[.\\-/](\\d{4})");
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    private DayRange() {}

    private record Span(LocalDate first, LocalDate last) {}

    static Optional<Condition> of(String field, String text) {
        try {
            return span(text.strip())
                    .filter(span -> !span.first().isAfter(span.last())
                            && !span.first().isBefore(FIRST)
                            && !span.last().isAfter(LAST))
                    .map(span -> new Condition.Days(field, span.first(), span.last()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Span> span(String text) {
        Matcher years = YEARS.matcher(text);
        if (years.matches()) {
            return Optional.of(new Span(LocalDate.of(number(years, 1), 1, 1), december(years, 2)));
        }
        String[] ends = BETWEEN.split(text, -1);
        if (ends.length == 1) {
            return one(text);
        }
        if (ends.length != 2 || (ends[0].isEmpty() && ends[1].isEmpty())) {
            return Optional.empty();
        }
        Optional<LocalDate> first =
                ends[0].isEmpty() ? Optional.of(FIRST) : one(ends[0]).map(Span::first);
        Optional<LocalDate> last =
                ends[1].isEmpty() ? Optional.of(LAST) : one(ends[1]).map(Span::last);
        return first.flatMap(from -> last.map(to -> new Span(from, to)));
    }

    private static Optional<Span> one(String text) {
        Matcher danish = DANISH.matcher(text);
        if (danish.matches()) {
            LocalDate day = LocalDate.of(number(danish, 3), number(danish, 2), number(danish, 1));
            return Optional.of(new Span(day, day));
        }
        Matcher iso = ISO.matcher(text);
        if (!iso.matches()) {
            return Optional.empty();
        }
        if (iso.group(2) == null) {
            return Optional.of(new Span(LocalDate.of(number(iso, 1), 1, 1), december(iso, 1)));
        }
        YearMonth month = YearMonth.of(number(iso, 1), number(iso, 2));
        return Optional.of(
                iso.group(3) == null
                        ? new Span(month.atDay(1), month.atEndOfMonth())
                        : new Span(month.atDay(number(iso, 3)), month.atDay(number(iso, 3))));
    }

    private static LocalDate december(Matcher matcher, int group) {
        return LocalDate.of(number(matcher, group), 12, 31);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
