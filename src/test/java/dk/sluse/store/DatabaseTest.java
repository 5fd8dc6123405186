package dk.sluse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.demo.FreePort;
import dk.sluse.store.DatabaseSettings.Login;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    @Test
    void a_change_that_fails_leaves_nothing() {
        try (TestDatabase database = TestDatabase.fresh()) {
            Store store = database.store();
            store.changing(h -> h.execute("create temporary table t (n int)"));
            assertThatThrownBy(() -> store.changing(h -> {
                        h.execute("select 1");
                        throw new IllegalStateException("on purpose");
                    }))
                    .hasMessage("on purpose");
        }
    }

    @Test
    void the_hub_may_not_be_the_owner_of_its_record() {
        Login same = new Login("sluse", "secret");
        assertThatThrownBy(() -> new DatabaseSettings("jdbc:postgresql://localhost/x", same, same, 5))
                .hasMessageContaining("must differ");
        assertThat(same).hasToString("sluse");
    }

    @Test
    void an_embedded_database_keeps_its_data_over_a_restart(@TempDir Path folder) throws Exception {
        try (EmbeddedDatabase first = EmbeddedDatabase.start(folder, FreePort.next());
                Database database = Database.open(first.settings())) {
            new Store(database.pool()).read(h -> h.execute("select 1"));
        }
        try (EmbeddedDatabase again = EmbeddedDatabase.start(folder, FreePort.next());
                Database database = Database.open(again.settings())) {
            int roles = new Store(database.pool())
                    .read(h -> h.createQuery("select count(*) from pg_roles where rolname = 'sluse_hub'")
                            .mapTo(int.class)
                            .one());
            assertThat(roles).isOne();
        }
    }

    @Test
    void an_embedded_database_asks_for_a_password(@TempDir Path folder) throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, FreePort.next())) {
            assertThatThrownBy(() ->
                            DriverManager.getConnection(database.settings().url(), "postgres", "guess"))
                    .hasMessageContaining("password authentication failed");
        }
    }
}
