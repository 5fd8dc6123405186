package dk.sluse.intake;

/**
 * What the hub takes in by mail.
 *
 * @param authservId the name under which our own mail server writes {@code Authentication-Results}; that server must
 *     remove every such header that comes in under its name (RFC 8601, 5)
 * @param longestMail in bytes, as it came over the wire
 * @param mostAttachments how many a mail may bring
 * @param longestAttachment in bytes
 * @param deepestNesting how many multiparts may lie in one another
 * @param longestText in characters; a longer text is cut
 */
public record IntakeSettings(
        String authservId,
        long longestMail,
        int mostAttachments,
        long longestAttachment,
        int deepestNesting,
        int longestText) {

    public IntakeSettings {
        if (authservId.isBlank()) {
            throw new IllegalArgumentException("The mail server's authserv-id is not set: no sender could be proven");
        }
        if (longestMail < 1 || mostAttachments < 1 || longestAttachment < 1 || deepestNesting < 1 || longestText < 1) {
            throw new IllegalArgumentException("A limit of mails is below 1");
        }
    }
}
