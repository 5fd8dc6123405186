package dk.sluse.platform;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.audit.SshSigner;
import dk.sluse.custody.Consignment;
import dk.sluse.custody.Custody;
import dk.sluse.custody.Place;
import dk.sluse.custody.SafePath;
import dk.sluse.notice.Notice;
import dk.sluse.notice.Notices;
import dk.sluse.notice.Template;
import dk.sluse.platform.AccessOrder.Action;
import dk.sluse.project.Caller;
import dk.sluse.project.Closing;
import dk.sluse.project.Denied;
import dk.sluse.project.Office;
import dk.sluse.project.Parties;
import dk.sluse.project.Person;
import dk.sluse.project.Project;
import dk.sluse.project.Scope;
import dk.sluse.store.Store;
import dk.sluse.wording.Phrase;
import dk.sluse.work.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders the platform to close and open what the hub closed and opened (R71). The life of an order: <ol>
 *   <li>written in the transaction that closes or opens; its operators get a mail
 *   <li>carried to the platform, signed, by the step {@value #STEP}, where a place {@code platform} is configured
 *   <li>repeated and escalated every quarter of an hour, until
 *   <li>the platform lays {@code acknowledged/NAME.ack} beside it, or a person says {@code acknowledge}
 * </ol>
 */
public final class Platform {

    /** The step that carries an order. */
    public static final String STEP = "close-access";

    /** The name of its folder here among the places. */
    public static final String ORDERS = "access-orders";

    private static final Logger LOG = LoggerFactory.getLogger(Platform.class);
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final SafePath ACKNOWLEDGED = SafePath.of("acknowledged");
    private static final String BY_PLATFORM = "platform";

    private final Store store;
    private final Parties parties;
    private final Work work;
    private final Notices notices;
    private final Audit audit;
    private final Clock clock;
    private final OrderBook book = new OrderBook();
    private final OrderFile file;
    private final Optional<Place> place;

    /**
     * What it stands on.
     *
     * @param folder where orders are written before they are carried
     * @param place where they are carried to; without one they go by mail alone
     */
    public record Parts(
            Store store,
            Parties parties,
            Work work,
            Notices notices,
            Audit audit,
            Clock clock,
            SshSigner signer,
            Path folder,
            Optional<Place> place) {}

    public Platform(Parts parts) {
        this.store = parts.store();
        this.parties = parts.parties();
        this.work = parts.work();
        this.notices = parts.notices();
        this.audit = parts.audit();
        this.clock = parts.clock();
        this.file = new OrderFile(parts.folder(), parts.signer());
        this.place = parts.place();
        parties.access().whenClosed(this::closed);
        parties.access().whenReopened((h, scope, subject) -> order(h, Action.OPEN, scope, subject));
    }

    private void closed(Handle h, Closing closing) {
        if (closing.scope() == Scope.INSTITUTION) {
            parties.projects().of(closing.subject()).stream()
                    .map(Project::id)
                    .forEach(project -> order(h, Action.CLOSE, Scope.PROJECT, project));
        } else {
            order(h, Action.CLOSE, closing.scope(), closing.subject());
        }
    }

    /** What the platform was told last is not told again; opening undoes nothing that was never closed. */
    private void order(Handle h, Action action, Scope scope, String subject) {
        Action before = book.last(h, scope, subject).map(AccessOrder::action).orElse(Action.OPEN);
        if (before == action) {
            return;
        }
        AccessOrder order = book.lock(h, book.add(h, action, scope, subject, clock.instant()))
                .orElseThrow();
        audit.record(h, event(order, EventKind.ACCESS_ORDERED, Event.BY_HUB));
        tell(h, order);
    }

    private void tell(Handle h, AccessOrder order) {
        if (place.isPresent()) {
            work.add(h, STEP, Long.toString(order.id()));
        }
        Map<String, Object> facts = new HashMap<>();
        facts.put("order", Long.toString(order.id()));
        facts.put("action", phrase(order.action()));
        facts.put("what", order.named());
        facts.put("times", Integer.toString(order.times()));
        facts.put("since", order.orderedAt());
        for (Person operator : parties.people().holding(h, Office.OPERATOR)) {
            facts.put("login", operator.login());
            notices.post(
                    h,
                    new Notice(Template.ACCESS_ORDER.id(), operator.mail(), order.file(), OptionalLong.empty(), facts));
        }
    }

    private static Phrase phrase(Action action) {
        return action == Action.CLOSE ? new Phrase("luk", "close") : new Phrase("åbn", "open");
    }

    /** What is to be carried for an order; nothing when it is done, or another took its place. */
    public Optional<Consignment> open(long id) throws IOException {
        Optional<AccessOrder> order = store.read(
                h -> book.open(h).stream().filter(each -> each.id() == id).findFirst());
        return order.isEmpty() || place.isEmpty() ? Optional.empty() : Optional.of(file.write(order.get()));
    }

    /** Looks for acknowledgements, and repeats what waits for a quarter of an hour. */
    public void look(Custody custody) {
        List<AccessOrder> open = store.read(book::open);
        if (open.isEmpty()) {
            return;
        }
        List<String> acknowledged = acknowledged(custody);
        for (AccessOrder order : open) {
            store.changing(h -> {
                if (acknowledged.stream().anyMatch(order::isAcknowledgedBy)) {
                    done(h, order, BY_PLATFORM);
                } else if (!order.toldAt().plus(PATIENCE).isAfter(clock.instant())) {
                    repeat(h, order);
                }
            });
        }
    }

    private List<String> acknowledged(Custody custody) {
        if (place.isEmpty()) {
            return List.of();
        }
        try {
            return custody.list(place.get(), ACKNOWLEDGED);
        } catch (IOException e) {
            LOG.warn("The platform's acknowledgements cannot be read, and are looked for again: {}", e.getMessage());
            return List.of();
        }
    }

    private void repeat(Handle h, AccessOrder order) {
        Instant now = clock.instant();
        Optional<AccessOrder> locked = book.lock(h, order.id()).filter(each -> each.times() == order.times());
        if (locked.isEmpty() || locked.get().done().isPresent()) {
            return;
        }
        book.told(h, order.id(), now);
        AccessOrder again = book.lock(h, order.id()).orElseThrow();
        audit.record(
                h, event(again, EventKind.ACCESS_ORDER_REPEATED, Event.BY_HUB).with("times", again.times()));
        tell(h, again);
    }

    /** Somebody says that the platform has done it. */
    public AccessOrder acknowledge(Caller staff, long id) {
        return store.change(h -> {
            parties.callers().mustHoldStill(h, staff);
            var offices = parties.people().officesOf(h, staff.login());
            if (offices.isEmpty()) {
                throw new Denied("Only officers and operators do this.");
            }
            AccessOrder order = book.lock(h, id)
                    .filter(found -> book.open(h).stream().anyMatch(each -> each.id() == found.id()))
                    .orElseThrow(() -> new Denied("No order " + id + " to the platform waits. See: status"));
            done(h, order, staff.login());
            return order;
        });
    }

    private void done(Handle h, AccessOrder order, String by) {
        if (book.lock(h, order.id()).orElseThrow().done().isEmpty()) {
            book.acknowledged(h, order.id(), by, clock.instant());
            audit.record(h, event(order, EventKind.ACCESS_ORDER_ACKNOWLEDGED, by));
        }
    }

    private static Event event(AccessOrder order, EventKind kind, String by) {
        String chain = order.scope() == Scope.PROJECT ? order.subject() : Event.HUB;
        return Event.of(chain, kind, by)
                .with("order", order.id())
                .with("action", order.word())
                .with("what", order.named());
    }

    /** The order that counts about a subject. */
    public Optional<AccessOrder> last(Scope scope, String subject) {
        return store.read(h -> book.last(h, scope, subject));
    }

    /** What the platform has not said to have done, one line each. */
    public List<String> troubles() {
        return store.read(book::open).stream()
                .map(order -> "The platform has not acknowledged order " + order.id() + " (" + order.word() + " "
                        + order.named() + "), told " + order.times() + " times since " + order.orderedAt()
                        + ": do it there, and say acknowledge " + order.id())
                .toList();
    }
}
