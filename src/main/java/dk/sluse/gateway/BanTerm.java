package dk.sluse.gateway;

import java.time.Duration;

/**
 * When an address is shut out, and for how long (F40).
 *
 * @param failures connections that guessed and did not log in
 * @param within the time in which they came
 * @param duration how long the address is shut out then
 */
public record BanTerm(int failures, Duration within, Duration duration) {

    public BanTerm {
        if (failures < 1 || within.isNegative() || within.isZero() || duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("A ban follows at least one failure, and lasts.");
        }
    }

    /** Ten failures in ten minutes, for an hour. */
    public static BanTerm usual() {
        return new BanTerm(10, Duration.ofMinutes(10), Duration.ofHours(1));
    }
}
