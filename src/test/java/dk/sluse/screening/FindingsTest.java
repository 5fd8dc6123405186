package dk.sluse.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.document.Hiding;
import dk.sluse.document.Severity;
import dk.sluse.document.Sighting;
import dk.sluse.wording.Phrase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Findings, what they add up to, and what an outcome may be. */
final class FindingsTest {

    private static final Phrase SAID = new Phrase("sagt", "said");
    private static final Finding NOTE = Finding.note("p", "R1", "a.txt:1", SAID);
    private static final Finding HOLD = Finding.hold("p", "R2", "a.txt:2", SAID);
    private static final Finding REFUSE = Finding.refuseWithout("cpr-numbers", "p", "R3", "a.txt:3", SAID);

    @Test
    void theVerdictIsTheWorstFindingAndNotesPass() {
        assertThat(Verdict.of(List.of())).isEqualTo(Verdict.PASS);
        assertThat(Verdict.of(List.of(NOTE))).isEqualTo(Verdict.PASS);
        assertThat(Verdict.of(List.of(NOTE, HOLD))).isEqualTo(Verdict.HOLD);
        assertThat(Verdict.of(List.of(REFUSE, HOLD, NOTE))).isEqualTo(Verdict.REFUSE);
        assertThat(Verdict.REFUSE.word()).isEqualTo("refuse");
    }

    @Test
    void F29_anOutcomeThatDidNotFinishHoldsTheFileAndSaysWhy() {
        Outcome outcome = Outcome.unfinished("p", "a.txt", SAID);

        assertThat(outcome.finished()).isFalse();
        assertThat(outcome.verdict()).isEqualTo(Verdict.HOLD);
        assertThat(outcome.failure()).contains(SAID);
        assertThat(outcome.findings()).extracting(Finding::rule).containsExactly("R43");
        assertThatThrownBy(() -> new Outcome("p", true, List.of(), Optional.of(SAID)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Outcome("p", false, List.of(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOutcomeSaysTheWorstFirst() {
        Outcome outcome = Outcome.finished("p", List.of(NOTE, REFUSE, HOLD));

        assertThat(outcome.findings()).containsExactly(REFUSE, HOLD, NOTE);
        assertThat(outcome.finished()).isTrue();
        assertThat(outcome.verdict()).isEqualTo(Verdict.REFUSE);
    }

    @Test
    void whatIsLeftOutOfALongListStillWeighs() {
        List<Finding> many = new ArrayList<>(Collections.nCopies(3, NOTE));
        assertThat(Findings.atMost(3, many, "p", "a.txt")).isEqualTo(many);

        many.addAll(List.of(HOLD, REFUSE, NOTE));
        List<Finding> shown = Findings.atMost(3, many, "p", "a.txt");

        assertThat(shown).hasSize(4).startsWith(NOTE, NOTE, NOTE);
        assertThat(shown.get(3).severity()).isEqualTo(Severity.REFUSE);
        assertThat(shown.get(3).rule()).isEqualTo("R3");
        assertThat(shown.get(3).permission()).contains("cpr-numbers");
        assertThat(shown.get(3).place()).isEqualTo("a.txt");
        assertThat(shown.get(3).message().en()).isEqualTo("And 3 more findings.");
    }

    @Test
    void whatWasMetIsSaidWithItsCountAtItsPlace() {
        Finding finding =
                Findings.of(new Sighting(Hiding.COMMENT, Passages.part("a.docx"), "a.docx › p1", 7), "p", "R58");

        assertThat(finding.severity()).isEqualTo(Severity.HOLD);
        assertThat(finding.place()).isEqualTo("a.docx › p1");
        assertThat(finding.message().en()).contains("(7)");
        assertThat(finding.permission()).isEmpty();
    }

    @Test
    void aFindingNeverRepeatsAPersonNumber() {
        Finding finding =
                Finding.hold("p", "R50", "010170-1239.txt:1", new Phrase("her: 010170-1239", "here: 010170-1239"));

        assertThat(finding.place() + finding.message()).doesNotContain("1239");
    }

    @ParameterizedTest
    @CsvSource({
        "a.txt, a.txt",
        "results/a.txt, a.txt",
        "C:\\out\\b.log, b.log",
        "x/y\\c.R, c.R",
        "x\\y/d.R, d.R",
        "dir/, ''"
    })
    void aFilesNameIsTheLastElementOfItsPath(String path, String name) {
        assertThat(Declaration.undeclared(path).fileName()).isEqualTo(name);
    }

    @Test
    void whatWasDeclaredStaysWhenEarlierTablesAreAdded() {
        Declaration declared = Declaration.of("a.txt", "what", "why", true);
        Earlier earlier = new Earlier(List.of(), false);

        assertThat(declared.after(earlier).earlier()).isEqualTo(earlier);
        assertThat(declared.after(earlier).manifest()).isEqualTo(declared.manifest());
        assertThat(declared.manifest()).contains(new Declaration.Row("what", "why", true));
        assertThat(Declaration.undeclared("a.txt").manifest()).isEmpty();
    }
}
