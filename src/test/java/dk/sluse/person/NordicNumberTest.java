package dk.sluse.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The registers' own rules: dates, centuries, check digits. */
final class NordicNumberTest {

    @ParameterizedTest
    @CsvSource({
        "19810812-3459, SWEDISH",
        "811218-9876, SWEDISH",
        "121212+1212, SWEDISH",
        "900574-2334, SWEDISH",
        "170585 21086, NORWEGIAN",
        "131052-308T, FINNISH",
        "is131052-308T, FINNISH",
        "010105A121M, FINNISH",
        "070894Y902A, FINNISH",
        "020212B045E, FINNISH",
        "050595+0778, FINNISH"
    })
    void aRightNumberWrittenWithItsSeparatorIsMarked(String text, NordicNumber.Register register) {
        assertThat(NordicNumber.in("x " + text + " y"))
                .anyMatch(number -> number.register() == register && number.right() && number.marked());
    }

    @ParameterizedTest
    @CsvSource({
        "198108123459, SWEDISH",
        "8108123459, SWEDISH",
        "01017012343, NORWEGIAN",
        "1017012343, NORWEGIAN",
        "43097924458, NORWEGIAN",
        "03497924447, NORWEGIAN"
    })
    void aRightNumberAloneIsRightButNotMarked(String text, NordicNumber.Register register) {
        assertThat(NordicNumber.in(text))
                .anyMatch(number -> number.register() == register && number.right() && !number.marked());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "19810812-3458",
                "811218-9875",
                "19811312-3457",
                "900594-2330",
                "01017012344",
                "31027012343",
                "131052-308U",
                "310252-308T",
                "131052G308T",
                "x131052-308Tx",
                "a131052-308T",
                "X131052-308T",
                "0.19810812345900",
                "1981081234590"
            })
    void aWrongOneIsNone(String text) {
        assertThat(NordicNumber.in(text)).noneMatch(NordicNumber::right);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20230107-1234", "20101101-1056"})
    void aMinuteOfThisCenturyIsNotMarked(String text) {
        assertThat(NordicNumber.in(text)).noneMatch(NordicNumber::marked);
    }
}
