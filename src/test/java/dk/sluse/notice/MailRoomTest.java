package dk.sluse.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.notice.Outbox.Unsent;
import dk.sluse.store.Store;
import dk.sluse.store.TestDatabase;
import dk.sluse.wording.Phrase;
import dk.sluse.work.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailRoomTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T09:30:00Z"), ZoneOffset.UTC);
    private static final Letterhead LETTERHEAD =
            new Letterhead("forskning@hub.example", "Forskerservice", "hub.example", 2222);

    private final List<String> steps = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final Audit audit = (handle, event) -> events.add(event);
    private final Work work = new RememberedWork();
    private final MailRoom room = new MailRoom(TemplateCheckTest.SHIPPED, work, CLOCK, LETTERHEAD);
    private final Outbox outbox = new Outbox(CLOCK, audit);
    private TestDatabase database;
    private Store store;

    @BeforeEach
    void openADatabase() {
        database = TestDatabase.fresh();
        store = database.store();
    }

    @AfterEach
    void closeIt() {
        database.close();
    }

    @Test
    void a_mail_says_everything_twice_Danish_first() {
        OutgoingMail mail = post(received("anna@uni.example"));
        assertThat(mail.to()).isEqualTo("anna@uni.example");
        assertThat(mail.subject())
                .isEqualTo(
                        "[sluse-42] Din anmodning om hjemtagelse er modtaget / Your export request has been received");
        assertThat(mail.text())
                .contains("torsdag den 3. december 2026", "Thursday 3 December 2026", "withdraw 42", "Forskerservice")
                .containsSubsequence("(English below)", "Tak for din", "------", "Thank you");
        assertThat(mail.messageId()).matches("<sluse-[0-9a-f]{32}@hub.example>");
        assertThat(steps).containsExactly("send-mail " + mail.id());
    }

    @Test
    void a_phrase_comes_in_the_language_of_its_half() {
        Phrase missing = new Phrase("Formularen mangler.", "The form is missing.");
        OutgoingMail mail = post(new Notice(
                "request-incomplete",
                "anna@uni.example",
                "1",
                OptionalLong.empty(),
                Map.of(
                        "faults",
                        List.of(
                                Map.of("what", missing),
                                Map.of("row", 7, "what", new Phrase("Stien er tom.", "No path."))))));
        assertThat(mail.text())
                .contains(
                        "  - Formularen mangler.\n  - Række 7 i manifestet: Stien er tom.\n",
                        "  - The form is missing.\n  - Row 7 of the manifest: No path.\n");
        assertThat(mail.subject()).doesNotContain("[").startsWith("Der mangler noget");
    }

    @Test
    void F30_the_same_mail_is_never_posted_twice() {
        OutgoingMail first = post(received("anna@uni.example"));
        post(received("Anna@Uni.example"));
        post(received("anna@uni.example"));
        assertThat(unsent()).extracting(Unsent::id).containsExactly(first.id());
        assertThat(steps).hasSize(1);
        post(received("bo@uni.example"));
        assertThat(unsent()).hasSize(2);
    }

    @Test
    void F30_a_mail_stands_or_falls_with_what_gave_cause_to_it() {
        assertThatThrownBy(() -> store.changing(handle -> {
                    room.post(handle, received("anna@uni.example"));
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        assertThat(unsent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "a b@c.dk", "a@b@c.dk", "a@b.dk\r\nBcc: all@c.dk", "\"x\"@b.dk", "<a@b.dk>"})
    void F28_a_recipient_without_a_usable_address_holds_nothing_up_and_is_shown(String address) {
        store.changing(handle -> room.post(handle, received(address)));
        assertThat(steps).isEmpty();
        List<Unsent> failing = failing();
        assertThat(failing).hasSize(1);
        assertThat(failing.get(0).refused()).isTrue();
        assertThat(failing.get(0).fault()).contains("There is no usable address.");
        assertThat(failing.get(0).to()).doesNotContain("\n", "\r");
    }

    @Test
    void F39_what_a_fact_holds_never_reaches_a_header_nor_forges_a_line() {
        OutgoingMail mail = post(new Notice(
                "step-stopped",
                "op@hub.example",
                "1",
                OptionalLong.empty(),
                Map.of(
                        "step", "collect\r\nBcc: all@evil.example",
                        "subject", "42\u2028Godkendt",
                        "attempts", 5,
                        "reason", "no\nVenlig hilsen\u202e\u0007",
                        "id", "7",
                        "inReplyTo", "<a@b>\r\nX-Evil: 1")));
        assertThat(mail.subject()).doesNotContain("\n", "\r").contains("collect Bcc: all@evil.example");
        assertThat(mail.inReplyTo()).isEmpty();
        assertThat(mail.text()).contains("no Venlig hilsen\\u{202e}\\u{7}", "42\\u{2028}Godkendt");
    }

    @Test
    void what_a_person_wrote_is_quoted_line_by_line() {
        OutgoingMail mail = post(new Notice(
                "explanation-asked",
                "anna@uni.example",
                "1",
                OptionalLong.of(3),
                Map.of(
                        "project",
                        "ALPHA",
                        "question",
                        "Why?\n\n------\nThank you",
                        "files",
                        List.of("a.txt", "b.txt"))));
        assertThat(mail.text())
                .contains("\n> Why?\n>\n> ------\n> Thank you\n\n", "It is about:\n\n  - a.txt\n  - b.txt\n\nReply");
    }

    @Test
    void a_list_that_is_left_out_leaves_no_trace() {
        OutgoingMail mail = post(new Notice(
                "explanation-asked",
                "anna@uni.example",
                "1",
                OptionalLong.of(3),
                Map.of("project", "ALPHA", "question", "Why?", "files", Optional.empty())));
        assertThat(mail.text()).contains("> Why?\n\nReply").doesNotContain("It is about");
    }

    @Test
    void a_person_number_is_masked_wherever_it_stands() {
        String number = "010190" + "-" + "1234";
        OutgoingMail mail = post(new Notice(
                "collection-failed",
                "anna@uni.example",
                "1",
                OptionalLong.of(3),
                Map.of(
                        "project",
                        "ALPHA " + number,
                        "faults",
                        List.of(Map.of("path", "results/" + number + ".txt", "what", Phrase.of("%s", "%s", number))))));
        assertThat(mail.text() + mail.subject()).doesNotContain(number).contains("results/******-****.txt");
    }

    @Test
    void a_notice_that_does_not_fit_its_template_is_a_fault_of_the_program() {
        assertThatThrownBy(() -> post("no-such-mail", Map.of())).hasMessage("There is no mail no-such-mail");
        assertThatThrownBy(() -> post("request-withdrawn", Map.of("project", "A")))
                .hasMessage("The mail request-withdrawn needs the fact by");
        assertThatThrownBy(() -> post("request-withdrawn", Map.of("project", "A", "by", "B", "bye", "C")))
                .hasMessage("The mail request-withdrawn knows no fact bye");
        assertThatThrownBy(() -> post("request-withdrawn", Map.of("project", "A", "by", List.of())))
                .hasMessage("The mail request-withdrawn cannot write its fact by as a Line");
    }

    @Test
    void F30_a_mail_is_sent_once_as_far_as_the_record_goes() {
        OutgoingMail mail = post(received("anna@uni.example"));
        assertThat(markSent(mail)).isTrue();
        assertThat(markSent(mail)).isFalse();
        assertThat(load(mail.id())).isEmpty();
        assertThat(unsent()).isEmpty();
        assertThat(events).hasSize(1);
        assertThat(events.get(0).kind()).isEqualTo(EventKind.MAIL_SENT);
        assertThat(events.get(0).request()).hasValue(42);
        assertThat(events.get(0).facts()).containsEntry("template", "request-received");
    }

    @Test
    void F28_a_refused_mail_waits_for_a_person_who_may_let_it_try_again() {
        OutgoingMail mail = post(received("gone@uni.example"));
        store.changing(h -> outbox.noteFailure(h, mail.id(), "421 later\r\n"));
        assertThat(failing().get(0).fault()).contains("421 later");
        store.changing(h -> outbox.refuse(h, mail.id(), "550 5.1.1 no such user"));
        assertThat(load(mail.id())).isEmpty();
        Unsent refused = failing().get(0);
        assertThat(refused.refused()).isTrue();
        assertThat(refused.attempts()).isEqualTo(2);
        assertThat(refused.request()).hasValue(42);

        assertThat(again(mail)).isTrue();
        assertThat(again(mail)).isFalse();
        assertThat(load(mail.id())).contains(mail);
        assertThat(steps).containsExactly("send-mail " + mail.id(), "send-mail " + mail.id());
    }

    @Test
    void what_was_written_is_never_altered() {
        post(received("anna@uni.example"));
        assertThatThrownBy(() -> store.changing(h -> h.execute("update outbox set body = 'other'")))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> store.changing(h -> h.execute("delete from outbox")))
                .hasMessageContaining("permission denied");
    }

    @Test
    void an_answer_names_its_request_by_the_mark_in_the_subject() {
        assertThat(RequestMark.find("SV: [sluse-42] Din anmodning")).hasValue(42);
        assertThat(RequestMark.find("Re: [SLUSE-42] x [sluse-42]")).hasValue(42);
        assertThat(RequestMark.find("[sluse-42] [sluse-43]")).isEmpty();
        assertThat(RequestMark.find("[sluse-0] [sluse-99999999999999999999] [sluse-] sluse-4"))
                .isEmpty();
    }

    private static Notice received(String to) {
        return new Notice(
                Template.REQUEST_RECEIVED.id(),
                to,
                "complete",
                OptionalLong.of(42),
                Map.of("project", "ALPHA", "files", 7, "deadline", LocalDate.of(2026, 12, 3)));
    }

    private OutgoingMail post(Notice notice) {
        store.changing(handle -> room.post(handle, notice));
        List<Unsent> unsent = unsent();
        long last = unsent.get(unsent.size() - 1).id();
        return load(last).orElseThrow();
    }

    private void post(String template, Map<String, Object> facts) {
        store.changing(
                handle -> room.post(handle, new Notice(template, "anna@uni.example", "1", OptionalLong.of(1), facts)));
    }

    private Optional<OutgoingMail> load(long id) {
        return store.read(handle -> outbox.load(handle, id));
    }

    private boolean markSent(OutgoingMail mail) {
        return store.change(handle -> outbox.markSent(handle, mail.id()));
    }

    private boolean again(OutgoingMail mail) {
        return store.change(handle -> outbox.again(handle, work, mail.id()));
    }

    private List<Unsent> failing() {
        return store.read(outbox::failing);
    }

    private List<Unsent> unsent() {
        return store.read(outbox::unsent);
    }

    /** Remembers the steps that were added. */
    private final class RememberedWork implements Work {
        @Override
        public void add(Handle transaction, String step, String subject) {
            steps.add(step + " " + subject);
        }

        @Override
        public void add(Handle transaction, String step, String subject, Duration delay) {
            add(transaction, step, subject);
        }

        @Override
        public boolean retry(Handle transaction, String step, String subject) {
            return false;
        }
    }
}
