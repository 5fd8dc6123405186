package dk.sluse.genome;

import dk.sluse.demo.GenomeBank;
import dk.sluse.store.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A filled genome database in a real PostgreSQL, and a register, for tests of the room. */
public final class Bank implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final String PASSWORD = "reader";

    public final TestDatabase hub = TestDatabase.fresh();
    private final String url;
    public final GenomeBank bank;
    public final GenomeDatabase database;
    private final Clock clock = Clock.fixed(NOW, java.time.ZoneOffset.UTC);

    public Bank(int persons) {
        bank = GenomeBank.of(7, persons);
        url = hub.settings().url() + "_genomes";
        try (Connection server = hub.asOwner();
                var create = server.createStatement()) {
            create.execute("create database " + url.substring(url.lastIndexOf('/') + 1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        try (Connection owner = asOwner()) {
            bank.fill(owner, PASSWORD);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        database = GenomeDatabase.open(source(GenomeBank.READER, PASSWORD));
    }

    GenomeSource source(String user, String password) {
        return new GenomeSource("The genome database", url, user, password, 4, Duration.ofSeconds(20));
    }

    public Connection asOwner() throws SQLException {
        return DriverManager.getConnection(url, "postgres", "unused");
    }

    public void execute(String sql) {
        try (Connection owner = asOwner();
                var statement = owner.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public GenomeRoom room(GenomeBook book, UseRegister register) {
        return new GenomeRoom(book, database, register, clock);
    }

    /** Trust in a register of a file or of this machine. */
    static RegisterTrust trust(int atLeast) {
        return new RegisterTrust(atLeast, Duration.ofDays(2), Clock.fixed(NOW, java.time.ZoneOffset.UTC));
    }

    /** Trust in any register of a database. */
    public static RegisterTrust trusting() {
        return new RegisterTrust(1, Duration.ofDays(2), Clock.systemUTC());
    }

    /** A register's file that was brought up to date an hour ago. */
    public static Path registerFile(Path folder, Collection<String> numbers) throws java.io.IOException {
        Path file = folder.resolve("register.csv");
        Files.writeString(file, "CPR\n" + String.join("\n", numbers) + "\n");
        Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofHours(1))));
        return file;
    }

    public static FileRegister register(Path folder, Collection<String> numbers) throws java.io.IOException {
        return new FileRegister(registerFile(folder, numbers), trust(1));
    }

    public static List<CprNumber> numbers(Collection<String> texts) {
        List<CprNumber> numbers = new ArrayList<>();
        texts.forEach(text ->
                numbers.add(CprNumber.of(text, LocalDate.of(2026, 11, 20)).orElseThrow()));
        return numbers;
    }

    public List<String> cprs(int from, int to) {
        return bank.persons().subList(from, to).stream()
                .map(GenomeBank.Person::cpr)
                .toList();
    }

    @Override
    public void close() {
        database.close();
        hub.close();
    }
}
