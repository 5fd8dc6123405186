package dk.sluse.desk;

import dk.sluse.project.Person;
import dk.sluse.project.Project;
import dk.sluse.project.PublicKeyLine;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Greets a new member by mail, in the transaction that makes the person one. */
@FunctionalInterface
public interface Welcome {

    /**
     * Tells the person how to log in.
     *
     * @param key what was registered for it; nothing of somebody whose keys stay as they are
     */
    void greet(Handle transaction, Project project, Person person, Optional<PublicKeyLine> key);
}
