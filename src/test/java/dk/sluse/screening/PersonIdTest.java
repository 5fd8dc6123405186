package dk.sluse.screening;

import static dk.sluse.screening.Samples.row;
import static dk.sluse.screening.Samples.sheet;
import static dk.sluse.screening.Screened.assertThatScreening;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is certain, what is for a person to look at, and what is said of it. */
final class PersonIdTest {

    @TempDir
    private Path folder;

    private Samples samples() {
        return new Samples(folder);
    }

    @Test
    void oneBareNumberWithARightCheckDigitIsForAPersonToLookAt() {
        assertThatScreening(samples().text("a.txt", "see 0101701239 there"))
                .isHeldBy("person-id")
                .at("a.txt:1");
    }

    @Test
    void oneBareNumberWithAWrongCheckDigitIsChance() {
        assertThatScreening(samples().text("a.txt", "see 0101701238 there")).passes();
    }

    @Test
    void aDateWithDotsBeforeFourDigitsIsForAPersonToLookAt() {
        assertThatScreening(samples().text("a.txt", "born 01.01.70-1239")).isHeldBy("person-id");
    }

    @Test
    void aNumberExplainedByTheWordBeforeItIsANote() {
        assertThatScreening(samples().text("a.txt", "tlf. 0101701239")).passes();
    }

    @Test
    void aNumberCutIntoTwoCellsIsFound() {
        assertThatScreening(samples()
                        .xlsx(
                                "T.xlsx",
                                w -> sheet(
                                        w, "S", row("010170", "1239"), row("150385", "2468"), row("241199", "0013"))))
                .isRefusedBy("person-id");
    }

    @Test
    void aColumnHeadedAsIdsOfPersonsIsForAPersonToLookAt() {
        Samples samples = samples();
        assertThatScreening(samples.text("a.tab", "patientID\tage", "P001\t40", "P002\t50", "P003\t60"))
                .isHeldBy("person-id");
        assertThatScreening(samples.xlsx(
                        "T.xlsx",
                        w -> sheet(w, "S", row("participant_id", "n"), row("A1", 1), row("A2", 2), row("A3", 3))))
                .isHeldBy("person-id")
                .at("T.xlsx › S!A1");
        assertThatScreening(samples.text("b.tab", "variable\tn", "patient id\t412"))
                .passes();
    }

    @Test
    void aColumnIsOneFindingWithACount() {
        Path file = samples().text("c.txt", LeakTest.PERSONS);

        assertThat(Screened.findings(file, Declaration.undeclared("c.txt"), Screened.LIMITS))
                .singleElement()
                .satisfies(f -> assertThat(f.message().en()).contains("4 here"))
                .satisfies(f -> assertThat(f.message().da()).contains("4 her"));
    }

    @Test
    void noEvidenceIsRepeatedAnywhere() {
        Samples samples = samples();
        Path file = samples.xlsx("010170-1239.xlsx", w -> sheet(w, "150385-2468", row("241199-0013")));

        assertThat(Screened.findings(file, Declaration.undeclared("010170-1239.xlsx"), Screened.LIMITS))
                .isNotEmpty()
                .allSatisfy(f -> assertThat(f.place() + f.message())
                        .doesNotContain("1239")
                        .doesNotContain("2468")
                        .doesNotContain("0013"));
    }
}
