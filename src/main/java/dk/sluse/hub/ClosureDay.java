package dk.sluse.hub;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;

/** A day on which the research service is closed although it is no public holiday. */
sealed interface ClosureDay {

    /** One day only, such as {@code 2026-05-15}. */
    record Once(LocalDate day) implements ClosureDay {}

    /** The same day every year, such as {@code --12-24}. */
    record Yearly(MonthDay day) implements ClosureDay {}

    /** How it is written in the settings. */
    static Kind<ClosureDay> kind() {
        return new Kind<>("a day such as 2026-05-15, or --12-24 for every year", text -> {
            try {
                return text.startsWith("--") ? new Yearly(MonthDay.parse(text)) : new Once(LocalDate.parse(text));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(e);
            }
        });
    }
}
