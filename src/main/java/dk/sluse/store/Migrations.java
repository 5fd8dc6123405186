package dk.sluse.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * Brings the tables up to date as the owner's role. The hub's own role is made here when it does not exist; each
 * migration grants it what it needs by the placeholder {@code ${hubRole}}, and no more.
 */
final class Migrations {

    private Migrations() {}

    static void run(DatabaseSettings settings) {
        try (Connection owner = DriverManager.getConnection(
                settings.url(), settings.owner().user(), settings.owner().password())) {
            ensureHubRole(owner, settings.hub());
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "Cannot reach the database as its owner (" + settings.owner() + "): " + e.getMessage()
                            + ". Check database.url and database.owner.* in config/application.properties.",
                    e);
        }
        Flyway.configure()
                .dataSource(
                        settings.url(),
                        settings.owner().user(),
                        settings.owner().password())
                .locations("classpath:db/migration")
                .placeholders(Map.of("hubRole", settings.hub().user()))
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .load()
                .migrate();
    }

    private static void ensureHubRole(Connection owner, DatabaseSettings.Login hub) throws SQLException {
        if (!hub.user().matches("[a-z_][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("database.user must be a plain lower-case role name: " + hub.user());
        }
        if (exists(owner, hub.user())) {
            return;
        }
        String quoted;
        try (PreparedStatement quote = owner.prepareStatement("select quote_literal(?)")) {
            quote.setString(1, hub.password());
            quoted = single(quote);
        }
        try (Statement create = owner.createStatement()) {
            create.execute("create role " + hub.user() + " login password " + quoted);
        }
    }

    private static boolean exists(Connection owner, String role) throws SQLException {
        try (PreparedStatement find = owner.prepareStatement("select count(*) from pg_roles where rolname = ?")) {
            find.setString(1, role);
            return !single(find).equals("0");
        }
    }

    private static String single(PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }
}
