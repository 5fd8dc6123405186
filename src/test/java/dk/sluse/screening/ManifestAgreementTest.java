package dk.sluse.screening;

import static dk.sluse.screening.Screened.assertThatScreening;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ManifestAgreementTest {

    private static final String DESCRIPTION = "Table 2: odds ratios by age group";
    private static final String REASON = "Aggregated, no cell below five";

    @TempDir
    private Path folder;

    private Path clean() {
        return new Samples(folder).text("t.txt", "OR 1.2 (1.1-1.3)");
    }

    private Path withPerson() {
        return new Samples(folder).text("p.txt", "010170-1239");
    }

    @Test
    void aDescribedAndJustifiedFilePasses() {
        assertThatScreening(clean(), Declaration.of("results/t.txt", DESCRIPTION, REASON, false))
                .passes();
    }

    @Test
    void withoutAManifestNothingIsSaid() {
        assertThatScreening(withPerson(), Declaration.undeclared("p.txt")).saysNothingOf("manifest-agreement");
    }

    @Test
    void aFileWithoutDescriptionOrReasonIsHeld() {
        assertThatScreening(clean(), Declaration.of("t.txt", " ", REASON, false))
                .isHeldBy("manifest-agreement");
        assertThatScreening(clean(), Declaration.of("t.txt", DESCRIPTION, "ok", false))
                .isHeldBy("manifest-agreement");
    }

    @Test
    void personsInAFileDeclaredWithoutThemAreADisagreement() {
        assertThatScreening(withPerson(), Declaration.of("p.txt", DESCRIPTION, REASON, false))
                .isHeldBy("manifest-agreement")
                .isRefusedBy("person-id")
                .needs("cpr-numbers");
    }

    @Test
    void aFileDeclaredIdentifiableNeedsThatPermission() {
        assertThatScreening(clean(), Declaration.of("t.txt", DESCRIPTION, REASON, true))
                .isRefusedBy("manifest-agreement")
                .needs("identifiable-data");
    }

    /** Ten characters describe, fifteen give a reason; blanks about them do not count. */
    @Test
    void howMuchMustBeSaidIsConfigured() {
        assertThatScreening(
                        clean(), Declaration.of("t.txt", " " + "d".repeat(10) + " ", " " + "r".repeat(15) + " ", false))
                .passes();
        assertThatScreening(clean(), Declaration.of("t.txt", " " + "d".repeat(9) + " ", "r".repeat(15), false))
                .isHeldBy("manifest-agreement");
        assertThatScreening(clean(), Declaration.of("t.txt", "d".repeat(10), " " + "r".repeat(14) + " ", false))
                .isHeldBy("manifest-agreement");
    }

    @Test
    void whatTheWordBeforeItExplainsIsNoDisagreement() {
        assertThatScreening(
                        new Samples(folder).text("p.txt", "tlf. 0101701239"),
                        Declaration.of("p.txt", DESCRIPTION, REASON, false))
                .passes();
    }
}
