package dk.sluse.release;

import dk.sluse.intake.Letter;
import dk.sluse.intake.Letter.Attachment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an attachment is to an order. */
enum Envelope {
    /** Encrypted with OpenPGP (R16). */
    PGP,
    /** A zip file; encrypted, it is hoped. */
    ZIP,
    /** Criteria (R19). */
    CRITERIA,
    /** A list of person numbers that anybody can read. */
    PLAIN_LIST,
    /** Nothing that an order needs. */
    NONE;

    private static final String PUBLIC_KEY = "-----BEGIN PGP PUBLIC KEY BLOCK-----";
    private static final int BEGINNING = 8 * 1024;
    private static final int MOST_LOOKED_AT = 1 << 20;

    static Envelope of(Attachment attachment, LocalDate today) {
        String name = attachment.name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".pgp") || name.endsWith(".gpg") || name.endsWith(".asc")) {
            // Mail programs attach their owner's public key unasked.
            return isKey(attachment) ? NONE : PGP;
        }
        if (name.endsWith(".zip")) {
            return ZIP;
        }
        if (CprList.looksLikeOne(beginning(attachment, MOST_LOOKED_AT), today)) {
            return PLAIN_LIST;
        }
        return name.matches("(criteria|kriterier)\\.csv") ? CRITERIA : NONE;
    }

    static List<Attachment> in(Letter letter, LocalDate today, Envelope kind) {
        return letter.attachments().stream()
                .filter(attachment -> of(attachment, today) == kind)
                .toList();
    }

    /** The name of the list in an envelope, as far as the envelope's own name tells. */
    static Optional<String> inner(Attachment attachment) {
        String name = attachment.name();
        if (name.equals(Letter.PGP_MIME)) {
            return Optional.empty();
        }
        String inner = name.substring(0, name.length() - ".pgp".length());
        return Optional.of(inner).filter(n -> n.toLowerCase(Locale.ROOT).endsWith(".csv"));
    }

    private static boolean isKey(Attachment attachment) {
        return new String(beginning(attachment, BEGINNING), StandardCharsets.ISO_8859_1).contains(PUBLIC_KEY);
    }

    private static byte[] beginning(Attachment attachment, int most) {
        try (InputStream content = Files.newInputStream(attachment.content())) {
            return content.readNBytes(most);
        } catch (NoSuchFileException e) {
            return new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
