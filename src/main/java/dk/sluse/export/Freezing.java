package dk.sluse.export;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.calendar.Deadlines;
import dk.sluse.calendar.DownloadTerm;
import dk.sluse.export.SelfReport.Ended;
import dk.sluse.export.SelfReport.Ending;
import dk.sluse.project.Caller;
import dk.sluse.project.CaseOfficers;
import dk.sluse.project.Denied;
import dk.sluse.project.Parties;
import dk.sluse.store.Store;
import dk.sluse.wording.Masking;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What becomes of a frozen request: an officer lifts the freeze, or declares a breach ({@link Breaches}). Officers are reminded
 * each working day until one does; nothing is lifted by itself.
 */
public final class Freezing {

    private final Store store;
    private final Requests requests;
    private final Freezes freezes;
    private final Eligibility eligibility;
    private final Closures closures;
    private final Parties parties;
    private final CaseOfficers officers;
    private final Deadlines deadlines;
    private final DownloadTerm term;
    private final SelfReportNews news;
    private final Audit audit;
    private final Clock clock;

    Freezing(
            Books books,
            Parties parties,
            Eligibility eligibility,
            Closures closures,
            Deadlines deadlines,
            DownloadTerm term,
            SelfReportNews news) {
        this.store = books.store();
        this.requests = books.requests();
        this.freezes = books.freezes();
        this.eligibility = eligibility;
        this.closures = closures;
        this.parties = parties;
        this.officers = parties.officers();
        this.deadlines = deadlines;
        this.term = term;
        this.news = news;
        this.audit = books.audit();
        this.clock = books.clock();
    }

    /** Lifts a freeze: all goes on from where it stood, a download with the days that it had left (R48). */
    public void lift(Caller officer, long id, String reason) {
        if (reason.isBlank()) {
            throw new Denied("Lifting needs a reason: whoever reported it reads it. Add --reason \"…\"");
        }
        store.changing(h -> {
            ExportRequest request = requests.lockNamed(h, id);
            eligibility.mustBeOfficerOf(h, officer, request);
            SelfReport report = freezes.open(h, id)
                    .orElseThrow(() -> new Denied("Request " + id + " is not frozen, so there is nothing to lift."));
            String why = Masking.mask(reason);
            Instant now = clock.instant();
            freezes.end(h, report, new Ended(Ending.LIFTED, officer.login(), why, now));
            Optional<Instant> end = endAfter(request, report, now);
            end.ifPresent(moved -> requests.set(h, id, "expires_at", moved));
            Event lifted = Requests.event(request, EventKind.REQUEST_UNFROZEN, officer.login())
                    .with("reason", why);
            audit.record(h, end.map(moved -> lifted.with("until", moved)).orElse(lifted));
            closures.goOn(h, request);
            news.lifted(h, report, why, end.map(term::lastDay));
        });
    }

    /** When a download ends that could not be fetched meanwhile; what had expired before stays over. */
    private Optional<Instant> endAfter(ExportRequest request, SelfReport report, Instant now) {
        return request.expiresAt()
                .filter(end -> request.state() == RequestState.PUBLISHED && end.isAfter(report.since()))
                .map(end -> term.withheld(end, report.since(), now));
    }

    /** The frozen requests that the caller may know of, oldest first. */
    public List<SelfReport> list(Caller caller) {
        return store.read(h -> freezes.open(h).stream()
                .filter(report -> maySee(h, caller, report))
                .toList());
    }

    /** The report that keeps a request frozen, for a caller who may know of it. */
    public Optional<SelfReport> find(Caller caller, long id) {
        return store.read(h -> freezes.open(h, id).filter(report -> maySee(h, caller, report)));
    }

    private boolean maySee(Handle h, Caller caller, SelfReport report) {
        ExportRequest request = report.request();
        return caller.isOperator()
                || request.requester().equals(caller.login())
                || report.reporter().equals(caller.login())
                || officers.stillCounts(h, caller.login(), request.matter())
                || parties.answersFor(h, caller.login(), request.project());
    }

    /** What waits for an officer, one line each. */
    public List<String> troubles() {
        return store.read(freezes::open).stream()
                .map(report -> "Request " + report.request().id() + " is frozen by a self-report since "
                        + report.since() + ", and no officer has decided on it")
                .toList();
    }

    /** Reminds officers, once each working day. */
    void remind() {
        for (SelfReport found : store.read(freezes::open)) {
            store.changing(h -> {
                var unused = requests.lock(h, found.request().id());
                freezes.open(h, found.request().id())
                        .filter(report -> report.id() == found.id())
                        .ifPresent(report -> remind(h, report));
            });
        }
    }

    private void remind(Handle h, SelfReport report) {
        int day = deadlines.workingDay(report.since(), clock.instant());
        String mark = "frozen-" + report.id() + "-" + day;
        if (day > 0 && requests.mark(h, report.request().id(), mark, clock.instant())) {
            audit.record(
                    h,
                    Requests.event(report.request(), EventKind.DEADLINE_REMINDED, Requests.HUB)
                            .with("working-day", day)
                            .with("case", "self-report"));
            news.waiting(h, report, day);
        }
    }
}
