package dk.sluse.person;

import static dk.sluse.person.PersonLooks.cell;
import static dk.sluse.person.PersonLooks.found;
import static dk.sluse.person.PersonLooks.line;
import static dk.sluse.person.PersonLooks.lines;
import static dk.sluse.person.PersonLooks.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.document.Passage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How sure it is that a number is a person's, by how it is written, what stands about it, and its column (R50, R61). */
final class PersonSearchTest {

    @ParameterizedTest
    @CsvSource({
        "see 010170-1234 there, CERTAIN",
        "see 610170-1234 there, CERTAIN",
        "see 010170 1234 there, CERTAIN",
        "see 010170/1239 there, CERTAIN",
        "see 010170/1234 there, POSSIBLE",
        "see 01.01.70-1234 there, POSSIBLE",
        "see 0 1 0 1 7 0 1 2 3 9 there, POSSIBLE",
        "see 010170_1234 there, POSSIBLE",
        "see 240115_0815 there, ''",
        "see 0101701239 there, POSSIBLE",
        "see 0101701234 there, ''",
        "see 0101701AB2 there, CERTAIN",
        "see 010170 1AB2 there, CERTAIN",
        "see A010170-1234 there, POSSIBLE",
        "see PT0101701239 there, POSSIBLE",
        "see PT0101701234 there, ''",
        "see 01011970-1234 there, POSSIBLE",
        "see 01011970 1234 there, ''",
        "tlf. 0101701239, EXPLAINED",
        "tlf. 0101701234, ''",
        "tlf. 010170-1239, CERTAIN"
    })
    void aNumberAloneIsAsSureAsItIsWritten(String line, String weight) {
        assertThat(found(line)).isEqualTo(weight.isEmpty() ? List.of() : List.of("f:1 1 " + weight));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cpr 0101701234",
                "cpr 010170_1234",
                "cpr 240115_0815",
                "cpr 01.01.70-1234",
                "cpr 010170/1234",
                "12 cpr 010170 1234 99",
                "cpr 6101701234",
                "cpr 101701234",
                "cpr 01011970 1234",
                "0101701234^^^CPR",
                "'0101701234', 'system': 'urn:oid:1.2.208.176.1.2'"
            })
    void whatNamesItMakesItCertain(String line) {
        assertThat(found(line)).containsExactly("f:1 1 CERTAIN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpr 9901701234", "cpr 991701234", "0101701234^^^XPR", "cprx 0101701234"})
    void withoutADateOrTheWordItIsNone(String line) {
        assertThat(found(line)).isEmpty();
    }

    /** Two numbers beside each other are a row of a table. */
    @ParameterizedTest
    @CsvSource({
        "12 010170 1239 there, POSSIBLE",
        "12 010170 1234 there, ''",
        "see 010170 1234 12, ''",
        "M 010170 1234 L, ''",
        "M010170 1234, ''",
        "am 010170 1234 there, CERTAIN",
        "(12) 010170 1234 (x), CERTAIN"
    })
    void besideOtherNumbersABlankIsNoSeparator(String line, String weight) {
        assertThat(found(line)).isEqualTo(weight.isEmpty() ? List.of() : List.of("f:1 1 " + weight));
    }

    @Test
    void numbersOfOneColumnAreOneFinding() {
        assertThat(found("a;010170-1234", "b;120371-1234", "c;150385-2468")).containsExactly("f:1 3 CERTAIN");
        assertThat(found("a;010170-1234", "120371-1234;b")).containsExactlyInAnyOrder("f:1 1 CERTAIN", "f:2 1 CERTAIN");
    }

    @Test
    void aNumberThatIsSaidTwiceIsOneUnlessInCells() {
        assertThat(found("a 010170-1234", "a 010170-1234")).containsExactly("f:1 1 CERTAIN");
        assertThat(found("a 0101701239", "a 0101701239")).containsExactly("f:1 1 POSSIBLE");
        assertThat(found("a 0101701AB2", "a 0101701AB2", "a 0101701AB3")).containsExactly("f:1 2 CERTAIN");
        assertThat(found(sheet("010170-1234", "010170-1234"))).containsExactly("f › S!A1 2 CERTAIN");
        assertThat(found("a 0101701239", "cpr 0101701239"))
                .containsExactlyInAnyOrder("f:2 1 CERTAIN", "f:1 1 POSSIBLE");
    }

    @Test
    void aColumnOfDatesIsPersons() {
        assertThat(found("0101701234", "1203711234", "1503852468")).containsExactly("f:1 3 CERTAIN");
        assertThat(found("0101701234", "1203711234")).isEmpty();
        assertThat(found(sheet("0101701234", "1203711234", "1503852468"))).containsExactly("f › S!A1 3 CERTAIN");
        assertThat(found("0101701234", "1203711234", "1503852468", "9999999999"))
                .isEmpty();
        assertThat(found("P0101701234", "P1203711234", "P1503852468")).containsExactly("f:1 3 CERTAIN");
    }

    @Test
    void aHeadingNamesOrExplainsTheColumnBelow() {
        assertThat(found("cpr\tn", "0101701234\t5")).containsExactly("f:2 1 CERTAIN");
        assertThat(found("n\tcpr", "0101701234\t5")).isEmpty();
        assertThat(found("position\tn", "0101701239\t5")).containsExactly("f:2 1 EXPLAINED");
        assertThat(found("n\tposition", "0101701239\t5")).containsExactly("f:2 1 POSSIBLE");
        assertThat(found(sheet("cpr|n", "0101701234|5"))).containsExactly("f › S!A2 1 CERTAIN");
        assertThat(found(sheet("position|n", "0101701239|5"))).containsExactly("f › S!A2 1 EXPLAINED");
    }

    /** A spreadsheet drops the first zero. */
    @Test
    void nineDigitsAreATenthLost() {
        assertThat(found(sheet("101701239"))).containsExactly("f › S!A1 1 POSSIBLE");
        assertThat(found(sheet("101701234"))).isEmpty();
        assertThat(found(sheet("101701234", "203711234", "503852468"))).containsExactly("f › S!A1 3 CERTAIN");
        assertThat(found(sheet("tlf", "101701239"))).containsExactly("f › S!A2 1 EXPLAINED");
        assertThat(found("see 101701239 there")).isEmpty();
        assertThat(found("101701239", "708901008", "505601008"))
                .as("half of them right")
                .containsExactly("f:1 3 CERTAIN");
        assertThat(found("101701239", "708901007", "505601008")).isEmpty();
        assertThat(found("cpr", "101701234")).containsExactly("f:2 1 CERTAIN");
        assertThat(found("tlf 101701239", "tlf 708901008", "tlf 505601009")).isEmpty();
    }

    @Test
    void nineDigitsAmongOtherBytesAreChance() {
        List<Passage> debris = new ArrayList<>();
        for (String number : List.of("101701239", "708901008", "505601009")) {
            debris.add(new Passage(PersonLooks.FILE, Passage.Kind.DEBRIS, "", 0, 0, false, number));
        }
        assertThat(found(debris)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "101701239L, true",
        "'101701239.0', true",
        "101701239x, false",
        "'101701239.5', false",
        "x101701239, false",
        "'1,101701239', false"
    })
    void nineDigitsStandAlone(String written, boolean number) {
        String[] lines = {written, written.replace("101701239", "708901008"), written.replace("101701239", "505601009")
        };
        assertThat(found(lines)).hasSize(number ? 1 : 0);
    }

    @Test
    void aNumberMayBeCutByCodeOrByALinesEnd() {
        assertThat(found("x <- paste0('010170', '1234')")).contains("f:1 1 POSSIBLE");
        assertThat(found("see 010170-", "1234 there")).containsExactly("f:2 1 CERTAIN");
        assertThat(found("see 010170-", "# 1234 there")).containsExactly("f:2 1 CERTAIN");
        assertThat(found("see 010170", "-1234 there")).containsExactly("f:2 1 CERTAIN");
        assertThat(found("see 010170", "1234 there")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "see 990170-|1234 there",
                "see 010170-|12345",
                "see 3.010170-|1234",
                "see x010170-|1234",
                "see 1010170-|1234",
                "010170-|x|1234",
                "see 10170-|1234"
            })
    void anotherLinesEndCutsNone(String text) {
        assertThat(found(text.split("\\|"))).isEmpty();
    }

    @Test
    void aPropertyOfSeveralLinesIsATextOfItsOwn() {
        assertThat(found(List.of(new Passage(
                        PersonLooks.FILE, Passage.Kind.PROPERTY, "comment", 0, 0, false, "see 010170-\n1234 there"))))
                .containsExactly("f › comment 1 CERTAIN");
        assertThat(found(List.of(
                        new Passage(PersonLooks.FILE, Passage.Kind.PROPERTY, "a", 0, 0, false, "see 010170-"),
                        new Passage(PersonLooks.FILE, Passage.Kind.PROPERTY, "b", 0, 0, false, "1234 there"))))
                .isEmpty();
        assertThat(found(List.of(new Passage(
                        PersonLooks.FILE, Passage.Kind.CELL, "S", 1, 1, false, "see 010170-\n1234 and 120371-\n1234"))))
                .containsExactly("f › S!A1 2 CERTAIN");
    }

    @Test
    void aLineOfAnotherPartIsNotTheNext() {
        List<Passage> passages = new ArrayList<>(List.of(line(1, "see 010170-")));
        passages.add(new Passage(PersonLooks.OTHER, Passage.Kind.LINE, "", 2, 0, false, "1234 there"));
        assertThat(found(passages)).isEmpty();
        passages.add(line(2, "1234 there"));
        assertThat(found(passages)).containsExactly("f:2 1 CERTAIN");
    }

    @Test
    void everyKindHasItsName() {
        assertThat(Arrays.stream(PersonSearch.Kind.values()).map(PersonSearch.Kind::en))
                .containsExactly(
                        "Person numbers (CPR)",
                        "Swedish person numbers",
                        "Norwegian person numbers",
                        "Finnish person numbers");
        assertThat(Arrays.stream(PersonSearch.Kind.values()).map(PersonSearch.Kind::da))
                .containsExactly("CPR-numre", "Svenske personnumre", "Norske personnumre", "Finske personnumre");
    }

    @Test
    void otherRegistersNumbersAreToldByTheirs() {
        assertThat(found("x 811218-9876")).contains("f:1 1 CERTAIN SWEDISH");
        assertThat(found("x 131052-308T")).containsExactly("f:1 1 CERTAIN FINNISH");
        assertThat(found("x 010170 12343")).containsExactly("f:1 1 CERTAIN NORWEGIAN");
        assertThat(found("x 01017012343")).containsExactly("f:1 1 POSSIBLE NORWEGIAN");
        assertThat(found("x 01017012344")).isEmpty();
        assertThat(found("fnr 01017012343", "fnr 01017012343")).containsExactly("f:1 2 CERTAIN NORWEGIAN");
        assertThat(found("tlf 01017012343")).containsExactly("f:1 1 EXPLAINED NORWEGIAN");
        assertThat(found("tlf 01017012344")).isEmpty();
        assertThat(found("position\tn", "01017012343\t1")).containsExactly("f:2 1 EXPLAINED NORWEGIAN");
        assertThat(found("01017012343", "43097924458", "03497924447")).containsExactly("f:1 3 CERTAIN NORWEGIAN");
        assertThat(found("01017012343", "01017012343")).as("said twice").containsExactly("f:1 1 POSSIBLE NORWEGIAN");
    }

    /** One in a hundred is right by chance. */
    @Test
    void amongManyWrongOnesARightOneIsChance() {
        List<Passage> passages = new ArrayList<>(lines("01017012343"));
        for (int i = 0; i < 4; i++) {
            passages.add(line(2 + i, "0101701235" + i));
        }
        assertThat(found(passages)).containsExactly("f:1 1 POSSIBLE NORWEGIAN");
        passages.add(line(9, "01017012355"));
        assertThat(found(passages)).isEmpty();
    }

    @Test
    void aPointInTimeIsNobody() {
        assertThat(found(List.of(cell(1, 1, "1017012343")))).contains("f › S!A1 1 POSSIBLE NORWEGIAN");
        assertThat(found("x 1017012343")).isEmpty();
        assertThat(found("x 198108123459")).containsExactly("f:1 1 POSSIBLE SWEDISH");
    }

    @Test
    void nineOfTenRightOnesAreAColumnOfPersons() {
        List<Passage> passages = new ArrayList<>(lines(
                "29020050088",
                "29020090039",
                "29420050060",
                "29820050043",
                "69020050071",
                "69420050054",
                "01017012343",
                "43097924458",
                "03497924447",
                "01017012344"));
        assertThat(found(passages)).containsExactly("f:1 9 CERTAIN NORWEGIAN");
        passages.add(line(11, "01017012345"));
        assertThat(found(passages)).containsExactly("f:1 9 POSSIBLE NORWEGIAN");
    }
}
