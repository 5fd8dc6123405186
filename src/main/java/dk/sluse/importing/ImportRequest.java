package dk.sluse.importing;

import dk.sluse.custody.SafePath;
import java.time.Instant;
import java.util.Optional;

/**
 * A PI's instruction to bring in files of the project's own (R34).
 *
 * @param id its number, shared with exports, which every mail about it bears as {@code sluse-NUMBER}
 * @param project the project's id
 * @param requester the login of the PI who instructed
 * @param source the name of a server in the project's file; none means the upload folder of the gateway
 * @param state where in its life it is
 * @param attempt how often it was confirmed
 * @param confirmedBy the login of the PI who confirmed it last
 * @param replyTo the Message-ID of the mail that began it
 * @param createdAt when it came
 * @param confirmedAt when it was confirmed last
 * @param endedAt when it ended
 * @param remindedAt when its PI was reminded of it
 * @param clearedAt when its uploads were deleted
 * @param heldUpAt when it was last seen that the project's mandate let nobody confirm it
 * @param heldUpSince since when that is so; empty when it is not
 */
public record ImportRequest(
        long id,
        String project,
        String requester,
        Optional<String> source,
        ImportState state,
        int attempt,
        Optional<String> confirmedBy,
        Optional<String> replyTo,
        Instant createdAt,
        Optional<Instant> confirmedAt,
        Optional<Instant> endedAt,
        Optional<Instant> remindedAt,
        Optional<Instant> clearedAt,
        Optional<Instant> heldUpAt,
        Optional<Instant> heldUpSince) {

    /** The folder of the environment in which all imports lie. */
    static final String FOLDER = "import";

    /** Its name in mails and commands, such as {@code sluse-42}. */
    public String label() {
        return label(id);
    }

    static String label(long id) {
        return "sluse-" + id;
    }

    /** Whether its files are uploaded to the gateway. */
    public boolean isByUpload() {
        return source.isEmpty();
    }

    /** Where its files come from, as people call it. */
    public String sourceName() {
        return source.orElse(Instruction.UPLOAD);
    }

    /** Where its uploads lie below the upload folder. */
    SafePath uploads() {
        return SafePath.of(project + "/" + id);
    }

    /** Where its files come to lie in the environment. */
    public SafePath inEnvironment() {
        return SafePath.of(FOLDER + "/" + id);
    }
}
