package dk.sluse.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dk.sluse.intake.Letter.Attachment;
import dk.sluse.intake.Letter.Proven;
import dk.sluse.intake.Letter.Unproven;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterOpenerTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final IntakeSettings SETTINGS =
            new IntakeSettings(RawMail.OUR_SERVER, 200_000, 5, 50_000, 4, 20_000);
    private static final String PLAIN = "Content-Type: text/plain; charset=utf-8";

    @TempDir
    Path inbox;

    @Test
    void a_letter_is_taken_apart_and_its_attachments_are_laid_aside() throws Exception {
        byte[] form = bytes("the form");
        Letter letter = open(RawMail.proven()
                .part(PLAIN, "Kære NGC\n\n\tVi har resultater.")
                .attachment("form.pdf", form)
                .attachment("manifest.xlsx", bytes("rows"))
                .end());
        assertThat(letter.sender()).isEqualTo(new Proven("anna@uni.example"));
        assertThat(letter.messageId()).contains("<m1@uni.example>");
        assertThat(letter.subject()).isEqualTo("Export");
        assertThat(letter.text()).startsWith("K").endsWith("NGC\n\n Vi har resultater.");
        assertThat(letter.troubles()).isEmpty();
        assertThat(letter.receivedAt()).isEqualTo(NOW);
        assertThat(letter.attachments()).extracting(Attachment::name).containsExactly("form.pdf", "manifest.xlsx");
        Attachment first = letter.attachments().get(0);
        assertThat(first.content()).hasBinaryContent(form).hasParent(inbox.resolve(letter.key()));
        assertThat(first.size()).isEqualTo(form.length);
        assertThat(first.content()).hasDigest("SHA-256", first.sha256());
        assertThat(filesIn(inbox)).hasSize(2);
    }

    @Test
    void opening_a_letter_again_changes_nothing() throws Exception {
        RawMail mail =
                RawMail.proven().attachment("form.pdf", bytes("the form")).end();
        Letter once = open(mail);
        List<Path> files = filesIn(inbox);
        assertThat(open(mail)).isEqualTo(once);
        assertThat(filesIn(inbox)).isEqualTo(files);
    }

    @Test
    void F39_nobody_uses_up_the_message_id_of_another_sender() throws Exception {
        Letter real = open(RawMail.proven().end());
        Letter forged = open(RawMail.proven().without("Authentication-Results").end());
        assertThat(forged.key()).isNotEqualTo(real.key());
        assertThat(open(RawMail.proven().without("Message-ID").end()).key()).hasSize(64);
    }

    @Test
    void F39_an_unproven_sender_puts_nothing_on_our_disk() throws Exception {
        Letter letter = open(RawMail.proven()
                .without("Authentication-Results")
                .attachment("form.pdf", bytes("the form"))
                .end());
        assertThat(letter.sender())
                .isEqualTo(new Unproven(
                        "anna@uni.example", "Our mail server (mx.hub.example) says nothing about the sender."));
        assertThat(letter.attachments()).isEmpty();
        assertThat(filesIn(inbox)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    filename="manifest.xlsx"                                | manifest.xlsx
                    filename="C:\\\\Users\\\\anna\\\\manifest.xlsx"         | manifest.xlsx
                    filename="../../etc/passwd"                             | passwd
                    filename=".."                                           | attachment-1
                    filename="a/"                                           | attachment-1
                    filename*=UTF-8''bl%C3%A5b%C3%A6r.xlsx                  | blåbær.xlsx
                    filename*0*=UTF-8''bl%C3%A5; filename*1="b.xlsx"        | blåb.xlsx
                    filename="=?UTF-8?Q?bl=C3=A5b=C3=A6r.xlsx?="            | blåbær.xlsx
                    filename="=?iso-8859-1?B?YmzlYuZyLnhsc3g=?="            | blåbær.xlsx
                    filename="=?no-such-set?Q?x?="                          | =?no-such-set?Q?x?=
                    filename*=UTF-8''a%0D%0ABcc%3A%20x%40y.dk               | a\\u{d}\\u{a}Bcc: x@y.dk
                    filename*=UTF-8''fdp%E2%80%AExslx                       | fdp\\u{202e}xslx
                    filename*=UTF-8''a%CC%8A.txt                            | å.txt
                    filename*=UTF-8''%E2%28%A1                              | -
                    """)
    void F39_a_name_is_what_it_can_be_shown_as(String parameter, String shown) throws Exception {
        Letter letter = open(RawMail.proven()
                .part("Content-Type: application/octet-stream\nContent-Disposition: attachment; " + parameter, "x")
                .end());
        assertThat(letter.attachments()).hasSize(1);
        String name = letter.attachments().get(0).name();
        assertThat(name).doesNotContain("\r", "\n", "/");
        if (!shown.equals("-")) {
            assertThat(name).isEqualTo(shown);
        }
    }

    @Test
    void a_signature_and_the_pictures_of_a_text_are_no_attachments() throws Exception {
        Letter letter = open(RawMail.proven()
                .part("Content-Type: image/png; name=logo.png\nContent-ID: <logo>", "x")
                .part("Content-Type: application/pgp-signature; name=signature.asc", "x")
                .part("Content-Type: image/png; name=fig.png\nContent-Disposition: attachment\nContent-ID: <f>", "x")
                .end());
        assertThat(letter.attachments()).extracting(Attachment::name).containsExactly("fig.png");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    text/plain; charset=utf-8          | blåbær
                    text/plain; charset=no-such-set    | blåbær
                    text/plain; charset="; x           | blåbær
                    text/plain; charset=us-ascii       | blåbær
                    text/html; charset=utf-8           | <style>x</style><p>blåbær</p><script>alert(1)</script>
                    """)
    void a_text_is_read_whatever_its_character_set_claims(String type, String text) throws Exception {
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
            String asLatin = new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
            Letter letter = open(RawMail.proven().type(type).body(asLatin));
            assertThat(letter.text()).isEqualTo("blåbær");
        }
    }

    @Test
    void the_plain_text_is_preferred_and_a_page_keeps_its_lines() throws Exception {
        String page = "<html><body>One<br>Two<p>Three</p><ul><li>a</li><li>b</li></ul></body></html>";
        assertThat(open(RawMail.proven()
                                .part("Content-Type: text/html", page)
                                .part(PLAIN, "Plain")
                                .end())
                        .text())
                .isEqualTo("Plain");
        assertThat(open(RawMail.proven().type("text/html").body(page)).text()).isEqualTo("One\nTwo\nThree\na\nb");
    }

    @Test
    void a_long_text_is_cut_and_steers_no_terminal() throws Exception {
        Letter letter = open(RawMail.proven().type("text/plain").body("\u001b[31m" + "x".repeat(50_000)));
        assertThat(letter.text()).hasSize(20_000).startsWith("\\u{1b}[31mxx").endsWith("x…");
    }

    @Test
    void F39_a_subject_is_decoded_and_printable() throws Exception {
        RawMail mail =
                RawMail.proven().without("Subject").header("Subject: =?utf-8?Q?bl=C3=A5_=0D=0ABcc:_x@y.dk?=\n\tfolded");
        assertThat(open(mail).subject()).isEqualTo("blå \\u{d}\\u{a}Bcc: x@y.dk folded");
    }

    @Test
    void a_mail_server_that_goes_away_throws_so_that_nothing_is_lost() {
        MimeMessage away = new MimeMessage((Session) null) {
            @Override
            public void writeTo(java.io.OutputStream out) throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(() -> new LetterOpener(SETTINGS, inbox, CLOCK).open(away))
                .hasMessage("gone");
        assertThat(inbox).isEmptyDirectory();
    }

    @Test
    void a_mail_from_a_real_mailbox_is_opened_too() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.start();
        try {
            GreenMailUser hub = server.setUser("hub@hub.example", "hub", "unused");
            hub.deliver(RawMail.proven()
                    .attachment("form.pdf", bytes("the form"))
                    .end()
                    .message());
            Store store = Session.getInstance(new Properties()).getStore("imap");
            store.connect("127.0.0.1", server.getImap().getPort(), "hub", "unused");
            Folder folder = store.getFolder("INBOX");
            folder.open(Folder.READ_ONLY);
            Letter letter = new LetterOpener(SETTINGS, inbox, CLOCK).open((MimeMessage) folder.getMessage(1));
            store.close();
            assertThat(letter.sender()).isEqualTo(new Proven("anna@uni.example"));
            assertThat(letter.attachments()).extracting(Attachment::name).containsExactly("form.pdf");
        } finally {
            server.stop();
        }
    }

    private Letter open(RawMail mail) throws IOException, MessagingException {
        return new LetterOpener(SETTINGS, inbox, CLOCK).open(mail.message());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
