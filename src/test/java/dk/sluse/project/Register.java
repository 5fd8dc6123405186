package dk.sluse.project;

import dk.sluse.audit.Ledger;
import dk.sluse.calendar.MutableClock;
import dk.sluse.project.CaseOfficers.Matter;
import dk.sluse.store.Store;
import dk.sluse.store.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A register of people over a real database: officers olga and otto, operator opal, alpha's PI peter and member anna. */
final class Register implements BeforeEachCallback, AfterEachCallback {

    final MutableClock clock = new MutableClock(Instant.parse("2026-11-02T09:00:00Z"));
    final People people = new People(clock);
    final Enrolment enrolment = new Enrolment(people, new Ledger(clock), clock);
    final Projects projects = new Projects();
    final Access access = new Access(projects, new Ledger(clock), clock);
    final Callers callers = new Callers(people, access);
    Store store;
    private TestDatabase database;

    @Override
    public void beforeEach(ExtensionContext context) {
        database = TestDatabase.fresh();
        store = database.store();
        change(h -> enrolment.offices().atConsole(h, Office.OFFICER, person("olga"), key("olga")));
        change(h -> enrolment.offices().atConsole(h, Office.OFFICER, person("otto"), key("otto")));
        change(h -> enrolment.offices().atConsole(h, Office.OPERATOR, person("opal"), key("opal")));
        change(h -> enrolment.memberships().add(h, caller("olga"), "alpha", person("peter"), true, key("peter")));
        change(h -> enrolment.memberships().add(h, caller("peter"), "alpha", person("anna"), false, key("anna")));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        database.close();
    }

    interface Change {
        void in(Handle h);
    }

    void change(Change change) {
        store.changing(change::in);
    }

    static Person person(String login) {
        return new Person(login, "Name of " + login, login + "@uni.example");
    }

    static PublicKeyLine key(String name) {
        return new PublicKeyLine("ssh-ed25519 AAAA" + name, "SHA256:" + name);
    }

    Caller caller(String login) {
        return caller(login, login);
    }

    Caller caller(String login, String key) {
        return store.read(h -> callers.caller(h, login, "SHA256:" + key)).orElseThrow();
    }

    boolean mayEnter(String login, String key) {
        return store.read(h -> callers.caller(h, login, "SHA256:" + key)).isPresent();
    }

    boolean isMember(String project, String login) {
        return store.read(h -> people.isMember(h, project, login));
    }

    Optional<String> loginOf(String mail) {
        return store.read(h -> people.byMail(h, mail)).map(Person::login);
    }

    Optional<String> closed(Scope scope, String subject) {
        return store.read(h -> access.closed(h, scope, subject));
    }

    List<String> closedNow() {
        return store.read(access::closedNow);
    }

    List<String> membersOf(String project) {
        return store.read(h -> people.membersOf(h, project)).stream()
                .map(Person::login)
                .toList();
    }

    List<String> officersFor(String project) {
        Matter matter = new Matter(project, "anna", clock.instant());
        return store.read(h -> new CaseOfficers(people, access).toTell(h, matter)).stream()
                .map(Person::login)
                .toList();
    }

    List<String> keysOf(String login) {
        return store.read(h -> people.keysOf(h, login));
    }

    /** What the record says of people, as {@code kind by actor in chain}. */
    List<String> events() {
        return store.read(
                h -> h.createQuery("select kind || ' by ' || actor || ' in ' || chain from audit_event order by id")
                        .mapTo(String.class)
                        .list());
    }
}
