package dk.sluse.work;

import com.github.kagkarlsson.scheduler.task.Execution;

/**
 * A step as this hub claimed it. The version fences: once another hub took the step over, what this one writes about it
 * changes nothing.
 *
 * @param failures how often it failed before
 */
record Claim(String step, String subject, long version, int failures) {

    /** The one kind of task that db-scheduler knows; its instance is the step and the subject. */
    static final String TASK = "step";

    private static final char SEPARATOR = '/';

    static Claim of(Execution execution) {
        String id = execution.taskInstance.getId();
        int separator = id.indexOf(SEPARATOR);
        return new Claim(
                id.substring(0, separator),
                id.substring(separator + 1),
                execution.version,
                execution.consecutiveFailures);
    }

    static String id(String step, String subject) {
        return step + SEPARATOR + subject;
    }

    String id() {
        return id(step, subject);
    }

    /** A step's name is part of the key, so it may not hold what separates it from the subject. */
    static String checkedStep(String step) {
        if (!step.matches("[a-z][a-z0-9-]{0,63}")) {
            throw new IllegalArgumentException("A step's name is lower-case letters, digits and hyphens: " + step);
        }
        return step;
    }
}
