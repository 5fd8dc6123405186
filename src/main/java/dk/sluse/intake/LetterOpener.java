package dk.sluse.intake;

import dk.sluse.intake.Letter.Proven;
import dk.sluse.intake.Letter.Sender;
import dk.sluse.intake.Spool.TooMuch;
import dk.sluse.wording.Phrase;
import dk.sluse.wording.Printable;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.SharedFileInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Takes mails apart (F39). A mail is first written to a file within its limits; from then on nothing in it can throw: what
 * cannot be read is a trouble for its sender to mend. The attachments of a proven sender are laid aside under
 * {@code inbox/KEY/}, those of any other are not even written.
 */
public final class LetterOpener {

    private static final int LONGEST_SUBJECT = 500;
    private static final Pattern MESSAGE_ID = Pattern.compile("<[!-;=?-~]{1,900}>");

    private final IntakeSettings settings;
    private final Path inbox;
    private final Clock clock;
    private final Provenance provenance;
    private final Session session = Session.getInstance(new Properties());

    /** An opener that lays attachments aside in a folder of its own. */
    public LetterOpener(IntakeSettings settings, Path inbox, Clock clock) {
        this.settings = settings;
        this.inbox = inbox;
        this.clock = clock;
        this.provenance = new Provenance(settings.authservId());
    }

    /**
     * Opens a mail; opening it again gives the same letter and the same files.
     *
     * @throws IOException when our own disk fails; nothing is lost, open it again
     * @throws MessagingException when the mail server does not give us the mail; nothing is lost, open it again
     */
    public Letter open(MimeMessage mail) throws IOException, MessagingException {
        Files.createDirectories(inbox);
        Path file = Files.createTempFile(inbox, ".mail-", ".eml");
        try {
            Spooled spooled = spool(mail, file);
            try (SharedFileInputStream bytes = new SharedFileInputStream(file.toFile())) {
                return read(bytes, spooled, receivedAt(mail));
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /**
     * A mail on our disk.
     *
     * @param sha256 of its bytes, or of as many as were written
     * @param tooMuch why it was not written to its end
     */
    private record Spooled(String sha256, Optional<Phrase> tooMuch) {}

    private Spooled spool(MimeMessage mail, Path file) throws IOException, MessagingException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            Spool spool = new Spool(out, settings.longestMail());
            try {
                mail.writeTo(spool);
                return new Spooled(spool.sha256Hex(), Optional.empty());
            } catch (TooMuch e) {
                Phrase trouble = e.isTooLong() ? Troubles.tooLong(settings.longestMail()) : Troubles.TOO_MANY_PARTS;
                return new Spooled(spool.sha256Hex(), Optional.of(trouble));
            }
        }
    }

    private Letter read(InputStream bytes, Spooled spooled, Instant receivedAt) throws IOException {
        MimeMessage mail;
        Sender sender;
        try {
            mail = new MimeMessage(session, bytes);
            sender = provenance.of(mail);
        } catch (MessagingException e) {
            Sender nobody = new Letter.Unproven("", "The mail's headers cannot be read.");
            return new Letter(
                    spooled.sha256(),
                    Optional.empty(),
                    nobody,
                    "",
                    "",
                    List.of(),
                    List.of(Troubles.BROKEN),
                    receivedAt);
        }
        Optional<String> messageId = messageId(mail);
        String key = messageId.map(id -> key(sender, id)).orElse(spooled.sha256());
        AttachmentShelf shelf = new AttachmentShelf(inbox.resolve(key), settings.longestAttachment());
        MailParts parts = new MailParts(settings, shelf);
        if (spooled.tooMuch().isEmpty() && sender instanceof Proven) {
            parts.walk(mail);
        }
        return new Letter(
                key,
                messageId,
                sender,
                subject(mail),
                parts.text(),
                parts.attachments(),
                spooled.tooMuch().map(List::of).orElseGet(parts::troubles),
                receivedAt);
    }

    /**
     * The sender, and whether it is proven, is part of the key: nobody can use up the Message-ID of somebody else's mail.
     */
    private static String key(Sender sender, String messageId) {
        String identity = String.join("\0", sender.getClass().getSimpleName(), sender.address(), messageId);
        return DigestUtils.sha256Hex(identity);
    }

    private static Optional<String> messageId(MimeMessage mail) {
        try {
            return Optional.ofNullable(mail.getMessageID())
                    .map(String::strip)
                    .filter(id -> MESSAGE_ID.matcher(id).matches());
        } catch (MessagingException e) {
            return Optional.empty();
        }
    }

    private static String subject(MimeMessage mail) {
        try {
            String raw = Optional.ofNullable(mail.getHeader("Subject", null)).orElse("");
            return Printable.of(
                    decoded(MimeUtility.unfold(raw)).replace('\t', ' ').strip(), LONGEST_SUBJECT);
        } catch (MessagingException e) {
            return "";
        }
    }

    private static String decoded(String text) {
        try {
            return MimeUtility.decodeText(text);
        } catch (UnsupportedEncodingException e) {
            return text;
        }
    }

    /** When the mail server says it received the mail; now, when it does not say. */
    private Instant receivedAt(MimeMessage mail) throws MessagingException {
        return Optional.ofNullable(mail.getReceivedDate()).map(Date::toInstant).orElseGet(clock::instant);
    }
}
