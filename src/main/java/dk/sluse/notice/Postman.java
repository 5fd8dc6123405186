package dk.sluse.notice;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * Dresses a mail for the mail server, and understands the server's answer. Sending itself is the route's.
 */
public final class Postman {

    private static final int LONGEST_CHAIN = 20;

    private final Letterhead letterhead;
    private final Clock clock;
    private final Session session;

    /** A postman who sends in the hub's name. */
    public Postman(Letterhead letterhead, Clock clock) {
        this.letterhead = letterhead;
        this.clock = clock;
        Properties properties = new Properties();
        properties.setProperty("mail.mime.charset", StandardCharsets.UTF_8.name());
        this.session = Session.getInstance(properties);
    }

    /**
     * The mail as it goes to the server, with headers of our own only. It keeps its Message-ID however often it is saved
     * and sent, and says that a machine wrote it, so that no other machine answers (RFC 3834).
     *
     * @throws MessagingException when the address cannot stand in a header
     */
    public MimeMessage write(OutgoingMail mail) throws MessagingException {
        MimeMessage message = new KeepingItsId(session, mail.messageId());
        message.setFrom(from());
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setText(mail.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        message.setHeader("Content-Language", "da, en");
        if (mail.inReplyTo().isPresent()) {
            message.setHeader("In-Reply-To", mail.inReplyTo().get());
            message.setHeader("References", mail.inReplyTo().get());
        }
        message.saveChanges();
        return message;
    }

    private InternetAddress from() throws MessagingException {
        try {
            return new InternetAddress(letterhead.address(), letterhead.name(), StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("Every Java has UTF-8", e);
        }
    }

    /**
     * The server's reason when it will never take this mail: a 5xx to the recipient's address or to the text. None when the
     * fault may pass, or is not this mail's own: a refused login or sender concerns the hub, and its operator.
     */
    public static Optional<String> refusal(Throwable failure) {
        return find(failure, Postman::isFinal).map(Throwable::getMessage).map(String::strip);
    }

    private static boolean isFinal(Throwable failure) {
        if (failure instanceof SMTPAddressFailedException address) {
            return isFinal(address.getReturnCode());
        }
        return failure instanceof SMTPSendFailedException text
                && String.valueOf(text.getCommand()).equals(".")
                && isFinal(text.getReturnCode());
    }

    /** 550 to 554 say no to this mail; the other 5xx say no to how it was sent. */
    private static boolean isFinal(int reply) {
        return Set.of(550, 551, 552, 553, 554).contains(reply);
    }

    /** Looks along both chains, that of causes and that of jakarta.mail. */
    private static Optional<Throwable> find(Throwable failure, Predicate<Throwable> wanted) {
        Deque<Throwable> open = new ArrayDeque<>();
        open.add(failure);
        for (int seen = 0; seen < LONGEST_CHAIN && !open.isEmpty(); seen++) {
            Throwable next = open.remove();
            if (wanted.test(next)) {
                return Optional.of(next);
            }
            Optional.ofNullable(next.getCause()).ifPresent(open::add);
            if (next instanceof MessagingException mail) {
                Optional.ofNullable(mail.getNextException()).ifPresent(open::add);
            }
        }
        return Optional.empty();
    }

    /** Saving a message gives it a new Message-ID, unless it insists. */
    private static final class KeepingItsId extends MimeMessage {

        private final String id;

        KeepingItsId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
