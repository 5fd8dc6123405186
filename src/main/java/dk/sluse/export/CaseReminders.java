package dk.sluse.export;

import dk.sluse.audit.Audit;
import dk.sluse.audit.EventKind;
import dk.sluse.calendar.Deadlines;
import dk.sluse.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The clock of cases (R73, R74): account and plan within five working days, the management's decision within five more. Each
 * working day from then on officers are reminded, once; nothing opens by itself.
 */
final class CaseReminders {

    private static final int WORKING_DAYS = 5;

    private final Store store;
    private final Requests requests;
    private final CaseBook book;
    private final Deadlines deadlines;
    private final CaseAnnouncements announcements;
    private final Audit audit;
    private final Clock clock;

    CaseReminders(Books books, CaseBook book, Deadlines office, CaseAnnouncements announcements) {
        this.store = books.store();
        this.requests = books.requests();
        this.book = book;
        this.deadlines = office.ofDays(WORKING_DAYS);
        this.announcements = announcements;
        this.audit = books.audit();
        this.clock = books.clock();
    }

    /** The day until which the management decides (R74), once all that the case asks for is in. */
    Optional<LocalDate> decideBy(BreachCase about) {
        return about.completeAt().map(deadlines::lastDay);
    }

    void remind() {
        for (BreachCase found : store.read(book::undecided)) {
            store.changing(h -> {
                var unused = requests.lock(h, found.request().id());
                BreachCase open = book.again(h, found);
                if (open.decision().isEmpty()) {
                    remind(h, open);
                }
            });
        }
    }

    private void remind(Handle h, BreachCase open) {
        Instant now = clock.instant();
        Optional<Instant> complete = open.completeAt();
        if (complete.isPresent()) {
            int day = deadlines.workingDay(complete.get(), now);
            if (day >= WORKING_DAYS && book.mark(h, open, "decision-" + day, now)) {
                tell(h, open, "decision", day);
                announcements.decisionDue(h, open, deadlines.lastDay(complete.get()), day);
            }
        } else if (deadlines.passed(open.since(), now)) {
            int day = deadlines.workingDay(open.since(), now);
            if (book.mark(h, open, "papers-" + day, now)) {
                tell(h, open, missing(open), day);
                announcements.papersMissing(h, open, day);
            }
        }
    }

    private static String missing(BreachCase open) {
        return open.missing().stream().map(BreachCase.PaperKind::word).collect(Collectors.joining(", "));
    }

    private void tell(Handle h, BreachCase open, String what, int day) {
        audit.record(
                h,
                Requests.event(open.request(), EventKind.DEADLINE_REMINDED, Requests.HUB)
                        .with("working-day", day)
                        .with("case", what));
    }
}
