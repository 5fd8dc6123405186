package dk.sluse.project;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.project.People.Standing;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;

/** Whether access is open: the one place every door asks (R49, R71). Closing takes effect with the commit. */
public final class Access {

    /** What a suspension closes. */
    public enum Scope {
        /** One person, everywhere. */
        PERSON,
        /** One project, for all its members. */
        PROJECT
    }

    private final People people;
    private final Audit audit;
    private final Clock clock;
    private final List<Reopening> reopenings = new CopyOnWriteArrayList<>();
    private final List<Settling> settlings = new CopyOnWriteArrayList<>();

    public Access(People people, Audit audit, Clock clock) {
        this.people = people;
        this.audit = audit;
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

    /** From now on, tells of every reopening. */
    public void whenReopened(Reopening reopening) {
        reopenings.add(reopening);
    }

    /** Why access is closed, if it is. */
    public Optional<String> closed(Handle h, Scope scope, String subject) {
        return h.createQuery("""
                        select reason from suspension
                        where scope = :scope and subject = :subject and ended_at is null order by id limit 1""")
                .bind("scope", scope.name())
                .bind("subject", subject)
                .mapTo(String.class)
                .findOne();
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

    /**
     * The person of this login who proved this key, with what is open to them now; empty when the key is not theirs or is
     * revoked, or when the person's own access is closed.
     */
    public Optional<Caller> caller(Handle h, String login, String fingerprint) {
        return people.standing(h, login, Optional.of(fingerprint))
                .filter(standing -> closed(h, Scope.PERSON, login).isEmpty())
                .map(standing -> caller(h, standing, fingerprint));
    }

    /** What is open now to a person who proved this key. */
    Caller caller(Handle h, Standing standing, String fingerprint) {
        Person person = standing.person();
        Set<String> open = open(h, standing.memberOf());
        Set<String> led = new HashSet<>(standing.piOf());
        led.retainAll(open);
        return new Caller(person.login(), person.name(), fingerprint, standing.offices(), open, led);
    }

    private Set<String> open(Handle h, Set<String> projects) {
        Set<String> open = new HashSet<>(projects);
        open.removeIf(project -> closed(h, Scope.PROJECT, project).isPresent());
        return open;
    }

    /** Closes access from now on. */
    public void close(Handle h, Scope scope, String subject, String reason, OptionalLong request, String by) {
        h.createUpdate("""
                        insert into suspension (scope, subject, reason, request, closed_by, since)
                        values (:scope, :subject, :reason, :request, :by, :now)""")
                .bind("scope", scope.name())
                .bind("subject", subject)
                .bind("reason", reason)
                .bind("request", request.isPresent() ? request.getAsLong() : null)
                .bind("by", by)
                .bind("now", clock.instant())
                .execute();
        Event event = event(scope, subject, EventKind.SUSPENDED, by).with("reason", reason);
        audit.record(h, request.isPresent() ? event.request(request.getAsLong()) : event);
    }

    /**
     * Opens access again: every suspension of this subject ends.
     *
     * @throws Denied when access is not closed, or when a breach closed it whose case is not decided
     */
    public void reopen(Handle h, Scope scope, String subject, String reason, String by) {
        List<OptionalLong> ended = h.createQuery("""
                        update suspension set ended_at = :now, ended_by = :by, end_reason = :reason
                        where scope = :scope and subject = :subject and ended_at is null returning request""")
                .bind("scope", scope.name())
                .bind("subject", subject)
                .bind("reason", reason)
                .bind("by", by)
                .bind("now", clock.instant())
                .mapTo(OptionalLong.class)
                .list();
        if (ended.isEmpty()) {
            throw new Denied("Access is not closed, so there is nothing to reopen.");
        }
        // Asked of what really ended, so that a breach that is declared meanwhile is not opened unseen.
        ended.stream()
                .flatMapToLong(OptionalLong::stream)
                .forEach(request -> settlings.forEach(settling -> settling.mustBeSettled(h, scope, subject, request)));
        opened(h, event(scope, subject, EventKind.REOPENED, by).with("reason", reason), scope, subject);
    }

    /**
     * Ends what one request closed, and nothing else: whatever is closed for another reason, too, stays closed.
     *
     * @return what is open again, such as {@code project alpha}
     */
    public List<String> reopenAfter(Handle h, long request, String reason, String by) {
        return h
                .createQuery("""
                        update suspension set ended_at = :now, ended_by = :by, end_reason = :reason
                        where request = :request and ended_at is null returning scope, subject""")
                .bind("request", request)
                .bind("reason", reason)
                .bind("by", by)
                .bind("now", clock.instant())
                .map((row, context) -> new Door(Scope.valueOf(row.getString("scope")), row.getString("subject")))
                .list()
                .stream()
                .distinct()
                .filter(door -> closed(h, door.scope(), door.subject()).isEmpty())
                .map(door -> {
                    Event event = event(door.scope(), door.subject(), EventKind.REOPENED, by);
                    opened(h, event.request(request).with("reason", reason), door.scope(), door.subject());
                    return door.named();
                })
                .toList();
    }

    private void opened(Handle h, Event event, Scope scope, String subject) {
        audit.record(h, event);
        reopenings.forEach(reopening -> reopening.reopened(h, scope, subject));
    }

    private record Door(Scope scope, String subject) {
        String named() {
            return scope.name().toLowerCase(java.util.Locale.ROOT) + " " + subject;
        }
    }

    /** Everything that is closed now, as lines an operator reads. */
    public List<String> closedNow(Handle h) {
        return h.createQuery("""
                        select lower(scope) || ' ' || subject || ' since ' || to_char(since, 'YYYY-MM-DD HH24:MI')
                               || ' by ' || closed_by || ': ' || reason
                        from suspension where ended_at is null order by id""").mapTo(String.class).list();
    }

    private static Event event(Scope scope, String subject, EventKind kind, String by) {
        String chain = scope == Scope.PROJECT ? subject : Event.HUB;
        Event event = Event.of(chain, kind, by).with("scope", scope.name().toLowerCase(java.util.Locale.ROOT));
        return event.with("subject", subject);
    }
}
