package dk.sluse.demo;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/**
 * A mail as a researcher writes it, and as the receiving server delivers it: with what that server says of the sender on
 * top. Posted twice, it is the same mail twice.
 */
public final class ResearcherMail {

    private final String from;
    private final String messageId;
    private final List<Attachment> attachments = new ArrayList<>();
    private final List<String> headers = new ArrayList<>();
    private String subject = "";
    private String text = "";
    private Vouching vouching = Vouching.PASS;

    private ResearcherMail(String from) {
        this.from = from;
        this.messageId = "<" + UUID.randomUUID() + "@" + domain() + ">";
    }

    private record Attachment(String name, String base64) {}

    /** A mail from this address, which the receiving server vouches for unless it is told otherwise. */
    public static ResearcherMail from(String address) {
        return new ResearcherMail(address);
    }

    /** Its subject. */
    public ResearcherMail subject(String words) {
        this.subject = words;
        return this;
    }

    /** Its plain text. */
    public ResearcherMail text(String words) {
        this.text = words;
        return this;
    }

    /** Attaches a file under its own name. It is read into memory, as the mail server keeps the whole mail there. */
    public ResearcherMail attach(Path file) throws IOException {
        return attach(file.getFileName().toString(), Files.readAllBytes(file));
    }

    /** Attaches these bytes under this name, whatever it holds. */
    public ResearcherMail attach(String name, byte[] content) {
        attachments.add(new Attachment(name, Base64.getMimeEncoder().encodeToString(content)));
        return this;
    }

    /** Adds a header line of the sender's, such as {@code Auto-Submitted: auto-replied}. */
    public ResearcherMail header(String line) {
        headers.add(line);
        return this;
    }

    /** What is said of the sender. */
    public ResearcherMail vouched(Vouching by) {
        this.vouching = by;
        return this;
    }

    /** Its Message-ID. */
    public String messageId() {
        return messageId;
    }

    /** The mail as it lies in the mailbox of {@code to}. */
    byte[] delivered(String to, String authservId, Instant at) {
        StringBuilder top = new StringBuilder();
        line(top, "Return-Path: <" + from + ">");
        vouching.onTop(authservId, domain()).forEach(line -> line(top, line));
        line(
                top,
                "Received: from mail." + domain() + " by " + authservId + " with ESMTPS;\r\n\t"
                        + DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC)));
        vouching.broughtAlong(authservId, domain()).forEach(line -> line(top, line));
        headers.forEach(line -> line(top, line));
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        mail.writeBytes(top.toString().getBytes(StandardCharsets.UTF_8));
        mail.writeBytes(written(to, at));
        return mail.toByteArray();
    }

    private byte[] written(String to, Instant at) {
        try {
            MimeMessage message = new WithId(messageId);
            message.setFrom(new InternetAddress(from));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
            message.setSubject(subject, "UTF-8");
            message.setSentDate(Date.from(at));
            if (attachments.isEmpty()) {
                message.setText(text, "UTF-8");
            } else {
                message.setContent(parts());
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            message.saveChanges();
            message.writeTo(out);
            return out.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("Not a mail: " + e.getMessage(), e);
        }
    }

    private MimeMultipart parts() throws MessagingException {
        MimeBodyPart body = new MimeBodyPart();
        body.setText(text, "UTF-8");
        MimeMultipart parts = new MimeMultipart(body);
        for (Attachment attachment : attachments) {
            parts.addBodyPart(part(attachment));
        }
        return parts;
    }

    private static MimeBodyPart part(Attachment attachment) throws MessagingException {
        InternetHeaders headers = new InternetHeaders();
        headers.setHeader(
                "Content-Type",
                Optional.ofNullable(URLConnection.guessContentTypeFromName(attachment.name()))
                        .orElse("application/octet-stream"));
        headers.setHeader("Content-Transfer-Encoding", "base64");
        MimeBodyPart part = new MimeBodyPart(headers, attachment.base64().getBytes(StandardCharsets.US_ASCII));
        part.setDisposition(MimeBodyPart.ATTACHMENT);
        part.setFileName(attachment.name());
        return part;
    }

    private String domain() {
        return from.substring(from.lastIndexOf('@') + 1);
    }

    private static void line(StringBuilder out, String line) {
        out.append(line).append("\r\n");
    }

    /** The library would replace the Message-ID at each saving. */
    private static final class WithId extends MimeMessage {
        private final String id;

        WithId(String id) {
            super(Session.getInstance(new Properties()));
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
