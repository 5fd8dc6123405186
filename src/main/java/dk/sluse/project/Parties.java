package dk.sluse.project;

import org.jdbi.v3.core.Handle;

/** Whom a matter can concern, and who of them may do what. */
public record Parties(Projects projects, People people, Access access) {

    /** Who decides on what a project asks for. */
    public CaseOfficers officers() {
        return new CaseOfficers(people, access);
    }

    /** What is open to whom, and whether it is still. */
    public Callers callers() {
        return new Callers(people, access);
    }

    /** Whether nothing is done for a project now: its access is closed, or its file is gone. */
    public boolean isClosed(Handle h, String project) {
        return projects.byId(project).isEmpty()
                || access.closed(h, Scope.PROJECT, project).isPresent();
    }

    /** Whether the person leads the project now and is not suspended. */
    public boolean leads(Handle h, String login, String project) {
        return people.leadersOf(h, project).stream().map(Person::login).anyMatch(login::equals)
                && access.closed(h, Scope.PERSON, login).isEmpty();
    }

    /**
     * Whether the person leads the project now, and may answer for a breach of it (R73): also when a breach closed the own
     * access, and not when an officer closed it for another reason.
     */
    public boolean answersFor(Handle h, String login, String project) {
        return people.leadersOf(h, project).stream().map(Person::login).anyMatch(login::equals)
                && access.list(h, false).stream()
                        .filter(closing -> closing.scope() == Scope.PERSON
                                && closing.subject().equals(login))
                        .allMatch(closing -> closing.request().isPresent());
    }
}
