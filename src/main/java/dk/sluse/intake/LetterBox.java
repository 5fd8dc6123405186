package dk.sluse.intake;

import dk.sluse.store.Store;
import dk.sluse.work.Work;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedFileInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Keeps mails as they came, from the moment the mail server gives them to us until they were acted upon. A mail that cannot
 * be read thus stands in nobody's way (F24), and none is lost when the hub is killed (F30).
 */
public final class LetterBox {

    private final Path folder;
    private final Store store;
    private final Work work;
    private final String step;
    private final long longest;

    /**
     * A letter box.
     *
     * @param folder where mails lie until they were acted upon
     * @param step the step of work that reads a letter; its subject is the letter's number
     * @param longest how many bytes of a mail are kept; one that is longer is cut, and refused when it is read
     */
    public LetterBox(Path folder, Store store, Work work, String step, long longest) {
        this.folder = folder;
        this.store = store;
        this.work = work;
        this.step = step;
        this.longest = longest;
    }

    /** Keeps a mail; the same mail twice is kept once. */
    public void keep(MimeMessage mail) throws IOException, MessagingException {
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, ".sluse-part-", ".eml");
        try {
            String number = write(mail, part);
            Files.move(part, file(number), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            store.changing(h -> work.add(h, step, number));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private String write(MimeMessage mail, Path part) throws IOException, MessagingException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
            Spool spool = new Spool(out, longest);
            try {
                mail.writeTo(spool);
            } catch (Spool.TooMuch tooMuch) {
                // What is there is enough to know the sender by, and to refuse the mail when it is read.
            }
            return spool.sha256Hex();
        }
    }

    /** Reads a mail that was kept, unless it was acted upon already. */
    public void read(String number, Reader reader) throws IOException, MessagingException {
        Path file = file(number);
        if (Files.notExists(file)) {
            return;
        }
        try (SharedFileInputStream bytes = new SharedFileInputStream(file.toFile())) {
            reader.read(new MimeMessage(Session.getInstance(new Properties()), bytes));
        }
        Files.deleteIfExists(file);
    }

    /** Throws away what was laid aside of a letter that was acted upon. */
    public void forget(Letter letter, Path inbox) {
        Path aside = inbox.resolve(letter.key());
        if (!Files.isDirectory(aside)) {
            return;
        }
        try (Stream<Path> files = Files.walk(aside)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String number) {
        if (!number.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("That is no letter's number.");
        }
        return folder.resolve(number + ".eml");
    }

    /** Acts upon a mail. */
    @FunctionalInterface
    public interface Reader {
        /** Acts upon it; when this throws, the mail is read again. */
        void read(MimeMessage mail) throws IOException, MessagingException;
    }
}
