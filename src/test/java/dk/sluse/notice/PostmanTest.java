package dk.sluse.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sends through Camel's own {@code smtp:} to a real server, as the hub's route does. */
class PostmanTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T09:30:00Z"), ZoneOffset.UTC);
    private static final Letterhead LETTERHEAD =
            new Letterhead("forskning@hub.example", "Forskerservice Æ", "hub.example", 2222);

    private final Postman postman = new Postman(LETTERHEAD, CLOCK);
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void a_mail_arrives_as_it_was_written_under_the_same_message_id_every_time() throws Exception {
        server.start();
        OutgoingMail mail = mail("anna@uni.example", Optional.of("<question@uni.example>"));
        send(server.getSmtp().getPort(), mail);
        send(server.getSmtp().getPort(), mail);

        MimeMessage[] arrived = server.getReceivedMessages();
        assertThat(arrived).hasSize(2);
        for (MimeMessage message : arrived) {
            assertThat(message.getHeader("Message-ID")).containsExactly("<sluse-0123@hub.example>");
            assertThat(message.getSubject()).isEqualTo("[sluse-42] Blåbær / Blueberries");
            assertThat(message.getContent().toString().replace("\r\n", "\n").strip())
                    .isEqualTo("Kære Anna\n\n> æøå");
            assertThat(message.getContentType()).isEqualTo("text/plain; charset=UTF-8");
            assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(message.getHeader("In-Reply-To")).containsExactly("<question@uni.example>");
            assertThat(message.getFrom()[0]).isEqualTo(new InternetAddress("forskning@hub.example"));
            assertThat(Stream.of(message.getAllRecipients()).map(Address::toString))
                    .containsExactly("anna@uni.example");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    RCPT | 550 5.1.1 No such user here        | true
                    RCPT | 553 5.1.3 Bad address              | true
                    RCPT | 450 4.2.1 Mailbox busy             | false
                    RCPT | 503 5.5.1 Bad sequence             | false
                    MAIL | 550 5.7.1 You may not send here    | false
                    DATA | 554 5.7.1 Not with this server     | false
                    .    | 554 5.6.0 The text is refused      | true
                    .    | 451 4.3.0 Try again                | false
                    HELO | 554 5.7.1 Go away                  | false
                    """)
    void F28_only_a_final_no_to_this_very_mail_gives_it_up(String command, String reply, boolean isFinal)
            throws Exception {
        try (StubbornServer stubborn = StubbornServer.answering(command, reply)) {
            Throwable failure = catchThrowable(() -> send(stubborn.port(), mail("anna@uni.example", Optional.empty())));
            assertThat(failure).isNotNull();
            assertThat(Postman.refusal(failure).isPresent()).isEqualTo(isFinal);
            if (isFinal) {
                assertThat(Postman.refusal(failure)).contains(reply);
            }
        }
    }

    @Test
    void a_server_that_is_away_gives_no_mail_up() {
        Throwable failure = catchThrowable(() -> send(1, mail("anna@uni.example", Optional.empty())));
        assertThat(failure).isNotNull();
        assertThat(Postman.refusal(failure)).isEmpty();
    }

    @Test
    void F39_an_address_that_could_steer_a_header_is_not_written() {
        assertThatThrownBy(() -> postman.write(mail("a@b.dk\r\nBcc: c@d.dk", Optional.empty())))
                .isInstanceOf(MessagingException.class);
        assertThatThrownBy(() -> new Letterhead("x@y.dk\nBcc: z@y.dk", "Hub", "h", 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Letterhead("x@y.dk", "Hub\nBcc: z@y.dk", "h", 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void send(int port, OutgoingMail mail) throws Exception {
        MimeMessage message = postman.write(mail);
        assertThat(Arrays.asList(message.getAllRecipients())).hasSize(1);
        CamelContext camel = new DefaultCamelContext();
        try {
            camel.start();
            camel.createProducerTemplate().sendBody("smtp:127.0.0.1:" + port + "?connectionTimeout=5000", message);
        } finally {
            camel.stop();
        }
    }

    private static OutgoingMail mail(String to, Optional<String> inReplyTo) {
        return new OutgoingMail(
                7,
                to,
                "[sluse-42] Blåbær / Blueberries",
                "Kære Anna\n\n> æøå\n",
                "<sluse-0123@hub.example>",
                inReplyTo);
    }
}
