package dk.sluse.person;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.person.NumberColumn.Kind;
import dk.sluse.person.NumberColumn.Nature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the numbers of a column are persons', may be, or are there by chance: three make one, nine of ten with dates. */
final class NumberColumnTest {

    @ParameterizedTest
    @CsvSource({
        // enough, and of different days
        "0101701234 1203711234 1503852468, PERSONS",
        "0101701234 1203711234, CHANCE",
        "0101701234 0101711235 1203711234, PERSONS",
        "0101701234 0101711235 0101721234, CHANCE",
        "0101701234 0101711235 1203711234 1203721234, CHANCE",
        "0101701234 0101711235 1203711234 1303721234, PERSONS",
        // substitute days are days, too
        "6101701234 7203711234 7503852468, PERSONS",
        // one of three without a date is too many, one of ten not
        "0101701234 1203711234 9903852468, CHANCE",
        "0101701234 1203711234 1503852468 1603852468 1703852468 1803852468 1903852469 2003852468 2103852468 9999999999, PERSONS",
        "0101701234 1203711234 1503852468 1603852468 1703852468 1803852468 1903852469 2003852468 9999999999, CHANCE",
        // a right check digit, unless running numbers
        "0101701239, POSSIBLE",
        "0101701239 9999999999 9999999998, POSSIBLE",
        "0101701239 0101701240, POSSIBLE",
        "0101701239 0101701240 0101701241, CHANCE",
        "9901701239, CHANCE"
    })
    void aColumnOfWholeNumbers(String numbers, Nature nature) {
        assertThat(column(Kind.WHOLE, numbers).nature(3, 0.9)).isEqualTo(nature);
        assertThat(column(Kind.ATTACHED, numbers).nature(3, 0.9)).isEqualTo(nature);
    }

    /** Positions are as long: half must be right in cells for a person to look, and in lines for anything. */
    @ParameterizedTest
    @CsvSource({
        "0101701239 9903852468, POSSIBLE, CHANCE",
        "0101701239 9903852468 9903862468, CHANCE, CHANCE",
        "0101701234 0203711234 0503852468, PERSONS, CHANCE",
        "0101701239 0708901008 0505601008, PERSONS, PERSONS",
        "0101701239 0708901007 0505601008, PERSONS, CHANCE",
        "0101701239 0708901007 0505601008 0605601008, PERSONS, CHANCE",
        "0101701239 0708901008 0505601008 0605601007, PERSONS, PERSONS"
    })
    void aColumnOfNineDigits(String numbers, Nature cells, Nature lines) {
        assertThat(column(Kind.SHORTENED, numbers).nature(3, 0.9)).isEqualTo(cells);
        assertThat(column(Kind.SHORTENED_IN_TEXT, numbers).nature(3, 0.9)).isEqualTo(lines);
    }

    /** A column of six and one of four digits. */
    @Test
    void pairsOfNumbersOfWhichFewAreDatesAreChance() {
        assertThat(spaced("0101701239 9903852468 9903852469").nature(3, 0.9)).isEqualTo(Nature.POSSIBLE);
        assertThat(spaced("0101701239 9903852468 9903852469 9903852470").nature(3, 0.9))
                .isEqualTo(Nature.CHANCE);
        assertThat(spaced("0101701239 0203851234 9903852469 9903852470").nature(3, 0.9))
                .isEqualTo(Nature.POSSIBLE);
        assertThat(column(Kind.WHOLE, "0101701239 9903852468 9903852469 9903852470")
                        .nature(3, 0.9))
                .isEqualTo(Nature.POSSIBLE);
    }

    @Test
    void theFirstRightOneIsShown() {
        NumberColumn column = column(Kind.WHOLE, "9903852468 0101701239 0101701234 6101701230 0708901008");

        assertThat(column.firstPlace()).isEqualTo("here");
        assertThat(column.firstChecked()).isEqualTo("1");
        assertThat(column.dated()).isEqualTo(4);
        assertThat(column.checked()).isEqualTo(2);
        assertThat(column(Kind.WHOLE, "0101701234").firstChecked()).isEqualTo("here");
    }

    private static NumberColumn column(Kind kind, String numbers) {
        return column(kind, numbers, PersonNumber.Form.BARE);
    }

    private static NumberColumn spaced(String numbers) {
        return column(Kind.WHOLE, numbers, PersonNumber.Form.SPACED);
    }

    private static NumberColumn column(Kind kind, String numbers, PersonNumber.Form form) {
        NumberColumn column = new NumberColumn("here", kind);
        int place = 0;
        for (String number : numbers.split(" ", -1)) {
            column.add(new PersonNumber(number, form, 0, 10), String.valueOf(place++));
        }
        return column;
    }
}
