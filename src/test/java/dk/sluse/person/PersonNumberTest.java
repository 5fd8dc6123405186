package dk.sluse.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PersonNumberTest {

    @Property
    void everyDashedNumberWithADateIsFoundWhereverItStands(
            @ForAll("numbers") String number,
            @ForAll("surroundings") String before,
            @ForAll("surroundings") String after) {
        String dashed = number.substring(0, 6) + "-" + number.substring(6);

        assertThat(PersonNumber.in(before + dashed + after))
                .anySatisfy(found -> assertThat(found.digits()).isEqualTo(number));
    }

    @Property
    void everyBareNumberWithADateIsFound(@ForAll("numbers") String number) {
        assertThat(PersonNumber.in("id " + number + " end"))
                .singleElement()
                .satisfies(found -> assertThat(found.hasDate()).isTrue());
    }

    @Property
    void aDigitMoreOnEitherSideIsAnotherNumber(
            @ForAll("numbers") String number, @ForAll @IntRange(min = 0, max = 9) int digit) {
        assertThat(PersonNumber.in(digit + number)).isEmpty();
        assertThat(PersonNumber.in(number + digit)).isEmpty();
    }

    @Property
    void anImpossibleDayOrMonthIsNoPerson(@ForAll("numbers") String number) {
        String noDay = "32" + number.substring(2, 6) + "-" + number.substring(6);
        String noMonth = number.substring(0, 2) + "13" + number.substring(4, 6) + "-" + number.substring(6);

        assertThat(PersonNumber.in(noDay)).isEmpty();
        assertThat(PersonNumber.in(noMonth)).isEmpty();
    }

    @Property
    void theCheckDigitIsRightForOneInElevenAndBreaksWithAnyChangeOfIt(@ForAll("numbers") String number) {
        PersonNumber given = new PersonNumber(number, PersonNumber.Form.BARE, 0, 10);
        int last = number.charAt(9) - '0';
        PersonNumber other = new PersonNumber(number.substring(0, 9) + (last + 1) % 10, PersonNumber.Form.BARE, 0, 10);

        assertThat(given.hasCheckDigit() && other.hasCheckDigit()).isFalse();
    }

    @Property
    void aNumberNeverPrintsItself(@ForAll("numbers") String number) {
        assertThat(new PersonNumber(number, PersonNumber.Form.BARE, 0, 10).toString())
                .doesNotContain(number);
    }

    @Property
    void anythingCanBeLookedAt(@ForAll String text) {
        assertThat(PersonNumber.in(PersonNumber.plain(text))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"290200-1234", "310470-1234", "000170-1234", "010070-1234", "290201-4321"})
    void daysThatNeverWereAreNoPersons(String text) {
        assertThat(PersonNumber.in(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "010170-1234", "010170\u20131234", "010170 - 1234", "010170/1234", "010170 1234", "0101701234",
                "01.01.70-1234", "290200-4321", "290204-5321", "610170-1234", "020329-1WQ3", "280456-0PJ2",
                "(010170-1234)", "x=010170-1234;", "a_010170-1234_b", "CPR0101701234", "1,010170-1234,2"
            })
    void theseAreWrittenNumbers(String text) {
        assertThat(PersonNumber.in(text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A010170-1234", "010170-1234b", "PT0101701234"})
    void theseAreAttachedToLetters(String text) {
        assertThat(PersonNumber.in(text)).singleElement().satisfies(number -> assertThat(number.form())
                .isEqualTo(PersonNumber.Form.ATTACHED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SRR0101701234",
                "ab010170-1234-4a2b-8c1d",
                "010170-12345",
                "0101701234.5",
                "3.0101701234",
                "0,0101701234",
                "0203291wq3",
                "1234-5678",
                "20240131-1234"
            })
    void theseAreNot(String text) {
        assertThat(PersonNumber.in(text)).isEmpty();
    }

    @Test
    void theSeventhDigitTellsTheCentury() {
        assertThat(PersonNumber.in("290200-4000")).hasSize(1);
        assertThat(PersonNumber.in("290200-3000")).isEmpty();
    }

    @Property
    void theDateDecidesNotTheChance(@ForAll @LongRange(min = 0, max = 9_999_999_999L) long any) {
        String digits = String.format(java.util.Locale.ROOT, "%010d", any);
        PersonNumber number = new PersonNumber(digits, PersonNumber.Form.BARE, 0, 10);
        boolean day = any / 100_000_000 >= 1 && any / 100_000_000 <= 31;

        assertThat(day || !number.hasDate()).isTrue();
    }

    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<LocalDate> days = Arbitraries.longs()
                .between(
                        LocalDate.of(1900, 1, 1).toEpochDay(),
                        LocalDate.of(1999, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
        Arbitrary<Integer> serials = Arbitraries.integers().between(0, 3999);
        return Combinators.combine(days, serials)
                .as((day, serial) -> String.format(
                        java.util.Locale.ROOT,
                        "%02d%02d%02d%04d",
                        day.getDayOfMonth(),
                        day.getMonthValue(),
                        day.getYear() % 100,
                        serial));
    }

    @Provide
    Arbitrary<String> surroundings() {
        return Arbitraries.of(
                "", " ", "\t", ";", "\"", "(", ")", ": ", "<td>", "</td>", " x ", "=", "_", "|", "\u00a0");
    }
}
