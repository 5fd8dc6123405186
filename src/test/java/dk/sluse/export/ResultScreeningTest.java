package dk.sluse.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.sluse.audit.EventKind;
import dk.sluse.project.Denied;
import dk.sluse.screening.Finding;
import dk.sluse.screening.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Screening by the policies themselves in their limited process, and one story told whole. */
class ResultScreeningTest {

    private static final String FASTQ = "@read1\n" + "ACGT".repeat(20) + "\n+\n" + "IIII".repeat(20) + "\n";

    @RegisterExtension
    final ExportStage stage = new ExportStage();

    @BeforeEach
    void judgeForReal() {
        stage.withRealPolicies();
    }

    private Path airlock(long id, String name) {
        return stage.lodging.airlockFolder(stage.seen.request(id)).resolve(name);
    }

    @Test
    @DisplayName(
            "A member asks, the files are collected and screened, an officer approves, they are published and expire")
    void the_whole_story() throws IOException {
        stage.lies("results/table1.txt", "age group n\n40-49 12\n50-59 31\n");
        long id = stage.asks("results/table1.txt");
        stage.run();
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.IN_REVIEW);
        assertThat(stage.seen.mails("request-in-review")).containsExactly("olga", "otto");

        stage.room.deciding().approve(stage.caller("olga"), id, List.of(), "");
        stage.run();
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.PUBLISHED);

        stage.clock.advance(Duration.ofDays(31));
        stage.room.timekeeping().expire();
        stage.clock.advance(Duration.ofHours(1));
        stage.room.timekeeping().expire();
        stage.run();
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.EXPIRED);
        assertThat(stage.seen.names("download")).isEmpty();
        assertThat(stage.seen.mails("download-expired")).containsExactly("anna");
        assertThat(stage.work.stopped()).isEmpty();
    }

    @Test
    @DisplayName(
            "R63: counts a few off those of a table that was published, or lies before officers, are held; of one sent back not")
    void tables_are_compared_with_earlier_ones() throws IOException {
        stage.lies("before.txt", "Smoking\tCases\tControls\nNever\t412\t397\nFormer\t157\t130\n");
        long first = stage.published("before.txt");
        stage.clock.advance(Duration.ofDays(40));
        stage.lies("now.txt", "Smoking\tCases\tControls\nNever\t412\t397\nFormer\t157\t133\n");
        long second = stage.inReview("now.txt");

        assertThat(stage.seen.files(second).get(0).verdict()).contains(Verdict.HOLD);
        assertThat(Files.readString(airlock(second, "report.html")))
                .contains("now.txt:3")
                .contains("sluse-" + first + " › before.txt:1")
                .doesNotContain("133");

        stage.lies("other.txt", "Smoking\tCases\tControls\nNever\t412\t397\nFormer\t157\t136\n");
        long third = stage.inReview("other.txt");
        assertThat(stage.seen.files(third).get(0).verdict()).contains(Verdict.HOLD);

        stage.room.deciding().refuse(stage.caller("olga"), second, List.of(), "a difference of three");
        stage.run();
        assertThat(stage.seen.files(second).get(0).state()).isEqualTo(FileState.RETURNED);
        assertThat(remembered()).containsExactly(first, third);
    }

    /** The requests of which figures are kept. */
    private List<Long> remembered() {
        return stage.store.read(h -> h.createQuery(
                        "select f.request from published_figures p join export_file f on f.id = p.file order by f.id")
                .mapTo(Long.class)
                .list());
    }

    @Test
    @DisplayName(
            "R43 R50 R56: what was found stands in the story of officers and in the report, without the evidence; members do not read it")
    void findings_are_kept_and_reported() throws IOException {
        stage.lies("ids.txt", "CPR 010170-1239 and more\n");
        stage.lies("reads.txt", FASTQ);
        stage.lies("fine.txt", "odds ratio 1.2 (1.1 to 1.3)\n");
        long id = stage.asks("ids.txt", "reads.txt", "fine.txt");
        stage.run();

        assertThat(stage.seen.files(id))
                .extracting(f -> f.verdict().orElseThrow())
                .containsExactly(Verdict.REFUSE, Verdict.REFUSE, Verdict.PASS);
        var story = stage.room.overview().story(stage.caller("olga"), id);
        assertThat(story.files().get(0).findings()).extracting(Finding::policy).contains("person-id");
        assertThat(story.files().get(1).findings()).extracting(Finding::policy).contains("raw-genomic");
        assertThat(story.files().get(2).findings()).isEmpty();
        assertThat(stage.room.overview().story(stage.caller("anna"), id).files())
                .allSatisfy(file -> assertThat(file.findings()).isEmpty());
        assertThat(stage.room.overview().story(stage.caller("opal"), id).files())
                .allSatisfy(file -> assertThat(file.findings()).isEmpty());

        String html = Seen.read(airlock(id, "report.html"));
        JsonNode json = new ObjectMapper().readTree(airlock(id, "report.json").toFile());
        assertThat(html).contains("ids.txt", "reads.txt").doesNotContain("1239");
        assertThat(json.toString())
                .contains(stage.seen.request(id).policies().orElseThrow())
                .doesNotContain("1239");
        assertThat(stage.seen.mail("request-in-review")).contains("3", "2 ");
        assertThatThrownBy(() -> stage.room.deciding().approve(stage.caller("olga"), id, List.of(), "because"))
                .isInstanceOf(Denied.class)
                .hasMessageContaining("raw-genomic, which no permission lifts");
    }

    @Test
    @DisplayName(
            "F29: policies that cannot look hold the file and alarm officers and operators; once mended, rescreen passes it")
    void F29_what_cannot_look_holds() throws IOException {
        stage.breakInspection(true);
        stage.lies("fine.txt", "odds ratio 1.2\n");
        long id = stage.asks("fine.txt");
        stage.run();

        assertThat(stage.seen.state(id)).isEqualTo(RequestState.IN_REVIEW);
        assertThat(stage.seen.files(id).get(0).verdict()).contains(Verdict.HOLD);
        assertThat(stage.seen.mails("screening-failed")).containsExactlyInAnyOrder("olga", "otto", "opal");
        assertThat(stage.seen.events(EventKind.POLICY_FAILED)).isPositive();
        assertThatThrownBy(() -> stage.room.deciding().approve(stage.caller("olga"), id, List.of(), "I looked"))
                .hasMessageContaining("was not judged by");

        stage.breakInspection(false);
        stage.room.deciding().rescreen(stage.caller("olga"), id);
        stage.run();
        assertThat(stage.seen.files(id).get(0).verdict()).contains(Verdict.PASS);
        stage.room.deciding().approve(stage.caller("olga"), id, List.of(), "");
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.PUBLISHING);
    }

    /** A request with two files in the airlock, of which the first changes there or is gone. */
    private long rotten(boolean gone) throws IOException {
        stage.lies("fine.txt", "odds ratio 1.2\n");
        stage.lies("good.txt", "odds ratio 1.3\n");
        long id = stage.asks("fine.txt", "good.txt");
        while (stage.seen.state(id) == RequestState.COLLECTING) {
            stage.run(stage.work.take().orElseThrow());
        }
        if (gone) {
            Files.delete(airlock(id, "files/fine.txt"));
        } else {
            ExportStage.write(airlock(id, "files/fine.txt"), "odds ratio 9.9\n");
        }
        stage.run();
        return id;
    }

    @ParameterizedTest(name = "gone: {0}")
    @ValueSource(booleans = {true, false})
    @DisplayName(
            "F21: a file that rotted in the airlock is held and never approvable; the other files are screened, and it can be refused")
    void F21_a_rotten_file_is_held(boolean gone) throws IOException {
        long id = rotten(gone);

        assertThat(stage.work.stopped()).isEmpty();
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.IN_REVIEW);
        assertThat(stage.seen.files(id))
                .extracting(f -> f.verdict().orElseThrow())
                .containsExactly(Verdict.HOLD, Verdict.PASS);
        assertThat(stage.seen.mails("screening-failed")).containsExactlyInAnyOrder("olga", "otto", "opal");
        assertThat(stage.seen.mail("screening-failed")).contains("or refuse");
        assertThat(Seen.read(airlock(id, "report.html"))).contains("or refuse");
        assertThatThrownBy(() -> stage.room.deciding().approve(stage.caller("olga"), id, List.of("1"), "I looked"))
                .isInstanceOf(Denied.class)
                .hasMessageContaining("was not judged by");

        stage.room.deciding().refuse(stage.caller("olga"), id, List.of("1"), "its bytes changed");
        stage.room.deciding().approve(stage.caller("olga"), id, List.of("2"), "");
        stage.run();
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.PUBLISHED);
        assertThat(stage.seen.fileStates(id)).containsEntry("good.txt", FileState.PUBLISHED);
    }

    @Test
    @DisplayName("F21: once its bytes are restored, a rescreen judges the file")
    void F21_a_restored_file_is_judged() throws IOException {
        long id = rotten(false);
        ExportStage.write(airlock(id, "files/fine.txt"), "odds ratio 1.2\n");
        stage.room.deciding().rescreen(stage.caller("olga"), id);
        stage.run();
        assertThat(stage.seen.files(id)).allSatisfy(f -> assertThat(f.verdict()).contains(Verdict.PASS));

        ExportStage.write(airlock(id, "files/fine.txt"), "odds ratio 9.9\n");
        stage.room.deciding().rescreen(stage.caller("olga"), id);
        stage.run();
        assertThatThrownBy(() -> stage.room.deciding().approve(stage.caller("olga"), id, List.of("1"), "I looked"))
                .as("it was judged once, and rotted since")
                .hasMessageContaining("was not judged by");
    }

    @Test
    @DisplayName("F15: an airlock that is away holds nothing: the step fails and is tried again")
    void F15_an_airlock_that_is_away() throws IOException {
        stage.lies("fine.txt", "odds ratio 1.2\n");
        long id = stage.asks("fine.txt");
        while (stage.seen.state(id) == RequestState.COLLECTING) {
            stage.run(stage.work.take().orElseThrow());
        }
        Path away = stage.folder.resolve("away");
        Files.move(stage.lodging.airlock(), away);
        stage.run();
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.SCREENING);
        assertThat(stage.work.stopped()).isNotEmpty();

        Files.move(away, stage.lodging.airlock());
        stage.retry(ExportSteps.SCREEN, id);
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.IN_REVIEW);
        assertThat(stage.seen.files(id).get(0).verdict()).contains(Verdict.PASS);
    }

    @Test
    @DisplayName("Withdrawn while it is screened: the files go back and no officer is asked")
    void withdrawn_while_screening() throws IOException {
        stage.lies("fine.txt", "odds ratio 1.2\n");
        long id = stage.asks("fine.txt");
        while (stage.seen.state(id) == RequestState.COLLECTING) {
            stage.run(stage.work.take().orElseThrow());
        }
        try (ScreeningRound round = stage.room.screening().open(id).orElseThrow()) {
            FileReview review = round.files().get(0);
            review.open();
            stage.book.policies().forEach(review::judge);
            stage.room.requesting().withdraw(stage.caller("anna"), id);
            stage.room.screening().close(review, round);
            stage.room.screening().finish(round);
        }
        stage.run();

        assertThat(stage.seen.state(id)).isEqualTo(RequestState.RETURNED);
        assertThat(stage.seen.mails("request-in-review")).isEmpty();
        assertThat(stage.seen.places("odds ratio 1.2\n")).containsExactly("environment");
    }

    @Test
    @DisplayName("A project's own thresholds are part of what a decision rests on")
    void a_projects_thresholds_count() throws IOException {
        stage.lies("fine.txt", "odds ratio 1.2\n");
        long id = stage.asks("fine.txt");
        stage.run();
        stage.alpha(1, Set.of(), Map.of("person-id", Map.of("column-values", 2.0)));

        assertThatThrownBy(() -> stage.room.deciding().approve(stage.caller("olga"), id, List.of(), ""))
                .hasMessageContaining("rescreen " + id);
    }
}
