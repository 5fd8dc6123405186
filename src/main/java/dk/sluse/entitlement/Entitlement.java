package dk.sluse.entitlement;

import java.time.Instant;
import java.util.Optional;

/**
 * One person's right to one resource, as the register says.
 *
 * @param application the register's number of what was applied for
 * @param user the register's name of the person
 * @param mail the person's address, where the register knows one
 * @param end when it ends or ended, where the register says
 */
public record Entitlement(
        long application, String resource, String user, Optional<String> mail, Instant start, Optional<Instant> end) {

    boolean holds(Instant now) {
        return !start.isAfter(now) && end.filter(last -> !last.isAfter(now)).isEmpty();
    }
}
