package dk.sluse.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Where the days begin and end that people count. */
public final class Copenhagen {

    /** The time zone of the research service. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");

    private Copenhagen() {}

    /** The day on which something happened. */
    public static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /** The first moment of a day. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    /** The first moment after a day. */
    public static Instant endOf(LocalDate day) {
        return startOf(day.plusDays(1));
    }
}
