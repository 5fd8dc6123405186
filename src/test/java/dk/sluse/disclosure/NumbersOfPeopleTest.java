package dk.sluse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A total that stands in a sentence (R63). */
final class NumbersOfPeopleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "Number of participants: 204. ! 204",
                "Samlet antal deltagere: 203. ! 203",
                "Based on 1,043 women. ! 1043",
                "Table 1. Blood group of 412 donors ! 412",
                "Tabellen omfatter 1.204 danske kvinder. ! 1204",
                "I alt: 88 ! 88",
                "(N = 77) ! 77",
            })
    void R63_aSentenceNamesHowManyThereAre(String sentence, long number) {
        assertThat(NumbersOfPeople.in(sentence)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12 % of the women", "Table 3. Patients", "women aged 41.5", "in 2019 variants"})
    void R63_otherNumbersAreNone(String sentence) {
        assertThat(NumbersOfPeople.in(sentence)).isEqualTo(List.of());
    }
}
