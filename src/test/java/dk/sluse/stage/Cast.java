package dk.sluse.stage;

import dk.sluse.audit.Ledger;
import dk.sluse.custody.Place;
import dk.sluse.project.Access;
import dk.sluse.project.Authority;
import dk.sluse.project.Borders;
import dk.sluse.project.Caller;
import dk.sluse.project.Callers;
import dk.sluse.project.Enrolment;
import dk.sluse.project.Mandate;
import dk.sluse.project.Office;
import dk.sluse.project.Paper;
import dk.sluse.project.People;
import dk.sluse.project.Person;
import dk.sluse.project.Project;
import dk.sluse.project.Projects;
import dk.sluse.project.PublicKeyLine;
import dk.sluse.project.Scope;
import dk.sluse.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Who is on every stage: the officers {@code olga} and {@code otto}, the operator {@code opal}, the project {@code alpha} with
 * its PI {@code peter} and its members {@code anna} and {@code arne}, and the project {@code beta} with its PI {@code bodil}.
 */
final class Cast {

    /** Of every project on a stage: it carries all that there is, for longer than any test. */
    private static final Mandate MANDATE = Mandate.of(
            Authority.DST,
            new Paper(Paper.Kind.APPROVAL, "1-10-72-1-20", LocalDate.of(2020, 1, 1), LocalDate.of(2099, 12, 31)),
            Mandate.BY_APPROVAL,
            new Paper(Paper.Kind.AGREEMENT, "NGC-2020-1", LocalDate.of(2020, 1, 1), LocalDate.of(2099, 12, 31)));

    final Projects projects = new Projects();
    final People people;
    final Access access;
    final Enrolment enrolment;
    private final Store store;

    Cast(Store store, Ledger audit, Clock clock) {
        this.store = store;
        people = new People(clock);
        access = new Access(projects, audit, clock);
        enrolment = new Enrolment(people, audit, clock);
        enrol();
    }

    private void enrol() {
        store.changing(h -> {
            enrolment.offices().atConsole(h, Office.OFFICER, person("olga"), key("olga"));
            enrolment.offices().atConsole(h, Office.OFFICER, person("otto"), key("otto"));
            enrolment.offices().atConsole(h, Office.OPERATOR, person("opal"), key("opal"));
        });
        Caller olga = caller("olga");
        store.changing(h -> {
            enrolment.memberships().add(h, olga, "alpha", person("peter"), true, key("peter"));
            enrolment.memberships().add(h, olga, "alpha", person("anna"), false, key("anna"));
            enrolment.memberships().add(h, olga, "alpha", person("arne"), false, key("arne"));
            enrolment.memberships().add(h, olga, "beta", person("bodil"), true, key("bodil"));
        });
    }

    Caller caller(String login) {
        return store.read(h -> new Callers(people, access).caller(h, login, "SHA256:" + login))
                .orElseThrow();
    }

    void joins(String login) {
        // A third officer who has no part in anything: olga and otto may be members themselves.
        Caller other = new Caller("olaf", "Olaf", "SHA256:olaf", Set.of(Office.OFFICER), Set.of(), Set.of());
        store.changing(h -> enrolment.memberships().add(h, other, "alpha", person(login), false, key(login)));
    }

    void leaves(String login) {
        Caller olga = caller("olga");
        store.changing(h -> enrolment.memberships().end(h, olga, "alpha", login));
    }

    void suspend(Scope scope, String subject) {
        store.changing(h -> access.close(h, scope, subject, "a test", OptionalLong.empty(), "olga"));
    }

    void reopen(Scope scope, String subject) {
        store.changing(h -> {
            var unused = access.reopen(h, scope, subject, "mended", "olga");
        });
    }

    static Person person(String login) {
        return new Person(login, login.substring(0, 1).toUpperCase(Locale.ROOT) + login.substring(1), mail(login));
    }

    static String mail(String login) {
        return login + "@uni.example";
    }

    static PublicKeyLine key(String login) {
        return new PublicKeyLine("ssh-ed25519 AAAA" + login, "SHA256:" + login);
    }

    static Project project(
            String id,
            int officers,
            Set<String> permissions,
            Map<String, Map<String, Double>> thresholds,
            Map<String, Place.Sftp> imports) {
        return project(id, officers, MANDATE, permissions, thresholds, imports);
    }

    static Project project(
            String id,
            int officers,
            Mandate mandate,
            Set<String> permissions,
            Map<String, Map<String, Double>> thresholds,
            Map<String, Place.Sftp> imports) {
        return new Project(
                id,
                id.toUpperCase(Locale.ROOT),
                "A study",
                "A university",
                officers,
                mandate,
                permissions,
                thresholds,
                Map.of(),
                server(id + "/environment"),
                Optional.empty(),
                imports,
                Borders.UNSAID,
                List.of(),
                "0".repeat(64));
    }

    /** A server that nobody reaches. */
    static Place.Sftp server(String name) {
        return new Place.Sftp(
                name,
                name.replace('/', '.') + ".invalid",
                22,
                "sluse",
                Path.of("none"),
                "ssh-ed25519 none",
                "",
                Optional.empty(),
                Optional.empty(),
                false);
    }
}
