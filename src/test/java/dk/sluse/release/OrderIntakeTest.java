package dk.sluse.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.audit.EventKind;
import dk.sluse.intake.Letter;
import dk.sluse.intake.Letter.Attachment;
import dk.sluse.project.Denied;
import dk.sluse.project.Scope;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** R16: which letters are orders, whose, and what becomes of lists that came in another way than they must. */
class OrderIntakeTest {

    @RegisterExtension
    final ReleaseStage stage = new ReleaseStage();

    private static String list() {
        return Numbers.list("ALPHA", Numbers.of(0, 30));
    }

    @Test
    void a_plain_list_is_not_used_is_erased_and_sender_and_officers_are_told() throws Exception {
        Attachment plain = stage.attachment("cpr-list.csv", list());
        Letter letter = stage.letter("anna", "ALPHA", plain, stage.sealed(list()));

        assertThat(stage.concerns(letter)).isTrue();
        assertThat(stage.read(letter)).isEqualTo("erased a plain list of person numbers");

        assertThat(plain.content()).doesNotExist();
        assertThat(stage.mails("plain-list-sender")).containsExactly("anna");
        assertThat(stage.mails("plain-list-officer")).containsExactlyInAnyOrder("olga", "otto", "opal");
        assertThat(stage.events(EventKind.PLAIN_LIST_ERASED)).isEqualTo(1);
        assertThat(stage.events(EventKind.ORDER_RECEIVED)).isZero();
        assertThat(stage.filesIn("lists")).isEmpty();
    }

    @Test
    void a_plain_list_in_a_plain_zip_or_sent_about_an_export_is_found_too() throws Exception {
        Path zip = stage.folder.resolve("inbox/plain.zip");
        EnvelopeTest.add(zip, EncryptionMethod.NONE, "list.csv", list().getBytes(StandardCharsets.UTF_8));
        Letter zipped = stage.letter("anna", "ALPHA", new Attachment("list.zip", zip, 1, "0".repeat(64)));
        Letter aboutExport = stage.letter("anna", "Hjemtagelse ALPHA [sluse-4711]", stage.attachment("a.txt", list()));

        for (Letter letter : List.of(zipped, aboutExport)) {
            assertThat(stage.concerns(letter)).isTrue();
            assertThat(stage.read(letter)).isEqualTo("erased a plain list of person numbers");
        }
    }

    @Test
    void letters_about_exports_are_not_for_this_room() throws Exception {
        assertThat(stage.concerns(stage.letter(
                        "anna",
                        "ALPHA",
                        stage.attachment("manifest.csv", "Sti;Beskrivelse\nresults/table1.xlsx;fine\n"))))
                .isFalse();
        assertThat(stage.concerns(stage.letter("anna", "Export of order statistics, ALPHA")))
                .isFalse();
        assertThat(stage.concerns(stage.letter("anna", "[sluse-4711]"))).isFalse();
        assertThat(stage.concerns(stage.letter("anna", "Udstilling til ALPHA"))).isTrue();
    }

    @Test
    void an_order_and_a_request_never_have_the_same_number() throws Exception {
        long order = stage.orders(0, 30);
        long request =
                stage.store.change(h -> h.createQuery("""
                        insert into export_request (project, requester, channel, state, created_at)
                        values ('alpha', 'anna', 'MAIL', 'RECEIVED', now()) returning id""").mapTo(long.class).one());

        assertThat(request).isGreaterThan(order);
        assertThat(stage.room.overview().sees(stage.caller("olga"), order)).isTrue();
        assertThat(stage.room.overview().sees(stage.caller("olga"), request)).isFalse();
    }

    @Test
    @DisplayName("F39 an unproven, unknown, suspended sender or a stranger to the project gets nothing done")
    void senders() throws Exception {
        Letter.Sender unproven = new Letter.Unproven("anna@uni.example", "no dmarc=pass");
        assertThat(stage.read(stage.letter(unproven, "ALPHA"))).startsWith("refused: the sender is not proven");
        assertThat(stage.read(stage.letter("nobody", "ALPHA", stage.sealed(list()))))
                .startsWith("refused: nobody");
        assertThat(stage.read(stage.letter("olga", "ALPHA", stage.sealed(list()))))
                .startsWith("refused: the sender is a member of no");
        stage.suspend(Scope.PERSON, "arne");
        assertThat(stage.read(stage.letter("arne", "ALPHA", stage.sealed(list()))))
                .startsWith("refused: the sender's access");
        stage.suspend(Scope.PROJECT, "alpha");
        assertThat(stage.read(stage.letter("anna", "ALPHA", stage.sealed(list()))))
                .startsWith("refused: the access of project");

        assertThat(stage.events(EventKind.ORDER_RECEIVED)).isZero();
        assertThat(stage.filesIn("lists")).isEmpty();
        assertThat(stage.mails("mail-refused-operator")).hasSize(5).containsOnly("opal");
    }

    @Test
    void the_same_letter_twice_is_one_order() throws Exception {
        Letter letter = stage.letter("anna", "ALPHA", stage.sealed(list()));

        stage.read(letter);
        stage.read(letter);

        assertThat(stage.events(EventKind.ORDER_RECEIVED)).isEqualTo(1);
    }

