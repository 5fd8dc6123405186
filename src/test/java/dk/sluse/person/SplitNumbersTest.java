package dk.sluse.person;

import static dk.sluse.person.PersonLooks.lines;
import static dk.sluse.person.PersonLooks.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.document.Passage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates of birth in one column and four digits beside them (R50): by their headings, their dates, their check digits. */
final class SplitNumbersTest {

    private static final List<String> NONE = List.of();

    @Test
    void threeDaysAndFourDigitsAreNumbers() {
        assertThat(found(sheet("010170|1234", "120371|9911", "150385|2468"))).containsExactly("f › S!A1 3 CERTAIN");
        assertThat(found(sheet("010170|1234", "120371|9911"))).isEmpty();
        assertThat(found(sheet("010170|1234", "010170|9911", "150385|2468")))
                .as("two days")
                .isEmpty();
        assertThat(found(lines("x,010170,1234", "x,120371,9911", "x,150385,2468")))
                .containsExactly("f:1 3 CERTAIN");
        assertThat(found(lines("010170 1234", "120371 9911", "150385   2468"))).containsExactly("f:1 3 CERTAIN");
        assertThat(found(lines("'010170';\"1234\"", "'120371';\"9911\"", "'150385';\"2468\"")))
                .containsExactly("f:1 3 CERTAIN");
    }

    /** What could be a day and a time of day is no more than possible. */
    @Test
    void daysAndTimesAreForAPersonToLookAt() {
        assertThat(found(sheet("010170|1234", "120371|0911", "150385|1458"))).containsExactly("f › S!A1 3 POSSIBLE");
        assertThat(found(sheet("010170|1234", "120371|0911", "150385|1460"))).containsExactly("f › S!A1 3 CERTAIN");
        assertThat(found(sheet("010170|1234", "120371|0911", "150385|2400"))).containsExactly("f › S!A1 3 CERTAIN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01-01-1970",
                "1.1.70",
                "01/01/1970",
                "1970-01-01",
                "19700101",
                "1970-01-01 00:00",
                "1970-01-01 00:00:00"
            })
    void writtenOtherwiseTheyNeedMore(String day) {
        assertThat(found(sheet(day + "|1239", day + "|1026", day + "|1018")))
                .as("right check digits")
                .containsExactly("f › S!A1 3 CERTAIN");
        assertThat(found(sheet(day + "|1239", day + "|1026", day + "|1019", day + "|1234", day + "|1018")))
                .as("three of five")
                .containsExactly("f › S!A1 5 CERTAIN");
        assertThat(found(sheet(day + "|1239", day + "|1027", day + "|1019", day + "|1234", day + "|1018")))
                .as("two of five")
                .isEmpty();
        assertThat(found(sheet(day + "|1238", day + "|1027", day + "|0999")))
                .as("a zero before")
                .containsExactly("f › S!A1 3 POSSIBLE");
        assertThat(found(sheet(day + "|1238", day + "|1027", day + "|0958")))
                .as("times")
                .isEmpty();
        assertThat(found(sheet(day + "|1238", day + "|1027", day + "|1999"))).isEmpty();
    }

    @Test
    void aHeadingOfTheRestMakesThemCertain() {
        String[] rows = {"01-01-1970|1234", "12-03-1971|1027", "15-03-1985|2468"};

        assertThat(found(headed("x|last four", rows))).containsExactly("f › S!A2 3 CERTAIN");
        assertThat(found(headed("born|løbenr", rows))).containsExactly("f › S!A2 3 CERTAIN");
        assertThat(found(headed("born|x", rows))).containsExactly("f › S!A2 3 POSSIBLE");
        assertThat(found(headed("x|y", rows))).isEmpty();
        assertThat(found(lines("day;ssn", "01-01-1970;1234", "12-03-1971;1027", "15-03-1985;2468")))
                .containsExactly("f:2 3 CERTAIN");
    }

    @Test
    void aDateOfBirthNeedsAZeroOrCheckDigitsBesideIt() {
        assertThat(found(headed("dob|x", "01-01-1970|1239", "12-03-1971|1027", "15-03-1985|1004", "15-03-1985|2468")))
                .as("half")
                .containsExactly("f › S!A2 4 CERTAIN");
        assertThat(found(headed("dob|x", "01-01-1970|1238", "12-03-1971|1027", "15-03-1985|1004", "15-03-1985|2468")))
                .as("less")
                .containsExactly("f › S!A2 4 POSSIBLE");
        assertThat(found(headed("dob|x", "01-01-1970|1238", "12-03-1971|1027", "15-03-1985|0468")))
                .containsExactly("f › S!A2 3 CERTAIN");
    }

    @Test
    void underAHeadingZerosMayBeLostAndDaysCounted() {
        assertThat(found(headed("cpr|last 4", "10170|34", "20371|911", "150385|2468")))
                .containsExactly("f › S!A2 3 CERTAIN");
        assertThat(found(headed("x|y", "10170|34", "20371|911", "150385|2468"))).isEmpty();
        assertThat(found(headed("born|x", "25569|0234", "26004|1027", "31121|2468")))
                .containsExactly("f › S!A2 3 CERTAIN");
        assertThat(found(headed("x|y", "25569|0234", "26004|1027", "31121|2468")))
                .isEmpty();
    }

