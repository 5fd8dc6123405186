package dk.sluse.export;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.export.BreachCase.Decision;
import dk.sluse.export.BreachCase.Intent;
import dk.sluse.export.BreachCase.Paper;
import dk.sluse.export.BreachCase.PaperKind;
import dk.sluse.export.Breaches.BreachClass;
import dk.sluse.project.Caller;
import dk.sluse.project.CaseOfficers;
import dk.sluse.project.Denied;
import dk.sluse.project.Parties;
import dk.sluse.project.Person;
import dk.sluse.project.Scope;
import dk.sluse.sanction.Term;
import dk.sluse.store.Store;
import dk.sluse.wording.Masking;
import dk.sluse.wording.Printable;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * What follows a breach (R73 to R75, R79): the PI accounts for it and plans, the management decides, and an officer records
 * the decision. Until then what the breach closed stays closed, and the request's other files stand still.
 */
public final class Cases {

    /** Twenty pages: an account is a letter, not an archive. */
    private static final int LONGEST_PAPER = 40_000;

    private final Store store;
    private final Requests requests;
    private final RequestFiles files;
    private final Freezes freezes;
    private final CaseBook book;
    private final CaseOverview overview;
    private final Parties parties;
    private final CaseOfficers officers;
    private final Returning returning;
    private final CaseAnnouncements announcements;
    private final CaseReminders reminders;
    private final Settling settling;
    private final Audit audit;
    private final Clock clock;

    Cases(
            Books books,
            CaseBook book,
            CaseOverview overview,
            Parties parties,
            Returning returning,
            CaseAnnouncements announcements,
            CaseReminders reminders) {
        this.store = books.store();
        this.requests = books.requests();
        this.files = books.files();
        this.freezes = books.freezes();
        this.book = book;
        this.overview = overview;
        this.parties = parties;
        this.officers = parties.officers();
        this.returning = returning;
        this.announcements = announcements;
        this.reminders = reminders;
        this.settling = new Settling(parties);
        this.audit = books.audit();
        this.clock = books.clock();
    }

    /**
     * What the management decided, as an officer records it.
     *
     * @param measure what follows for person and project (R79)
     * @param selfReported reported by the project before it was found (R75); what came by mail counts without it
     * @param reopens whether what the breach closed is opened with it
     * @param intent what it was done with, where the management says
     * @param terms what takes the place of what the breach closed: for how long each is closed
     */
    public record Ruling(
            String measure,
            String reason,
            boolean selfReported,
            boolean reopens,
            Optional<Intent> intent,
            Map<Scope, Term> terms) {

        /** A decision in words only. */
        public Ruling(String measure, String reason, boolean selfReported, boolean reopens) {
            this(measure, reason, selfReported, reopens, Optional.empty(), Map.of());
        }
    }

    /**
     * What a decision did.
     *
     * @param goingBack how many frozen files go back to the environment
     * @param opened the doors that are open again
     * @param shut the doors that are closed still, each with the reason
     */
    public record Outcome(int goingBack, List<String> opened, List<String> shut) {}

    /**
     * Takes an account or a plan in (R73): of the project's PI, whose access to the project may be closed; or of PI or
     * requester, by mail, entered by an officer. A later version stands in the place of the earlier, which is kept.
     *
     * @param from whose words an officer enters
     * @return the version's number
     */
    public int handIn(Caller caller, long id, PaperKind kind, Optional<String> from, String text) {
        return store.change(h -> {
            BreachCase open = undecided(h, caller, id);
            String author = author(h, caller, open.request(), from);
            int version = open.versions(kind) + 1;
            Paper paper = new Paper(kind, version, author, caller.login(), kept(text), clock.instant());
            book.add(h, open, paper);
            audit.record(
                    h,
                    Requests.event(open.request(), EventKind.CASE_PAPER_RECEIVED, caller.login())
                            .with("paper", kind.word())
                            .with("version", version)
                            .with("author", author));
            BreachCase now = book.again(h, open);
            announcements.received(h, now, paper, reminders.decideBy(now));
            return version;
        });
    }

    private static String kept(String text) {
        String kept = Masking.mask(Printable.lines(text)).strip();
        if (kept.isEmpty()) {
            throw new Denied("There is no text. It comes by standard input: case account 42 < account.txt");
        }
        if (kept.length() > LONGEST_PAPER) {
            throw new Denied("That is too long: at most " + LONGEST_PAPER + " characters. Send annexes by mail.");
        }
        return kept;
    }

