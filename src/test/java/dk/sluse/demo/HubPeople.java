package dk.sluse.demo;

import dk.sluse.audit.Ledger;
import dk.sluse.project.Caller;
import dk.sluse.project.Enrolment;
import dk.sluse.project.Office;
import dk.sluse.project.People;
import dk.sluse.project.Person;
import dk.sluse.project.PublicKeyLine;
import dk.sluse.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The people around a {@link WholeHub}, enrolled in its database, each with a key. */
final class HubPeople {

    private final Path folder;
    private final Store store;
    private final Enrolment enrolment =
            new Enrolment(new People(Clock.systemUTC()), new Ledger(Clock.systemUTC()), Clock.systemUTC());
    private final Map<String, Keys> keys = new HashMap<>();

    /**
     * Nobody yet.
     *
     * @param folder where their keys go
     */
    HubPeople(Path folder, Store store) {
        this.folder = folder;
        this.store = store;
    }

    Keys keysOf(String login) {
        return keys.get(login);
    }

    /** An officer, an operator, and a researcher who leads the project. */
    void enrolEverybody() throws IOException {
        Person officer = new Person(WholeHub.OFFICER, "Officer One", WholeHub.mailOf(WholeHub.OFFICER));
        Person operator = new Person(WholeHub.OPERATOR, "Operator One", WholeHub.mailOf(WholeHub.OPERATOR));
        PublicKeyLine officerKey = newKey(WholeHub.OFFICER);
        PublicKeyLine operatorKey = newKey(WholeHub.OPERATOR);
        store.changing(h -> {
            enrolment.offices().atConsole(h, Office.OFFICER, officer, officerKey);
            enrolment.offices().atConsole(h, Office.OPERATOR, operator, operatorKey);
        });
        enrolMember(WholeHub.ALPHA, WholeHub.RESEARCHER);
    }

    /** A member of a project, who leads it. */
    void enrolMember(String project, String login) throws IOException {
        Person person = new Person(login, "Researcher of " + project, WholeHub.mailOf(login));
        PublicKeyLine key = newKey(login);
        Caller officer = new Caller(WholeHub.OFFICER, "Officer One", "", Set.of(Office.OFFICER), Set.of(), Set.of());
        store.changing(h -> enrolment.memberships().add(h, officer, project, person, true, key));
    }

    private PublicKeyLine newKey(String login) throws IOException {
        Keys created = Keys.create(folder.resolve("key-" + login), login);
        keys.put(login, created);
        return PublicKeyLine.parse(created.publicLine());
    }
}
