package dk.sluse.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Days on which the office is closed although the state works, such as 24 December.
 *
 * @param single closed once
 * @param yearly closed every year
 */
public record ClosureDays(Set<LocalDate> single, Set<MonthDay> yearly) {

    public ClosureDays {
        single = Set.copyOf(single);
        yearly = Set.copyOf(yearly);
    }

    /** No closure days: only weekends and public holidays. */
    public static ClosureDays none() {
        return new ClosureDays(Set.of(), Set.of());
    }

    /**
     * Reads days as they stand in the settings: {@code 2026-05-15} for one day, {@code --12-24} for every year.
     *
     * @throws IllegalArgumentException naming the text that is neither
     */
    public static ClosureDays parse(List<String> days) {
        Set<LocalDate> single = new HashSet<>();
        Set<MonthDay> yearly = new HashSet<>();
        for (String day : days) {
            try {
                if (day.startsWith("--")) {
                    yearly.add(MonthDay.parse(day));
                } else {
                    single.add(LocalDate.parse(day));
                }
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "A closure day is written 2026-05-15, or --12-24 for every year, but not " + day, e);
            }
        }
        return new ClosureDays(single, yearly);
    }

    boolean contains(LocalDate day) {
        return single.contains(day) || yearly.contains(MonthDay.from(day));
    }
}
