package dk.sluse.project;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import java.time.Clock;
import org.jdbi.v3.core.Handle;

/** The keys by which people are known: several to a person, each one person's alone (R93). */
public final class Keys {

    private final People people;
    private final Audit audit;
    private final Clock clock;

    Keys(People people, Audit audit, Clock clock) {
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** Adds a key to a person. The same key twice does nothing; another person's key is refused, and one that was revoked. */
    public void add(Handle h, String login, PublicKeyLine key, String by) {
        var holder = h.createQuery("select login from person_key where fingerprint = :fingerprint")
                .bind("fingerprint", key.fingerprint())
                .mapTo(String.class)
                .findOne();
        if (holder.isPresent()) {
            Denied.unless(
                    holder.get().equals(login), "This key belongs to another person. Everyone has keys of their own.");
            Denied.unless(
                    people.byKey(h, key.fingerprint()).isPresent(),
                    "This key was revoked and stays so. Make a new one: ssh-keygen -t ed25519");
            return;
        }
        h.createUpdate("""
                        insert into person_key (fingerprint, login, line, added_at)
                        values (:fingerprint, :login, :line, :now)""")
                .bind("fingerprint", key.fingerprint())
                .bind("login", login)
                .bind("line", key.line())
                .bind("now", clock.instant())
                .execute();
        audit.record(
                h,
                Event.of(Event.HUB, EventKind.KEY_ADDED, by)
                        .with("person", login)
                        .with("fingerprint", key.fingerprint()));
    }

    /** Revokes a person's key at once. */
    public void revoke(Handle h, String login, String fingerprint, String by) {
        int revoked = h.createUpdate("""
                        update person_key set revoked_at = :now
                        where login = :login and fingerprint = :fingerprint and revoked_at is null""")
                .bind("login", login)
                .bind("fingerprint", fingerprint)
                .bind("now", clock.instant())
                .execute();
        if (revoked == 0) {
            throw new Denied(login + " has no valid key " + fingerprint + ".");
        }
        audit.record(
                h,
                Event.of(Event.HUB, EventKind.KEY_REVOKED, by)
                        .with("person", login)
                        .with("fingerprint", fingerprint));
    }

    static boolean isTheirs(Handle h, String login, PublicKeyLine key) {
        return h.createQuery("select count(*) from person_key where login = :login and fingerprint = :fingerprint")
                        .bind("login", login)
                        .bind("fingerprint", key.fingerprint())
                        .mapTo(int.class)
                        .one()
                > 0;
    }
}
