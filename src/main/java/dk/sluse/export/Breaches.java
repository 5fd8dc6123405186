package dk.sluse.export;

import dk.sluse.audit.Audit;
import dk.sluse.audit.EventKind;
import dk.sluse.export.SelfReport.Ended;
import dk.sluse.export.SelfReport.Ending;
import dk.sluse.project.Access;
import dk.sluse.project.Caller;
import dk.sluse.project.Denied;
import dk.sluse.project.Scope;
import dk.sluse.store.Store;
import dk.sluse.wording.Masking;
import dk.sluse.work.Work;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * A request broke the rules (R69 to R76). Individual data closes the requester's and the project's access with the commit of
 * this one transaction; detailed tables close nothing. The files that are named go back; the request's others stand still.
 */
public final class Breaches {

    /** The two classes of the guideline (R70). */
    public enum BreachClass {
        /** Data about persons: access closes at once (R71). */
        INDIVIDUAL,
        /** Tables that are too detailed: access stays, an account is asked for (R76). */
        DETAILED
    }

    /** Its files went, or go, back already: a breach is recorded and closes access, and moves nothing. */
    private static final Set<RequestState> GOING_BACK =
            EnumSet.of(RequestState.WITHDRAWN, RequestState.RETURNING, RequestState.RETURNED);

    /** It was published, and whoever fetched it has it: a breach when the project says so itself (R75), and moves nothing. */
    private static final Set<RequestState> OVER = EnumSet.of(RequestState.EXPIRED, RequestState.REVOKED);

    private static final Set<FileState> WITH_THE_HUB = EnumSet.of(
            FileState.COLLECTED, FileState.SCREENED, FileState.APPROVED, FileState.REFUSED, FileState.PUBLISHED);

    private final Store store;
    private final Requests requests;
    private final RequestFiles files;
    private final Freezes freezes;
    private final Eligibility eligibility;
    private final Access access;
    private final Returning returning;
    private final CaseAnnouncements announcements;
    private final Work work;
    private final Audit audit;
    private final Clock clock;

    Breaches(
            Books books, Eligibility eligibility, Access access, Returning returning, CaseAnnouncements announcements) {
        this.store = books.store();
        this.requests = books.requests();
        this.files = books.files();
        this.freezes = books.freezes();
        this.eligibility = eligibility;
        this.access = access;
        this.returning = returning;
        this.announcements = announcements;
        this.work = books.work();
        this.audit = books.audit();
        this.clock = books.clock();
    }

    static boolean isBreached(Handle h, long request) {
        return h.createQuery("select count(*) from breach where request = :request")
                        .bind("request", request)
                        .mapTo(int.class)
                        .one()
                > 0;
    }

    /**
     * Declares a breach: from the moment that the hub took files in, and no less of a request that was taken back, which
     * undoes nothing of what was in it. A self-report that froze the request ends with it.
     *
     * @param which the files that break the rules; none means all of them
     */
    public void declare(Caller officer, long id, List<String> which, BreachClass kind, String reason) {
        if (reason.isBlank()) {
            throw new Denied("A breach needs a reason: the PI and the requester read it. Add --reason \"…\"");
        }
        store.changing(h -> {
            ExportRequest request = requests.lockNamed(h, id);
            eligibility.mustBeOfficerOf(h, officer, request);
            Optional<SelfReport> report = freezes.open(h, id);
            mustBePossible(h, request, kind, report.isPresent());
            List<ExportFile> named = Selection.choose(files.of(h, id), which, EnumSet.allOf(FileState.class));
            report.ifPresent(told -> freezes.end(
                    h, told, new Ended(Ending.BREACH, officer.login(), Masking.mask(reason), clock.instant())));
            record(h, request, new Declaration(officer.login(), kind, Masking.mask(reason)));
            audit.record(
                    h,
                    Requests.event(request, EventKind.BREACH_DECLARED, officer.login())
                            .with("class", kind.name().toLowerCase(Locale.ROOT))
                            .with("files", named.size())
                            .with("self-reported", Boolean.toString(report.isPresent()))
                            .with("reason", Masking.mask(reason)));
            if (kind == BreachClass.INDIVIDUAL) {
                close(h, request, officer);
            }
            takeBack(h, request, named);
            announcements.breach(h, request, kind, officer.login(), Masking.mask(reason), named);
        });
    }

    private static void mustBePossible(Handle h, ExportRequest request, BreachClass kind, boolean selfReported) {
        if (!holdsFiles(request)
                && !GOING_BACK.contains(request.state())
                && !(selfReported && OVER.contains(request.state()))) {
            throw new Denied(
                    "Request " + request.id() + " is " + request.state().word()
                            + ": a breach can be declared from collecting to published, and of what goes or went back.");
        }
        Set<BreachClass> before = declared(h, request.id());
        if (before.contains(BreachClass.INDIVIDUAL) || before.contains(kind)) {
            throw new Denied("A breach of request " + request.id() + " was declared already.");
        }
    }

    /** Whether there is something that goes back or stands still. */
    private static boolean holdsFiles(ExportRequest request) {
        return request.state().next().contains(RequestState.BREACH);
    }

    private static Set<BreachClass> declared(Handle h, long request) {
        return h.createQuery("select class from breach where request = :request")
                .bind("request", request)
                .mapTo(BreachClass.class)
                .set();
    }

    private record Declaration(String by, BreachClass kind, String reason) {}

    private void record(Handle h, ExportRequest request, Declaration declared) {
        if (holdsFiles(request)) {
            requests.to(h, request, RequestState.BREACH);
        }
        h.createUpdate("""
                        insert into breach (request, project, requester, class, reason, declared_by, at)
                        values (:request, :project, :requester, :class, :reason, :by, :now)""")
                .bind("request", request.id())
                .bind("project", request.project())
                .bind("requester", request.requester())
                .bind("class", declared.kind().name())
                .bind("reason", declared.reason())
                .bind("by", declared.by())
                .bind("now", clock.instant())
                .execute();
    }

    private void close(Handle h, ExportRequest request, Caller officer) {
        OptionalLong about = OptionalLong.of(request.id());
        String why = "breach of the export rules in request " + request.id();
        access.close(h, Scope.PROJECT, request.project(), why, about, officer.login());
        access.close(h, Scope.PERSON, request.requester(), why, about, officer.login());
    }

    private void takeBack(Handle h, ExportRequest request, List<ExportFile> named) {
        if (!holdsFiles(request)) {
            return;
        }
        List<ExportFile> held =
                named.stream().filter(f -> WITH_THE_HUB.contains(f.state())).toList();
        files.of(h, request.id(), WITH_THE_HUB).stream()
                .filter(f -> held.stream().noneMatch(back -> back.id() == f.id()))
                .forEach(f -> files.to(h, f, FileState.FROZEN));
        if (request.state() == RequestState.PUBLISHED || request.state() == RequestState.PUBLISHING) {
            work.add(h, ExportSteps.CLEAR, Long.toString(request.id()));
        }
        if (request.state() == RequestState.COLLECTING) {
            // Files are on their way in: the collecting step finds the breach and turns them round.
            work.add(h, ExportSteps.COLLECT, Long.toString(request.id()));
            var unused = work.retry(h, ExportSteps.COLLECT, Long.toString(request.id()));
        } else {
            returning.begin(h, request.id(), held);
        }
    }
}
