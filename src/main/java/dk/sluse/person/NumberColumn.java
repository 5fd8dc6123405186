package dk.sluse.person;

import java.util.BitSet;
import java.util.Optional;

/**
 * The numbers of one column, or of one field of a text's lines, that have the length of a person number. A single bare
 * number tells little; a column of them tells much: persons are born on all days, while positions and points in time
 * share their leading digits and miss the calendar.
 */
final class NumberColumn {

    /** What the numbers of a column are, on the whole. */
    enum Nature {
        PERSONS,
        POSSIBLE,
        CHANCE
    }

    /** How the numbers of a column are written. */
    enum Kind {
        WHOLE,
        /** Nine digits in cells: a spreadsheet drops the first zero. */
        SHORTENED,
        /** Nine digits in lines, where positions and counts are as long. */
        SHORTENED_IN_TEXT,
        /** With letters directly before them, as codes of all sorts are. */
        ATTACHED,
        /** In thousands, with the year's four digits, in groups: as amounts, moments and phone numbers are, too. */
        SHAPED
    }

    private static final int FEWEST_SHAPED = 5;

    private final String firstPlace;
    private final Kind kind;
    private final BitSet days = new BitSet(100);
    private int all;
    private int dated;
    private int checked;
    private int spaced;
    private int moments;
    private Optional<String> firstChecked = Optional.empty();

    NumberColumn(String firstPlace, Kind kind) {
        this.firstPlace = firstPlace;
        this.kind = kind;
    }

    void add(PersonNumber number, String place) {
        all++;
        spaced += number.form() == PersonNumber.Form.SPACED ? 1 : 0;
        days.set(number.day());
        moments += number.endsAsTime() ? 1 : 0;
        if (number.hasDate() || number.hasSubstituteDate()) {
            dated++;
        }
        if (number.hasDate() && number.hasCheckDigit()) {
            checked++;
            if (firstChecked.isEmpty()) {
                firstChecked = Optional.of(place);
            }
        }
    }

    Nature nature(int fewest, double share) {
        if (kind == Kind.SHAPED) {
            boolean persons = all >= FEWEST_SHAPED
                    && dated >= share * all
                    && days.cardinality() >= Math.min(3, all - 1)
                    && moments * 5 < all * 4;
            return persons ? Nature.PERSONS : Nature.CHANCE;
        }
        boolean sure = kind != Kind.SHORTENED_IN_TEXT || checked * 2 >= all;
        if (all >= fewest && dated >= share * all && days.cardinality() >= Math.min(3, all - 1) && sure) {
            return Nature.PERSONS;
        }
        if (checked == 0 || isSeries(fewest)) {
            return Nature.CHANCE;
        }
        // Two neighbouring columns of six and of four digits look like this too; then few are dates.
        if (spaced > fewest && dated * 2 < all) {
            return Nature.CHANCE;
        }
        // Nine digits are a common length of positions and counts: only when all of them are numbers of persons.
        boolean likely =
                switch (kind) {
                    case WHOLE, ATTACHED -> true;
                    case SHORTENED -> checked * 2 >= all;
                    case SHORTENED_IN_TEXT, SHAPED -> false;
                };
        return likely ? Nature.POSSIBLE : Nature.CHANCE;
    }

    /** Points in time and running numbers begin alike. */
    private boolean isSeries(int fewest) {
        return all >= fewest && days.cardinality() == 1;
    }

    int dated() {
        return dated;
    }

    int checked() {
        return checked;
    }

    String firstPlace() {
        return firstPlace;
    }

    String firstChecked() {
        return firstChecked.orElse(firstPlace);
    }
}
