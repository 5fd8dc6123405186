package dk.sluse.sanction;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.notice.Notices;
import dk.sluse.project.Access;
import dk.sluse.project.Caller;
import dk.sluse.project.Closing;
import dk.sluse.project.Closing.Wanted;
import dk.sluse.project.Denied;
import dk.sluse.project.Office;
import dk.sluse.project.Parties;
import dk.sluse.project.Person;
import dk.sluse.project.Scope;
import dk.sluse.sanction.Appeal.Decision;
import dk.sluse.sanction.Appeal.Outcome;
import dk.sluse.sanction.SanctionTable.Proposal;
import dk.sluse.store.Store;
import dk.sluse.wording.Masking;
import dk.sluse.wording.Phrase;
import dk.sluse.wording.Printable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/**
 * Measures (R49, R71, R79): access that people close for a while or for good, open again, and hear appeals about. A measure
 * begins with an officer's command or a case's decision; it ends by its time, by decision or on appeal; until then every door
 * asks {@link Access}, and finds it closed.
 */
public final class Sanctions {

    private static final int LONGEST_APPEAL = 40_000;

    private final Store store;
    private final Parties parties;
    private final Access access;
    private final Concerned concerned;
    private final SanctionTable table;
    private final SanctionNews news;
    private final AppealBook appeals = new AppealBook();
    private final Audit audit;
    private final Clock clock;

