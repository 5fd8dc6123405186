package dk.sluse.project;

import dk.sluse.calendar.ClockWatch;
import dk.sluse.project.People.Standing;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Who comes in (R25, R49, R93): by a registered key, or by a certificate of an authority that the hub trusts; with what is open
 * to them once they have done what they owe.
 */
public final class Entrance {

    private final People people;
    private final Callers callers;
    private final Rules rules;
    private final SecondFactors factors;
    private final Set<String> authorities;
    private final Clock clock;

    /**
     * @param authorities the fingerprints of the keys that may certify people's keys
     */
    public Entrance(
            People people, Access access, Rules rules, SecondFactors factors, Set<String> authorities, Clock clock) {
        this.people = people;
        this.callers = new Callers(people, access);
        this.rules = rules;
        this.factors = factors;
        this.authorities = Set.copyOf(authorities);
        this.clock = clock;
    }

    /** Whether somebody is let in. */
    public sealed interface Answer {

        /**
         * Let in.
         *
         * @param caller with what is open now; nothing while a duty is owed
         * @param needsCode whether a code of the second factor is asked for, too
         */
        record Known(Caller caller, boolean needsCode) implements Answer {}

        /**
         * The key is this person's, but everything is closed to them.
         *
         * @param caller who can read why, and answer for it
         * @param needsCode as above
         */
        record Closed(Caller caller, boolean needsCode) implements Answer {

            /** For them to read, in both languages. */
            public String reason() {
                return caller.confined().map(why -> why.da() + " / " + why.en()).orElseThrow();
            }
        }

        /** Nobody that is known by this; the reason is for the record only. */
        record Unknown(String reason) implements Answer {}
    }

    /** Looks at a login and what was proven. */
    public Answer look(Handle h, String login, Proof proof) {
        Optional<Standing> standing = standing(h, login, proof);
        if (standing.isEmpty()) {
            return new Answer.Unknown(
                    proof instanceof Proof.Key
                            ? "no valid key of this login"
                            : "no valid certificate for this login by an authority of this hub");
        }
        boolean needsCode = standing.get().hasFactor() && factors.isAsked();
        Optional<Caller> confined = callers.confined(h, standing.get(), proof.fingerprint());
        if (confined.isPresent()) {
            return new Answer.Closed(confined.get(), needsCode);
        }
        Caller caller = callers.caller(h, standing.get(), proof.fingerprint());
        boolean isSomebody = !caller.memberOf().isEmpty() || !caller.offices().isEmpty();
        return new Answer.Known(isSomebody ? caller.owing(duties(h, login, needsCode)) : caller, needsCode);
    }

    private Set<Duty> duties(Handle h, String login, boolean hasFactor) {
        Set<Duty> duties = EnumSet.noneOf(Duty.class);
        if (rules.owed(h, login)) {
            duties.add(Duty.RULES);
        }
        if (factors.isRequired() && !hasFactor) {
            duties.add(Duty.SECOND_FACTOR);
        }
        return duties;
    }

    private Optional<Standing> standing(Handle h, String login, Proof proof) {
        if (proof instanceof Proof.Certificate certificate) {
            return holds(h, certificate) ? people.standing(h, login, Optional.empty()) : Optional.empty();
        }
        return people.standing(h, login, Optional.of(proof.fingerprint()));
    }

    /** A key that was revoked at the hub stays so, whoever certifies it; what a clock set back revives is not believed (F36). */
    private boolean holds(Handle h, Proof.Certificate certificate) {
        Instant now = clock.instant();
        return authorities.contains(certificate.authority())
                && !now.isBefore(certificate.from())
                && ClockWatch.latest(h, now).isBefore(certificate.until())
                && !Keys.isRevoked(h, certificate);
    }
}
