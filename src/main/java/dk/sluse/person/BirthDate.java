package dk.sluse.person;

import java.time.YearMonth;

/** The date that a person number begins with. */
final class BirthDate {

    private BirthDate() {}

    /** Whether the calendar has this day; the year is one of four digits. */
    static boolean exists(int day, int month, int year) {
        return month >= 1 && month <= 12 && YearMonth.of(year, month).isValidDay(day);
    }
}