    public Sanctions(Store store, Parties parties, SanctionTable table, Notices notices, Audit audit, Clock clock) {
        this.store = store;
        this.parties = parties;
        this.access = parties.access();
        this.concerned = new Concerned(parties);
        this.table = table;
        this.news = new SanctionNews(notices, parties.projects(), concerned);
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What an officer wants closed.
     *
     * @param subject a login, a project's id or an institution's name
     * @param term for how long; none means until somebody opens it
     * @param offence the row of the table it is for, if it is for one
     */
    public record Order(Scope scope, String subject, Optional<Term> term, Optional<Offence> offence, String reason) {}

    /** A measure with what was said against it. */
    public record Measure(Closing closing, List<Appeal> appeals) {}

    /** Closes access at once; answers the measure. */
    public Closing suspend(Caller officer, Order order) {
        return store.change(h -> {
            mustBeOfficer(h, officer);
            parties.callers().mustHoldStill(h, officer);
            mustHave(order.reason(), "reason: those concerned read it. Add --reason \"…\"");
            Instant now = clock.instant();
            Optional<Instant> until = order.term().flatMap(term -> term.end(now));
            mustBeAhead(until, now);
            Wanted wanted = new Wanted(
                    order.scope(),
                    order.subject(),
                    Masking.mask(order.reason()),
                    OptionalLong.empty(),
                    order.offence().map(Offence::word),
                    until);
            Closing closing =
                    access.find(h, access.close(h, wanted, officer.login())).orElseThrow();
            news.closed(h, closing);
            return closing;
        });
    }

    /** What the table proposes for an offence of somebody whose earlier measures are known, counted without this one. */
    public Proposal propose(Offence offence, Scope scope, String subject) {
        return store.read(h -> {
            int before = access.countFor(h, scope, subject, offence.word());
            return table.propose(offence, before, before);
        });
    }

    /** Opens access again: all that closes this very subject. */
    public void reopen(Caller officer, Scope scope, String subject, String reason) {
        store.changing(h -> {
            mustBeOfficer(h, officer);
            access.list(h, false).stream()
                    .filter(closing ->
                            closing.scope() == scope && closing.subject().equalsIgnoreCase(subject))
                    .forEach(closing -> concerned.mustDecide(h, officer, closing));
            String why = Masking.mask(reason);
            tellOpened(h, access.reopen(h, scope, subject, why, officer.login()), new Phrase(why, why));
        });
    }

    /** Ends what has run its time; those concerned are told. */
    public void endDue() {
        store.changing(h -> tellOpened(h, access.endDue(h), new Phrase("tiden er gået", "its time is over")));
    }

    private void tellOpened(Handle h, List<Closing> ended, Phrase reason) {
        ended.stream()
                .filter(closing ->
                        access.closing(h, closing.scope(), closing.subject()).isEmpty())
                .forEach(closing -> news.opened(h, closing, reason));
    }

    /** The measures that the caller may know of: staff all of them, others those that keep them out. */
    public List<Measure> list(Caller caller, boolean all) {
        return store.read(h -> access.list(h, all).stream()
                .filter(closing -> knowsOf(h, caller, closing))
                .map(closing -> new Measure(closing, readable(h, caller, closing)))
                .toList());
    }

    private List<Appeal> readable(Handle h, Caller caller, Closing closing) {
        boolean readsAll = concerned.mayDecide(h, caller.login(), closing);
        return appeals.of(h, closing.id()).stream()
                .map(appeal -> readsAll || appeal.author().equals(caller.login()) ? appeal : appeal.withoutText())
                .toList();
    }

    /**
     * Takes an appeal in: of somebody concerned, or entered by an officer who may decide on it. It changes nothing by itself.
     *
     * @param from whose words an officer enters
     */
    public void appeal(Caller caller, long measure, Optional<String> from, String text) {
        store.changing(h -> {
            Closing closing = inForce(h, measure);
            mustKnowOf(h, caller, closing);
            String author = author(h, caller, closing, from);
            if (open(h, closing).isPresent()) {
                throw new Denied("An appeal against measure " + measure + " waits for its decision already.");
            }
            Appeal appeal =
                    new Appeal(0, author, caller.login(), kept(text, measure), clock.instant(), Optional.empty());
            long number = appeals.add(h, measure, appeal);
            audit.record(h, event(closing, EventKind.APPEAL_RECEIVED, caller).with("author", author));
            news.appealed(
                    h,
                    closing,
                    parties.people().byLogin(h, author).orElseThrow().name(),
                    number);
        });
    }

    /** Whoever may not know of a measure hears the same as of none. */
    private void mustKnowOf(Handle h, Caller caller, Closing closing) {
        boolean knows = knowsOf(h, caller, closing)
                || concerned.mayAppeal(h, closing).stream().map(Person::login).anyMatch(caller.login()::equals);
        if (!knows) {
            throw notInForce(closing.id());
        }
    }

    private boolean knowsOf(Handle h, Caller caller, Closing closing) {
        return caller.isOfficer() || caller.isOperator() || concerned.keepsOut(h, caller.login(), closing);
    }

    private static Denied notInForce(long measure) {
        return new Denied("No measure " + measure + " is in force. See: measures");
    }

    private String author(Handle h, Caller caller, Closing closing, Optional<String> from) {
        String author = from.orElse(caller.login());
        boolean may =
                concerned.mayAppeal(h, closing).stream().map(Person::login).anyMatch(author::equals);
        if (!may) {
            throw new Denied("Against measure " + closing.id() + " only those appeal whom it concerns: the person,"
                    + " or the PI of the project. An officer enters what came by mail: --from LOGIN");
        }
        if (!author.equals(caller.login())) {
            concerned.mustDecide(h, caller, closing);
        }
        return author;
    }

    private static String kept(String text, long measure) {
        String kept = Masking.mask(Printable.lines(text)).strip();
        mustHave(kept, "text. It comes by standard input: appeal " + measure + " < appeal.txt");
        if (kept.length() > LONGEST_APPEAL) {
            throw new Denied("That is too long: at most " + LONGEST_APPEAL + " characters. Send annexes by mail.");
        }
        return kept;
    }

    /**
     * Records what the management decided on the appeal that waits: the measure stands, ends, or gives way to another.
     *
     * @param term what it is changed to, counted from the measure's own beginning
     */
    public void decide(Caller officer, long measure, Outcome outcome, Optional<Term> term, String reason) {
        store.changing(h -> {
            Closing closing = inForce(h, measure);
            concerned.mustDecide(h, officer, closing);
            mustHave(reason, "reason: those concerned read it. Add --reason \"…\"");
            if ((outcome == Outcome.CHANGED) != term.isPresent()) {
                throw new Denied("Changed wants a new end, and nothing else does: --for " + Term.FORMS);
            }
            Appeal appeal = open(h, closing)
                    .orElseThrow(() -> new Denied("No appeal against measure " + measure + " waits for a decision."));
            Decision decision = new Decision(outcome, Masking.mask(reason), officer.login(), clock.instant());
            appeals.add(h, appeal.id(), decision);
            audit.record(
                    h,
                    event(closing, EventKind.APPEAL_DECIDED, officer)
                            .with("outcome", outcome.word())
                            .with("reason", decision.reason()));
            news.decided(h, closing, appeal.id(), decision, carryOut(h, closing, decision, term));
        });
    }

    private Optional<Closing> carryOut(Handle h, Closing closing, Decision decision, Optional<Term> term) {
        if (decision.outcome() == Outcome.UPHELD) {
            return Optional.empty();
        }
        Optional<Wanted> instead = term.map(wanted -> {
            Optional<Instant> until = wanted.end(closing.since());
            mustBeAhead(until, decision.at());
            return new Wanted(
                    closing.scope(), closing.subject(), closing.reason(), closing.request(), closing.offence(), until);
        });
        Optional<Long> number = access.end(h, closing.id(), instead, decision.reason(), decision.by());
        return number.flatMap(id -> access.find(h, id));
    }

    private Optional<Appeal> open(Handle h, Closing closing) {
        return appeals.of(h, closing.id()).stream()
                .filter(appeal -> appeal.decision().isEmpty())
                .findFirst();
    }

    /** The measure, kept from everyone else until this transaction ends. */
    private Closing inForce(Handle h, long measure) {
        return access.lock(h, measure).filter(Closing::inForce).orElseThrow(() -> notInForce(measure));
    }

    private static Event event(Closing closing, EventKind kind, Caller by) {
        String chain = closing.scope() == Scope.PROJECT ? closing.subject() : Event.HUB;
        return Event.of(chain, kind, by.login()).with("measure", closing.id());
    }

    private void mustBeOfficer(Handle h, Caller caller) {
        if (!parties.people().officesOf(h, caller.login()).contains(Office.OFFICER)) {
            throw new Denied("Only case officers do this.");
        }
    }

    private static void mustHave(String text, String what) {
        if (text.isBlank()) {
            throw new Denied("That needs a " + what);
        }
    }

    private static void mustBeAhead(Optional<Instant> until, Instant now) {
        if (until.isPresent() && !until.get().isAfter(now)) {
            throw new Denied("That end is over already.");
        }
    }
}
