package dk.sluse.work;

import java.time.Instant;

/**
 * A step that cannot go on and waits for a person; {@link Work#retry} lets it go on.
 *
 * @param step the step's name
 * @param subject what it is about
 * @param since when it stopped, machine time
 * @param attempts how often it had failed
 * @param reason why it failed last, masked
 */
public record Stopped(String step, String subject, Instant since, int attempts, String reason) {}
