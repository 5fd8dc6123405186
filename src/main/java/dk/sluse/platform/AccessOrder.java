package dk.sluse.platform;

import dk.sluse.project.Scope;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One order to the platform. A later one about the same subject takes its place.
 *
 * @param times how often it was told
 * @param toldAt when last
 * @param done who said that it is done, and when
 */
public record AccessOrder(
        long id,
        Action action,
        Scope scope,
        String subject,
        Instant orderedAt,
        int times,
        Instant toldAt,
        Optional<Done> done) {

    /** What the platform is to do. */
    public enum Action {
        CLOSE,
        OPEN
    }

    /** Who said that it is done: a login, or {@code platform}. */
    public record Done(String by, Instant at) {}

    /** What it is about, such as {@code project alpha}. */
    public String named() {
        return scope.name().toLowerCase(Locale.ROOT) + " " + subject;
    }

    /** The same in one word, such as {@code close}. */
    public String word() {
        return action.name().toLowerCase(Locale.ROOT);
    }

    /** The name of its file, without an ending: another one each time it is told. */
    String file() {
        return "access-" + id + "-" + times;
    }

    /** Whether a name in the platform's folder of acknowledgements means this order, whichever time it was told. */
    boolean isAcknowledgedBy(String name) {
        return name.matches("access-" + id + "-\\d{1,9}\\.ack");
    }
}
