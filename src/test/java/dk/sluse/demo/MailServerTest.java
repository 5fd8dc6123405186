package dk.sluse.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the clients that real programs use: IMAP and SMTP over the wire. */
class MailServerTest {

    private static final String HUB = "forskning@ngc.demo";
    private static final String ANNA = "anna@ku.dk";
    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

    private MailServer mails;

    @BeforeEach
    void begin() throws IOException {
        mails = MailServer.start(HUB, "mx.demo", Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void end() {
        mails.close();
    }

    @Test
    void a_researchers_mail_lies_unread_in_the_hubs_mailbox_with_its_attachments() throws Exception {
        byte[] big = new byte[5_000_000];
        new Random(1).nextBytes(big);
        mails.post(ResearcherMail.from(ANNA)
                .subject("Hjemtagelse af resultater, ALPHA")
                .text("Kære forskerservice, vedhæftet er manifestet.")
                .attach("manifest.csv", "Sti;Beskrivelse\n".getBytes(UTF_8))
                .attach("blåbær.bin", big));

        try (Mailbox mailbox = open()) {
            Message message = mailbox.only();
            assertThat(message.getFlags().contains(Flags.Flag.SEEN)).isFalse();
            assertThat(message.getSubject()).isEqualTo("Hjemtagelse af resultater, ALPHA");
            assertThat(message.getFrom()).containsExactly(new InternetAddress(ANNA));
            assertThat(message.getReceivedDate()).isEqualTo(NOW);
            MimeMultipart parts = (MimeMultipart) message.getContent();
            assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Kære forskerservice, vedhæftet er manifestet.");
            assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("manifest.csv");
            assertThat(parts.getBodyPart(2).getFileName()).isEqualTo("blåbær.bin");
            assertThat(parts.getBodyPart(2).getInputStream().readAllBytes()).isEqualTo(big);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "PASS         | mx.demo dmarc=pass ku.dk            | -",
                "FAIL         | mx.demo dmarc=fail ku.dk            | -",
                "OTHER_DOMAIN | mx.demo dmarc=pass elsewhere.example | -",
                "MISSING      | -                                   | -",
                "FORGED       | mx.demo dmarc=fail ku.dk            | mx.demo dmarc=pass ku.dk",
                "OTHER_SERVER | mx.elsewhere.example dmarc=pass ku.dk | -",
            })
    void what_is_said_of_the_sender_stands_from_the_top_down(Vouching vouching, String first, String second)
            throws Exception {
        mails.post(ResearcherMail.from(ANNA).vouched(vouching));

        try (Mailbox mailbox = open()) {
            MimeMessage message = (MimeMessage) mailbox.only();
            List<String> said = message.getHeader("Authentication-Results") == null
                    ? List.of()
                    : Arrays.stream(message.getHeader("Authentication-Results"))
                            .map(MailServerTest::gist)
                            .toList();
            assertThat(said)
                    .containsExactlyElementsOf(
                            Stream.of(first, second).filter(Objects::nonNull).toList());
        }
    }

    @Test
    void F39_bytes_that_are_hardly_a_mail_arrive_as_they_are() throws Exception {
        String raw = """
                From: anna@ku.dk
                Content-Type: multipart/mixed; boundary=nowhere
                Content-Transfer-Encoding: rot13

                --somewhere
                ÿ
                """.replace("\n", "\r\n");
        mails.postRaw(raw.getBytes(UTF_8));

        try (Mailbox mailbox = open()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            mailbox.only().writeTo(out);
            assertThat(out.toString(UTF_8)).isEqualTo(raw);
        }
    }

    @Test
    void the_same_mail_posted_twice_has_one_message_id() throws Exception {
        ResearcherMail mail = ResearcherMail.from(ANNA).header("Auto-Submitted: auto-replied");
        mails.post(mail);
        mails.post(mail);

        assertThat(mails.mailsTo(HUB))
                .hasSize(2)
                .allSatisfy(m -> assertThat(m.header("message-id")).contains(mail.messageId()))
                .allSatisfy(m -> assertThat(m.header("Auto-Submitted")).contains("auto-replied"));
    }

    @Test
    void everyone_has_a_mailbox_as_soon_as_a_mail_comes() throws Exception {
        assertThat(mails.mailsTo(ANNA)).isEmpty();
        send(ANNA);

        assertThat(mails.mailsTo(ANNA)).singleElement().satisfies(mail -> {
            assertThat(mail.from()).isEqualTo(HUB);
            assertThat(mail.subject()).isEqualTo("Klar til hentning / ready");
            assertThat(mail.text()).isEqualTo("Æble\nPære");
            assertThat(mail.attachments()).isEmpty();
        });
    }

    @Test
    void F28_an_address_that_is_gone_is_refused_for_good() {
        mails.refuse(ANNA);
        assertThatThrownBy(() -> send(ANNA))
                .isInstanceOf(SendFailedException.class)
                .hasStackTraceContaining("550 5.1.1");
        assertThat(mails.mailsTo(ANNA)).isEmpty();
    }

    @Test
    void a_server_that_is_down_comes_back_with_its_mails_and_ports() throws Exception {
        mails.post(ResearcherMail.from(ANNA));
        mails.goDown();
        assertThatThrownBy(this::open).isInstanceOf(MessagingException.class);
        assertThatThrownBy(() -> send(ANNA)).isInstanceOf(MessagingException.class);

        mails.comeBack();
        try (Mailbox mailbox = open()) {
            assertThat(mailbox.only()).isNotNull();
        }
        send(ANNA);
        assertThat(mails.mailsTo(ANNA)).hasSize(1);
    }

    private void send(String to) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", mails.host());
        properties.put("mail.smtp.port", Integer.toString(mails.smtpPort()));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress(HUB));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject("Klar til hentning / ready", "UTF-8");
        message.setText("Æble\nPære", "UTF-8");
        Transport.send(message);
    }

    private Mailbox open() throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.imap.fetchsize", "1048576");
        Store store = Session.getInstance(properties).getStore("imap");
        store.connect(mails.host(), mails.imapPort(), mails.hubAddress(), mails.hubPassword());
        Folder inbox = store.getFolder("INBOX");
        inbox.open(Folder.READ_ONLY);
        return new Mailbox(store, inbox);
    }

    private static String gist(String results) {
        String server = results.substring(0, results.indexOf(';'));
        String dmarc = results.substring(results.indexOf("dmarc="));
        return server + " " + dmarc.substring(0, dmarc.indexOf(' '))
                + dmarc.substring(dmarc.lastIndexOf('=')).replace('=', ' ');
    }

    private record Mailbox(Store store, Folder inbox) implements AutoCloseable {
        Message only() throws MessagingException {
            assertThat(inbox.getMessageCount()).isOne();
            return inbox.getMessage(1);
        }

        @Override
        public void close() throws MessagingException {
            inbox.close(false);
            store.close();
        }
    }
}
