package dk.sluse.project;

import dk.sluse.audit.Audit;
import java.time.Clock;

/**
 * How people come to be known, and what they become (R25, R26, R91), by its subjects: {@link Persons} and their {@link Keys},
 * {@link Offices}, {@link Memberships}.
 */
public final class Enrolment {

    /** The actor of what was entered on the hub's own machine. */
    public static final String CONSOLE = "console";

    private final Keys keys;
    private final Persons persons;
    private final Offices offices;
    private final Memberships memberships;
    private final Candidacy candidacy;

    public Enrolment(People people, Audit audit, Clock clock) {
        this.keys = new Keys(people, audit, clock);
        this.persons = new Persons(people, keys, audit, clock);
        this.offices = new Offices(people, persons, audit, clock);
        this.memberships = new Memberships(people, persons, audit, clock);
        this.candidacy = new Candidacy(people, clock);
    }

    /** Who is known, and how to reach them. */
    public Persons persons() {
        return persons;
    }

    /** By which keys they are known. */
    public Keys keys() {
        return keys;
    }

    /** Officers and operators. */
    public Offices offices() {
        return offices;
    }

    /** What keeps somebody from becoming one. */
    public Candidacy candidacy() {
        return candidacy;
    }

    /** Members of projects. */
    public Memberships memberships() {
        return memberships;
    }
}
