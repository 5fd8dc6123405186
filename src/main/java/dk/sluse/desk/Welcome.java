package dk.sluse.desk;

import dk.sluse.project.Person;
import dk.sluse.project.Project;
import dk.sluse.project.PublicKeyLine;
import org.jdbi.v3.core.Handle;

/** Greets a new member by mail, in the transaction that makes the person one. */
@FunctionalInterface
public interface Welcome {

    /** Tells the person how to log in. */
    void greet(Handle transaction, Project project, Person person, PublicKeyLine key);
}
