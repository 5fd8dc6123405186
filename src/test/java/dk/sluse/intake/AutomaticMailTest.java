package dk.sluse.intake;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutomaticMailTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "Auto-Submitted: auto-generated (by a rule)",
                "auto-submitted:  AUTO-NOTIFIED; x=y",
                "Precedence: bulk",
                "Precedence: Auto_Reply",
                "Return-Path: <>",
                "List-Id: <all.uni.example>",
                "X-Autoreply: yes",
                "X-Failed-Recipients: a@b.dk",
                "From: Mail <MAILER-DAEMON@uni.example>",
                "From: no-reply@uni.example",
            })
    void the_hub_answers_no_machine(String header) throws MessagingException {
        RawMail mail = RawMail.proven();
        if (header.startsWith("From")) {
            mail.without("From");
        }
        assertThat(AutomaticMail.is(mail.header(header).message())).isTrue();
    }

    @Test
    void the_hub_answers_no_report_and_nobody() throws MessagingException {
        assertThat(AutomaticMail.is(
                        RawMail.proven().type("multipart/report; boundary=b1").message()))
                .isTrue();
        assertThat(AutomaticMail.is(RawMail.proven().without("From").message())).isTrue();
    }

    @Test
    void a_person_is_answered() throws MessagingException {
        RawMail mail = RawMail.proven()
                .header("Auto-Submitted: no")
                .header("Precedence: normal")
                .header("Return-Path: <anna@uni.example>");
        assertThat(AutomaticMail.is(mail.message())).isFalse();
    }
}