    @Test
    void a_zip_waits_for_its_code_which_is_kept_nowhere() throws Exception {
        String outcome = stage.read(stage.letter("anna", "ALPHA", stage.zipped(list())));
        long id = Long.parseLong(outcome.replace("began sluse-", ""));

        assertThat(stage.state(id)).isEqualTo(OrderState.AWAITING_CODE);
        assertThat(stage.mails("order-awaits-code")).containsExactlyInAnyOrder("olga", "otto", "opal");
        assertThat(stage.filesIn("lists")).containsExactly(id + "/list.zip");
        assertThatThrownBy(() -> stage.room.ordering().enterCode(stage.caller("opal"), id, "wrong code"))
                .isInstanceOf(Denied.class);
        for (String member : List.of("anna", "peter", "bodil")) {
            assertThatThrownBy(() -> stage.room.ordering().enterCode(stage.caller(member), id, "right code"))
                    .isInstanceOf(Denied.class);
        }
        assertThat(stage.state(id)).isEqualTo(OrderState.AWAITING_CODE);

        stage.room.ordering().enterCode(stage.caller("opal"), id, "right code\n");

        assertThat(stage.state(id)).isEqualTo(OrderState.MATCHING);
        assertThat(stage.filesIn("lists")).containsExactly(id + "/list.pgp");
        assertThat(String.join("\n", stage.everythingWritten())).doesNotContain("right code");
        stage.run();
        assertThat(stage.state(id)).isEqualTo(OrderState.AWAITING_ANSWER);
        assertThat(stage.filesIn("lists")).isEmpty();
    }

    @Test
    void a_zip_whose_list_is_faulty_is_erased_when_its_code_is_entered() throws Exception {
        String outcome =
                stage.read(stage.letter("anna", "ALPHA", stage.zipped(Numbers.list("BETA", Numbers.of(0, 30)))));
        long id = Long.parseLong(outcome.replace("began sluse-", ""));

        stage.room.ordering().enterCode(stage.caller("olga"), id, "right code");

        assertThat(stage.state(id)).isEqualTo(OrderState.REFUSED);
        assertThat(stage.filesIn("lists")).isEmpty();
        assertThat(stage.mails("order-faulty")).containsExactly("anna");
    }

    @Test
    void a_zip_whose_code_never_comes_is_erased() throws Exception {
        String outcome = stage.read(stage.letter("anna", "ALPHA", stage.zipped(list())));
        long id = Long.parseLong(outcome.replace("began sluse-", ""));

        stage.clock.advance(Duration.ofDays(30));
        stage.room.timekeeping().remind();

        assertThat(stage.state(id)).isEqualTo(OrderState.CLOSED);
        assertThat(stage.filesIn("lists")).isEmpty();
    }

    @Test
    void a_whole_mail_encrypted_as_pgp_mime_is_opened_in_memory() throws Exception {
        String inside =
                "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n"
                        + "--b\r\nContent-Type: text/csv; name=\"cpr-list.csv\"\r\nContent-Transfer-Encoding: base64\r\n"
                        + "Content-Disposition: attachment; filename=\"cpr-list.csv\"\r\n\r\n"
                        + java.util.Base64.getMimeEncoder().encodeToString(list().getBytes(StandardCharsets.UTF_8))
                        + "\r\n--b--\r\n";
        byte[] sealed = stage.key.seal(new OpenedList("", inside.getBytes(StandardCharsets.UTF_8)));

        String outcome = stage.read(stage.letter("anna", "ALPHA", stage.attachment(Letter.PGP_MIME, sealed)));

        assertThat(outcome).startsWith("began sluse-");
        stage.run();
        assertThat(stage.mails("order-counts")).contains("anna");
    }

    @Test
    void criteria_come_by_mail_and_their_faults_are_told() throws Exception {
        Numbers.of(0, 30).forEach(stage.genomes.everybody::add);

        assertThat(stage.read(stage.letter("anna", "ALPHA", stage.attachment("kriterier.csv", "felt;vægt\nhøjde;3\n"))))
                .isEqualTo("told the faults of criteria");
        assertThat(stage.mails("order-faulty")).containsExactly("anna");
        assertThat(stage.read(stage.letter("anna", "ALPHA", stage.attachment("criteria.csv", "sex;female\n"))))
                .startsWith("began");
    }

    @Test
    void a_public_key_beside_the_list_is_no_second_list_and_two_lists_are_asked_to_be_one() throws Exception {
        Attachment own = stage.attachment("0xABC.asc", stage.key.publicKey());

        assertThat(stage.read(stage.letter("anna", "ALPHA", stage.sealed(list()), own)))
                .startsWith("began");
        assertThat(stage.read(stage.letter("anna", "ALPHA", stage.sealed(list()), stage.zipped(list()))))
                .isEqualTo("asked for one list or one file of criteria");
        assertThat(stage.read(stage.letter("anna", "Udstilling ALPHA")))
                .isEqualTo("asked for one list or one file of criteria");
    }

    @Test
    void many_faults_of_one_kind_are_drawn_together_and_none_is_left_out() throws Exception {
        String list = Numbers.list("ALPHA", Numbers.of(0, 400)).replaceAll("(?m);(\\d{9})\\d$", ";$1x");

        stage.read(stage.letter("anna", "ALPHA", stage.sealed(list)));

        assertThat(stage.newestMail("order-faulty")).contains("Line 3–402: Column B is no CPR number");
    }
}
