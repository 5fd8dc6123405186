package dk.sluse.project;

import dk.sluse.project.People.Standing;
import dk.sluse.wording.Phrase;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What is open to somebody who proved who they are, and whether it is still (R49, R71; F32). */
public final class Callers {

    private static final Phrase CHANGED = new Phrase(
            "Din adgang er ændret imens, og intet er gjort. Log ind igen.",
            "Your access changed meanwhile, and nothing was done. Log in again.");

    private final People people;
    private final Access access;

    public Callers(People people, Access access) {
        this.people = people;
        this.access = access;
    }

    /**
     * The person of this login who proved this key, with what is open to them now; empty when the key is not theirs or is
     * revoked, or when the person's own access is closed.
     */
    public Optional<Caller> caller(Handle h, String login, String fingerprint) {
        return people.standing(h, login, Optional.of(fingerprint))
                .filter(standing -> isOpen(h, Scope.PERSON, login))
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

    /**
     * The same of somebody to whom everything is closed: the own access, or every project there is. Nothing is open to such
     * a caller but to read why, to answer for a breach, and to appeal (R73, R79).
     */
    Optional<Caller> confined(Handle h, Standing standing, String fingerprint) {
        return whyShutOut(h, standing).map(closing -> Caller.confined(standing.person(), fingerprint, closing.told()));
    }

    private Optional<Closing> whyShutOut(Handle h, Standing standing) {
        Optional<Closing> own =
                access.closing(h, Scope.PERSON, standing.person().login());
        if (own.isPresent() || !standing.offices().isEmpty()) {
            return own;
        }
        return open(h, standing.memberOf()).isEmpty()
                ? standing.memberOf().stream()
                        .sorted()
                        .flatMap(id -> access.closing(h, Scope.PROJECT, id).stream())
                        .findFirst()
                : Optional.empty();
    }

    /**
     * Whatever the caller came in with holds still. Asked in the transaction that does what they want, so that nothing is done
     * on rights that were taken away while they waited.
     *
     * @throws Denied when something of it was taken away
     */
    public void mustHoldStill(Handle h, Caller caller) {
        if (!holdsStill(h, caller)) {
            throw new Denied(CHANGED);
        }
    }

    private boolean holdsStill(Handle h, Caller caller) {
        return !Keys.isRevoked(h, caller.key())
                && (caller.confined().isPresent() || isOpen(h, Scope.PERSON, caller.login()))
                && people.standing(h, caller.login(), Optional.empty())
                        .filter(now -> now.offices().containsAll(caller.offices()))
                        .filter(now -> now.piOf().containsAll(caller.piOf()))
                        .filter(now -> open(h, now.memberOf()).containsAll(caller.memberOf()))
                        .isPresent();
    }

    private Set<String> open(Handle h, Set<String> projects) {
        Set<String> open = new HashSet<>(projects);
        open.removeIf(project -> !isOpen(h, Scope.PROJECT, project));
        return open;
    }

    private boolean isOpen(Handle h, Scope scope, String subject) {
        return access.closing(h, scope, subject).isEmpty();
    }
}
