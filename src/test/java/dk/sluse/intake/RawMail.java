package dk.sluse.intake;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/** Writes mails byte by byte, as a mail server would hand them over, right or wrong. */
final class RawMail {

    static final String OUR_SERVER = "mx.hub.example";
    static final String BOUNDARY = "b1";

    private final List<String> headers = new ArrayList<>();
    private final StringBuilder body = new StringBuilder();
    private String contentType = "multipart/mixed; boundary=" + BOUNDARY;

    /** From a member, and proven. */
    static RawMail proven() {
        return new RawMail()
                .header("Authentication-Results: " + OUR_SERVER + "; dmarc=pass header.from=uni.example")
                .header("From: Anna <anna@uni.example>")
                .header("Message-ID: <m1@uni.example>")
                .header("Subject: Export");
    }

    RawMail header(String line) {
        headers.add(line);
        return this;
    }

    RawMail without(String header) {
        headers.removeIf(line -> line.startsWith(header + ":"));
        return this;
    }

    RawMail type(String type) {
        contentType = type;
        return this;
    }

    RawMail body(String text) {
        body.append(text);
        return this;
    }

    RawMail part(String partHeaders, String content) {
        body.append("--")
                .append(BOUNDARY)
                .append('\n')
                .append(partHeaders)
                .append("\n\n")
                .append(content)
                .append('\n');
        return this;
    }

    RawMail attachment(String name, byte[] content) {
        return part(
                "Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"" + name
                        + "\"\nContent-Transfer-Encoding: base64",
                Base64.getMimeEncoder().encodeToString(content));
    }

    RawMail end() {
        body.append("--").append(BOUNDARY).append("--\n");
        return this;
    }

    byte[] bytes() {
        String mail = String.join("\n", headers) + "\nMIME-Version: 1.0\nContent-Type: " + contentType + "\n\n" + body;
        return mail.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    MimeMessage message() {
        return message(bytes());
    }

    static MimeMessage message(byte[] bytes) {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
