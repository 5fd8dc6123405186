package dk.sluse.export;

import static dk.sluse.export.ScriptedScreening.refusalUnless;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.audit.EventKind;
import dk.sluse.project.Authority;
import dk.sluse.project.Denied;
import dk.sluse.project.Mandate;
import dk.sluse.project.Paper;
import dk.sluse.stage.Stage;
import dk.sluse.work.Waits;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Identifiable data leaves only while an approval covers it; other results while the work was ever approved (R2, R10, R65). */
class LapsedMandateTest {

    @RegisterExtension
    final ExportStage stage = new ExportStage();

    /** The stage's clock stands at 2026-11-02. */
    private void approved(LocalDate from, LocalDate last, Set<String> covers) {
        rests(Mandate.of(
                Authority.DST,
                new Paper(Paper.Kind.APPROVAL, "V-1", from, last),
                covers,
                new Paper(Paper.Kind.AGREEMENT, "D-1", LocalDate.of(2020, 1, 1), LocalDate.of(2020, 1, 2))));
    }

    private void rests(Mandate mandate) {
        stage.projects.put(Stage.project("alpha", mandate, Set.of("cpr-numbers"), Map.of()));
    }

    private List<String> approve(long id) {
        return stage.room.deciding().approve(stage.caller("olga"), id, List.of(), "the protocol says so");
    }

