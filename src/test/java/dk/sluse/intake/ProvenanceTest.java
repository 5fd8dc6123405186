package dk.sluse.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.intake.Letter.Proven;
import dk.sluse.intake.Letter.Sender;
import dk.sluse.intake.Letter.Unproven;
import jakarta.mail.MessagingException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("F39: whose word a mail is")
class ProvenanceTest {

    private static final String FROM = "From: Anna <Anna@Uni.example>";
    private static final String OURS = "Authentication-Results: mx.hub.example; ";
    private static final String THEIRS = "Authentication-Results: mx.evil.example; ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    From: Anna <Anna@Uni.example>     | dmarc=pass header.from=uni.example
                    From: anna@uni.example            | dmarc=pass header.from=UNI.example.
                    From: "b@evil.dk" <anna@uni.example> | spf=fail; dmarc=pass (p=none) header.from=uni.example; dkim=none
                    """)
    void an_aligned_pass_of_our_own_server_proves_the_sender(String from, String results) throws MessagingException {
        assertThat(sender(OURS + results, from)).isEqualTo(new Proven("anna@uni.example"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    dmarc=fail header.from=uni.example             | The DMARC result is fail, not pass.
                    dmarc=none header.from=uni.example             | The DMARC result is none, not pass.
                    dmarc=bestguesspass header.from=uni.example    | The DMARC result is bestguesspass, not pass.
                    dmarc=pass header.from=evil.example            | The DMARC result is for another domain than the one in From.
                    dmarc=pass header.from=x.uni.example           | The DMARC result is for another domain than the one in From.
                    dmarc=pass                                     | The DMARC result does not say for which domain.
                    dmarc=pass header.from=""                      | The DMARC result is for another domain than the one in From.
                    spf=pass smtp.mailfrom=uni.example             | Our mail server gives no DMARC result.
                    dkim=pass header.d=uni.example                 | Our mail server gives no DMARC result.
                    spf=fail (dmarc=pass header.from=uni.example)  | Our mail server gives no DMARC result.
                    none                                           | Our mail server gives no DMARC result.
                    dmarc=pass header.from=uni.example; dmarc=fail | There is more than one DMARC result.
                    dmarc=pass header.from=uni.example, x          | Our mail server's Authentication-Results cannot be read: a keyword is missing.
                    """)
    void anything_less_does_not(String results, String why) throws MessagingException {
        assertThat(sender(OURS + results, FROM)).isEqualTo(new Unproven("anna@uni.example", why));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    -                                | The mail has no From.
                    From: a@uni.example, b@evil.dk   | From does not hold exactly one address.
                    From: a@uni.example\\nFrom: b@e.dk | The mail has more than one From.
                    From: team: a@uni.example;       | From does not hold exactly one address.
                    From: nobody                     | The address in From is not a plain one.
                    From: "a b"@uni.example          | The address in From is not a plain one.
                    From: a@uni.example <b@evil.dk>  | The DMARC result is for another domain than the one in From.
                    From: <>                         | The address in From
                    """)
    void only_one_plain_address_can_be_proven(String from, String why) throws MessagingException {
        RawMail mail = new RawMail().header(OURS + "dmarc=pass header.from=uni.example");
        if (from != null) {
            mail.header(from.replace("\\n", "\n"));
        }
        Sender sender = new Provenance(RawMail.OUR_SERVER).of(mail.message());
        assertThat(sender).isInstanceOfSatisfying(Unproven.class, unproven -> assertThat(unproven.why())
                .startsWith(why));
    }

    @ParameterizedTest
    @CsvSource({
        "theirs:pass, false",
        "theirs:pass ours:fail, false",
        "theirs:fail ours:pass, true",
        "ours:pass ours:fail, true",
        "ours:fail ours:pass, false",
        "ours:pass theirs:fail, true",
    })
    void only_the_topmost_of_our_own_server_counts(String headers, boolean proven) throws MessagingException {
        RawMail mail = new RawMail();
        for (String header : headers.split(" ", -1)) {
            String[] parts = header.split(":", -1);
            mail.header((parts[0].equals("ours") ? OURS : THEIRS) + "dmarc=" + parts[1] + " header.from=uni.example");
        }
        Sender sender = new Provenance(RawMail.OUR_SERVER).of(mail.header(FROM).message());
        assertThat(sender instanceof Proven).isEqualTo(proven);
    }

    private static Sender sender(String results, String from) throws MessagingException {
        return new Provenance(RawMail.OUR_SERVER)
                .of(new RawMail().header(results).header(from).message());
    }
}
