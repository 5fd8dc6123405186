package dk.sluse.person;

import static dk.sluse.person.PersonLooks.found;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Person numbers directly behind a record's type, as registers deliver them (R50). */
final class RegisterLinesTest {

    @Test
    void aNumberInRecordsOfThreeTypesIsAPersons() {
        assertThat(found(
                        "0010101701234          01000000000000 K1970-01-01",
                        "0080101701234                 000000000000",
                        "0110101701234A1970-01-01"))
                .containsExactly("f:3 1 CERTAIN");
    }

    @Test
    void eachPersonIsToldOnce() {
        assertThat(found(
                        "0010101701234",
                        "0080101701234",
                        "0110101701234",
                        "0120101701234",
                        "0010203714321",
                        "0080203714321",
                        "0110203714321"))
                .containsExactly("f:3 2 CERTAIN");
    }

    @Test
    void twoTypesOtherNumbersAndTimesSayNothing() {
        assertThat(found("0010101701234", "0080101701234", "0080101701234")).isEmpty();
        assertThat(found("0013201701234", "0083201701234", "0113201701234")).isEmpty();
        assertThat(found("2010101701234", "2080101701234", "2110101701234")).isEmpty();
        assertThat(found("0010101701234", "0080101701235", "0110101701236")).isEmpty();
        assertThat(found("001010170123", "00101017012a4", "x0110101701234")).isEmpty();
    }
}
