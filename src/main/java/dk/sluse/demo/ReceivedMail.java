package dk.sluse.demo;

import jakarta.mail.Address;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A mail as a person finds it.
 *
 * @param from the address it comes from
 * @param subject its subject, decoded
 * @param text its plain text, with line feeds alone
 * @param headers every header by its name, whatever the case, in the order of the mail
 * @param attachments the names of its attachments
 */
public record ReceivedMail(
        String from, String subject, String text, Map<String, List<String>> headers, List<String> attachments) {

    public ReceivedMail {
        headers = Collections.unmodifiableMap(headers);
        attachments = List.copyOf(attachments);
    }

    /** The first header of this name, or nothing. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    static ReceivedMail of(MimeMessage message) {
        try {
            StringBuilder text = new StringBuilder();
            List<String> attachments = new ArrayList<>();
            read(message, text, attachments);
            return new ReceivedMail(
                    Stream.ofNullable(message.getFrom())
                            .flatMap(Stream::of)
                            .map(Address::toString)
                            .findFirst()
                            .orElse(""),
                    Optional.ofNullable(message.getSubject()).orElse(""),
                    text.toString().replace("\r\n", "\n"),
                    headers(message),
                    attachments);
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("A mail that cannot be read: " + e.getMessage(), e);
        }
    }

    private static Map<String, List<String>> headers(MimeMessage message) throws MessagingException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : Collections.list(message.getAllHeaders())) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        }
        return headers;
    }

    private static void read(Part part, StringBuilder text, List<String> attachments)
            throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                read(parts.getBodyPart(i), text, attachments);
            }
        } else if (part.getFileName() != null) {
            attachments.add(part.getFileName());
        } else if (part.isMimeType("text/plain")) {
            text.append(part.getContent());
        }
    }
}
