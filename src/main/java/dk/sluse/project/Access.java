package dk.sluse.project;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.calendar.Copenhagen;
import dk.sluse.project.Closing.Wanted;
import dk.sluse.project.Closings.Ending;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;

/**
 * Whether access is open: the one place every door asks (R49, R71, R79). Closing takes effect with the commit. What has an end
 * stays closed until {@link #endDue} ends it, so that a clock that jumps opens nothing (F36).
 */
public final class Access {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(Copenhagen.ZONE);

    private final Projects projects;
    private final Closings closings = new Closings();
    private final Clock clock;
    private final ClosingNews news;
    private final List<Settling> settlings = new CopyOnWriteArrayList<>();

    public Access(Projects projects, Audit audit, Clock clock) {
        this.projects = projects;
        this.news = new ClosingNews(projects, this::isOpen, audit);
        this.clock = clock;
    }

    /** What a room does when access is open again, in the transaction that opens it. */
    public interface Reopening {
        /** Access to this subject is open again. */
        void reopened(Handle h, Scope scope, String subject);
    }

    /** Whether a closing that a request brought about may be ended as any other is (R74). */
    public interface Settling {
        /**
         * What is about this request was decided, so that an officer may end what it closed.
         *
         * @throws Denied while it was not, with what to do first
         */
        void mustBeSettled(Handle h, Scope scope, String subject, long request);
    }

    /** From now on, asks this before {@link #reopen} ends what a request closed. */
    public void whenSettled(Settling settling) {
        settlings.add(settling);
    }

    /** What a room does when access closes, in the transaction that closes it. */
    public interface Closer {
        /** This was closed. */
        void closed(Handle h, Closing closing);
    }

    /** From now on, tells of every closing. */
    public void whenClosed(Closer closer) {
        news.tell(closer);
    }

    /** From now on, tells of every reopening. */
    public void whenReopened(Reopening reopening) {
        news.tell(reopening);
    }

    /** Why access is closed, if it is. */
    public Optional<String> closed(Handle h, Scope scope, String subject) {
        return closing(h, scope, subject).map(Closing::reason);
    }

    private boolean isOpen(Handle h, String project) {
        return closed(h, Scope.PROJECT, project).isEmpty();
    }

    /** What closes access, if anything does: of this very subject, or of a project's institution. */
    public Optional<Closing> closing(Handle h, Scope scope, String subject) {
        Optional<Closing> own = closings.first(h, scope, subject);
        return own.isPresent() || scope != Scope.PROJECT
                ? own
                : projects.byId(subject)
                        .flatMap(project -> closings.first(h, Scope.INSTITUTION, project.institution()));
    }

    /**
     * Lets a step wait while a project is closed.
     *
     * @throws ProjectClosedException while it is
     */
    public void awaitOpen(Handle h, String project) {
        closed(h, Scope.PROJECT, project).ifPresent(why -> {
            throw new ProjectClosedException(project, why);
        });
    }

    /** Closes access from now on, until somebody opens it. */
    public void close(Handle h, Scope scope, String subject, String reason, OptionalLong request, String by) {
        var unused = close(h, Wanted.open(scope, subject, reason, request), by);
    }

    /** Closes access from now on; answers the number by which this closing is known. */
    public long close(Handle h, Wanted wanted, String by) {
        long id = closings.add(h, wanted, by, clock.instant());
        Closing closing = closings.find(h, id).orElseThrow();
        news.closed(h, closing, by);
        return id;
    }

    /**
     * Opens access again: every closing of this very subject ends.
     *
     * @throws Denied when access is not closed, or when a breach closed it whose case is not decided
     */
    public List<Closing> reopen(Handle h, Scope scope, String subject, String reason, String by) {
        List<Closing> ended = closings.endOf(h, scope, subject, ending(by, reason));
        if (ended.isEmpty()) {
            throw new Denied(closing(h, scope, subject)
                    .map(other -> "What is closed is " + other.named() + ": reopen that.")
                    .orElse("Access is not closed, so there is nothing to reopen."));
        }
        // Asked of what really ended, so that a breach that is declared meanwhile is not opened unseen.
        ended.forEach(closing -> mustBeSettled(h, closing));
        var unused = opened(h, ended, by, reason);
        return ended;
    }

