package dk.sluse.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a recognition mistakes for something else is read as the person number that it may be, and little besides. */
final class LookalikesTest {

    @ParameterizedTest
    @CsvSource({
        "O10203-1234, 010203-1234",
        "0l0203-l234, 010203-1234",
        "3112S9-40l7, 311259-4017",
        "15O680—2216, 150680-2216",
        "070461~1118, 070461-1118",
        "0704B1-111B, 070481-1118",
        "07O461 1118, 0704611118",
        "22O5902345, 2205902345",
        "010203=1234, 010203-1234",
        "01O203 - 1234, 010203-1234",
        "71O203-1234, 710203-1234",
    })
    void readsLettersAsTheDigitsTheyLookLike(String read, String meant) {
        assertThat(Lookalikes.in(List.of("id " + read + " E11.9")))
                .singleElement()
                .asString()
                .contains(" " + meant + " ");
    }

    @Test
    void takesAwayWhatTouchesANumber() {
        assertThat(Lookalikes.in(List.of("[010203-1234—", "(311299-4017)")))
                .anySatisfy(line -> assertThat(line).contains(" 010203-1234 "))
                .anySatisfy(line -> assertThat(line).contains(" 311299-4017 "));
    }

    @Test
    void whatWillBeFoundAnyhowIsNotSaidTwice() {
        assertThat(Lookalikes.in(List.of("010203-1234", "age 43  2205902345"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 20 40 60 80 100 120",
                "0.0 0.2 0.4 0.6 0.8 1.0",
                "chr12:112241766",
                "rs12345678",
                "OR 1.20 (0.96-1.50)",
                "2015 2016 2017 2018 2019 2020",
                "loglOlossBB SSSSSS-BBBB",
                "Eligible (n = 12,402)",
                "ooooooo oooo oooo",
                "99O203-1234",
                "01O303.1234",
                "P < 0.0001",
                "1e+06 2e+06 3e+06",
                "15-01-2020 14-02-2020",
            })
    void leavesAloneWhatAPlotSays(String line) {
        assertThat(Lookalikes.in(List.of(line))).isEmpty();
    }

    @Test
    void oneLineIsNotReadForEver() {
        assertThat(Lookalikes.in(List.of("O10203-1234 ".repeat(10_000)))).hasSize(1);
    }
}
