package dk.sluse.sanction;

import dk.sluse.calendar.Copenhagen;
import dk.sluse.wording.Phrase;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long access stays closed. */
public sealed interface Term {

    /** Until the account is approved, which the decision on the case does. */
    record Account() implements Term {}

    /** Whole months from the day on which it begins. */
    record Months(int months) implements Term {}

    /** To the end of a day. */
    record LastDay(LocalDate day) implements Term {}

    /** For good, unless the management decides otherwise. */
    record Permanent() implements Term {}

    /** How people write one. */
    String FORMS = "account, a number of months such as 3m, a last day such as 2027-01-31, or permanent";

    /** The longest that is anything but permanent. */
    int MOST_MONTHS = 120;

    /** The term written so: {@value #FORMS}; nothing when it is none. */
    static Optional<Term> of(String text) {
        if (text.equals("account")) {
            return Optional.of(new Account());
        }
        if (text.equals("permanent")) {
            return Optional.of(new Permanent());
        }
        Matcher months = Pattern.compile("(\\d{1,3}) ?(?:m|months?)").matcher(text);
        if (months.matches()) {
            return Optional.of(Integer.parseInt(months.group(1)))
                    .filter(count -> count >= 1 && count <= MOST_MONTHS)
                    .map(Months::new);
        }
        try {
            return Optional.of(new LastDay(LocalDate.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** When it ends by itself. */
    default Optional<Instant> end(Instant since) {
        if (this instanceof Months term) {
            return Optional.of(Copenhagen.endOf(Copenhagen.day(since).plusMonths(term.months())));
        }
        return this instanceof LastDay term ? Optional.of(Copenhagen.endOf(term.day())) : Optional.empty();
    }

    /** In people's words. */
    default Phrase phrase() {
        if (this instanceof Months term) {
            return Phrase.of(
                    term.months() == 1 ? "%d måned" : "%d måneder",
                    term.months() == 1 ? "%d month" : "%d months",
                    term.months());
        }
        if (this instanceof LastDay term) {
            return Phrase.of("til og med %s", "until the end of %s", term.day());
        }
        return this instanceof Account
                ? new Phrase("indtil redegørelsen er godkendt", "until the account is approved")
                : new Phrase("permanent", "permanent");
    }
}
