package dk.sluse.custody;

import dk.sluse.custody.Consignment.Parcel;
import dk.sluse.custody.Ledger.Begun;
import dk.sluse.custody.Notes.Verified;
import dk.sluse.custody.Row.Step;
import dk.sluse.wording.Phrase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/** The rows of parcels. Those of thousands of files are written with one statement. */
final class Parcels {

    private Parcels() {}

    static void insert(Handle h, Consignment consignment) {
        List<Parcel> parcels = consignment.parcels();
        knowingArrays(h)
                .createUpdate("insert into parcel"
                        + " (consignment, id, position, from_path, to_path, expected_sha256, treatment, step)"
                        + " select :consignment, u.*, 'WAITING'"
                        + " from unnest(:ids, :positions, :froms, :tos, :expected, :treatments) as u")
                .bind("consignment", consignment.id())
                .bindArray("ids", String.class, all(parcels, Parcel::id))
                .bindArray(
                        "positions",
                        Integer.class,
                        IntStream.range(0, parcels.size()).boxed().toList())
                .bindArray("froms", String.class, all(parcels, parcel -> parcel.from()
                        .toString()))
                .bindArray(
                        "tos", String.class, all(parcels, parcel -> parcel.to().toString()))
                .bindArray(
                        "expected",
                        String.class,
                        parcels.stream()
                                .map(parcel -> parcel.sha256().orElse(null))
                                .toArray())
                .bindArray("treatments", String.class, all(parcels, parcel -> parcel.treatment()
                        .name()))
                .execute();
    }

    static List<Row> rows(Handle h, String consignment) {
        return h.createQuery("select * from parcel where consignment = :id order by position")
                .bind("id", consignment)
                .map((row, context) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("id"),
                SafePath.of(row.getString("from_path")),
                SafePath.of(row.getString("to_path")),
                Optional.ofNullable(row.getString("expected_sha256")),
                Treatment.valueOf(row.getString("treatment")),
                Step.valueOf(row.getString("step")),
                Optional.ofNullable(row.getString("temporary")),
                Optional.ofNullable(row.getString("source_mark")),
                Optional.ofNullable(row.getString("target_name")),
                copied(row),
                Optional.ofNullable(row.getString("fault_en")).isPresent()
                        ? Optional.of(new Phrase(row.getString("fault_da"), row.getString("fault_en")))
                        : Optional.empty());
    }

    private static Optional<Copied> copied(ResultSet row) throws SQLException {
        String sha256 = row.getString("sha256");
        if (sha256 == null) {
            return Optional.empty();
        }
        String source = Optional.ofNullable(row.getString("source_sha256")).orElse(sha256);
        return Optional.of(new Copied(sha256, source, row.getLong("size"), row.getBoolean("synced")));
    }

    static void begun(Handle h, String consignment, List<Begun> begun) {
        knowingArrays(h)
                .createUpdate("update parcel p set temporary = u.temporary, source_mark = u.mark"
                        + " from unnest(:ids, :temporaries, :marks) as u (id, temporary, mark)"
                        + " where p.consignment = :consignment and p.id = u.id")
                .bind("consignment", consignment)
                .bindArray("ids", String.class, all(begun, Begun::parcel))
                .bindArray("temporaries", String.class, all(begun, Begun::temporary))
                .bindArray("marks", String.class, all(begun, Begun::mark))
                .execute();
    }

    static void verified(Handle h, String consignment, List<Verified> verified) {
        if (verified.isEmpty()) {
            return;
        }
        knowingArrays(h)
                .createUpdate("update parcel p set step = 'VERIFIED', target_name = u.name, sha256 = u.sha256,"
                        + " source_sha256 = u.source, size = u.size, synced = u.synced"
                        + " from unnest(:ids, :names, :hashes, :sources, :sizes, :synced)"
                        + " as u (id, name, sha256, source, size, synced)"
                        + " where p.consignment = :consignment and p.id = u.id")
                .bind("consignment", consignment)
                .bindArray("ids", String.class, all(verified, note -> note.parcel))
                .bindArray("names", String.class, all(verified, note -> note.name))
                .bindArray("hashes", String.class, all(verified, note -> note.copied.sha256()))
                .bindArray("sources", String.class, all(verified, note -> note.copied.sourceSha256()))
                .bindArray("sizes", Long.class, all(verified, note -> note.copied.size()))
                .bindArray("synced", Boolean.class, all(verified, note -> note.copied.synced()))
                .execute();
    }

    static void placed(Handle h, String consignment, List<String> placed) {
        if (placed.isEmpty()) {
            return;
        }
        knowingArrays(h)
                .createUpdate("update parcel set step = 'PLACED', temporary = null"
                        + " where consignment = :consignment and id = any(:ids)")
                .bind("consignment", consignment)
                .bindArray("ids", String.class, placed)
                .execute();
    }

    static void update(Handle h, String consignment, Row row, String what, Map<String, ?> values) {
        h.createUpdate("update parcel set " + what + " where consignment = :consignment and id = :parcel")
                .bindMap(values)
                .bind("consignment", consignment)
                .bind("parcel", row.id())
                .execute();
    }

    private static <T, V> List<V> all(List<T> rows, Function<T, V> value) {
        return rows.stream().map(value).toList();
    }

    private static Handle knowingArrays(Handle h) {
        return h.registerArrayType(String.class, "text")
                .registerArrayType(Integer.class, "int4")
                .registerArrayType(Long.class, "int8")
                .registerArrayType(Boolean.class, "bool");
    }
}
