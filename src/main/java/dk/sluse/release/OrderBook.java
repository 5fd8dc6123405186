package dk.sluse.release;

import dk.sluse.audit.Audit;
import dk.sluse.audit.EventKind;
import dk.sluse.project.Access;
import dk.sluse.project.Access.Scope;
import dk.sluse.project.Caller;
import dk.sluse.project.Denied;
import dk.sluse.project.Office;
import dk.sluse.project.People;
import dk.sluse.work.Work;
import java.time.Clock;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** What everyone who handles orders needs: the tables, who may, what is said, recorded, and done next. */
final class OrderBook {

    private final Orders orders = new Orders();
    private final ReleaseFiles files = new ReleaseFiles();
    private final KeptLists lists;
    private final OrderAnnouncements announcements;
    private final People people;
    private final Access access;
    private final Audit audit;
    private final Work work;
    private final Clock clock;

    OrderBook(ReleaseParts parts) {
        this.lists =
                new KeptLists(parts.lodging(), parts.key(), parts.settings().largestList());
        this.announcements = new OrderAnnouncements(parts.notices(), parts.people(), parts.projects());
        this.people = parts.people();
        this.access = parts.access();
        this.audit = parts.audit();
        this.work = parts.work();
        this.clock = parts.clock();
    }

    Orders orders() {
        return orders;
    }

    ReleaseFiles files() {
        return files;
    }

    KeptLists lists() {
        return lists;
    }

    OrderAnnouncements announcements() {
        return announcements;
    }

    Instant now() {
        return clock.instant();
    }

    void record(Handle h, dk.sluse.audit.Event event) {
        audit.record(h, event);
    }

    void record(Handle h, ReleaseOrder order, EventKind kind, String actor) {
        audit.record(h, Orders.event(order, kind, actor));
    }

    /** Adds a step, and wakes it when it waits for its next attempt. */
    void then(Handle h, String step, ReleaseOrder order) {
        work.add(h, step, order.subject());
    }

    /** The same for a step that may be waiting or have stopped, and has something else to do now. */
    void thenAtOnce(Handle h, String step, ReleaseOrder order) {
        work.add(h, step, order.subject());
        var unused = work.retry(h, step, order.subject());
    }

    boolean isOpen(Handle h, String project) {
        return access.closed(h, Scope.PROJECT, project).isEmpty();
    }

    /**
     * The access of an order's project is open (R71).
     *
     * @throws ReleaseHeldException otherwise; a step waits for it
     */
    void mustBeOpen(Handle h, ReleaseOrder order) {
        if (!isOpen(h, order.project())) {
            throw new ReleaseHeldException(order);
        }
    }

    /**
     * The caller is an officer whose access is open now, and neither requester nor member of the project (F31).
     *
     * @throws Denied otherwise
     */
    void mustBeOfficerOf(Handle h, Caller caller, ReleaseOrder order) {
        if (!people.officesOf(h, caller.login()).contains(Office.OFFICER)) {
            throw new Denied("Only case officers do this.");
        }
        mustBeImpartial(h, caller, order);
    }

    /** The caller has access now, and is neither requester nor member of the project. */
    void mustBeImpartial(Handle h, Caller caller, ReleaseOrder order) {
        if (access.closed(h, Scope.PERSON, caller.login()).isPresent()) {
            throw new Denied("Your access is closed.");
        }
        if (order.requester().equals(caller.login()) || people.isMember(h, order.project(), caller.login())) {
            throw new Denied("You are a member of this project: somebody else does this.");
        }
    }
}