    @Test
    @DisplayName(
            "Results that identify nobody leave although the approval is over, but not without one that ever began")
    void other_results() throws IOException {
        rests(Mandate.NONE);
        long id = stage.inReview("a.txt");
        assertThatThrownBy(() -> approve(id))
                .isInstanceOf(Denied.class)
                .hasMessageContaining("The ethics approval is missing in the project's file");
        approved(LocalDate.of(2026, 12, 1), LocalDate.of(2027, 12, 1), Set.of());
        assertThatThrownBy(() -> approve(id)).hasMessageContaining("V-1 is valid only from 2026-12-01");

        approved(LocalDate.of(2024, 1, 1), LocalDate.of(2025, 1, 1), Set.of());
        assertThat(approve(id)).containsExactly("1  a.txt  is approved");
        stage.run();
        assertThat(stage.stopped()).isEmpty();
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.PUBLISHED);
    }

    @Test
    @DisplayName("What a permission lets out is approved and published only while the approval covers it")
    void identifiable_results() throws IOException {
        stage.finds("a.txt", refusalUnless("person-id", "cpr-numbers"));
        LocalDate from = LocalDate.of(2026, 1, 1);
        approved(from, LocalDate.of(2026, 11, 10), Set.of("identifiable-data"));
        long id = stage.inReview("a.txt");
        assertThatThrownBy(() -> approve(id)).hasMessageContaining("does not cover \"cpr-numbers\"");
        approved(from, LocalDate.of(2026, 11, 1), Mandate.BY_APPROVAL);
        assertThatThrownBy(() -> approve(id)).hasMessageContaining("V-1 was valid until 2026-11-01");

        approved(from, LocalDate.of(2026, 11, 10), Mandate.BY_APPROVAL);
        assertThat(approve(id)).containsExactly("1  a.txt  is approved");
        stage.clock.advance(Duration.ofDays(9));
        stage.run();
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.PUBLISHING);
        assertThat(stage.filesIn("download")).isEmpty();
        assertThat(stage.stopped().values()).singleElement().isInstanceOf(Waits.class);

        approved(from, LocalDate.of(2027, 11, 10), Mandate.BY_APPROVAL);
        assertThat(stage.again(ExportSteps.PUBLISH, id)).isTrue();
        stage.run();
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.PUBLISHED);
    }

    /** One file that needs the permission, one clean table, approved; then the approval lapses. */
    private long approvedAndLapsed() throws IOException {
        stage.finds("a.txt", refusalUnless("person-id", "cpr-numbers"));
        approved(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 11, 10), Mandate.BY_APPROVAL);
        long id = stage.inReview("a.txt", "b.txt");
        approve(id);
        stage.clock.advance(Duration.ofDays(9));
        return id;
    }

    private void refuse(long id, String... files) {
        stage.room.deciding().refuse(stage.caller("olga"), id, List.of(files), "the approval is not renewed");
    }

    @Test
    @DisplayName(
            "While approved files wait, people are told once; an officer refuses what needs the approval, the rest leaves")
    void a_way_out_for_the_clean_tables() throws IOException {
        long id = approvedAndLapsed();
        stage.run();
        stage.again(ExportSteps.PUBLISH, id);
        stage.run();
        assertThat(stage.seen.mails("export-awaits-mandate")).containsExactlyInAnyOrder("anna", "peter");
        assertThat(stage.seen.mail("export-awaits-mandate")).contains("V-1 was valid until 2026-11-10");
        assertThat(stage.seen.mails("export-awaits-mandate-officers")).containsExactlyInAnyOrder("olga", "otto");
        assertThat(stage.seen.events(EventKind.MANDATE_AWAITED)).isEqualTo(1);
        assertThatThrownBy(() -> refuse(id)).hasMessageContaining("name the files");

        refuse(id, "a.txt");
        stage.run();

        assertThat(stage.seen.state(id)).isEqualTo(RequestState.PUBLISHED);
        assertThat(stage.seen.places("content of a.txt")).containsExactly("environment");
        assertThat(stage.seen.places("content of b.txt")).containsExactlyInAnyOrder("airlock", "download");
        assertThat(stage.seen.mails("files-refused")).containsExactly("anna");
        assertThatThrownBy(() -> refuse(id, "b.txt")).hasMessageContaining("nothing to decide");
    }

    @Test
    @DisplayName(
            "The same when the approval lapses while the files are copied: nothing of the refused file stays out there")
    void lapsed_while_copied() throws IOException {
        stage.finds("a.txt", refusalUnless("person-id", "cpr-numbers"));
        approved(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 11, 10), Mandate.BY_APPROVAL);
        long id = stage.inReview("a.txt", "b.txt");
        approve(id);
        var wanted = stage.room.publishing().open(id).orElseThrow();
        var copied = stage.carrier.copy(wanted, stage.place("airlock"), stage.place("download"));
        stage.clock.advance(Duration.ofDays(9));
        assertThatThrownBy(() -> stage.room.publishing().close(id, copied)).isInstanceOf(Waits.class);
        assertThat(stage.seen.mails("export-awaits-mandate")).isNotEmpty();
        refuse(id, "a.txt");
        // Late news of the copying, which knew the refused file.
        stage.room.publishing().close(id, copied);
        stage.run();

        assertThat(stage.seen.state(id)).isEqualTo(RequestState.PUBLISHED);
        assertThat(stage.seen.places("content of a.txt")).containsExactly("environment");
        assertThat(stage.filesIn("download")).contains("alpha/1/b.txt").doesNotContain("alpha/1/a.txt");
    }

    @Test
    @DisplayName("Copied files are shown only when they are what is approved now, however the news came")
    void what_was_carried_is_what_is_approved() throws IOException {
        long id = approvedAndLapsed();
        approved(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 11, 10), Mandate.BY_APPROVAL);
        var wanted = stage.room.publishing().open(id).orElseThrow();
        refuse(id, "a.txt");
        var copied = stage.carrier.copy(wanted, stage.place("airlock"), stage.place("download"));
        stage.store.changing(h -> h.execute("update export_request set state = 'PUBLISHING' where id = " + id));
        stage.room.publishing().close(id, copied);
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.DECIDED);
        stage.run();

        assertThat(stage.seen.state(id)).isEqualTo(RequestState.PUBLISHED);
        assertThat(stage.filesIn("download")).contains("alpha/1/b.txt").doesNotContain("alpha/1/a.txt");
    }

    @ParameterizedTest(name = "the copying ends before the clearing: {0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("Files that are laid out behind a clearing's back are cleared away before the rest is published")
    void laid_out_behind_the_clearing(boolean copyingEndsFirst) throws IOException {
        long id = stage.inReview("a.txt", "b.txt");
        approve(id);
        assertThat(stage.work.take().orElseThrow().name()).isEqualTo(ExportSteps.PUBLISH);
        var wanted = stage.room.publishing().open(id).orElseThrow();
        refuse(id, "a.txt");
        assertThat(stage.work.take().orElseThrow().name()).isEqualTo(ExportSteps.CLEAR);
        stage.carrier.delete(stage.room.clearing().openDownload(id).orElseThrow(), stage.place("download"));
        var copied = stage.carrier.copy(wanted, stage.place("airlock"), stage.place("download"));
        if (copyingEndsFirst) {
            stage.room.publishing().close(id, copied);
        }
        stage.room.clearing().close(id);
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.DECIDED);
        if (!copyingEndsFirst) {
            stage.room.publishing().close(id, copied);
        }
        stage.clock.advance(Duration.ofSeconds(1));
        stage.run();

        assertThat(stage.stopped()).isEmpty();
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.PUBLISHED);
        assertThat(stage.seen.places("content of a.txt")).containsExactly("environment");
        assertThat(stage.filesIn("download")).contains("alpha/1/b.txt").doesNotContain("alpha/1/a.txt");
    }

    @Test
    @DisplayName("A carrying that the hub did not live to end holds nothing up: the rest is published")
    void a_carrying_that_never_ended() throws IOException {
        long id = stage.inReview("a.txt", "b.txt");
        approve(id);
        stage.work.take();
        var wanted = stage.room.publishing().open(id).orElseThrow();
        stage.carrier.copy(wanted, stage.place("airlock"), stage.place("download"));
        refuse(id, "a.txt");
        stage.run();

        assertThat(stage.seen.state(id)).isEqualTo(RequestState.PUBLISHED);
        assertThat(stage.filesIn("download")).contains("alpha/1/b.txt").doesNotContain("alpha/1/a.txt");
    }

    @Test
    @DisplayName("What waits to be cleared away before the rest is published can still be refused, or withdrawn, whole")
    void a_way_out_while_it_is_cleared() throws IOException {
        long id = stage.inReview("a.txt", "b.txt");
        approve(id);
        refuse(id, "a.txt");
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.DECIDED);
        assertThatThrownBy(() -> refuse(id)).hasMessageContaining("name the files");
        refuse(id, "b.txt");
        stage.run();
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.RETURNED);

        long other = stage.inReview("c.txt", "d.txt");
        approve(other);
        stage.work.take();
        var wanted = stage.room.publishing().open(other).orElseThrow();
        refuse(other, "c.txt");
        stage.room.requesting().withdraw(stage.caller("anna"), other);
        var copied = stage.carrier.copy(wanted, stage.place("airlock"), stage.place("download"));
        stage.room.publishing().close(other, copied);
        stage.run();
        assertThat(stage.seen.state(other)).isEqualTo(RequestState.RETURNED);
        assertThat(stage.seen.places("content of d.txt")).containsExactly("environment");
        assertThat(stage.filesIn("download")).isEmpty();
        assertThat(stage.stopped()).isEmpty();
    }

    @Test
    @DisplayName("All refused, or withdrawn by the PI: everything goes back, and nothing waits any more")
    void all_go_back() throws IOException {
        long id = approvedAndLapsed();
        stage.run();
        refuse(id, "1", "2");
        stage.run();
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.RETURNED);
        assertThat(stage.filesIn("download")).isEmpty();
        assertThat(stage.stopped()).isEmpty();

        approved(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 11, 10), Mandate.BY_APPROVAL);
        stage.finds("c.txt", refusalUnless("person-id", "cpr-numbers"));
        long other = stage.inReview("c.txt");
        approve(other);
        approved(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 11, 10), Mandate.BY_APPROVAL);
        stage.run();
        stage.room.requesting().withdraw(stage.caller("peter"), other);
        stage.run();
        assertThat(stage.seen.state(other)).isEqualTo(RequestState.RETURNED);
        assertThat(stage.seen.places("content of c.txt")).containsExactly("environment");
    }
}
