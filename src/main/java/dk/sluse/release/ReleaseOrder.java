package dk.sluse.release;

import dk.sluse.project.CaseOfficers.Matter;
import java.time.Instant;
import java.util.Optional;

/**
 * A project's wish for genome data (R15).
 *
 * @param id its number, which every mail about it bears as {@code sluse-NUMBER}; requests of exports have others
 * @param project the project's id
 * @param requester the login of the member who asks
 * @param kind how it says whose data
 * @param state where in its life it is
 * @param replyTo the Message-ID of the mail that began it, so that answers stand in its thread
 * @param criteria what it asks for by criteria, in their normal form
 * @param createdAt when it arrived
 * @param held why an officer had to look, where one had
 * @param heldAt since when
 * @param toldAt when its counts were told
 * @param confirmedBy whose key confirmed it
 * @param attempt how often its delivery was laid out
 * @param revealing whether its files are being shown: from then on nothing stops it
 * @param deliveredAt when its files were shown
 * @param heldUpAt when it was last seen that the project's mandate let nobody answer it
 * @param heldUpSince since when that is so; empty when it is not
 */
public record ReleaseOrder(
        long id,
        String project,
        String requester,
        Kind kind,
        OrderState state,
        Optional<String> replyTo,
        Optional<String> criteria,
        Instant createdAt,
        Optional<String> held,
        Optional<Instant> heldAt,
        Optional<Instant> toldAt,
        Optional<String> confirmedBy,
        int attempt,
        boolean revealing,
        Optional<Instant> deliveredAt,
        Optional<Instant> heldUpAt,
        Optional<Instant> heldUpSince) {

    /** How an order says whose data. */
    public enum Kind {
        /** By a list of person numbers (R17). */
        LIST,
        /** By what the genome database says of samples (R19). */
        CRITERIA
    }

    /** Its name in mails and commands, such as {@code sluse-42}. */
    public String label() {
        return "sluse-" + id;
    }

    /** From when days of waiting are counted: from then, or from when it could be answered again. */
    Instant orSinceHeldUp(Instant since) {
        return heldUpAt.filter(since::isBefore).orElse(since);
    }

    Matter matter() {
        return new Matter(project, requester, createdAt);
    }

    String subject() {
        return Long.toString(id);
    }
}
