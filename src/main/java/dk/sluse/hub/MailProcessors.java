package dk.sluse.hub;

import dk.sluse.intake.AutomaticMail;
import dk.sluse.intake.Letter;
import dk.sluse.intake.LetterBox;
import dk.sluse.intake.LetterOpener;
import dk.sluse.intake.LetterSorting;
import dk.sluse.notice.Outbox;
import dk.sluse.notice.OutgoingMail;
import dk.sluse.notice.Postman;
import dk.sluse.store.Store;
import dk.sluse.wording.Masking;
import dk.sluse.work.Waits;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.mail.MailMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The processors of the mail routes: letters in, the outbox out. */
final class MailProcessors {

    private static final Logger LOG = LoggerFactory.getLogger(MailProcessors.class);
    private static final String MAIL = "SluseMail";

    private final Store store;
    private final LetterBox box;
    private final LetterOpener opener;
    private final Path inbox;
    private final LetterSorting sorting;
    private final Outbox outbox;
    private final Postman postman;

    MailProcessors(
            Store store,
            LetterBox box,
            LetterOpener opener,
            Path inbox,
            LetterSorting sorting,
            Outbox outbox,
            Postman postman) {
        this.store = store;
        this.box = box;
        this.opener = opener;
        this.inbox = inbox;
        this.sorting = sorting;
        this.outbox = outbox;
        this.postman = postman;
    }

    Map<String, Processor> all() {
        return Map.of(
                "keepLetter", this::keepLetter,
                "readLetter", e -> box.read(e.getMessage().getBody(String.class), this::act),
                "writeMail", this::writeMail,
                "mailSent", this::mailSent,
                "mailFailed", this::mailFailed);
    }

    private void keepLetter(Exchange exchange) throws Exception {
        MailMessage message = exchange.getMessage(MailMessage.class);
        box.keep((MimeMessage) message.getOriginalMessage());
    }

    private void act(MimeMessage mail) throws IOException, MessagingException {
        if (AutomaticMail.is(mail)) {
            LOG.info("A mail that a machine wrote was laid away unread");
            return;
        }
        Letter letter = opener.open(mail);
        sorting.read(letter);
        box.forget(letter, inbox);
    }

    private void writeMail(Exchange exchange) throws MessagingException {
        long id = Long.parseLong(exchange.getMessage().getBody(String.class));
        Optional<OutgoingMail> waiting = store.read(h -> outbox.load(h, id));
        exchange.setProperty(MAIL, id);
        // Headers of an exchange could override the sender's settings: none goes on.
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage()
                .setHeader(ExportProcessors.TASK, waiting.isPresent() ? ExportProcessors.CARRY : "nothing");
        if (waiting.isPresent()) {
            exchange.getMessage().setBody(postman.write(waiting.get()));
        }
    }

    private void mailSent(Exchange exchange) {
        store.changing(h -> {
            var unused = outbox.markSent(h, mail(exchange));
        });
    }

    /** A mail that the server will never take is given up, visibly; any other failure is waited for. */
    private void mailFailed(Exchange exchange) throws NotTakenException {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        Optional<String> refusal = Postman.refusal(failure);
        store.changing(h -> {
            if (refusal.isPresent()) {
                outbox.refuse(h, mail(exchange), refusal.get());
            } else {
                outbox.noteFailure(h, mail(exchange), Masking.mask(String.valueOf(failure.getMessage())));
            }
        });
        if (refusal.isEmpty()) {
            throw new NotTakenException(failure);
        }
    }

    private static long mail(Exchange exchange) {
        return exchange.getProperty(MAIL, Long.class);
    }

    /**
     * The mail server takes no mails now: they wait for it, however long that takes, and go when it is back (F30). Otherwise
     * an outage of some minutes would leave every mail of that time to be let go by hand.
     */
    private static final class NotTakenException extends IOException implements Waits {

        private static final Duration PATIENCE = Duration.ofMinutes(1);

        NotTakenException(Exception cause) {
            super("The mail server did not take it: " + cause.getMessage(), cause);
        }

        @Override
        public Duration patience() {
            return PATIENCE;
        }
    }
}
