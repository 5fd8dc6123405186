package dk.sluse.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.audit.EventKind;
import dk.sluse.custody.Consignment;
import dk.sluse.project.Denied;
import dk.sluse.project.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The life of an import, from the PI's mail to the receipt, and everything that can come between. */
class ImportLifeTest {

    @RegisterExtension
    final ImportStage stage = new ImportStage();

    @Test
    void a_mail_moves_nothing_and_the_PIs_key_brings_the_files_in() throws IOException {
        stage.lies("biobank/raw/p1.vcf", "variants");
        stage.lies("biobank/cohort.csv", "cohort");
        long id = stage.instructed("biobank", "raw/p1.vcf", "cohort.csv");
        stage.run();
        assertThat(stage.filesIn("environment")).isEmpty();
        assertThat(stage.newestMail("import-instructed"))
                .contains("raw/p1.vcf", "kilde: biobank", "source: biobank", "confirm " + id)
                .doesNotContain("/upload/");

        stage.room.confirming().confirm(stage.caller("peter"), id);
        stage.run();

        assertThat(stage.state(id)).isEqualTo(ImportState.ARRIVED);
        assertThat(stage.read("environment/import/" + id + "/raw/p1.vcf")).isEqualTo("variants");
        assertThat(stage.filesIn("environment"))
                .containsExactly("import/" + id + "/cohort.csv", "import/" + id + "/raw/p1.vcf");
        assertThat(stage.filesIn("biobank")).as("the originals stay (R35)").containsExactly("cohort.csv", "raw/p1.vcf");
        String hash = UploadsByHand.sha256("variants".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(stage.mails("import-arrived")).containsExactly("peter");
        assertThat(stage.newestMail("import-arrived")).contains("raw/p1.vcf", "8 byte", hash, "import/" + id, "export");
        assertThat(stage.events(EventKind.FILE_IMPORTED)).isEqualTo(2);
        assertThat(stage.events(EventKind.IMPORT_CONFIRMED)).isEqualTo(1);
    }

    @Test
    void uploads_are_copied_in_and_then_deleted() throws IOException {
        long id = stage.instructed("upload", "raw/p1.vcf", "cohort.csv");
        assertThat(stage.newestMail("import-instructed")).contains("/upload/alpha/" + id);
        stage.hand("anna").puts(id, "raw/p1.vcf", "variants");
        stage.hand("arne").puts(id, "cohort.csv", "cohort");
        stage.room.confirming().confirm(stage.caller("peter"), id);
        stage.run();
        assertThat(stage.filesIn("environment"))
                .containsExactly("import/" + id + "/cohort.csv", "import/" + id + "/raw/p1.vcf");
        assertThat(stage.folder.resolve("upload/alpha/" + id)).doesNotExist();
        assertThat(stage.filesIn("upload")).isEmpty();
        assertThat(stage.events(EventKind.FILE_UPLOADED)).isEqualTo(2);
        assertThat(stage.events(EventKind.FILE_DELETED)).isEqualTo(2);
        assertThat(stage.stopped()).isEmpty();
    }

    @Test
    void missing_uploads_are_listed_at_confirm_and_nothing_moves() throws IOException {
        long id = stage.instructed("upload", "a.txt", "b/c.txt", "d.txt");
        stage.hand("anna").puts(id, "a.txt", "a");
        assertThatThrownBy(() -> stage.room.confirming().confirm(stage.caller("peter"), id))
                .isInstanceOf(Denied.class)
                .hasMessageContaining("Nothing was moved")
                .hasMessageContaining("b/c.txt")
                .hasMessageContaining("d.txt")
                .hasMessageNotContaining("a.txt");
        stage.run();
        assertThat(stage.state(id)).isEqualTo(ImportState.OPEN);
        assertThat(stage.filesIn("environment")).isEmpty();
    }

    @Test
    void a_member_who_is_no_PI_is_told_to_ask_the_PI() throws IOException {
        assertThat(stage.letter("anna", "ALPHA", ImportStage.list("upload", "a.txt")))
                .isEqualTo("told to ask the PI");
        assertThat(stage.mails("import-ask-pi")).containsExactly("anna");
        assertThat(stage.newestMail("import-ask-pi"))
                .contains("Peter", "Din mail har ikke ændret noget", "Your mail changed nothing");
        long id = stage.instructed("upload", "a.txt");
        stage.hand("anna").puts(id, "a.txt", "a");
        assertThatThrownBy(() -> stage.room.confirming().confirm(stage.caller("anna"), id))
                .hasMessageContaining("by the project's PI");
        assertThatThrownBy(() -> stage.room.confirming().withdraw(stage.caller("anna"), id))
                .hasMessageContaining("by the project's PI");
        assertThatThrownBy(() -> stage.room.confirming().confirm(stage.caller("bodil"), id))
                .hasMessageContaining("no import " + id);
        assertThat(stage.state(id)).isEqualTo(ImportState.OPEN);
    }

    @Test
    void a_list_with_faults_changes_nothing_and_all_of_them_are_told() throws IOException {
        assertThat(stage.letter("peter", "ALPHA", "source;nowhere\npath;description\n../x;X\nb;\n"))
                .isEqualTo("an instruction with faults");
        assertThat(stage.newestMail("import-faulty"))
                .contains("Row 1 of import.csv: The source \"nowhere\"", "Row 3", "Row 4", "Række 4 i import.csv");
        assertThat(stage.letter("peter", "ALPHA", ImportStage.list("upload", "a"), ImportStage.list("upload", "b")))
                .isEqualTo("an instruction with faults");
        assertThat(stage.room.overview().list(stage.caller("olga"), true)).isEmpty();
        assertThat(stage.events(EventKind.IMPORT_FAULTY)).isEqualTo(2);
    }

    @Test
    void who_may_not_instruct_gets_nothing_done() throws IOException {
        String list = ImportStage.list("upload", "a.txt");
        assertThat(stage.letter("eve@evil.example", "ALPHA", list)).startsWith("refused: nobody of that address");
        stage.suspend(Scope.PERSON, "peter");
        assertThat(stage.letter("peter", "ALPHA", list)).isEqualTo("refused: the sender's access is closed");
        stage.reopen(Scope.PERSON, "peter");
        stage.suspend(Scope.PROJECT, "alpha");
        assertThat(stage.letter("peter", "ALPHA", list)).isEqualTo("refused: the access of project ALPHA is closed");
        assertThat(stage.letter("anna", "a question")).startsWith("refused: it is meant for nothing");
        assertThat(stage.filesIn("upload")).isEmpty();
    }

    @Test
    void F16_F17_one_file_that_is_unfit_keeps_all_of_them_out_and_the_instruction_is_open_again() throws IOException {
        stage.lies("biobank/good.txt", "good");
        stage.lies("elsewhere/secret", "secret");
        Files.createSymbolicLink(stage.folder.resolve("biobank/link.txt"), stage.folder.resolve("elsewhere/secret"));
        Files.createDirectories(stage.folder.resolve("biobank/folder"));
        long id = stage.instructed("biobank", "good.txt", "link.txt", "folder", "missing.txt");
        stage.room.confirming().confirm(stage.caller("peter"), id);
        stage.run();
        assertThat(stage.state(id)).isEqualTo(ImportState.OPEN);
        assertThat(stage.filesIn("environment")).isEmpty();
        assertThat(stage.newestMail("import-rejected"))
                .contains("link.txt", "symbolic link", "folder", "missing.txt", "confirm " + id)
                .doesNotContain("good.txt");

        Files.delete(stage.folder.resolve("biobank/link.txt"));
        Files.delete(stage.folder.resolve("biobank/folder"));
        stage.lies("biobank/link.txt", "a file now");
        stage.lies("biobank/folder", "a file too");
        stage.lies("biobank/missing.txt", "here");
        stage.room.confirming().confirm(stage.caller("peter"), id);
        stage.run();
        assertThat(stage.state(id))
                .as("mended, it is carried as another consignment")
                .isEqualTo(ImportState.ARRIVED);
        assertThat(stage.filesIn("environment")).hasSize(4);
    }

    @Test
    void F21_an_upload_that_is_no_longer_what_was_uploaded_is_not_brought_in() throws IOException {
        long id = stage.instructed("upload", "a.txt");
        stage.hand("anna").puts(id, "a.txt", "what was uploaded");
        stage.lies("upload/alpha/" + id + "/a.txt", "what was UPLOADED");
        stage.room.confirming().confirm(stage.caller("peter"), id);
        stage.run();
        assertThat(stage.state(id)).isEqualTo(ImportState.OPEN);
        assertThat(stage.newestMail("import-rejected")).contains("SHA-256 differs");
        assertThat(stage.filesIn("environment")).isEmpty();
    }

    @Test
    void F15_a_source_or_an_upload_folder_that_is_away_is_neither_empty_nor_done() throws IOException {
        long id = stage.confirmed("a.txt");
        Path away = stage.folder.resolve("away");
        Files.move(stage.folder.resolve("biobank"), away);
        stage.run();
        assertThat(stage.state(id)).isEqualTo(ImportState.BRINGING_IN);
        assertThat(stage.stopped()).containsOnlyKeys("bring-in/" + id);
        assertThat(stage.mails("import-rejected")).isEmpty();
        Files.move(away, stage.folder.resolve("biobank"));
        stage.again("bring-in", id);
        stage.run();
        assertThat(stage.state(id)).isEqualTo(ImportState.ARRIVED);

        Files.delete(stage.folder.resolve("upload"));
        assertThatThrownBy(() -> stage.instructed("upload", "b.txt"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not there");
        assertThat(stage.folder.resolve("upload"))
                .as("nothing is made in its place")
                .doesNotExist();
        Files.createDirectories(stage.folder.resolve("upload"));
    }

    @Test
    void R71_what_closes_access_stops_an_import_on_its_way() throws IOException {
        long id = stage.confirmed("a.txt");
        stage.suspend(Scope.PROJECT, "alpha");
        stage.run();
        assertThat(stage.state(id)).isEqualTo(ImportState.OPEN);
        assertThat(stage.filesIn("environment")).isEmpty();
        assertThat(stage.mails("import-stopped")).containsExactly("peter");
        stage.reopen(Scope.PROJECT, "alpha");
        stage.room.confirming().confirm(stage.caller("peter"), id);
        stage.suspend(Scope.PERSON, "peter");
        stage.room.timekeeping().remind();
        assertThat(stage.state(id)).as("the clock finds it, too").isEqualTo(ImportState.STOPPING);
        stage.run();
        assertThat(stage.state(id)).isEqualTo(ImportState.OPEN);
        assertThat(stage.filesIn("environment")).isEmpty();
        stage.reopen(Scope.PERSON, "peter");
        stage.room.confirming().confirm(stage.caller("peter"), id);
        stage.run();
        assertThat(stage.state(id)).isEqualTo(ImportState.ARRIVED);
    }

    @Test
    void what_arrived_before_it_could_be_stopped_is_recorded_as_there() throws IOException {
        long id = stage.confirmed("a.txt");
        Consignment open = stage.room.bringingIn().open(id).orElseThrow();
        var delivery = stage.carrier.copy(open, stage.source(open), stage.place("environment"));
        stage.room.confirming().withdraw(stage.caller("peter"), id);
        assertThat(stage.state(id)).isEqualTo(ImportState.WITHDRAWING);
        stage.room.bringingIn().close(id, delivery);
        assertThat(stage.state(id)).as("late news changes nothing").isEqualTo(ImportState.WITHDRAWING);
        stage.run();
        assertThat(stage.state(id)).isEqualTo(ImportState.ARRIVED);
        assertThat(stage.mails("import-arrived")).containsExactly("peter");
        assertThat(stage.filesIn("environment")).hasSize(1);
    }

    @Test
    void an_import_is_withdrawn_by_key_on_its_way_or_by_mail_and_its_uploads_go() throws IOException {
        long first = stage.confirmed("a.txt");
        stage.room.confirming().withdraw(stage.caller("peter"), first);
        stage.run();
        assertThat(stage.state(first)).isEqualTo(ImportState.WITHDRAWN);
        assertThat(stage.filesIn("environment")).isEmpty();
        assertThatThrownBy(() -> stage.room.confirming().withdraw(stage.caller("peter"), first))
                .hasMessageContaining("cannot be withdrawn any more");

        long second = stage.instructed("upload", "deep/a.txt", "b.txt");
        stage.hand("anna").puts(second, "deep/a.txt", "a");
        stage.lies("upload/alpha/" + second + "/.sluse-upload-left", "half of a file");
        String subject = "[sluse-" + second + "] Træk tilbage";
        assertThat(stage.letter("anna", subject)).isEqualTo("nothing to do for sluse-" + second);
        assertThat(stage.letter("bodil", subject)).startsWith("refused: the import it names");
        assertThat(stage.letter("peter", "[sluse-" + second + "] is it there?"))
                .isEqualTo("nothing to do for sluse-" + second);
        assertThat(stage.letter("peter", subject)).isEqualTo("withdrew sluse-" + second);
        stage.run();
        assertThat(stage.state(second)).isEqualTo(ImportState.WITHDRAWN);
        assertThat(stage.folder.resolve("upload/alpha/" + second)).doesNotExist();
    }

    @Test
    void F37_clearing_removes_one_imports_uploads_and_no_others() throws IOException {
        long mine = stage.instructed("upload", "a.txt");
        long other = stage.instructed("upload", "a.txt");
        stage.hand("anna").puts(mine, "a.txt", "mine");
        stage.hand("anna").puts(other, "a.txt", "other");
        stage.room.confirming().withdraw(stage.caller("peter"), mine);
        stage.run();
        assertThat(stage.filesIn("upload")).containsExactly("alpha/" + other + "/a.txt");
    }

    @Test
    void an_instruction_nobody_confirms_is_reminded_of_after_7_days_and_closed_after_30() throws IOException {
        long id = stage.instructed("upload", "a.txt", "b.txt");
        stage.hand("anna").puts(id, "a.txt", "a");
        tick(Duration.ofDays(6));
        assertThat(stage.mails("import-waiting")).isEmpty();
        tick(Duration.ofDays(1));
        tick(Duration.ofDays(1));
        assertThat(stage.mails("import-waiting")).as("once").containsExactly("peter");
        assertThat(stage.newestMail("import-waiting"))
                .contains("not uploaded yet: b.txt")
                .doesNotContain("a.txt");
        tick(Duration.ofDays(22));
        assertThat(stage.state(id)).as("its last day").isEqualTo(ImportState.OPEN);
        tick(Duration.ofDays(1));
        assertThat(stage.state(id)).isEqualTo(ImportState.LAPSED);
        assertThat(stage.mails("import-lapsed")).containsExactly("peter");
        stage.run();
        assertThat(stage.filesIn("upload")).isEmpty();
        assertThatThrownBy(() -> stage.room.confirming().confirm(stage.caller("peter"), id))
                .hasMessageContaining("is lapsed");
    }

    private void tick(Duration time) {
        stage.clock.advance(time);
        stage.room.timekeeping().remind();
        stage.room.timekeeping().lapse();
    }

    @Test
    void a_source_that_left_the_projects_file_cannot_be_confirmed() throws IOException {
        long id = stage.instructed("biobank", "a.txt");
        stage.projects.put(ImportStage.project("alpha", Map.of()));
        assertThatThrownBy(() -> stage.room.confirming().confirm(stage.caller("peter"), id))
                .hasMessageContaining("\"biobank\" is not in the project's file any more");
    }

    @Test
    void F32_an_upload_that_is_whole_when_its_member_is_suspended_or_the_key_revoked_is_not_taken() throws IOException {
        long id = stage.instructed("upload", "a.txt");
        var anna = stage.hand("anna");
        var arne = stage.hand("arne");
        stage.suspend(Scope.PERSON, "anna");
        stage.store.changing(h -> stage.enrolment.keys().revoke(h, "arne", "SHA256:arne", "olga"));
        assertThatThrownBy(() -> anna.puts(id, "a.txt", "late")).hasMessageContaining("nothing was done");
        assertThatThrownBy(() -> arne.puts(id, "a.txt", "late")).hasMessageContaining("nothing was done");
        assertThat(stage.folder.resolve("upload/alpha/" + id + "/a.txt")).doesNotExist();
    }

    @Test
    void F40_uploads_are_seen_and_filled_only_where_the_instruction_says() throws IOException {
        long id = stage.instructed("upload", "raw/p1.vcf", "b.txt");
        String n = Long.toString(id);
        var anna = stage.hand("anna");
        assertThat(anna.sees()).isTrue();
        assertThat(anna.sees("alpha", n, "raw")).isTrue();
        assertThat(anna.sees("alpha", n, "raw", "p1.vcf")).isTrue();
        assertThat(anna.sees("alpha", n, "raw", "other.vcf")).isFalse();
        assertThat(anna.sees("alpha", n, "b.txt", "deeper")).isFalse();
        assertThat(anna.sees("beta", n)).isFalse();
        assertThat(stage.hand("bodil").sees()).isFalse();
        assertThat(stage.hand("bodil").sees("alpha", n)).isFalse();
        assertThat(stage.hand("olga").sees()).as("officers put nothing there").isFalse();
        assertThatThrownBy(() -> anna.puts(id, "raw", "a folder")).hasMessageContaining("does not name this file");
        assertThatThrownBy(() -> anna.puts(id, "../../beta/x", "escape")).isInstanceOf(Denied.class);
        assertThatThrownBy(() -> stage.hand("bodil").puts(id, "b.txt", "x")).hasMessageContaining("does not take");

        anna.puts(id, "b.txt", "annas");
        assertThatThrownBy(() -> stage.hand("arne").puts(id, "b.txt", "arnes"))
                .hasMessageContaining("uploaded already by anna");
        assertThatThrownBy(() -> stage.hand("arne").removes(id, "b.txt")).hasMessageContaining("anna");
        anna.puts(id, "b.txt", "annas second");
        anna.removes(id, "b.txt");
        stage.hand("arne").puts(id, "b.txt", "arnes");
        anna.puts(id, "raw/p1.vcf", "variants");
        stage.room.confirming().confirm(stage.caller("peter"), id);
        assertThatThrownBy(() -> anna.puts(id, "raw/p1.vcf", "too late")).hasMessageContaining("does not take");
        assertThatThrownBy(() -> anna.removes(id, "raw/p1.vcf")).hasMessageContaining("does not take");
        assertThat(anna.sees("alpha", n)).isFalse();
        stage.run();
        assertThat(stage.read("environment/import/" + id + "/raw/p1.vcf")).isEqualTo("variants");
    }

    @Test
    void numbers_are_shared_with_exports() throws IOException {
        long first = stage.instructed("biobank", "a.txt");
        long export =
                stage.store.change(h -> h.createQuery("""
                        insert into export_request (project, requester, channel, state, created_at)
                        values ('alpha', 'anna', 'MAIL', 'RECEIVED', now()) returning id""").mapTo(long.class).one());
        long second = stage.instructed("biobank", "a.txt");
        assertThat(export).isEqualTo(first + 1);
        assertThat(second).isEqualTo(export + 1);
        assertThat(stage.room.overview().sees(stage.caller("olga"), first)).isTrue();
        assertThat(stage.room.overview().sees(stage.caller("olga"), export)).isFalse();
    }

    @Test
    void F28_a_PI_who_left_is_replaced_as_the_one_who_is_told() throws IOException {
        long id = stage.instructed("upload", "a.txt");
        var olga = stage.caller("olga");
        stage.store.changing(h -> {
            stage.enrolment
                    .memberships()
                    .add(h, olga, "alpha", ImportStage.person("paula"), true, ImportStage.key("paula"));
            stage.enrolment.memberships().end(h, olga, "alpha", "peter");
        });
        tick(Duration.ofDays(8));
        assertThat(stage.mails("import-waiting")).contains("paula");
        stage.hand("anna").puts(id, "a.txt", "a");
        stage.room.confirming().confirm(stage.caller("paula"), id);
        stage.run();
        assertThat(stage.state(id)).isEqualTo(ImportState.ARRIVED);
    }
}
