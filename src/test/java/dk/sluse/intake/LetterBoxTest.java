package dk.sluse.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.store.TestDatabase;
import dk.sluse.work.Work;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mail that is too much is kept as far as it may go, and is still too much when it is read (F39). */
final class LetterBoxTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 999, 16 * 1024, 1 << 20})
    void F39_a_mail_that_was_cut_when_it_was_kept_is_still_too_large_when_it_is_read(int piece) throws Exception {
        RawMail mail =
                RawMail.proven().attachment("form.pdf", new byte[300_000]).end();
        Letter letter = keptAndRead(mail, piece);
        assertThat(letter.troubles()).containsExactly(Troubles.tooLong(200_000));
        assertThat(letter.attachments()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 999, 16 * 1024})
    void F39_a_mail_of_too_many_parts_is_still_one_when_it_is_read(int piece) throws Exception {
        RawMail mail = RawMail.proven().attachment("form.pdf", new byte[10]);
        for (int i = 0; i < 6_000; i++) {
            mail.part("X: y", "");
        }
        Letter letter = keptAndRead(mail.end(), piece);
        assertThat(letter.troubles()).containsExactly(Troubles.TOO_MANY_PARTS);
        assertThat(letter.attachments()).isEmpty();
    }

    private Letter keptAndRead(RawMail raw, int piece) throws Exception {
        List<String> letters = new ArrayList<>();
        Work work = new Work() {
            @Override
            public void add(Handle h, String step, String subject) {
                letters.add(subject);
            }

            @Override
            public void add(Handle h, String step, String subject, Duration delay) {
                letters.add(subject);
            }

            @Override
            public boolean retry(Handle h, String step, String subject) {
                return false;
            }
        };
        IntakeSettings settings = new IntakeSettings(RawMail.OUR_SERVER, 200_000, 5, 500_000, 4, 20_000);
        try (TestDatabase database = TestDatabase.fresh()) {
            LetterBox box = new LetterBox(folder.resolve("letters"), database.store(), work, "read-letter", 200_001);
            box.keep(inPieces(raw.message(), piece));
            List<Letter> read = new ArrayList<>();
            LetterOpener opener =
                    new LetterOpener(settings, Files.createDirectories(folder.resolve("inbox")), Clock.systemUTC());
            box.read(letters.get(0), m -> read.add(opener.open(m)));
            return read.get(0);
        }
    }

    /** As IMAPMessage.writeTo gives it out: a piece at a time. */
    private static MimeMessage inPieces(MimeMessage mail, int piece) throws Exception {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        mail.writeTo(all);
        byte[] bytes = all.toByteArray();
        return new MimeMessage(mail) {
            @Override
            public void writeTo(java.io.OutputStream out) throws java.io.IOException {
                for (int at = 0; at < bytes.length; at += piece) {
                    out.write(bytes, at, Math.min(piece, bytes.length - at));
                }
            }
        };
    }
}
