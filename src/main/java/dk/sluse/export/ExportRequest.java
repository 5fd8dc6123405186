package dk.sluse.export;

import dk.sluse.project.CaseOfficers.Matter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A project member's wish to take results out (R38).
 *
 * @param id its number, which every mail about it bears as {@code sluse-NUMBER}
 * @param project the project's id
 * @param requester the login of the member who asks
 * @param channel how it came in
 * @param state where in its life it is
 * @param replyTo the Message-ID of the mail that began it, so that answers stand in its thread
 * @param dropped the dropped folder it came from, where it did
 * @param createdAt when it arrived
 * @param completeAt when it was complete: the ten working days begin (R44)
 * @param deadline the tenth working day
 * @param question what an officer asked and nobody answered yet
 * @param publishedAt when its files became visible to the project
 * @param expiresAt when they go out of sight (R48)
 * @param extendedBy the officer who gave it more days, once
 * @param policies fingerprint of the policies' configuration it was screened under
 */
public record ExportRequest(
        long id,
        String project,
        String requester,
        Channel channel,
        RequestState state,
        Optional<String> replyTo,
        Optional<String> dropped,
        Instant createdAt,
        Optional<Instant> completeAt,
        Optional<LocalDate> deadline,
        Optional<String> question,
        Optional<Instant> publishedAt,
        Optional<Instant> expiresAt,
        Optional<String> extendedBy,
        Optional<String> policies) {

    /** How a request came in. */
    public enum Channel {
        /** By mail (R38). */
        MAIL,
        /** As a folder dropped in the environment, confirmed by the requester. */
        FOLDER
    }

    /** Its name in mails and commands, such as {@code sluse-42}. */
    public String label() {
        return label(id);
    }

    Matter matter() {
        return new Matter(project, requester, createdAt);
    }

    static String label(long id) {
        return "sluse-" + id;
    }
}