    @Test
    void yearsBesideDatesAreYears() {
        assertThat(found(headed("born|x", "010170|1970", "120371|1971", "150385|2005")))
                .isEmpty();
        assertThat(found(headed("born|x", "01-01-1970|1970", "12-03-1971|1971", "15-03-1985|2105")))
                .containsExactly("f › S!A2 3 POSSIBLE");
    }

    @ParameterizedTest
    @CsvSource({
        "320170, false",
        "011370, false",
        "310170, true",
        "011270, true",
        "310470, false",
        "01017, false",
        "0101701, false"
    })
    void withoutAHeadingADayIsOneOfTheCalendar(String day, boolean is) {
        assertThat(found(sheet(day + "|9911", "120371|9911", "150385|2468"))).hasSize(is ? 1 : 0);
    }

    /** Nine of ten rows, but for one, are numbers; a row of something else may be another table's heading. */
    @Test
    void rowsOfSomethingElseSpeakAgainstIt() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            rows.add((10 + i) + "0170|9911");
        }
        rows.add("x|-");
        assertThat(found(rows)).hasSize(1);
        rows.add(0, "x|-");
        assertThat(found(rows)).hasSize(1);
        rows.add(0, "010170|9911");
        assertThat(found(rows)).as("ten of eleven, but for one").hasSize(1);
        rows.add(1, "x|-");
        assertThat(found(rows)).as("ten of twelve, but for one").isEmpty();
        assertThat(found(sheet("010170|9911", "x|-", "120371|9911", "x|-", "150385|2468", "x|-")))
                .isEmpty();
        assertThat(found(sheet("010170|9911", "x|12345", "120371|9911", "x|1.5", "150385|2468", "x|-")))
                .isEmpty();
    }

    @Test
    void aTableThatEndedStaysFound() {
        List<String> rows = new ArrayList<>(List.of("010170|9911", "120371|9911", "150385|2468"));
        for (int i = 0; i < 20; i++) {
            rows.add("x|-");
        }
        assertThat(found(rows)).containsExactly("f › S!A1 3 CERTAIN");
    }

    @Test
    void columnsAreNeighboursOfOneRowOfOneSheet() {
        List<Passage> apart = new ArrayList<>();
        List<Passage> sheets = new ArrayList<>();
        List<Passage> rows = new ArrayList<>();
        List<Passage> parts = new ArrayList<>();
        for (Passage cell : sheet("010170|9911", "120371|9911", "150385|2468")) {
            boolean second = cell.column() == 2;
            apart.add(cell(cell, cell.where(), cell.row(), second ? 3 : 1));
            sheets.add(cell(cell, second ? "T" : "S", cell.row(), cell.column()));
            rows.add(cell(cell, cell.where(), cell.row() * 2 + cell.column(), cell.column()));
            parts.add(
                    second
                            ? new Passage(PersonLooks.OTHER, cell.kind(), "S", cell.row(), 2, false, cell.text())
                            : cell);
        }
        assertThat(found(apart)).isEmpty();
        assertThat(found(sheets)).isEmpty();
        assertThat(found(rows)).isEmpty();
        assertThat(found(parts)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"010170 |9911", "010170", "9911"})
    void aLineWithoutFieldsHoldsNone(String line) {
        assertThat(found(lines(line, line, line))).isEqualTo(NONE);
    }

    @Test
    void theColumnsAreThoseOfTheLine() {
        assertThat(found(lines("a;010170;9911;b", "a;120371;9911;b", "a;150385;2468;b")))
                .containsExactly("f:1 3 CERTAIN");
        assertThat(found(lines("a;010170;9911;b", "120371;9911;a;b", "a;a;150385;2468")))
                .isEmpty();
    }

    @Test
    void everyHeadingIsAWordThatLargeTextsAreReadFor() {
        assertThat(SplitNumbers.words())
                .contains("dob", "last four", "last_4", "ssn")
                .doesNotHaveDuplicates();
    }

    private static Passage cell(Passage cell, String where, int row, int column) {
        return new Passage(cell.part(), cell.kind(), where, row, column, false, cell.text());
    }

    private static List<Passage> headed(String heading, String... rows) {
        List<String> all = new ArrayList<>(List.of(heading));
        all.addAll(List.of(rows));
        return sheet(all.toArray(String[]::new));
    }

    private static List<String> found(java.util.Collection<?> what) {
        SplitNumbers split = new SplitNumbers(3, 0.9);
        List<Passage> passages = what.iterator().next() instanceof Passage
                ? what.stream().map(Passage.class::cast).toList()
                : sheet(what.stream().map(Object::toString).toArray(String[]::new));
        passages.forEach(passage -> split.look(passage, passage.text()));
        return split.hits().stream()
                .map(hit -> hit.place().replace("!B", "!A") + " " + hit.count() + " " + hit.weight())
                .toList();
    }
}
