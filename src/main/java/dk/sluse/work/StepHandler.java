package dk.sluse.work;

/** Does one step. */
@FunctionalInterface
interface StepHandler {

    /**
     * Does the step, or throws.
     *
     * @param attempt 1 for the first, one more after each failure
     */
    void run(String step, String subject, int attempt) throws Exception;
}
