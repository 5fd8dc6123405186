package dk.sluse.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as programs, people and code write them: what is read as one (R50), and what only looks like one. */
final class WrittenNumbersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "a > a",
                "https://x.dk/%30%31?q=010170%2D1234 > https://x.dk/01?q=010170-1234",
                "5 %30 > 5 %30",
                "x = '\\x30\\x31' > x = '01'",
                "x = '\\u002d' > x = '-'",
                "1.01701239E+08 > 101701239",
                "1.20371123e+09 > 1203711230",
                "1.5e+09 > 1.5e+09",
                "1.20371123e+07 > 1.20371123e+07",
                "01\u00ad01\u200b70 > 010170",
                "2024-01-01T09:00+08:00 01\u00ad0170-1234 > 2024-01-01T09:00+08:00 010170-1234",
                "\u0660\u0661\u0660\u0661\u0667\u0660 \u00e6 > 010170 \u00e6",
                "\u00b2 > \u00b2"
            })
    void textIsReadAsAReaderSeesIt(String written, String plain) {
        assertThat(PersonNumber.plain(written)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({
        "010170-1234, DASHED",
        "010170 1234, SPACED",
        "010170/1234, SPACED",
        "010170_1234, UNDERSCORED",
        "01.01.70-1234, DOTTED",
        "01 01 70 - 1234, DOTTED",
        "0 1 0 1 7 0 1 2 3 9, SCATTERED",
        "0 1 0 1 7 0-1 2 3 4, SCATTERED",
        "01 01 70 12 39, SCATTERED",
        "010170 12 39, SCATTERED",
        "0101 70 1239, SCATTERED",
        "0101701234, BARE",
        "0101701234L, BARE",
        "0101701234L x, BARE",
        "'0101701234.0;x', BARE",
        "A0101701234, ATTACHED",
        "0101701234.0, BARE",
        "'1,0101701234,2', BARE",
        "'x,0101701234', BARE",
        "'a,0101701234', BARE"
    })
    void theFormIsTold(String written, PersonNumber.Form form) {
        assertThat(PersonNumber.in(written)).extracting(PersonNumber::form).containsExactly(form);
        assertThat(PersonNumber.in(written).get(0).toString()).isEqualTo("a person number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01 01 70 12 34",
                "99 01 70 12 34",
                "0 1 0 1 7 0 1 2 3 4",
                "99.01.70-1234",
                "0101701234Lx",
                "0101701234L5",
                "0101701234x",
                "010170 1234x",
                "0101701234.05",
                "0101701234.5",
                "1.0101701234",
                "x 0,0101701234",
                "010170 1AB2x",
                "x010170 1234",
                "x9901701234",
                "x240115_0815",
                "rs0101701234",
                "0203298WQ3",
                "010170-9aa9",
                "x0101701AB2"
            })
    void theseAreNone(String written) {
        assertThat(PersonNumber.in(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpr0101701234", "CPR:0101701234", "nr.010170-1234", "pnr0101701234", "no0101701234"})
    void aLabelIsNoLetterBefore(String written) {
        assertThat(PersonNumber.in(written))
                .extracting(PersonNumber::form)
                .doesNotContain(PersonNumber.Form.ATTACHED)
                .hasSize(1);
    }

    /** The seventh digit and the year tell the century together; 29 February tells the years apart. */
    @ParameterizedTest
    @CsvSource({
        "290200-0, false",
        "290204-3, true",
        "290200-4, true",
        "290236-4, true",
        "290236-9, true",
        "290237-4, false",
        "290240-4, true",
        "290200-5, true",
        "290256-5, true",
        "290256-8, true",
        "290258-5, false",
        "290260-6, true",
        "290200-9, true",
        "290200-7, true",
        "290296-5, true",
        "290200-3, false"
    })
    void theCenturyDecidesWhetherThereWasADay(String begins, boolean day) {
        assertThat(new PersonNumber(begins.replace("-", "") + "000", PersonNumber.Form.DASHED, 0, 11).hasDate())
                .isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "2401150815, true",
        "2401310059, true",
        "2401012300, true",
        "2412012300, true",
        "2401322300, false",
        "2401002300, false",
        "2400012300, false",
        "2413012300, false",
        "2401012400, false",
        "2401012360, false",
        "0101701AB2, false",
        "0101101018, true"
    })
    void aDayAndATimeMayBeAMoment(String digits, boolean moment) {
        PersonNumber number = new PersonNumber(digits, PersonNumber.Form.UNDERSCORED, 0, 11);

        assertThat(number.mayBeMoment()).isEqualTo(moment && !number.hasCheckDigit());
    }

    @ParameterizedTest
    @CsvSource({"0101701239, true", "0101701238, false", "2305801111, true", "0101701AB2, false"})
    void theCheckDigitIsTheElevens(String digits, boolean right) {
        assertThat(new PersonNumber(digits, PersonNumber.Form.BARE, 0, 10).hasCheckDigit())
                .isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({
        "paste0('010170'; '1234'), true",
        "'010170' + '1234', true",
        "cat('010'; '170'; '1234'), true",
        "x = ['010170'; '1234'], true",
        "x = ['010170'; '-1234'], false",
        "f('01017'; '01234'), false",
        "concat('01017'; '01234'), true",
        "paste('010170-'; '1234'), true",
        "paste('010170'; '-1234'), true",
        "paste('-010170'; '1234'), false",
        "paste('990170'; '1234'), false",
        "paste('240115'; '0815'), false",
        "paste('010170'; '12345'), false",
        "paste('010170';     '1234'), false",
        "paste('010170'; x; '1234'), false",
        "paste('010170' '1234'), true",
        "paste('0'; '10'; '170'; '1234'), false",
        "paste('9'; '010'; '170'; '1234'), true",
        "paste('010170' '1234\", false",
        "paste(\"010170\"; \"1234\"), true"
    })
    void stringsThatCodePutsTogether(String code, boolean holds) {
        String text = code.replace(';', ',');
        assertThat(CutLiterals.holdNumber(text)).isEqualTo(holds);
        assertThat(CutLiterals.holdNumber(" ".repeat(4000 - text.length()) + text))
                .isEqualTo(holds);
        assertThat(CutLiterals.holdNumber(" ".repeat(4001 - text.length()) + text))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "12345678, false",
        "123456789, true",
        "123456789012, true",
        "1234567890123, false",
        "123456-1, true",
        "12345678 1, true",
        "12345-1234, false",
        "123456   1, true",
        "123456    1, false",
        "123456AB1, true",
        "123456ABC1, false",
        "123456.1, false",
        "'123456,1', false",
        "123456:1, false",
        "123456\t1, false",
        "12 34 56 78 90, true",
        "12 34 56 78 9, false",
        "12    34    56    78    90, false",
        "12   34   56   78   90, true",
        "12  34  56  78  90, true",
        "1 2 3 4 5 6 7 8 9 0, true",
        "123 456 789 0, true",
        "1234567 890, true",
        "'', false",
        "x, false"
    })
    void fewLinesHaveTheDigits(String text, boolean may) {
        assertThat(DigitRuns.mayHoldNumber(text)).isEqualTo(may);
        assertThat(DigitRuns.mayHoldNumber("x " + text)).isEqualTo(may);
    }

    @ParameterizedTest
    @CsvSource({
        "12 34 56 78 90, true",
        "123456 78 90, true",
        "123456 7890, false",
        "12 34 56 78 9, false",
        "12 34 56 78 901, false",
        "99    12 34 56 78 90, true",
        "12    34 56 78 90, false",
        "12  34  56  78  90, true",
        "1234567890, false"
    })
    void scatteredAreTenDigitsInThreeRuns(String text, boolean scattered) {
        assertThat(DigitRuns.mayBeScattered(text)).isEqualTo(scattered);
    }

    @Test
    void theLengthsOfRunsAreRemembered() {
        for (int length : Set.of(1, 2, 6, 10, 12, 13)) {
            int lengths = DigitRuns.lengths("x" + "1".repeat(length) + "y");
            assertThat(DigitRuns.has(lengths, length, length)).isTrue();
            assertThat(DigitRuns.has(lengths, length + 1, length - 1)).isFalse();
        }
        assertThat(DigitRuns.lengths("1".repeat(40))).isEqualTo(DigitRuns.lengths("1".repeat(13)));
        assertThat(DigitRuns.has(DigitRuns.lengths("12 345"), 2, 9)).isTrue();
        assertThat(DigitRuns.has(DigitRuns.lengths("12 345"), 9, 3)).isTrue();
        assertThat(DigitRuns.lengths("x")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "010170.1234, false",
        "010170_1234, false",
        "010170 - 1234, false",
        "01-01-1970 1234, false",
        "01011970-1234, true",
        "01011970 - 1234, true",
        "01 01 70 1234, false",
        "0.1.0.1.7.0.1.2.3.4, false",
        "101.701.234, ''",
        "1.311.701.239, false",
        "700101-1234, false",
        "13.11.70.1234, false",
        "19700101-1234, false"
    })
    void shapesThatNeedAName(String text, String itself) {
        List<String> found = NamedNumbers.in("x " + text).stream()
                .map(at -> at.start() + " " + at.itself())
                .toList();

        assertThat(found).isEqualTo(itself.isEmpty() ? List.of() : List.of("2 " + itself));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "990170.1234",
                "019970.1234",
                "99-01-1970 1234",
                "320170.3233",
                "1.2.3",
                "010170.12345",
                "x010170.1234",
                "9.010170.1234"
            })
    void otherShapesAreNobodys(String text) {
        assertThat(NamedNumbers.in(text)).noneMatch(NamedNumbers.At::dated);
    }
}
