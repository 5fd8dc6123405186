package dk.sluse.project;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who said that they know the rules, in which version, and when (R13, R25). */
public final class Rules {

    private final Optional<String> version;
    private final Audit audit;
    private final Clock clock;

    /**
     * @param version the version that must be known now; none asks nobody
     */
    public Rules(Optional<String> version, Audit audit, Clock clock) {
        this.version = version;
        this.audit = audit;
        this.clock = clock;
    }

    /** The version that must be known now. */
    public Optional<String> version() {
        return version;
    }

    /** Whether somebody still has to acknowledge the current version. */
    boolean owed(Handle h, String login) {
        return version.isPresent() && acknowledged(h, login, version.get()).isEmpty();
    }

    /** When somebody acknowledged a version. */
    public Optional<Instant> acknowledged(Handle h, String login, String which) {
        return h.createQuery("select at from rules_acknowledgement where login = :login and version = :version")
                .bind("login", login)
                .bind("version", which)
                .mapTo(Instant.class)
                .findOne();
    }

    /**
     * Somebody says that they know the rules; saying it twice changes nothing.
     *
     * @throws Denied when it is not the current version that they name
     */
    public void accept(Handle h, String login, String which) {
        Denied.unless(
                version.filter(which::equals).isPresent(),
                "The rules in force have another version: " + version.orElse("none are asked for") + ".");
        int added = h.createUpdate("""
                        insert into rules_acknowledgement (login, version, at) values (:login, :version, :now)
                        on conflict do nothing""")
                .bind("login", login)
                .bind("version", which)
                .bind("now", clock.instant())
                .execute();
        if (added == 1) {
            audit.record(
                    h, Event.of(Event.HUB, EventKind.RULES_ACKNOWLEDGED, login).with("version", which));
        }
    }
}
