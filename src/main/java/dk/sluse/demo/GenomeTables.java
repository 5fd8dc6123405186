package dk.sluse.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The example schema of {@code config/genome.yaml}, empty, and the role that may read it. */
final class GenomeTables {

    private static final List<String> TABLES = List.of(
            "create table person (ref text primary key, cpr text not null unique, sex text, birthday date)",
            "create table sample (id text primary key, person_ref text not null references person, patient_group text, "
                    + "sample_type text, material text, sequenced_on date)",
            "create index sample_person on sample (person_ref)",
            "create table fastq (sample_id text not null references sample, read int, lane int, object_key text, "
                    + "size bigint, sha256 text)",
            "create index fastq_sample on fastq (sample_id)",
            "create table register (cpr text primary key)",
            "create table register_update (updated_at timestamptz)");

    private GenomeTables() {}

    static void create(Connection owner, String reader, String password) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            for (String table : TABLES) {
                statement.execute(table);
            }
            if (!password.matches("\\w+")) {
                throw new IllegalArgumentException("The demo's password is letters and digits.");
            }
            statement.execute("do $$ begin create role " + reader + " login; "
                    + "exception when duplicate_object or unique_violation then null; end $$");
            statement.execute("alter role " + reader + " password '" + password + "'");
            statement.execute("grant select on person, sample, fastq, register, register_update to " + reader);
        }
    }
}
