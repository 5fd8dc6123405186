package dk.sluse.importing;

import dk.sluse.project.Access;
import dk.sluse.project.Access.Scope;
import dk.sluse.project.People;
import dk.sluse.project.Person;
import dk.sluse.project.Projects;
import org.jdbi.v3.core.Handle;

/** Whom an import can concern, and who of them may do what. */
record Parties(Projects projects, People people, Access access) {

    /** Whether nothing is brought into a project now: its access is closed, or its file is gone. */
    boolean isClosed(Handle h, String project) {
        return projects.byId(project).isEmpty()
                || access.closed(h, Scope.PROJECT, project).isPresent();
    }

    /** Whether the person leads the project now and is not suspended. */
    boolean leads(Handle h, String login, String project) {
        return people.leadersOf(h, project).stream().map(Person::login).anyMatch(login::equals)
                && access.closed(h, Scope.PERSON, login).isEmpty();
    }
}
