package dk.sluse.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.audit.EventKind;
import dk.sluse.project.Caller;
import dk.sluse.project.Denied;
import dk.sluse.project.Scope;
import dk.sluse.stage.StagedWork.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the clock does: it reminds, warns and lets expire, and never approves (R44, R48; F33 to F35). */
class TimekeepingTest {

    /** Published on 2 November, so the last day is 2 December. */
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 2);

    private static final Instant EXPIRY = Instant.parse("2026-12-02T23:00:00Z");

    @RegisterExtension
    final ExportStage stage = new ExportStage();

    /** The ticks of one day at noon, each twice. */
    private void day(LocalDate day) {
        stage.clock.setTo(day, LocalTime.NOON);
        tick();
        tick();
    }

    private void tick() {
        stage.room.timekeeping().remind();
        stage.room.timekeeping().warn();
        stage.room.timekeeping().expire();
        stage.run();
    }

    private List<String> file(long id) {
        return List.of("alpha", Long.toString(id), "a.txt");
    }

    private boolean shown(long id) {
        return stage.room.visibility().inDownload(stage.caller("anna"), file(id));
    }

    private boolean cut(long id) {
        return stage.room.visibility().cutsDownload(stage.caller("anna"), file(id));
    }

    @Test
    @DisplayName(
            "R44: officers are reminded on working days 5, 8 and 10, once each; when it is over they are told; nothing is approved")
    void R44_reminders_and_no_silent_approval() throws IOException {
        long id = stage.inReview("a.txt");
        for (LocalDate day = LocalDate.of(2026, 11, 3);
                day.isBefore(LocalDate.of(2026, 11, 9));
                day = day.plusDays(1)) {
            day(day);
        }
        assertThat(stage.seen.mails("deadline-reminder")).isEmpty();
        day(LocalDate.of(2026, 11, 9));
        assertThat(stage.seen.mails("deadline-reminder")).containsExactly("olga", "otto");
        assertThat(stage.seen.mail("deadline-reminder")).contains("16 November 2026");
        for (int day = 10; day <= 16; day++) {
            day(LocalDate.of(2026, 11, day));
        }
        assertThat(stage.seen.mails("deadline-reminder")).hasSize(6);
        assertThat(stage.seen.mails("deadline-passed")).isEmpty();

        day(LocalDate.of(2026, 11, 17));
        assertThat(stage.seen.mails("deadline-passed")).containsExactly("olga", "otto");
        for (int day = 18; day <= 30; day++) {
            day(LocalDate.of(2026, 11, day));
        }

        assertThat(stage.seen.state(id)).isEqualTo(RequestState.IN_REVIEW);
        assertThat(stage.seen.fileStates(id)).containsEntry("a.txt", FileState.SCREENED);
        assertThat(stage.seen.events(EventKind.FILE_APPROVED)).isZero();
    }

    @Test
    @DisplayName("R44: after a long stop one reminder says it all")
    void R44_after_a_long_stop_one_reminder() throws IOException {
        stage.inReview("a.txt");
        day(LocalDate.of(2026, 11, 13));

        assertThat(stage.seen.mails("deadline-reminder")).containsExactly("olga", "otto");
        assertThat(stage.seen.events(EventKind.DEADLINE_REMINDED)).isEqualTo(1);
    }

    @Test
    @DisplayName("R44: waiting for an explanation does not stop the days; a decided request is not reminded of")
    void R44_what_is_reminded_of() throws IOException {
        long asked = stage.inReview("a.txt");
        stage.room.deciding().ask(stage.caller("olga"), asked, "What is n?");
        stage.published("b.txt");
        day(LocalDate.of(2026, 11, 9));

        assertThat(stage.seen.mails("deadline-reminder")).hasSize(2);
    }

    @Test
    @DisplayName("R42: an officer who is a member of the project is not written to about it")
    void a_member_officer_is_not_reminded() throws IOException {
        stage.inReview("a.txt");
        stage.store.changing(h -> stage.enrolment
                .memberships()
                .add(h, stage.caller("olga"), "alpha", ExportStage.person("otto"), false, ExportStage.key("otto")));
        day(LocalDate.of(2026, 11, 9));

        assertThat(stage.seen.mails("deadline-reminder")).containsExactly("olga");
    }

    @Test
    @DisplayName("R48: the requester is warned 7 days and 1 day before, once each")
    void R48_warnings_once_each() throws IOException {
        stage.published("a.txt");
        day(LAST_DAY.minusDays(8));
        assertThat(stage.seen.mails("download-expiring")).isEmpty();
        day(LAST_DAY.minusDays(7));
        assertThat(stage.seen.mails("download-expiring")).containsExactly("anna");
        day(LAST_DAY.minusDays(6));
        day(LAST_DAY.minusDays(2));
        assertThat(stage.seen.mails("download-expiring")).hasSize(1);
        day(LAST_DAY.minusDays(1));
        day(LAST_DAY);

        assertThat(stage.seen.mails("download-expiring")).hasSize(2);
        assertThat(stage.seen.events(EventKind.EXPIRY_WARNED)).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "R48 F35: at expiry nothing is shown any more, a running download may finish within the hour, then all is deleted")
    void F35_expiry_with_a_download_running() throws IOException {
        long id = stage.published("a.txt");
        stage.clock.setTo(EXPIRY.minusMillis(1));
        tick();
        assertThat(shown(id)).isTrue();

        stage.clock.setTo(EXPIRY);
        assertThat(shown(id)).as("even before the clock ticks").isFalse();
        assertThat(cut(id)).isFalse();
        tick();
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.EXPIRED);
        assertThat(shown(id)).isFalse();
        assertThat(cut(id)).isFalse();
        assertThat(stage.seen.places("content of a.txt")).containsExactly("airlock", "download");

        stage.clock.setTo(EXPIRY.plus(ExportStage.GRACE));
        assertThat(cut(id)).isTrue();
        tick();
        tick();

        assertThat(stage.seen.places("content of a.txt")).isEmpty();
        assertThat(stage.seen.names("download")).isEmpty();
        assertThat(stage.seen.fileStates(id)).containsEntry("a.txt", FileState.DELETED);
        assertThat(stage.seen.mails("download-expired")).containsExactly("anna");
        assertThat(stage.seen.mail("download-expired")).contains("a.txt");
    }

    @Test
    @DisplayName("F33: what counts is the day of publication in the database, never a file's own time")
    void F33_a_files_own_time_is_irrelevant() throws IOException {
        long id = stage.published("a.txt");
        Path file = stage.lodging.downloadFolder(stage.seen.request(id)).resolve("a.txt");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
        stage.clock.setTo(EXPIRY.minusSeconds(1));
        tick();
        assertThat(file).exists();

        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
        stage.clock.setTo(EXPIRY.plus(Duration.ofHours(2)));
        tick();
        stage.clock.advance(Duration.ofHours(2));
        tick();
        assertThat(file).doesNotExist();
    }

    @Test
    @DisplayName("F34: one file that cannot be deleted keeps no other; it is reported, and a retry ends it")
    void F34_one_undeletable_file() throws IOException {
        long id = stage.published("a.txt", "b.txt", "c.txt");
        Path stuck = stage.lodging.downloadFolder(stage.seen.request(id)).resolve("b.txt");
        Files.delete(stuck);
        Files.createDirectories(stuck.resolve("a folder that somebody put here"));
        stage.clock.setTo(EXPIRY.plus(Duration.ofHours(2)));
        tick();
        stage.clock.advance(Duration.ofHours(2));
        tick();

        assertThat(stage.seen.names("download")).isEmpty();
        assertThat(stuck).exists();
        assertThat(stage.work.stopped()).containsOnlyKeys(new Step(ExportSteps.CLEAR, Long.toString(id)));
        assertThat(stage.work.stopped().values())
                .singleElement()
                .satisfies(e -> assertThat(e).hasMessageContaining("b.txt").hasMessageContaining("1 files could not"));
        assertThat(stage.seen.mails("download-expired")).isEmpty();

        Files.delete(stuck.resolve("a folder that somebody put here"));
        Files.delete(stuck);
        stage.clock.advance(Duration.ofMinutes(1));
        stage.retry(ExportSteps.CLEAR, id);
        assertThat(stage.seen.fileStates(id).values()).containsOnly(FileState.DELETED);
        assertThat(stage.seen.mails("download-expired")).containsExactly("anna");
        assertThat(stage.seen.names("airlock")).noneMatch(name -> name.contains("/files/"));
    }

    @Test
    @DisplayName("An officer extends once, with a reason, by at most 30 days, and not what is over")
    void extension_once() throws IOException {
        long id = stage.published("a.txt");
        Availability availability = stage.room.availability();
        Caller olga = stage.caller("olga");
        assertThatThrownBy(() -> availability.extend(olga, id, 10, " ")).isInstanceOf(Denied.class);
        assertThatThrownBy(() -> availability.extend(olga, id, 0, "travel")).isInstanceOf(Denied.class);
        assertThatThrownBy(() -> availability.extend(olga, id, 31, "travel")).isInstanceOf(Denied.class);
        assertThatThrownBy(() -> availability.extend(stage.caller("anna"), id, 10, "travel"))
                .hasMessageContaining("Only case officers");

        Instant end = availability.extend(olga, id, 10, "travel");

        assertThat(end).isEqualTo(EXPIRY.plus(Duration.ofDays(10)));
        assertThatThrownBy(() -> availability.extend(stage.caller("otto"), id, 1, "travel"))
                .hasMessageContaining("extended already by olga");
        stage.clock.setTo(EXPIRY);
        tick();
        assertThat(shown(id)).isTrue();
        day(LAST_DAY.plusDays(9));
        assertThat(stage.seen.mails("download-expiring")).hasSize(1);
        stage.clock.setTo(end);
        assertThat(shown(id)).isFalse();
    }

    @Test
    @DisplayName("What expired is not extended, even before the clock ticked")
    void what_expired_is_not_extended() throws IOException {
        long id = stage.published("a.txt");
        stage.clock.setTo(EXPIRY);

        assertThatThrownBy(() -> stage.room.availability().extend(stage.caller("olga"), id, 10, "late"))
                .isInstanceOf(Denied.class)
                .hasMessageContaining("has expired");
        assertThat(shown(id)).isFalse();
    }

    @Test
    @DisplayName("A revocation cuts at once, deletes, tells the requester why, and ends the request")
    void a_revocation_cuts_at_once() throws IOException {
        long id = stage.published("a.txt");
        assertThatThrownBy(() -> stage.room.availability().revoke(stage.caller("olga"), id, ""))
                .isInstanceOf(Denied.class);
        stage.room.availability().revoke(stage.caller("olga"), id, "a wrong table");

        assertThat(shown(id)).isFalse();
        assertThat(cut(id)).isTrue();
        stage.run();
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.REVOKED);
        assertThat(stage.seen.places("content of a.txt")).isEmpty();
        assertThat(stage.seen.mail("download-revoked")).contains("a wrong table", "a.txt");
        assertThat(stage.seen.mails("download-expired")).isEmpty();
        stage.clock.setTo(EXPIRY);
        tick();
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.REVOKED);
    }

    @Test
    @DisplayName("F32: a membership that ends, or a project that closes, cuts running downloads at once")
    void F32_access_that_ends_cuts_downloads() throws IOException {
        long id = stage.published("a.txt");
        Caller arne = stage.caller("arne");
        Caller anna = stage.caller("anna");
        Visibility visibility = stage.room.visibility();
        assertThat(visibility.cutsDownload(arne, file(id))).isFalse();

        stage.leaves("arne");
        assertThat(visibility.cutsDownload(arne, file(id))).isTrue();
        assertThat(visibility.cutsDownload(anna, file(id))).isFalse();

        stage.suspend(Scope.PROJECT, "alpha");
        assertThat(visibility.cutsDownload(anna, file(id))).isTrue();
        assertThat(visibility.inDownload(anna, file(id))).isFalse();
        assertThat(visibility.inDownload(stage.caller("anna"), List.of("alpha")))
                .isFalse();
    }

    @Test
    @DisplayName("F28: the requester left before expiry: warnings and the receipt reach the PI too")
    void F28_warnings_reach_the_pi() throws IOException {
        long id = stage.published("a.txt");
        stage.leaves("anna");
        day(LAST_DAY.minusDays(7));
        stage.clock.setTo(EXPIRY);
        tick();
        stage.clock.setTo(EXPIRY.plus(Duration.ofHours(2)));
        tick();

        assertThat(stage.seen.mails("download-expiring")).containsExactly("anna", "peter");
        assertThat(stage.seen.mails("download-expired")).containsExactly("anna", "peter");
        assertThat(stage.seen.fileStates(id)).containsEntry("a.txt", FileState.DELETED);
    }
}
