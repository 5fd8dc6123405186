package dk.sluse.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.project.Authority;
import dk.sluse.project.Denied;
import dk.sluse.project.Mandate;
import dk.sluse.project.Paper;
import dk.sluse.stage.Stage;
import dk.sluse.work.Waits;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No own data comes in without an approval and an agreement that hold today; what waits is not lost (R2, R14). */
class LapsedMandateTest {

    @RegisterExtension
    final ImportStage stage = new ImportStage();

    /** The stage's clock stands at 2026-11-02. */
    private void agreedUntil(LocalDate last) {
        LocalDate from = LocalDate.of(2026, 1, 1);
        stage.projects.put(Stage.project(
                "alpha",
                Mandate.of(
                        Authority.DST,
                        new Paper(Paper.Kind.APPROVAL, "V-1", from, LocalDate.of(2040, 1, 1)),
                        Set.of(),
                        new Paper(Paper.Kind.AGREEMENT, "D-1", from, last)),
                Set.of(),
                Map.of("biobank", Stage.server("alpha/biobank"))));
    }

    @Test
    @DisplayName("An instruction is answered with what is lacking, and opens nothing")
    void an_instruction() throws Exception {
        agreedUntil(LocalDate.of(2026, 11, 1));

        assertThat(stage.letter("peter", "ALPHA", ImportStage.list("upload", "a.txt")))
                .isEqualTo("an instruction with faults");
        assertThat(stage.newestMail("import-faulty").replaceAll("\\s+", " "))
                .contains("D-1 was valid until 2026-11-01", "config/projects/alpha.yaml");
        assertThat(stage.filesIn("upload")).isEmpty();
    }

    @Test
    @DisplayName("The days that begin anew are reminded of anew, also where the PI was reminded before")
    void reminded_anew() throws Exception {
        agreedUntil(LocalDate.of(2026, 12, 20));
        stage.instructed("biobank", "a.txt");
        stage.clock.advance(Duration.ofDays(25));
        stage.room.timekeeping().remind();
        stage.room.timekeeping().remind();
        assertThat(stage.mails("import-waiting")).hasSize(1);
        stage.clock.advance(Duration.ofDays(60));
        stage.room.timekeeping().remind();
        stage.room.timekeeping().lapse();

        agreedUntil(LocalDate.of(2035, 1, 1));
        stage.room.timekeeping().remind();
        assertThat(stage.mails("import-waiting")).hasSize(1);
        stage.clock.advance(Duration.ofDays(25));
        stage.room.timekeeping().remind();
        stage.room.timekeeping().remind();
        assertThat(stage.mails("import-waiting")).hasSize(2);
    }

    @Test
    @DisplayName("One under way waits and goes on; one that nobody can confirm is not closed, and its days begin anew")
    void under_way() throws Exception {
        agreedUntil(LocalDate.of(2026, 11, 10));
        long waiting = stage.confirmed("a.txt");
        long open = stage.instructed("biobank", "a.txt");
        stage.clock.advance(Duration.ofDays(100));
        stage.run();
        stage.room.timekeeping().remind();
        stage.room.timekeeping().lapse();

        assertThat(stage.stopped().values()).singleElement().isInstanceOf(Waits.class);
        assertThat(stage.filesIn("environment")).isEmpty();
        assertThatThrownBy(() -> stage.room.confirming().confirm(stage.caller("peter"), open))
                .isInstanceOf(Denied.class)
                .hasMessageContaining("D-1 was valid until 2026-11-10");

        agreedUntil(LocalDate.of(2035, 1, 1));
        assertThat(stage.again(ImportSteps.BRING_IN, waiting)).isTrue();
        stage.run();
        assertThat(stage.filesIn("environment")).hasSize(1);
        stage.clock.advance(Duration.ofDays(30));
        stage.room.timekeeping().lapse();
        stage.room.confirming().confirm(stage.caller("peter"), open);
        stage.run();
        assertThat(stage.filesIn("environment")).hasSize(2);
    }

    @Test
    @DisplayName("R71: one that stops because its PI leads no more is told so, also while a paper is lacking")
    void stopped_for_another_reason() throws Exception {
        agreedUntil(LocalDate.of(2026, 11, 10));
        long id = stage.confirmed("a.txt");
        stage.clock.advance(Duration.ofDays(10));
        stage.leaves("peter");
        stage.room.timekeeping().remind();
        stage.run();
        assertThat(stage.state(id)).isEqualTo(ImportState.OPEN);
        assertThat(stage.mails("import-stopped")).containsExactly("peter");
    }

    @Test
    @DisplayName(
            "A project whose file cannot be read begins and ends no standstill: nobody is told, nothing is deleted")
    void no_file_is_no_standstill() throws Exception {
        long id = stage.instructed("biobank", "a.txt");
        stage.projects.remove("alpha");
        for (int tick = 0; tick < 2; tick++) {
            stage.room.timekeeping().remind();
            stage.room.timekeeping().lapse();
            stage.clock.advance(Duration.ofDays(200));
        }
        assertThat(stage.state(id)).isEqualTo(ImportState.OPEN);
        assertThat(stage.mails("mandate-awaited")).isEmpty();
        assertThat(stage.mails("import-lapsed")).isEmpty();

        agreedUntil(LocalDate.of(2026, 11, 10));
        stage.room.timekeeping().remind();
        stage.room.timekeeping().lapse();
        assertThat(stage.mails("mandate-awaited")).as("a paper that is over").isNotEmpty();
        assertThat(stage.state(id)).isEqualTo(ImportState.OPEN);
    }

    @Test
    @DisplayName(
            "What is never renewed ends after sixty days, told of at both ends, whether open or confirmed; uploads are deleted")
    void never_renewed() throws Exception {
        agreedUntil(LocalDate.of(2026, 11, 10));
        long open = stage.instructed("upload", "a.txt");
        stage.hand("anna").puts(open, "a.txt", "rows");
        long confirmed = stage.confirmed("b.txt");
        stage.clock.advance(Duration.ofDays(10));
        stage.run();
        for (int tick = 0; tick < 2; tick++) {
            stage.room.timekeeping().remind();
        }
        assertThat(stage.mails("mandate-awaited")).hasSize(2);
        stage.clock.advance(Duration.ofDays(60));
        stage.room.timekeeping().remind();
        stage.room.timekeeping().lapse();
        assertThat(stage.state(open)).isEqualTo(ImportState.OPEN);
        stage.clock.advance(Duration.ofDays(1));
        stage.room.timekeeping().lapse();
        stage.run();
        stage.room.timekeeping().lapse();
        stage.run();

        assertThat(stage.state(open)).isEqualTo(ImportState.LAPSED);
        assertThat(stage.state(confirmed)).isEqualTo(ImportState.LAPSED);
        assertThat(stage.mails("mandate-not-renewed")).hasSize(2);
        assertThat(stage.mails("import-stopped")).isEmpty();
        assertThat(stage.filesIn("upload")).isEmpty();
        assertThat(stage.filesIn("environment")).isEmpty();
    }
}
