package dk.sluse.intake;

import dk.sluse.wording.Phrase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A mail, taken apart.
 *
 * @param key what makes this letter this one, however often it is delivered: a hash of its sender, whether that is proven,
 *     and its Message-ID; or of its bytes when it has none
 * @param messageId its Message-ID, for the answer's {@code In-Reply-To}
 * @param sender who sent it, and whether that is proven
 * @param subject its subject, printable
 * @param text its plain text, printable, cut at a limit
 * @param attachments its attachments, each laid aside as a file; none of a sender that is not proven
 * @param troubles what was wrong with the mail itself, for its sender to mend
 * @param receivedAt when the mail server received it
 */
public record Letter(
        String key,
        Optional<String> messageId,
        Sender sender,
        String subject,
        String text,
        List<Attachment> attachments,
        List<Phrase> troubles,
        Instant receivedAt) {

    /** The name of the attachment that is the encrypted half of a PGP/MIME mail. */
    public static final String PGP_MIME = "pgp-mime.asc";

    public Letter {
        attachments = List.copyOf(attachments);
        troubles = List.copyOf(troubles);
    }

    /** Who sent a letter. */
    public sealed interface Sender {
        /** The address as the mail claims it, lower case. */
        String address();
    }

    /** The mail server vouches for the address: an aligned {@code dmarc=pass}. */
    public record Proven(String address) implements Sender {}

    /** Nobody vouches for the address; nothing may be done on its word. */
    public record Unproven(String address, String why) implements Sender {}

    /**
     * One attachment.
     *
     * @param name its file name as given, printable, without folders
     * @param content where its bytes were laid aside
     * @param size in bytes
     * @param sha256 of its bytes, lower-case hexadecimal
     */
    public record Attachment(String name, Path content, long size, String sha256) {}
}
