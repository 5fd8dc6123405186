package dk.sluse.work;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How a hub works through its steps. All times are machine time.
 *
 * @param hub this hub's name, its own among all hubs on the database; the same after a restart
 * @param threads the most steps at once, over all routes
 * @param polling how often the hub looks for steps that became due, or that another hub added
 * @param heartbeat how often a running step says that it lives; after four missed ones another hub takes it over
 * @param firstRetry the wait after the first failure; it doubles with each further one
 * @param longestRetry the longest wait between two attempts
 * @param retries how often a step is tried again before it stops, where its route does not say
 * @param namePatience how long a starting hub waits for its own earlier life to be gone
 * @param stopPatience how long a stopping hub waits for the steps that run
 */
public record WorkSettings(
        String hub,
        int threads,
        Duration polling,
        Duration heartbeat,
        Duration firstRetry,
        Duration longestRetry,
        int retries,
        Duration namePatience,
        Duration stopPatience) {

    /** db-scheduler keeps no more than 50 characters of it. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,49}");

    public WorkSettings {
        if (!NAME.matcher(hub).matches()) {
            throw new IllegalArgumentException(
                    "A hub's name is 1 to 50 letters, digits, dots, hyphens and underscores: " + hub);
        }
        if (threads < 1 || retries < 0) {
            throw new IllegalArgumentException("A hub needs at least one thread, and no less than 0 retries");
        }
        positive(polling, "polling");
        positive(heartbeat, "heartbeat");
        positive(firstRetry, "firstRetry");
        positive(longestRetry, "longestRetry");
        positive(stopPatience, "stopPatience");
        positive(namePatience, "namePatience");
    }

    /** What suits most hubs: taken over within about ten seconds, a first retry after two, at the latest every ten minutes. */
    public static WorkSettings of(String hub) {
        return new WorkSettings(
                hub,
                32,
                Duration.ofMillis(500),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofMinutes(10),
                8,
                Duration.ofSeconds(15),
                Duration.ofSeconds(30));
    }

    /** The wait after the given number of failures in a row, at least one. */
    Duration waitAfter(int failures) {
        Duration wait = firstRetry;
        for (int i = 1; i < failures && wait.compareTo(longestRetry) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longestRetry) < 0 ? wait : longestRetry;
    }

    private static void positive(Duration duration, String name) {
        Objects.requireNonNull(duration, name);
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be longer than nothing: " + duration);
        }
    }
}
