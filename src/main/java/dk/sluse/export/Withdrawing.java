package dk.sluse.export;

import dk.sluse.audit.Audit;
import dk.sluse.audit.EventKind;
import dk.sluse.project.Denied;
import dk.sluse.project.Person;
import dk.sluse.work.Work;
import java.util.EnumSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The requester takes a request back, as long as nobody can fetch anything of it; what was collected goes back. Not while a
 * self-report freezes it: what is in it is evidence (R75).
 */
final class Withdrawing {

    private static final Set<RequestState> POSSIBLE = EnumSet.of(
            RequestState.STAGED,
            RequestState.RECEIVED,
            RequestState.INCOMPLETE,
            RequestState.COLLECTING,
            RequestState.SCREENING,
            RequestState.IN_REVIEW,
            RequestState.AWAITING_EXPLANATION,
            RequestState.DECIDED,
            RequestState.PUBLISHING);

    /** Something may lie in the download folder already, unseen. */
    private static final Set<RequestState> GOING_OUT = EnumSet.of(RequestState.DECIDED, RequestState.PUBLISHING);

    private final Requests requests;
    private final Freezes freezes;
    private final Returning returning;
    private final Announcements announcements;
    private final Work work;
    private final Audit audit;

    Withdrawing(Books books, Returning returning, Announcements announcements) {
        this.requests = books.requests();
        this.freezes = books.freezes();
        this.returning = returning;
        this.announcements = announcements;
        this.work = books.work();
        this.audit = books.audit();
    }

    /**
     * Takes it back.
     *
     * @throws Denied when it is too late, or while the request is frozen
     */
    void withdraw(Handle h, ExportRequest request, Person requester) {
        if (!POSSIBLE.contains(request.state())) {
            throw new Denied(
                    "Request " + request.id() + " is " + request.state().word() + ": it cannot be withdrawn any more.");
        }
        if (freezes.isFrozen(h, request.id())) {
            throw new Denied("Request " + request.id()
                    + " is frozen by a self-report: it can be withdrawn once a case officer has lifted that.");
        }
        requests.to(h, request, RequestState.WITHDRAWN);
        audit.record(h, Requests.event(request, EventKind.REQUEST_WITHDRAWN, requester.login()));
        announcements.withdrawn(h, request, requester);
        if (request.state() == RequestState.COLLECTING) {
            // Files are on their way in: the collecting step turns them round.
            work.add(h, ExportSteps.COLLECT, Long.toString(request.id()));
            var unused = work.retry(h, ExportSteps.COLLECT, Long.toString(request.id()));
            return;
        }
        if (GOING_OUT.contains(request.state())) {
            work.add(h, ExportSteps.CLEAR, Long.toString(request.id()));
            // What waited to be laid out waits for nothing any more.
            var unused = work.retry(h, ExportSteps.PUBLISH, Long.toString(request.id()));
        }
        returning.begin(h, request.id());
    }

    String byMail(Handle h, ExportRequest request, Person requester) {
        if (!POSSIBLE.contains(request.state())) {
            announcements.nothingToDo(h, request, requester);
            return "too late to withdraw " + request.label();
        }
        if (freezes.isFrozen(h, request.id())) {
            announcements.nothingToDoWhileFrozen(h, request, requester);
            return "frozen, so not withdrawn: " + request.label();
        }
        withdraw(h, request, requester);
        return "withdrew " + request.label();
    }
}
