package dk.sluse.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What is signed each day: that all chains which grew since the day before had these heads, as the root of a {@link MerkleTree}.
 * Anchors are a chain themselves, by the hash of the text before.
 *
 * @param day the business day
 * @param takenAt when
 * @param previous the SHA-256 of the anchor's text before, 64 zeros for the first
 * @param chains how many chains grew
 * @param root over their heads
 */
public record Anchor(LocalDate day, Instant takenAt, String previous, int chains, String root) {

    private static final Pattern TEXT = Pattern.compile("""
            sluse anchor 1
            day (\\d{4}-\\d{2}-\\d{2})
            taken (\\S{1,40})
            previous ([0-9a-f]{64})
            chains (\\d{1,9})
            root ([0-9a-f]{64})
            """);

    /**
     * An anchor with its signature.
     *
     * @param text as it was signed
     * @param signature in OpenSSH's form, for the purpose {@link SshSigner#ANCHOR}
     */
    public record Signed(String text, String signature) {

        /** The lines that a mail or a command shows: first the text, then its signature. */
        public List<String> lines() {
            return (text + signature).lines().toList();
        }

        String hash() {
            return DigestUtils.sha256Hex(text);
        }
    }

    /** The lines that are signed. */
    String text() {
        return "sluse anchor 1\nday " + day + "\ntaken " + takenAt + "\nprevious " + previous + "\nchains " + chains
                + "\nroot " + root + "\n";
    }

    /**
     * Reads an anchor.
     *
     * @throws IllegalArgumentException when the text is not one, to the byte
     */
    static Anchor read(String text) {
        Matcher lines = TEXT.matcher(text);
        if (!lines.matches()) {
            throw new IllegalArgumentException("no anchor");
        }
        try {
            return new Anchor(
                    LocalDate.parse(lines.group(1)),
                    Instant.parse(lines.group(2)),
                    lines.group(3),
                    Integer.parseInt(lines.group(4)),
                    lines.group(5));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no anchor", e);
        }
    }
}
