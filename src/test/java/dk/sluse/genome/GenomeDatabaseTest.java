package dk.sluse.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The genome database is read, and it stays quiet about whom it was asked. */
class GenomeDatabaseTest {

    private static Bank bank;

    @BeforeAll
    static void open() {
        bank = new Bank(20);
    }

    @AfterAll
    static void close() {
        bank.close();
    }

    @Test
    void nothing_can_be_written_even_by_a_role_that_may() throws Exception {
        try (GenomeDatabase asOwner = GenomeDatabase.open(bank.source("postgres", "unused"));
                Connection connection = asOwner.pool().getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("delete from fastq"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("25006");
        }
    }

    @Test
    void an_error_that_repeats_a_number_does_not_come_through() {
        String cpr = bank.cprs(0, 1).get(0);
        Query repeating = new Query("select cast(? as boolean)", List.of(cpr));

        assertThatThrownBy(() -> bank.database.read(repeating, row -> {}))
                .isInstanceOf(GenomeUnavailableException.class)
                .hasMessageContaining("22P02")
                .satisfies(thrown -> assertThat(everythingOf(thrown)).doesNotContain(cpr));
    }

    @Test
    void nor_does_one_that_comes_while_rows_are_read() {
        String cpr = bank.cprs(0, 1).get(0);
        Query query = new Query("select cast(? as text) as number", List.of(cpr));

        assertThatThrownBy(() -> bank.database.read(query, row -> row.getBoolean("number")))
                .isInstanceOf(GenomeUnavailableException.class)
                .satisfies(thrown -> assertThat(everythingOf(thrown)).doesNotContain(cpr));
    }

    @Test
    void a_query_that_takes_too_long_is_cut() {
        GenomeSource source = bank.source("postgres", "unused");
        GenomeSource hasty = new GenomeSource(
                source.name(), source.url(), source.user(), source.password(), 1, Duration.ofMillis(200));
        try (GenomeDatabase database = GenomeDatabase.open(hasty)) {
            assertThatThrownBy(() -> database.read(new Query("select pg_sleep(30)", List.of()), row -> {}))
                    .isInstanceOf(GenomeUnavailableException.class)
                    .hasMessageContaining("57014");
        }
    }

    @Test
    void F15_a_database_that_is_away_is_waited_for() {
        GenomeSource away = new GenomeSource(
                "The genome database",
                "jdbc:postgresql://127.0.0.1:1/none",
                "nobody",
                "none",
                1,
                Duration.ofSeconds(5));
        try (GenomeDatabase database = GenomeDatabase.open(away)) {
            assertThatThrownBy(() -> database.read(new Query("select 1", List.of()), row -> {}))
                    .isInstanceOf(GenomeUnavailableException.class)
                    .isInstanceOf(dk.sluse.work.Waits.class)
                    .hasMessageContaining("no connection");
        }
    }

    private static String everythingOf(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