    /**
     * Ends one closing and nothing else, or puts another in its place; answers the number of that one.
     *
     * @throws Denied when it has ended already, or when a breach brought it about whose case is not decided
     */
    public Optional<Long> end(Handle h, long id, Optional<Wanted> instead, String reason, String by) {
        Closing ended = closings.end(h, id, ending(by, reason))
                .orElseThrow(() -> new Denied("Measure " + id + " is not in force, so there is nothing to end."));
        mustBeSettled(h, ended);
        Optional<Long> next = instead.map(wanted -> close(h, wanted, by));
        var unused = opened(h, List.of(ended), by, reason);
        return next;
    }

    private void mustBeSettled(Handle h, Closing closing) {
        closing.request()
                .ifPresent(request -> settlings.forEach(
                        settling -> settling.mustBeSettled(h, closing.scope(), closing.subject(), request)));
    }

    /** Ends what has run its time (R79). */
    public List<Closing> endDue(Handle h) {
        String reason = "its time is over";
        List<Closing> ended = closings.endDue(h, ending(Event.BY_HUB, reason));
        var unused = opened(h, ended, Event.BY_HUB, reason);
        return ended;
    }

    /**
     * Ends what one request closed, of these scopes only, and puts what was decided in its place: whatever is closed for
     * another reason, too, stays closed.
     *
     * @return what is open again, such as {@code project alpha}
     */
    public List<String> settle(
            Handle h, long request, Set<Scope> ending, List<Wanted> instead, String reason, String by) {
        List<Closing> ended = closings.of(h, request).stream()
                .filter(closing -> closing.inForce() && ending.contains(closing.scope()))
                .toList();
        ended.forEach(closing -> {
            var unused = closings.end(h, closing.id(), ending(by, reason));
        });
        instead.forEach(wanted -> {
            var unused = close(h, wanted, by);
        });
        return opened(h, ended, by, reason);
    }

    private Ending ending(String by, String reason) {
        return new Ending(by, reason, clock.instant());
    }

    /** Tells of what is really open now; another closing may still keep it shut. */
    private List<String> opened(Handle h, List<Closing> ended, String by, String reason) {
        List<String> open = new ArrayList<>();
        ended.forEach(closing -> news.ended(h, closing, by, reason));
        for (Closing closing : ended) {
            boolean still = closing(h, closing.scope(), closing.subject()).isPresent();
            if (!still && !open.contains(closing.named())) {
                open.add(closing.named());
                news.reopened(h, closing, by, reason);
            }
        }
        return open;
    }

    /** Everything that is closed now, as lines an operator reads. */
    public List<String> closedNow(Handle h) {
        return closings.inForce(h).stream()
                .map(closing -> closing.named() + " since " + MINUTE.format(closing.since())
                        + closing.until()
                                .map(end -> " until " + MINUTE.format(end))
                                .orElse("")
                        + " by " + closing.closedBy() + ": " + closing.reason())
                .toList();
    }

    /** The closing of this number. */
    public Optional<Closing> find(Handle h, long id) {
        return closings.find(h, id);
    }

    /** The same, kept from everyone else until this transaction ends. */
    public Optional<Closing> lock(Handle h, long id) {
        return closings.lock(h, id);
    }

    /** Closings, oldest first: those in force, or all there ever were. */
    public List<Closing> list(Handle h, boolean all) {
        return all ? closings.all(h) : closings.inForce(h);
    }

    /** What a request brought about, oldest first. */
    public List<Closing> of(Handle h, long request) {
        return closings.of(h, request);
    }

    /** How often this subject was closed for such an offence before. */
    public int countFor(Handle h, Scope scope, String subject, String offence) {
        return closings.countFor(h, scope, subject, offence);
    }
}
