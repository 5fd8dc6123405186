package dk.sluse.hub;

import org.apache.camel.Processor;

/**
 * Holds back what the clock does until the projects' files were read once. The routes tick before that, and to them no project
 * would have a file yet: every order and instruction would look held up, and its days would begin anew.
 */
final class FirstLook {

    private volatile boolean taken;

    /** The files were read. */
    void taken() {
        taken = true;
    }

    /** What does nothing until then; the next tick finds all that was due. */
    Processor before(Processor task) {
        return exchange -> {
            if (taken) {
                task.process(exchange);
            }
        };
    }
}
