package dk.sluse.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.intake.Letter.Attachment;
import dk.sluse.intake.Letter.Proven;
import dk.sluse.wording.Phrase;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileMailTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final IntakeSettings SETTINGS =
            new IntakeSettings(RawMail.OUR_SERVER, 200_000, 5, 50_000, 4, 20_000);
    private static final String PLAIN = "Content-Type: text/plain; charset=utf-8";

    @TempDir
    Path inbox;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    application/ms-tnef; name=x.dat                 | winmail.dat
                    application/octet-stream; name=WINMAIL.DAT      | winmail.dat
                    message/rfc822                                  | whole mail is attached
                    multipart/encrypted; boundary=b2                | encrypted
                    application/pkcs7-mime; name=smime.p7m          | encrypted
                    application/pgp-encrypted                       | encrypted
                    multipart/mixed                                 | damaged
                    """)
    void F39_what_cannot_be_read_is_said_with_what_to_do_instead(String type, String what) throws Exception {
        Letter letter = open(RawMail.proven()
                .part("Content-Type: " + type, "Content-Type: text/plain\n\nhidden")
                .attachment("form.pdf", bytes("the form"))
                .end());
        assertThat(letter.troubles()).anySatisfy(t -> assertThat(t.en()).contains(what));
        assertThat(letter.attachments()).extracting(Attachment::name).containsExactly("form.pdf");
        assertThat(letter.text()).doesNotContain("hidden");
    }

    @Test
    void F39_a_pgp_message_in_the_text_is_encrypted_too() throws Exception {
        Letter letter = open(RawMail.proven().type("text/plain").body("-----BEGIN PGP MESSAGE-----\n\nhQEMA\n"));
        assertThat(letter.troubles()).containsExactly(Troubles.ENCRYPTED);
    }

    @Test
    void F39_too_long_too_many_and_empty_attachments_are_named() throws Exception {
        RawMail mail = RawMail.proven().attachment("big.pdf", new byte[60_000]).attachment("none.pdf", new byte[0]);
        for (int i = 0; i < 20; i++) {
            mail.attachment("a" + i, bytes("x" + i));
        }
        Letter letter = open(mail.end());
        assertThat(letter.attachments()).hasSize(5);
        assertThat(letter.troubles())
                .extracting(Phrase::en)
                .containsExactly(
                        "The attachment \"big.pdf\" is larger than 48 kB and was not read. Attach a smaller document.",
                        "The attachment \"none.pdf\" is empty. Attach it again.",
                        "The mail has more than 5 attachments; the rest was not read. Attach only the documents that are needed.");
        assertThat(filesIn(inbox)).hasSize(5);
    }

    @Test
    void F39_a_huge_mail_is_not_read() throws Exception {
        Letter letter =
                open(RawMail.proven().attachment("big", new byte[300_000]).end());
        assertThat(letter.troubles()).containsExactly(Troubles.tooLong(200_000));
        assertThat(letter.sender()).isEqualTo(new Proven("anna@uni.example"));
        assertThat(filesIn(inbox)).isEmpty();
    }

    @Test
    void F39_thousands_of_parts_are_not_read() throws Exception {
        RawMail mail = RawMail.proven();
        for (int i = 0; i < 6_000; i++) {
            mail.body("--b1\n\nx\n");
        }
        assertThat(open(mail.end()).troubles()).containsExactly(Troubles.TOO_MANY_PARTS);
    }

    @Test
    void F39_megabytes_of_headers_are_not_read() throws Exception {
        RawMail mail = RawMail.proven().body("--b1\n").body("a: b\n".repeat(300_000));
        IntakeSettings roomy = new IntakeSettings(RawMail.OUR_SERVER, 10_000_000, 5, 50_000, 4, 20_000);
        Letter letter = new LetterOpener(roomy, inbox, CLOCK).open(mail.message());
        assertThat(letter.troubles()).containsExactly(Troubles.TOO_MANY_PARTS);
    }

    @Test
    void F39_parts_too_deep_in_one_another_are_not_read() throws Exception {
        StringBuilder body = new StringBuilder();
        for (int i = 1; i < 50; i++) {
            body.append("--b")
                    .append(i)
                    .append("\nContent-Type: multipart/mixed; boundary=b")
                    .append(i + 1)
                    .append("\n\n");
        }
        Letter letter = open(RawMail.proven().body(body.toString()));
        assertThat(letter.troubles()).contains(Troubles.TOO_DEEP);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    base64           | %%% not base64 %%%
                    no-such-encoding | text
                    """)
    void F39_a_damaged_attachment_is_named_and_the_others_are_read(String encoding, String content) throws Exception {
        Letter letter = open(RawMail.proven()
                .part("Content-Type: application/pdf; name=form.pdf\nContent-Transfer-Encoding: " + encoding, content)
                .attachment("ok.pdf", bytes("ok"))
                .end());
        assertThat(letter.troubles()).containsExactly(Troubles.attachmentDamaged("form.pdf"));
        assertThat(letter.attachments()).extracting(Attachment::name).containsExactly("ok.pdf");
    }

    @Test
    void F39_a_mail_that_ends_early_is_said_to_be_cut_short() throws Exception {
        Letter letter =
                open(RawMail.proven().attachment("manifest.csv", bytes("whole")).attachment("form.pdf", bytes("half")));
        assertThat(letter.troubles()).containsExactly(Troubles.CUT_SHORT);
        assertThat(letter.attachments())
                .as("no half document is taken for a whole one")
                .isEmpty();
    }

    /** Takes a good mail and spoils some of its bytes. */
    @Property(tries = 300)
    void F39_no_spoilt_mail_throws(@ForAll @IntRange(max = 1_000_000) int seed) throws Exception {
        Path folder = Files.createTempDirectory("spoilt");
        Random random = new Random(seed);
        byte[] mail = RawMail.proven()
                .part(PLAIN, "text")
                .part("Content-Type: multipart/alternative; boundary=b2", "--b2\n\nx\n--b2--\n")
                .attachment("form.pdf", bytes("the form"))
                .end()
                .bytes();
        for (int i = 0; i < 1 + random.nextInt(12); i++) {
            mail[random.nextInt(mail.length)] = (byte) random.nextInt(256);
        }
        byte[] cut = Arrays.copyOf(mail, random.nextBoolean() ? mail.length : random.nextInt(mail.length));
        Letter letter = new LetterOpener(SETTINGS, folder, CLOCK).open(RawMail.message(cut));
        assertThat(letter.key()).matches("[0-9a-f]{64}");
        assertThat(filesIn(folder)).noneMatch(file -> file.toString().endsWith(".part"));
        try (Stream<Path> left = Files.walk(folder)) {
            left.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> assertThat(file.delete())
                    .isTrue());
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
