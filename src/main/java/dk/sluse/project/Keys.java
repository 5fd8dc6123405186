package dk.sluse.project;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The keys by which people are known: several to a person, each one person's alone (R93). One that lapsed is marked as revoked at
 * its own end; one that was revoked, at any other moment.
 */
public final class Keys {

    /** Revoked by somebody, and not only over. */
    static final String REVOKED = "revoked_at is distinct from expires_at and revoked_at is not null";

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
        add(h, login, key, Optional.empty(), by);
    }

    /**
     * The same for a key that expires.
     *
     * @param until the first moment at which it is not let in any more
     */
    public void add(Handle h, String login, PublicKeyLine key, Optional<Instant> until, String by) {
        Denied.unless(until.isEmpty() || until.get().isAfter(clock.instant()), "The key's last day is over.");
        Optional<String> holder = people.holderOf(h, key.fingerprint());
        if (holder.isPresent()) {
            Denied.unless(
                    holder.get().equals(login), "This key belongs to another person. Everyone has keys of their own.");
            Denied.unless(
                    people.byKey(h, key.fingerprint()).isPresent(),
                    "This key was revoked, or has expired, and stays so. Make a new one: ssh-keygen -t ed25519");
            return;
        }
        h.createUpdate("""
                        insert into person_key (fingerprint, login, line, added_at, expires_at)
                        values (:fingerprint, :login, :line, :now, :until)""")
                .bind("until", until.orElse(null))
                .bind("fingerprint", key.fingerprint())
                .bind("login", login)
                .bind("line", key.line())
                .bind("now", clock.instant())
                .execute();
        Event added = Event.of(Event.HUB, EventKind.KEY_ADDED, by)
                .with("person", login)
                .with("fingerprint", key.fingerprint());
        audit.record(h, until.map(end -> added.with("until", end)).orElse(added));
    }

    /** Revokes a person's key at once. */
    public void revoke(Handle h, String login, String fingerprint, String by) {
        int revoked = h.createUpdate("""
                        update person_key set revoked_at = :now
                        where login = :login and fingerprint = :fingerprint and not (%s)""".formatted(REVOKED))
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

    /** Revokes one certificate of an authority at once; an officer does it. */
    public void revokeCertificate(Handle h, Caller by, String authority, String serial) {
        Denied.unless(by.isOfficer(), "Only an officer revokes a certificate.");
        Denied.unless(
                authority.matches("SHA256:[A-Za-z0-9+/]{43}") && serial.matches("\\d{1,20}"),
                "Name the authority by its fingerprint, SHA256:…, and the serial number in digits, as ssh-keygen -L shows them.");
        h.createUpdate("""
                        insert into revoked_certificate (authority, serial, revoked_by, at)
                        values (:authority, :serial, :by, :now) on conflict do nothing""")
                .bind("authority", authority)
                .bind("serial", serial)
                .bind("by", by.login())
                .bind("now", clock.instant())
                .execute();
        audit.record(
                h,
                Event.of(Event.HUB, EventKind.CERTIFICATE_REVOKED, by.login())
                        .with("authority", authority)
                        .with("serial", serial));
    }

    /** Whatever ran out before that moment is not valid any more, whatever the clock says later. */
    static void endLapsed(Handle h, Instant surely) {
        h.createUpdate(
                        "update person_key set revoked_at = expires_at where revoked_at is null and expires_at <= :surely")
                .bind("surely", surely)
                .execute();
    }

    static boolean isRevoked(Handle h, Proof.Certificate certificate) {
        return h.createQuery("""
                        select exists (select 1 from revoked_certificate where authority = :authority and serial = :serial)
                            or exists (select 1 from person_key
                                       where fingerprint = :fingerprint and %s)""".formatted(REVOKED))
                .bindMethods(certificate)
                .mapTo(boolean.class)
                .one();
    }

    /** Whether this key was revoked, whoever certifies it. */
    static boolean isRevoked(Handle h, String fingerprint) {
        return h.createQuery("select exists (select 1 from person_key where fingerprint = :key and " + REVOKED + ")")
                .bind("key", fingerprint)
                .mapTo(boolean.class)
                .one();
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
