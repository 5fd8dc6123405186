package dk.sluse.genome;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * When a register is believed.
 *
 * @param atLeast how many entries it must have: fewer are a register that was cut short
 * @param oldest how old it may be
 * @param clock the machine's clock: it is compared with times of files and databases
 */
public record RegisterTrust(int atLeast, Duration oldest, Clock clock) {

    public RegisterTrust {
        if (atLeast < 1) {
            throw new IllegalArgumentException("A register without entries is none.");
        }
    }

    void check(long entries, Instant updated) throws GenomeUnavailableException {
        if (entries < atLeast) {
            throw new GenomeUnavailableException(
                    "The use register has " + entries + " entries, and should have at least " + atLeast
                            + ". Nothing is matched or delivered before that is mended.");
        }
        if (updated.isBefore(clock.instant().minus(oldest))) {
            throw new GenomeUnavailableException(
                    "The use register was last brought up to date at " + updated + ", and may be " + oldest.toHours()
                            + " hours old. Nothing is matched or delivered until it is newer.");
        }
    }
}
