package dk.sluse.release;

import dk.sluse.audit.Audit;
import dk.sluse.audit.EventKind;
import dk.sluse.project.Access;
import dk.sluse.project.CaseOfficers;
import dk.sluse.project.Gate;
import dk.sluse.project.Gates;
import dk.sluse.project.Parties;
import dk.sluse.project.Scope;
import dk.sluse.wording.Phrase;
import dk.sluse.work.Work;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What everyone who handles orders needs: the tables, who may, what is said, recorded, and done next. */
final class OrderBook {

    private final Orders orders = new Orders();
    private final ReleaseFiles files = new ReleaseFiles();
    private final KeptLists lists;
    private final OrderAnnouncements announcements;
    private final Access access;
    private final Gates gates;
    private final CaseOfficers officers;
    private final Audit audit;
    private final Work work;
    private final Clock clock;

    OrderBook(ReleaseParts parts) {
        Parties parties = new Parties(parts.projects(), parts.people(), parts.access());
        this.lists =
                new KeptLists(parts.lodging(), parts.key(), parts.settings().largestList());
        this.announcements = new OrderAnnouncements(parts.notices(), parties);
        this.access = parts.access();
        this.gates = new Gates(parts.projects(), parts.clock());
        this.officers = parties.officers();
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
     * Lets a step wait while the order's project is closed (R71), or its mandate does not carry a release (R2, R9, R14).
     *
     * @throws dk.sluse.project.ProjectClosedException while it is closed
     * @throws dk.sluse.project.MandateLackingException while its mandate does not
     */
    void waitWhileClosed(Handle h, ReleaseOrder order) {
        access.awaitOpen(h, order.project());
        gates.await(Gate.RELEASE, order.project());
    }

    /**
     * Refuses a person what the project's mandate does not carry (R2, R9, R14).
     *
     * @throws dk.sluse.project.Denied with what it lacks
     */
    void mustBeCarried(String project) {
        gates.mustPass(Gate.RELEASE, project);
    }

    /** What the mandate of a project lacks today for a release, if anything. */
    Optional<Phrase> lack(String project) {
        return gates.lack(Gate.RELEASE, project);
    }

    /** Whether a project's file is there and could be read. */
    boolean hasFile(String project) {
        return gates.hasFile(project);
    }

    CaseOfficers officers() {
        return officers;
    }
}
