package dk.sluse.project;

import java.util.Collection;
import org.jdbi.v3.core.Handle;

/** The mails about mandates that end; each goes out with the transaction. */
public interface MandateLetters {

    /**
     * A paper that ends.
     *
     * @param days how many days are left, 0 on its last
     * @param stage how many days before the end this was to be told
     */
    record Ending(Project project, Paper paper, long days, int stage) {}

    /** Tells these people that a paper ends, and what stops then. */
    void ending(Handle transaction, Ending ending, Collection<Person> to);
}
