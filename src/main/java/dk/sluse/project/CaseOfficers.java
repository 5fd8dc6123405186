package dk.sluse.project;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Who decides on what a project asks for: case officers who have no part in it, neither now nor since it was asked (F31; design,
 * "Easy to get wrong" 8). Leaving a project does not make a member a stranger.
 */
public final class CaseOfficers {

    private final People people;
    private final Access access;

    public CaseOfficers(People people, Access access) {
        this.people = people;
        this.access = access;
    }

    /**
     * What is decided on.
     *
     * @param requester who asked for it
     * @param since when
     */
    public record Matter(String project, String requester, Instant since) {}

    /**
     * The caller may decide: an officer, and impartial.
     *
     * @throws Denied otherwise
     */
    public void mustDecide(Handle h, Caller caller, Matter matter) {
        if (!isOfficer(h, caller.login())) {
            throw new Denied("Only case officers do this.");
        }
        mustBeImpartial(h, caller, matter);
    }

    /**
     * The caller has access now, did not ask for it, and has been no member of the project since it was asked.
     *
     * @throws Denied otherwise
     */
    public void mustBeImpartial(Handle h, Caller caller, Matter matter) {
        if (access.closed(h, Scope.PERSON, caller.login()).isPresent()) {
            throw new Denied("Your access is closed.");
        }
        if (matter.requester().equals(caller.login())) {
            throw new Denied("Nobody decides on their own request.");
        }
        if (wasMember(h, caller.login(), matter)) {
            throw new Denied(
                    "You are a member of this project, or were one when it asked for this: another officer decides.");
        }
    }

    /** Whether somebody may read what officers read of it. */
    public boolean mayRead(Handle h, String login, Matter matter) {
        return isOfficer(h, login) && !wasMember(h, login, matter);
    }

    /** Whether what somebody decided on it still counts. */
    public boolean stillCounts(Handle h, String login, Matter matter) {
        return mayRead(h, login, matter)
                && access.closed(h, Scope.PERSON, login).isEmpty();
    }

    /** Who is told: those who may decide; where nobody may, all officers and the operators, so that somebody sees to it (F28). */
    public Set<Person> toTell(Handle h, Matter matter) {
        Set<Person> officers = new LinkedHashSet<>(people.holding(h, Office.OFFICER));
        Set<Person> impartial = new LinkedHashSet<>(officers);
        impartial.removeIf(officer -> wasMember(h, officer.login(), matter));
        if (!impartial.isEmpty()) {
            return impartial;
        }
        officers.addAll(people.holding(h, Office.OPERATOR));
        return officers;
    }

    private boolean isOfficer(Handle h, String login) {
        return people.officesOf(h, login).contains(Office.OFFICER);
    }

    private boolean wasMember(Handle h, String login, Matter matter) {
        return people.wasMember(h, matter.project(), login, matter.since());
    }
}