    private String author(Handle h, Caller caller, ExportRequest request, Optional<String> from) {
        if (from.orElse(caller.login()).equals(caller.login())
                && parties.answersFor(h, caller.login(), request.project())) {
            return caller.login();
        }
        if (!caller.isOfficer()) {
            throw new Denied("Account and plan of request " + request.id() + " come from the project's PI.");
        }
        officers.mustDecide(h, caller, request.matter());
        String author = from.orElseThrow(
                () -> new Denied("Account and plan come from the project's PI. Whose came by mail? Add --from LOGIN"));
        boolean heard = request.requester().equals(author)
                || parties.people().leadersOf(h, request.project()).stream()
                        .map(Person::login)
                        .anyMatch(author::equals);
        if (!heard) {
            throw new Denied(author + " is neither the PI of the project nor the requester of request " + request.id()
                    + ": nobody else answers for it.");
        }
        return author;
    }

    /**
     * Records the management's decision (R74, R79), once. What was frozen goes back to the environment; what the breach closed
     * opens only if the decision says so, and nothing else does.
     */
    public Outcome decide(Caller officer, long id, Ruling ruling) {
        return store.change(h -> {
            BreachCase open = undecided(h, officer, id);
            officers.mustDecide(h, officer, open.request().matter());
            boolean selfReported = ruling.selfReported()
                    || freezes.ofBreach(h, open.request().id()).isPresent();
            mustBePossible(open, ruling, selfReported);
            Decision decision = new Decision(
                    Masking.mask(ruling.measure()),
                    Masking.mask(ruling.reason()),
                    selfReported,
                    ruling.reopens(),
                    ruling.intent(),
                    officer.login(),
                    clock.instant());
            book.add(h, open, decision);
            int goingBack = release(h, open.request());
            audit.record(h, event(open, decision).with("files", goingBack));
            List<String> opened = settling.settle(h, open, decision, ruling);
            announcements.decided(h, open, decision, !opened.isEmpty(), settling.measures(h, open));
            return new Outcome(goingBack, opened, overview.shut(h, open.request()));
        });
    }

    private static Event event(BreachCase open, Decision decision) {
        return Requests.event(open.request(), EventKind.CASE_DECIDED, decision.by())
                .with("measure", decision.measure())
                .with("reason", decision.reason())
                .with("self-reported", Boolean.toString(decision.selfReported()))
                .with("reopens", Boolean.toString(decision.reopens()))
                .with("intent", decision.intent().map(Intent::word).orElse("not said"));
    }

    private static void mustBePossible(BreachCase open, Ruling ruling, boolean selfReported) {
        if (ruling.measure().isBlank() || ruling.reason().isBlank()) {
            throw new Denied("A decision needs a measure and a reason: the PI and the requester read both.");
        }
        if (open.kind() == BreachClass.DETAILED) {
            if (ruling.reopens()) {
                throw new Denied("A breach by detailed tables closed nothing (R76): leave --reopen out.");
            }
            if (!ruling.terms().isEmpty()) {
                throw new Denied("A breach by detailed tables closes nothing (R76). Treat repeats or very detailed ones"
                        + " as individual data (R77, R78): breach "
                        + open.request().id() + " --class individual --reason …");
            }
            return;
        }
        boolean extentIsClear = !open.missing().contains(PaperKind.ACCOUNT);
        if (!open.missing().isEmpty() && !(selfReported && extentIsClear)) {
            throw new Denied(stillMissing(open));
        }
    }

    private static String stillMissing(BreachCase open) {
        String missing = open.missing().stream().map(PaperKind::word).collect(Collectors.joining(" and "));
        return "Not in yet: " + missing + ". The management decides when account and plan are in (R74);"
                + " of a breach that the project reported itself, when the account is (R75): --self-reported."
                + " An officer enters what came by mail: case account "
                + open.request().id() + " --from LOGIN";
    }

    private int release(Handle h, ExportRequest request) {
        List<ExportFile> frozen = files.of(h, request.id(), EnumSet.of(FileState.FROZEN));
        if (!frozen.isEmpty()) {
            returning.begin(h, request.id(), frozen);
        }
        return frozen.size();
    }

    /** The caller's case, kept from everyone else until this transaction ends. */
    private BreachCase undecided(Handle h, Caller caller, long id) {
        var unused = requests.lock(h, id);
        BreachCase found = overview.require(h, caller, id);
        found.decision().ifPresent(decision -> {
            throw new Denied("The case of request " + id + " is decided already, by " + decision.by() + ".");
        });
        return found;
    }

    /**
     * Refuses to open what a breach closed as long as its case is not decided (R74).
     *
     * @throws Denied with what to do
     */
    void mustBeSettled(Handle h, Scope scope, String subject, long request) {
        if (book.find(h, request).filter(found -> found.decision().isEmpty()).isPresent()) {
            throw new Denied("The breach of request " + request + " closed the access of "
                    + scope.name().toLowerCase(java.util.Locale.ROOT) + " " + subject
                    + ", and its case is not decided (R74). See case show " + request
                    + "; then case decide " + request + " --measure … --reason … --reopen opens what it closed.");
        }
    }
}
