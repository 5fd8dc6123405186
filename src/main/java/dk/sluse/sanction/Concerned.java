package dk.sluse.sanction;

import dk.sluse.project.Caller;
import dk.sluse.project.Closing;
import dk.sluse.project.Denied;
import dk.sluse.project.Office;
import dk.sluse.project.Parties;
import dk.sluse.project.Person;
import dk.sluse.project.Project;
import dk.sluse.project.Scope;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Whom a measure concerns, and who may decide on it: officers who have no part in it, neither now nor since it began (F31). */
final class Concerned {

    private final Parties parties;

    Concerned(Parties parties) {
        this.parties = parties;
    }

    /** Who may appeal: the person; of a project its PI; of an institution the PIs of its projects. */
    Set<Person> mayAppeal(Handle h, Closing closing) {
        Set<Person> people = new LinkedHashSet<>();
        if (closing.scope() == Scope.PERSON) {
            parties.people().byLogin(h, closing.subject()).ifPresent(people::add);
        }
        projects(closing).forEach(project -> people.addAll(parties.people().leadersOf(h, project)));
        return people;
    }

    /** Who is told: the person; of a project all its members; of an institution the PIs of its projects. */
    Set<Person> told(Handle h, Closing closing) {
        return closing.scope() == Scope.PROJECT
                ? new LinkedHashSet<>(parties.people().membersOf(h, closing.subject()))
                : mayAppeal(h, closing);
    }

    /** Whether somebody may know of it: whom it keeps out. */
    boolean keepsOut(Handle h, String login, Closing closing) {
        return (closing.scope() == Scope.PERSON && closing.subject().equals(login))
                || projects(closing).stream()
                        .anyMatch(project -> parties.people().isMember(h, project, login));
    }

    /** Whether somebody may decide on it, and read what is said against it. */
    boolean mayDecide(Handle h, String login, Closing closing) {
        return parties.people().officesOf(h, login).contains(Office.OFFICER)
                && parties.access().closed(h, Scope.PERSON, login).isEmpty()
                && !(closing.scope() == Scope.PERSON && closing.subject().equals(login))
                && touched(h, closing).stream()
                        .noneMatch(project -> parties.people().wasMember(h, project, login, closing.since()));
    }

    /**
     * The caller may decide on it.
     *
     * @throws Denied otherwise
     */
    void mustDecide(Handle h, Caller caller, Closing closing) {
        if (!parties.people().officesOf(h, caller.login()).contains(Office.OFFICER)) {
            throw new Denied("Only case officers do this.");
        }
        if (!mayDecide(h, caller.login(), closing)) {
            throw new Denied("This measure concerns yourself, or a project that you are or were a member of meanwhile:"
                    + " another officer decides.");
        }
    }

    /** The officers who may decide; where nobody may, all officers and the operators, so that somebody sees to it (F28). */
    Set<Person> officers(Handle h, Closing closing) {
        Set<Person> all = new LinkedHashSet<>(parties.people().holding(h, Office.OFFICER));
        Set<Person> impartial = new LinkedHashSet<>(all);
        impartial.removeIf(officer -> !mayDecide(h, officer.login(), closing));
        if (!impartial.isEmpty()) {
            return impartial;
        }
        all.addAll(parties.people().holding(h, Office.OPERATOR));
        return all;
    }

    /** Those whose members are partial: of a person all that the person is a member of. */
    private Collection<String> touched(Handle h, Closing closing) {
        return closing.scope() == Scope.PERSON ? parties.people().projectsOf(h, closing.subject()) : projects(closing);
    }

    private List<String> projects(Closing closing) {
        return switch (closing.scope()) {
            case PERSON -> List.of();
            case PROJECT -> List.of(closing.subject());
            case INSTITUTION ->
                parties.projects().of(closing.subject()).stream()
                        .map(Project::id)
                        .toList();
        };
    }
}
