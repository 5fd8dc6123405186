package dk.sluse.demo;

import dk.sluse.store.DatabaseSettings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Looks for person numbers in everything that a hub wrote: files and their names, and every table of its database. */
final class LeakSearch {

    private static final int DIGITS = 10;

    private final Set<String> numbers;
    private final List<String> found = new ArrayList<>();

    LeakSearch(Collection<String> numbers) {
        this.numbers = new HashSet<>(numbers);
    }

    /** Where there were any; each place without the number. */
    List<String> found() {
        return List.copyOf(found);
    }

    /** Looks into every file below a folder, and at their names; what goes away meanwhile is not looked at. */
    void files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                text(file.getFileName().toString(), "a name in " + file.getParent());
                look(file);
            }
        }
    }

    private void look(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            bytes(in, file.toString());
        } catch (NoSuchFileException e) {
            // It went away meanwhile, as temporary files do.
        }
    }

    void text(String text, String where) {
        try {
            bytes(new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), where);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Looks at every row of every table. */
    void database(DatabaseSettings settings) throws IOException {
        try (Connection owner = DriverManager.getConnection(
                        settings.url(),
                        settings.owner().user(),
                        settings.owner().password());
                Statement statement = owner.createStatement()) {
            for (String table : tables(statement)) {
                try (ResultSet rows = statement.executeQuery("select t::text from " + table + " t")) {
                    while (rows.next()) {
                        text(rows.getString(1), "table " + table);
                    }
                }
            }
        } catch (SQLException e) {
            throw new IOException("The database cannot be searched", e);
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet names = statement.executeQuery(
                "select quote_ident(table_schema) || '.' || quote_ident(table_name) from information_schema.tables"
                        + " where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')")) {
            while (names.next()) {
                tables.add(names.getString(1));
            }
        }
        return tables;
    }

    /** Ten digits in a row, or six and four with a hyphen between them. */
    private void bytes(InputStream in, String where) throws IOException {
        StringBuilder digits = new StringBuilder(DIGITS + 1);
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '-' && digits.length() >= 6) {
                continue;
            }
            if (next < '0' || next > '9') {
                digits.setLength(0);
                continue;
            }
            digits.append((char) next);
            if (digits.length() > DIGITS) {
                digits.deleteCharAt(0);
            }
            if (digits.length() == DIGITS && numbers.contains(digits.toString())) {
                found.add(where);
                return;
            }
        }
    }
}
