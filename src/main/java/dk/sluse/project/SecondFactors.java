package dk.sluse.project;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/**
 * Second factors beside the key (R93): a secret in the person's authenticator app, of which only codes are shown. A code counts
 * once; after {@value #MOST_WRONG} wrong ones in a row none counts until an officer removes the factor.
 */
public final class SecondFactors {

    /** Told to whoever removes the own one without a code of it. */
    public static final String OWN_BY_CODE =
            "Your own is removed with a code of it: --code CODE. Is it lost? An officer removes it.";

    static final int MOST_WRONG = 20;
    private static final int SECRET_BYTES = 20;

    /** Who needs a second factor. */
    public enum Demand {
        /** Nobody; those that are set up are not asked for. */
        OFF,
        /** Those who set one up. */
        OPTIONAL,
        /** Everybody: nothing is open before one is set up. */
        REQUIRED
    }

    private final Demand demand;
    private final SealingKey key;
    private final Audit audit;
    private final Clock clock;

    /**
     * @param clock the machine's: phones know no other
     */
    public SecondFactors(Demand demand, SealingKey key, Audit audit, Clock clock) {
        this.demand = demand;
        this.key = key;
        this.audit = audit;
        this.clock = clock;
    }

    private record Factor(long id, String sealed, boolean confirmed, long lastStep, int wrong) {}

    /** Whether anybody is asked for codes. */
    public boolean isAsked() {
        return demand != Demand.OFF;
    }

    boolean isRequired() {
        return demand == Demand.REQUIRED;
    }

    /** Whether codes are asked of this person. */
    boolean isSetUp(Handle h, String login) {
        return demand != Demand.OFF
                && factor(h, login).filter(Factor::confirmed).isPresent();
    }

    /**
     * Begins to set one up; nothing changes at the door before it is confirmed.
     *
     * @return the secret, as authenticator apps take it in
     */
    public String begin(Handle h, String login) {
        Denied.unless(demand != Demand.OFF, "This hub asks for no second factor.");
        Optional<Factor> before = factor(h, login);
        Denied.unless(
                before.filter(Factor::confirmed).isEmpty(),
                "You have a second factor. Remove it first: second-factor remove --code CODE");
        before.ifPresent(old -> end(h, old, login));
        byte[] secret = SealingKey.random(SECRET_BYTES);
        h.createUpdate("""
                        insert into second_factor (login, secret, enrolled_at, last_step)
                        values (:login, :secret, :now, 0)""")
                .bind("login", login)
                .bind("secret", key.seal(login, secret))
                .bind("now", clock.instant())
                .execute();
        tell(h, login, login, "begun");
        return Totp.base32(secret);
    }

    /**
     * The first code proves that the app took the secret in: from now on codes are asked for. Answers whether it was right; a
     * wrong one is counted, which an exception would undo with its transaction.
     */
    public boolean confirm(Handle h, String login, String code) {
        Factor factor = factor(h, login)
                .filter(each -> !each.confirmed())
                .orElseThrow(() -> new Denied("Nothing waits to be confirmed. Begin: second-factor begin"));
        if (!matches(h, factor, login, code)) {
            return false;
        }
        h.createUpdate("update second_factor set confirmed_at = :now where id = :id")
                .bind("now", clock.instant())
                .bind("id", factor.id())
                .execute();
        tell(h, login, login, "confirmed");
        return true;
    }

    /** Whether this is a code of now that was not used before; it counts as used then. */
    public boolean check(Handle h, String login, String code) {
        return factor(h, login)
                .filter(Factor::confirmed)
                .filter(factor -> matches(h, factor, login, code))
                .isPresent();
    }

    /**
     * Removes one's own factor by a code of it; an officer removes another's, whose phone is lost. Answers whether the code was
     * right: as at the login, a wrong one is counted.
     */
    public boolean remove(Handle h, Caller by, String login, Optional<String> code) {
        boolean own = by.login().equals(login);
        // Before it is looked for: whether somebody has one is theirs to know.
        Denied.unless(own || by.isOfficer(), "Only an officer removes another's second factor.");
        Factor factor = factor(h, login).orElseThrow(() -> new Denied("There is no second factor of " + login + "."));
        if (own && factor.confirmed()) {
            String given = code.orElseThrow(() -> new Denied(OWN_BY_CODE));
            if (!matches(h, factor, login, given)) {
                return false;
            }
        }
        end(h, factor, by.login());
        tell(h, login, by.login(), "removed");
        return true;
    }

    private boolean matches(Handle h, Factor factor, String login, String code) {
        OptionalLong step = factor.wrong() >= MOST_WRONG
                ? OptionalLong.empty()
                : Totp.matching(
                        key.open(login, HexFormat.of().parseHex(factor.sealed())),
                        code.strip(),
                        clock.instant(),
                        factor.lastStep());
        // The row decides between two who show the same code at once.
        return h.createUpdate(
                                        step.isPresent()
                                                ? "update second_factor set last_step = :step, wrong = 0 where id = :id and last_step < :step"
                                                : "update second_factor set wrong = wrong + 1 where id = :id and :step < 0")
                                .bind("step", step.orElse(-1))
                                .bind("id", factor.id())
                                .execute()
                        == 1
                && step.isPresent();
    }

    private static Optional<Factor> factor(Handle h, String login) {
        return h.createQuery("""
                        select id, encode(secret, 'hex') as sealed, confirmed_at is not null as confirmed, last_step, wrong
                        from second_factor where login = :login and removed_at is null""")
                .bind("login", login)
                .map((row, context) -> new Factor(
                        row.getLong("id"),
                        row.getString("sealed"),
                        row.getBoolean("confirmed"),
                        row.getLong("last_step"),
                        row.getInt("wrong")))
                .findOne();
    }

    private void end(Handle h, Factor factor, String by) {
        h.createUpdate("update second_factor set removed_at = :now, removed_by = :by where id = :id")
                .bind("now", clock.instant())
                .bind("by", by)
                .bind("id", factor.id())
                .execute();
    }

    private void tell(Handle h, String login, String by, String stage) {
        audit.record(
                h,
                Event.of(Event.HUB, EventKind.SECOND_FACTOR_CHANGED, by)
                        .with("person", login)
                        .with("stage", stage));
    }
}
