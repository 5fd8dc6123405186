package dk.sluse.release;

import dk.sluse.audit.EventKind;
import dk.sluse.calendar.Copenhagen;
import dk.sluse.intake.Letter;
import dk.sluse.intake.Letter.Attachment;
import dk.sluse.project.Person;
import dk.sluse.project.Project;
import dk.sluse.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Makes orders of what was sent: an envelope is opened, as far as the hub can, the list in it is read, and either everything
 * that is wrong with it is told at once and nothing is kept, or it waits encrypted until it is matched (R16, R17).
 */
final class Reception {

    private final OrderBook book;

    Reception(OrderBook book) {
        this.book = book;
    }

    /** Begins an order by the list in an OpenPGP envelope. */
    ReleaseOrder takePgp(Handle h, Project project, Person sender, Letter letter, Attachment envelope)
            throws IOException {
        ReleaseOrder order = begin(h, project, sender, Optional.empty(), letter.messageId());
        try {
            examine(h, order, project, opened(envelope));
        } catch (NotOpenedException e) {
            refuse(h, order, List.of(ListFault.of(e.reason())));
        }
        return order;
    }

    private OpenedList opened(Attachment envelope) throws IOException, NotOpenedException {
        int most = book.lists().most();
        if (envelope.name().equals(Letter.PGP_MIME)) {
            // Inside is a mail, whose coding makes a list a third longer.
            try (InputStream message = Files.newInputStream(envelope.content())) {
                return EncryptedMail.listIn(
                        book.lists().key().open(message, 2 * most).content(), most);
            }
        }
        try (InputStream message = Files.newInputStream(envelope.content())) {
            OpenedList list = book.lists().key().open(message, most);
            return new OpenedList(Envelope.inner(envelope).orElse(list.name()), list.content());
        }
    }

    /** Begins an order by the list in a zip file; its code comes by another way, from a person. */
    ReleaseOrder takeZip(Handle h, Project project, Person sender, Letter letter, Attachment zip) throws IOException {
        ReleaseOrder order = begin(h, project, sender, Optional.empty(), letter.messageId());
        try {
            new ZipEnvelope(zip.content(), book.lists().most()).check();
        } catch (NotOpenedException e) {
            refuse(h, order, List.of(ListFault.of(e.reason())));
            return order;
        }
        book.lists().keepZip(order.id(), zip.content());
        book.announcements().received(h, book.orders().to(h, order, OrderState.AWAITING_CODE));
        return order;
    }

    /** Begins an order by criteria that were understood. */
    ReleaseOrder takeCriteria(Handle h, Project project, Person sender, String criteria, Optional<String> replyTo) {
        ReleaseOrder order = begin(h, project, sender, Optional.of(criteria), replyTo);
        match(h, order);
        return order;
    }

    private ReleaseOrder begin(
            Handle h, Project project, Person sender, Optional<String> criteria, Optional<String> replyTo) {
        ReleaseOrder order = book.orders().create(h, project.id(), sender.login(), criteria, replyTo, book.now());
        book.record(
                h,
                Orders.event(order, EventKind.ORDER_RECEIVED, sender.login())
                        .with("by", order.kind().name().toLowerCase(Locale.ROOT)));
        return order;
    }

    /** Looks at a list that is in memory: it waits for matching, or its faults are told. */
    void examine(Handle h, ReleaseOrder order, Project project, OpenedList list) throws IOException {
        CprReading reading = read(list, project.acronym());
        if (reading instanceof CprReading.Faulty faulty) {
            refuse(h, order, faulty.faults());
            return;
        }
        book.lists().seal(order.id(), list);
        Store.afterCommit(h, () -> book.lists().forgetZip(order.id()));
        match(h, order);
    }

    CprReading read(OpenedList list, String acronym) {
        return CprList.read(list.name(), list.content(), book.lists().most(), acronym, Copenhagen.day(book.now()));
    }

    private void match(Handle h, ReleaseOrder order) {
        ReleaseOrder matching = book.orders().to(h, order, OrderState.MATCHING);
        book.then(h, ReleaseSteps.MATCH, matching);
        if (order.state() == OrderState.RECEIVED) {
            book.announcements().received(h, matching);
        }
    }

    private void refuse(Handle h, ReleaseOrder order, List<ListFault> faults) {
        book.orders().to(h, order, OrderState.REFUSED);
        book.record(h, Orders.event(order, EventKind.ORDER_REFUSED, Orders.HUB).with("faults", faults.size()));
        book.announcements().faulty(h, order, faults);
        Store.afterCommit(h, () -> book.lists().erase(order.id()));
    }
}
