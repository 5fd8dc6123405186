package dk.sluse.intake;

import dk.sluse.intake.AttachmentShelf.Damaged;
import dk.sluse.intake.AttachmentShelf.TooLong;
import dk.sluse.intake.Letter.Attachment;
import dk.sluse.wording.Phrase;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Walks through the parts of one mail and gathers its text, its attachments and its troubles. Whatever a mail does, it ends
 * here as a trouble; only our own disk throws.
 */
final class MailParts {

    private static final Set<String> SIGNATURES =
            Set.of("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature");
    private static final String ENCRYPTED_PARTS = "multipart/encrypted";
    private static final String PGP_VERSION = "application/pgp-encrypted";
    private static final Set<String> ENCRYPTED =
            Set.of(PGP_VERSION, "application/pkcs7-mime", "application/x-pkcs7-mime");
    private static final Set<String> TNEF = Set.of("application/ms-tnef", "application/vnd.ms-tnef");
    private static final Pattern TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]+");
    private static final String BYTES = "application/octet-stream";
    private static final String PGP_TEXT = "-----BEGIN PGP MESSAGE-----";

    private final IntakeSettings settings;
    private final AttachmentShelf shelf;
    private final List<Attachment> attachments = new ArrayList<>();
    private final Set<Phrase> troubles = new LinkedHashSet<>();
    private Optional<String> plain = Optional.empty();
    private Optional<String> html = Optional.empty();
    private int unnamed;

    MailParts(IntakeSettings settings, AttachmentShelf shelf) {
        this.settings = settings;
        this.shelf = shelf;
    }

    String text() {
        return plain.filter(text -> !text.isBlank()).or(() -> html).orElse("");
    }

    /** Of a mail that is cut short, none: one of them is half a document, and nobody could tell that it is. */
    List<Attachment> attachments() {
        return troubles.contains(Troubles.CUT_SHORT) ? List.of() : List.copyOf(attachments);
    }

    List<Phrase> troubles() {
        return List.copyOf(troubles);
    }

    /** Walks from a mail's outermost part. */
    void walk(Part mail) throws IOException {
        walk(mail, 0);
    }

    private void walk(Part part, int depth) throws IOException {
        String type = type(part);
        if (type.equals(ENCRYPTED_PARTS)) {
            troubles.add(Troubles.ENCRYPTED);
            walkEncrypted(part);
        } else if (ENCRYPTED.contains(type)) {
            troubles.add(Troubles.ENCRYPTED);
        } else if (type.startsWith("multipart/")) {
            walkMultipart(part, depth);
        } else if (type.equals("message/rfc822") || type.equals("message/global")) {
            troubles.add(Troubles.NESTED_MAIL);
        } else if (isTnef(part, type)) {
            troubles.add(Troubles.TNEF);
        } else if (isText(part, type)) {
            takeText(part, type);
        } else if (isWorthKeeping(part, type)) {
            takeAttachment(part);
        }
    }

    private void walkMultipart(Part part, int depth) throws IOException {
        if (depth == settings.deepestNesting()) {
            troubles.add(Troubles.TOO_DEEP);
            return;
        }
        List<Part> children;
        try {
            children = children(part);
        } catch (MessagingException | IOException | ClassCastException e) {
            troubles.add(Troubles.BROKEN);
            return;
        }
        for (Part child : children) {
            walk(child, depth + 1);
        }
    }

    /** A PGP/MIME mail (RFC 3156): its encrypted half is kept for whoever has the key, and is a trouble for everyone else. */
    private void walkEncrypted(Part part) throws IOException {
        try {
            List<Part> children = children(part);
            if (children.size() == 2 && type(children.get(0)).equals(PGP_VERSION)) {
                takeAttachment(children.get(1), Letter.PGP_MIME);
            }
        } catch (MessagingException | IOException | ClassCastException e) {
            troubles.add(Troubles.BROKEN);
        }
    }

    private List<Part> children(Part part) throws MessagingException, IOException {
        Multipart multipart = (Multipart) part.getContent();
        List<Part> children = new ArrayList<>();
        for (int i = 0; i < multipart.getCount(); i++) {
            children.add(multipart.getBodyPart(i));
        }
        if (multipart instanceof MimeMultipart parsed && !parsed.isComplete()) {
            troubles.add(Troubles.CUT_SHORT);
        }
        return children;
    }

    private void takeText(Part part, String type) {
        try {
            if (type.equals("text/html")) {
                html = html.isPresent() ? html : Optional.of(PartText.html(part, settings.longestText()));
            } else if (plain.isEmpty()) {
                plain = Optional.of(PartText.plain(part, settings.longestText()));
            }
        } catch (IOException | MessagingException e) {
            troubles.add(Troubles.BROKEN);
        }
        if (plain.filter(text -> text.contains(PGP_TEXT)).isPresent()) {
            troubles.add(Troubles.ENCRYPTED);
        }
    }

    private void takeAttachment(Part part) throws IOException {
        takeAttachment(part, PartName.of(part).orElseGet(() -> "attachment-" + ++unnamed));
    }

    private void takeAttachment(Part part, String name) throws IOException {
        if (attachments.size() == settings.mostAttachments()) {
            troubles.add(Troubles.tooManyAttachments(settings.mostAttachments()));
            return;
        }
        try (InputStream content = content(part)) {
            Attachment attachment = shelf.lay(name, content);
            attachments.add(attachment);
            if (attachment.size() == 0) {
                troubles.add(Troubles.attachmentEmpty(name));
            }
        } catch (Damaged e) {
            troubles.add(Troubles.attachmentDamaged(name));
        } catch (TooLong e) {
            troubles.add(Troubles.attachmentTooLong(name, settings.longestAttachment()));
        }
    }

    private static InputStream content(Part part) throws Damaged {
        try {
            return part.getInputStream();
        } catch (IOException e) {
            throw new Damaged(e);
        } catch (MessagingException e) {
            throw new Damaged(new IOException(e));
        }
    }

    /** A part's type in lower case, without parameters, which may be broken; what cannot be read at all is bytes. */
    private static String type(Part part) {
        try {
            String type = part.getContentType().split("[;\\s]", 2)[0].toLowerCase(Locale.ROOT);
            return TYPE.matcher(type).matches() ? type : BYTES;
        } catch (MessagingException e) {
            return BYTES;
        }
    }

    private static boolean isTnef(Part part, String type) {
        return TNEF.contains(type)
                || PartName.of(part).filter("winmail.dat"::equalsIgnoreCase).isPresent();
    }

    private static boolean isText(Part part, String type) {
        return (type.equals("text/plain") || type.equals("text/html"))
                && !isMarkedAttachment(part)
                && PartName.of(part).isEmpty();
    }

    /** Everything but signatures, reports of mail servers, and the pictures inside an HTML text. */
    private static boolean isWorthKeeping(Part part, String type) {
        boolean isPictureInText = type.startsWith("image/") && hasContentId(part) && !isMarkedAttachment(part);
        return !SIGNATURES.contains(type) && !type.startsWith("message/") && !isPictureInText;
    }

    private static boolean isMarkedAttachment(Part part) {
        try {
            return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        } catch (MessagingException e) {
            return false;
        }
    }

    private static boolean hasContentId(Part part) {
        try {
            return part.getHeader("Content-ID") != null;
        } catch (MessagingException e) {
            return false;
        }
    }
}
