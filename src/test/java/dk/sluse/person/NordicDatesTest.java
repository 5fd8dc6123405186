package dk.sluse.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The century of a register's number, told by the days that it had: 29 February was in 2000 and 1904, not in 1900 or 1800. */
final class NordicDatesTest {

    @ParameterizedTest
    @CsvSource({
        "290200A1239, true",
        "290200F1239, true",
        "290200B1239, true",
        "290200-1239, false",
        "290200U1239, false",
        "290200+1239, false",
        "290204+123A, true",
        "290204Y123A, true"
    })
    void aFinnishSeparatorTellsTheCentury(String text, boolean right) {
        assertThat(NordicNumber.in(text).stream()
                        .anyMatch(number -> number.register() == NordicNumber.Register.FINNISH && number.right()))
                .isEqualTo(right);
    }

    /** D-numbers add 40 to the day, H-numbers 40 and tests 80 to the month. */
    @ParameterizedTest
    @CsvSource({
        "29020050088, true",
        "29020090039, true",
        "29020040015, false",
        "29420050060, true",
        "29820050043, true",
        "69020050071, true",
        "69420050054, true",
        "71517010027, false"
    })
    void aNorwegianSeventhDigitTellsTheCentury(String text, boolean right) {
        assertThat(NordicNumber.in(text)).extracting(NordicNumber::right).containsExactly(right);
    }

    @ParameterizedTest
    @CsvSource({
        "9901010018, true",
        "9901610015, true",
        "9901910019, true",
        "9901600016, false",
        "0002290013, false",
        "200002290013, true",
        "190002290013, false"
    })
    void aSwedishCoordinationNumberAddsSixtyToTheDay(String text, boolean right) {
        assertThat(NordicNumber.in(text).stream()
                        .anyMatch(number -> number.register() == NordicNumber.Register.SWEDISH && number.right()))
                .isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({
        "1400000000, true",
        "1899999999, true",
        "1399999999, false",
        "1900000000, false",
        "2500000000, false",
        "202401152359, true",
        "202401152400, false",
        "202401152360, false",
        "202401150059, true",
        "199901152359, false"
    })
    void secondsAndMinutesOfOurTimeMayBeTimes(String text, boolean time) {
        assertThat(NordicNumber.in(text)).isNotEmpty().allMatch(number -> number.time() == time);
    }
}
