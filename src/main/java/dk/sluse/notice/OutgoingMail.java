package dk.sluse.notice;

import java.util.Optional;

/**
 * A mail as it stands in the outbox.
 *
 * @param id of its row in the outbox, the subject of the step {@code send-mail}
 * @param to the recipient's address
 * @param subject on one line
 * @param text its plain text, Danish first
 * @param messageId the same at every attempt, with its angle brackets
 * @param inReplyTo the Message-ID of the mail it answers
 */
public record OutgoingMail(
        long id, String to, String subject, String text, String messageId, Optional<String> inReplyTo) {}
