package dk.sluse.demo;

import dk.sluse.audit.Ledger;
import dk.sluse.custody.Place;
import dk.sluse.project.Access;
import dk.sluse.project.Entrance;
import dk.sluse.project.People;
import dk.sluse.project.Project;
import dk.sluse.project.Projects;
import dk.sluse.project.Proof;
import dk.sluse.project.Rules;
import dk.sluse.project.SealingKey;
import dk.sluse.project.SecondFactors;
import dk.sluse.store.DatabaseSettings;
import dk.sluse.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** How long it takes to say who comes in, with 10,000 projects, 50,000 members and 100,000 keys in the database. */
final class LoginBench {

    private static final int WARM_UP = 500;
    private static final int LOGINS = 5_000;
    private static final int PEOPLE = 50_000;

    private final Store store;
    private final DatabaseSettings settings;
    private final Path folder;

    LoginBench(Store store, DatabaseSettings settings, Path folder) {
        this.settings = settings;
        this.store = store;
        this.folder = folder;
    }

    /** As PostgreSQL does by itself within a minute of such a change. */
    private void analyze() throws SQLException {
        try (Connection owner = DriverManager.getConnection(
                        settings.url(),
                        settings.owner().user(),
                        settings.owner().password());
                Statement statement = owner.createStatement()) {
            statement.execute("analyze");
        }
    }

    void run() throws IOException, SQLException {
        store.changing(h -> {
            h.execute("insert into person (login, name, mail, enrolled_at)"
                    + " select 'member' || i, 'Member ' || i, 'member' || i || '@uni.example', now() - interval '30 days'"
                    + " from generate_series(1, 50000) i");
            h.execute("insert into person_key (fingerprint, login, line, added_at)"
                    + " select 'SHA256:' || i || '-' || k, 'member' || i, 'ssh-ed25519 none', now() - interval '30 days'"
                    + " from generate_series(1, 50000) i, generate_series(1, 2) k");
            // Five to a project; every tenth works on a second one.
            h.execute("insert into membership (project, login, pi, since)"
                    + " select 'project' || (i % 10000), 'member' || i, i <= 10000, now() - interval '30 days'"
                    + " from generate_series(1, 50000) i");
            h.execute("insert into membership (project, login, pi, since)"
                    + " select 'project' || ((i + 1) % 10000), 'member' || i, false, now() - interval '30 days'"
                    + " from generate_series(10, 50000, 10) i");
            h.execute("insert into suspension (scope, subject, reason, closed_by, since)"
                    + " select 'PROJECT', 'project' || i, 'a breach', 'officer1', now()"
                    + " from generate_series(1, 10000, 50) i");
        });
        analyze();
        Clock clock = Clock.systemUTC();
        Ledger audit = new Ledger(clock);
        People people = new People(clock);
        Entrance entrance = new Entrance(
                people,
                new Access(projects(), audit, clock),
                new Rules(Optional.empty(), audit, clock),
                new SecondFactors(SecondFactors.Demand.OPTIONAL, SealingKey.in(folder.resolve("keys")), audit, clock),
                Set.of(),
                clock);
        Random random = new Random(1);
        double[] trips = new double[LOGINS];
        double[] millis = new double[LOGINS];
        for (int i = -WARM_UP; i < LOGINS; i++) {
            int who = 1 + random.nextInt(PEOPLE);
            Proof key = new Proof.Key("SHA256:" + who + "-" + (1 + random.nextInt(2)));
            long began = System.nanoTime();
            Entrance.Answer answer = store.read(h -> entrance.look(h, "member" + who, key));
            if (i >= 0) {
                millis[i] = (System.nanoTime() - began) / 1e6;
                long asked = System.nanoTime();
                int one = store.read(
                        h -> h.createQuery("select 1").mapTo(int.class).one());
                trips[i] = one * (System.nanoTime() - asked) / 1e6;
            }
            if (answer instanceof Entrance.Answer.Unknown) {
                throw new IllegalStateException("member" + who + " is not known: " + answer);
            }
        }
        GatewayBench.say(
                "Login decision, of %d: median %.2f ms, 99th percentile %.2f ms (goal: 5), most %.2f ms; beside each a bare"
                        + " question to the database: median %.2f ms, 99th percentile %.2f ms",
                LOGINS,
                GatewayBench.quantile(millis, 0.5),
                GatewayBench.quantile(millis, 0.99),
                GatewayBench.quantile(millis, 1),
                GatewayBench.quantile(trips, 0.5),
                GatewayBench.quantile(trips, 0.99));
    }

    /** So that it is asked whether a project's institution is closed, too. */
    private static Projects projects() {
        Projects projects = new Projects();
        for (int i = 0; i < 10_000; i++) {
            Place.Sftp nowhere = new Place.Sftp(
                    "none",
                    "none.invalid",
                    22,
                    "sluse",
                    Path.of("none"),
                    "ssh-ed25519 none",
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    false);
            projects.put(new Project(
                    "project" + i,
                    "P" + i,
                    "A study",
                    "University " + i % 20,
                    1,
                    Set.of(),
                    Map.of(),
                    nowhere,
                    Optional.empty(),
                    List.of(),
                    "none"));
        }
        return projects;
    }
}
