package dk.sluse.export;

import dk.sluse.audit.Audit;
import dk.sluse.audit.EventKind;
import dk.sluse.calendar.Copenhagen;
import dk.sluse.calendar.Deadlines;
import dk.sluse.calendar.DownloadTerm;
import dk.sluse.store.Store;
import dk.sluse.work.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * What the clock does to requests: it reminds officers of the ten working days and tells them when they are over (R44), warns
 * before a download expires, and lets it expire (R48). It never approves. What is due is read from the database, so a tick
 * may come late, twice, or on several hubs.
 */
public final class Timekeeping {

    private static final Set<RequestState> RUNNING = EnumSet.of(
            RequestState.COLLECTING, RequestState.SCREENING, RequestState.IN_REVIEW, RequestState.AWAITING_EXPLANATION);

    private final Store store;
    private final Requests requests;
    private final RequestFiles files;
    private final Freezes freezes;
    private final Deadlines deadlines;
    private final DownloadTerm term;
    private final Announcements announcements;
    private final CaseReminders cases;
    private final Freezing freezing;
    private final Work work;
    private final Audit audit;
    private final Clock clock;
    private final Duration grace;

    Timekeeping(
            Books books,
            Deadlines deadlines,
            DownloadTerm term,
            Announcements announcements,
            CaseReminders cases,
            Freezing freezing,
            Duration grace) {
        this.store = books.store();
        this.requests = books.requests();
        this.files = books.files();
        this.freezes = books.freezes();
        this.deadlines = deadlines;
        this.term = term;
        this.announcements = announcements;
        this.cases = cases;
        this.freezing = freezing;
        this.work = books.work();
        this.audit = books.audit();
        this.clock = books.clock();
        this.grace = grace;
    }

    /** Reminds officers of what has to be decided: requests, cases of breaches, and what is frozen. */
    public void remind() {
        for (ExportRequest request : store.read(h -> requests.in(h, RUNNING))) {
            if (request.completeAt().isPresent() && request.deadline().isPresent()) {
                store.changing(h -> remind(
                        h,
                        request,
                        request.completeAt().get(),
                        request.deadline().get()));
            }
        }
        cases.remind();
        freezing.remind();
    }

    private void remind(Handle h, ExportRequest request, Instant complete, LocalDate deadline) {
        Instant now = clock.instant();
        int day = deadlines.workingDay(complete, now);
        if (deadlines.passed(complete, now)) {
            if (requests.mark(h, request.id(), "overdue-" + deadline + "-" + day, now)) {
                tell(h, request, day, "passed");
                announcements.deadlinePassed(h, request, deadline, day, undecided(h, request));
            }
            return;
        }
        // After a long stop several reminders may be due at once: the latest one says it all.
        List<Integer> due = deadlines.remindersDue(complete, now);
        boolean anew = false;
        for (int reminder : due) {
            anew = requests.mark(h, request.id(), "reminder-" + complete.getEpochSecond() + "-" + reminder, now)
                    || anew;
        }
        if (anew) {
            tell(h, request, day, "day " + due.get(due.size() - 1));
            announcements.deadlineNear(h, request, deadline, day, undecided(h, request));
        }
    }

    private int undecided(Handle h, ExportRequest request) {
        return files.of(h, request.id(), EnumSet.of(FileState.NAMED, FileState.COLLECTED, FileState.SCREENED))
                .size();
    }

    private void tell(Handle h, ExportRequest request, int day, String what) {
        audit.record(
                h,
                Requests.event(request, EventKind.DEADLINE_REMINDED, Requests.HUB)
                        .with("working-day", day)
                        .with("reminder", what));
    }

    /** Warns members whose download expires soon. */
    public void warn() {
        Instant now = clock.instant();
        for (ExportRequest request : store.read(h -> requests.in(h, EnumSet.of(RequestState.PUBLISHED)))) {
            Instant expires = request.expiresAt().orElseThrow();
            List<Integer> due = term.warningsDue(expires, now);
            if (!due.isEmpty() && expires.isAfter(now)) {
                store.changing(h -> warn(h, request, expires, due));
            }
        }
    }

    private void warn(Handle h, ExportRequest request, Instant expires, List<Integer> due) {
        if (freezes.isFrozen(h, request.id())) {
            return;
        }
        boolean anew = false;
        for (int days : due) {
            String mark = "warning-" + expires.getEpochSecond() + "-" + days;
            anew = requests.mark(h, request.id(), mark, clock.instant()) || anew;
        }
        if (anew) {
            audit.record(
                    h,
                    Requests.event(request, EventKind.EXPIRY_WARNED, Requests.HUB)
                            .with("expires", expires));
            long left = ChronoUnit.DAYS.between(Copenhagen.day(clock.instant()), term.lastDay(expires));
            announcements.expiring(h, request, expires, left, files.of(h, request.id()));
        }
    }

    /** Lets downloads expire whose time is over: out of sight with the commit; deleted after the grace for running reads. */
    public void expire() {
        Instant now = clock.instant();
        for (ExportRequest due : store.read(h -> requests.in(h, EnumSet.of(RequestState.PUBLISHED)))) {
            if (!due.expiresAt().orElseThrow().isAfter(now)) {
                store.changing(h -> hide(h, due.id(), now));
            }
        }
        store.changing(h -> clearHidden(h, now));
    }

    private void hide(Handle h, long id, Instant now) {
        ExportRequest request = requests.lock(h, id).orElseThrow();
        if (request.state() != RequestState.PUBLISHED
                || request.expiresAt().orElseThrow().isAfter(now)
                || freezes.isFrozen(h, id)) { // out of sight already, and what an officer has to look at
            return;
        }
        requests.to(h, request, RequestState.EXPIRED);
        requests.set(h, id, "hidden_at", now);
        audit.record(h, Requests.event(request, EventKind.REQUEST_EXPIRED, Requests.HUB));
    }

    private void clearHidden(Handle h, Instant now) {
        h.createQuery("""
                        select id from export_request
                        where state = 'EXPIRED' and cleared_at is null and hidden_at <= :before
                        and not exists (select 1 from request_freeze f
                                        where f.request = export_request.id and f.ended_at is null)""").bind("before", now.minus(grace)).mapTo(long.class).list().stream()
                .filter(id -> requests.mark(h, id, "clear", now))
                .forEach(id -> work.add(h, ExportSteps.CLEAR, Long.toString(id)));
    }
}
