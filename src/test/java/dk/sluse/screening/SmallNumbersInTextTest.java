package dk.sluse.screening;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.document.Passage;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Few people in running text (R53): what counts them, and what only looks like it. */
final class SmallNumbersInTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The carriers (n = 4) were excluded",
                "N=1",
                "group A [n=3], group B [n=41]",
                "seen in 4 (10.0%) of them",
                "seen in 4 (10,0 %) of them",
                "set i 3 (7%)",
                "found in 2 of 40 patients",
                "found in 2 of the 40 patients",
                "found in 2 out of 40 women",
                "fandtes hos 3 af 40 mænd",
                "fandtes hos 3 ud af de 40 deltagere",
                "FOUND IN 2 OF 40 PATIENTS",
                "Two Of Them: 3 Of 40 Cases",
                "FANDTES HOS 3 UD AF 40 BÆRERE",
                "412 of 500 genes in 2 of 40 patients",
                "Freq. A | 3 7.50 100.00",
                "3 patients died during the first year",
                "Three participants withdrew, and two of the patients moved",
                "her døde tre patienter",
                "carried by 3/212 cases and 45/400 controls",
                "One patient died of sepsis",
                "1 patient died of sepsis",
                "only one of the carriers relapsed",
                "én deltager trak sig",
                "excluded, of whom 3 died",
                "heraf døde: 2",
                "Of the 80 patients 3 had stage IV.",
                "Af de 80 patienter fik to en blodprop",
                "her døde 1 patient",
            })
    void fewPeopleAreHeld(String line) {
        assertThat(findings(5, line)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The carriers (n = 5) were excluded",
                "none (n = 0) was excluded",
                "n = 3.5",
                "n = 3,412",
                "n = 3 x 4",
                "seen in 5 (12.5%) of them",
                "in 14 (35%) of them",
                "p = 0.4 (95% CI)",
                "found in 5 of 40 patients",
                "in 3 of 40 genes",
                "in 412 of 500 patients",
                "chapter 2 of 40 patientlike words",
                "rnorm(n = 3)",
                "x <- f(1, n = 3)",
                "Freq. A | 37 92.50 92.50",
                "A | 3 7.50 100.00",
                "type 2 patients and stage 3 patients",
                "fewer than five or more than 4 patients",
                "at least two persons read each abstract",
                "10-2 patients",
                "given to patients, shown to participants",
                "12/212 cases and 45/400 controls",
                "randomised in blocks of four patients",
                "About one in four patients reported fatigue (n = 1,204)",
                "Samples of three patients or fewer were excluded",
                "Groups with three patients or fewer were excluded",
                "Hver stue har to patienter",
                "up to four carriers",
                "Between two and four participants",
                "mellem to og fire deltagere",
                "En patient kan altid trække sig",
                "at least one patient, one patient at a time, one person-year",
                "type 1 patient records",
            })
    void othersAreNot(String line) {
        assertThat(findings(5, line)).isEmpty();
    }

    @Test
    void howFewIsTheProjectsToSay() {
        assertThat(findings(10, "(n = 9)")).hasSize(1);
        assertThat(findings(10, "(n = 10)")).isEmpty();
    }

    @Test
    void scriptsSayWhatToDoAndCountNobody() {
        assertThat(findings(Passages.lines("a.R", "(n = 3)"), List.of())).isEmpty();
        assertThat(findings(Passages.lines("a.py", "(n = 3)"), List.of())).isEmpty();
        assertThat(findings(Passages.lines("a.log", "(n = 3)"), List.of())).hasSize(1);
    }

    @Test
    void onlyLinesAreReadAndNoneThatIsTooLong() {
        assertThat(findings(List.of(Passages.of(Passage.Kind.CELL, "S", "(n = 3)")), List.of()))
                .isEmpty();
        String filler = "x".repeat(8_000 - "(n = 3)".length());
        assertThat(findings(5, "(n = 3)" + filler)).hasSize(1);
        assertThat(findings(5, "(n = 3)" + filler + "x")).isEmpty();
    }

    @Test
    void aPlaceIsToldOnceAndNotAgainWhereATableWasFound() {
        List<Passage> lines = Passages.lines("a.txt", "(n = 3) and (n = 4)", "(n = 2)");

        assertThat(findings(lines, List.of()).stream().map(Finding::place)).containsExactly("a.txt:1", "a.txt:2");
        assertThat(findings(lines, List.of("a.txt:1")).stream().map(Finding::place))
                .containsExactly("a.txt:2");
    }

    @Test
    void twentyPlacesAreEnoughToAct() {
        String[] many = Collections.nCopies(30, "(n = 3)").toArray(String[]::new);

        assertThat(findings(Passages.lines("a.txt", many), List.of())).hasSize(20);
    }

    private static List<Finding> findings(int smallest, String line) {
        SmallNumbersInText text = new SmallNumbersInText(smallest);
        Passages.lines("a.txt", line).forEach(text::look);
        return text.findings(List.of());
    }

    private static List<Finding> findings(List<Passage> lines, List<String> told) {
        SmallNumbersInText text = new SmallNumbersInText(5);
        lines.forEach(text::look);
        return text.findings(told);
    }
}
