package dk.sluse.importing;

import dk.sluse.custody.SafePath;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The files of imports in the database. */
final class ImportFiles {

    private static final String SELECT = """
            select id, request, ordinal, path, description, uploader, uploaded_at, sha256, size, arrived
            from import_file\s""";

    private static final RowMapper<ImportFile> FILE = (row, context) -> new ImportFile(
            row.getLong("id"),
            row.getLong("request"),
            row.getInt("ordinal"),
            SafePath.of(row.getString("path")),
            row.getString("description"),
            Optional.ofNullable(row.getString("uploader")),
            Optional.ofNullable(row.getTimestamp("uploaded_at")).map(java.sql.Timestamp::toInstant),
            Optional.ofNullable(row.getString("sha256")),
            Optional.ofNullable(row.getObject("size", Long.class)),
            row.getBoolean("arrived"));

    void add(Handle h, long request, List<Instruction.Row> rows) {
        var batch = h.prepareBatch(
                "insert into import_file (request, ordinal, path, description) values (:request, :ordinal, :path, :text)");
        int ordinal = 0;
        for (Instruction.Row row : rows) {
            batch.bind("request", request)
                    .bind("ordinal", ++ordinal)
                    .bind("path", row.path().toString())
                    .bind("text", row.description())
                    .add();
        }
        batch.execute();
    }

    /** The files of an import, in the order of its list. */
    List<ImportFile> of(Handle h, long request) {
        return h.createQuery(SELECT + "where request = :request order by ordinal")
                .bind("request", request)
                .map(FILE)
                .list();
    }

    /** The file of an import that has this path. */
    Optional<ImportFile> at(Handle h, long request, SafePath path) {
        return h.createQuery(SELECT + "where request = :request and path = :path")
                .bind("request", request)
                .bind("path", path.toString())
                .map(FILE)
                .findOne();
    }

    /** The numbers of imports with a file of this path or name, latest first. */
    List<Long> importsNaming(Handle h, String name) {
        return h.createQuery("""
                        select distinct request from import_file
                        where path = :name or right(path, length(:name) + 1) = '/' || :name order by request desc""").bind("name", name).mapTo(long.class).list();
    }

    void uploaded(Handle h, ImportFile file, String by, String sha256, long size, Instant now) {
        h.createUpdate("""
                        update import_file set uploader = :by, uploaded_at = :now, sha256 = :sha256, size = :size
                        where id = :id""")
                .bind("by", by)
                .bind("now", now)
                .bind("sha256", sha256)
                .bind("size", size)
                .bind("id", file.id())
                .execute();
    }

    void uploadRemoved(Handle h, ImportFile file) {
        h.createUpdate("""
                        update import_file set uploader = null, uploaded_at = null, sha256 = null, size = null
                        where id = :id""").bind("id", file.id()).execute();
    }

    void arrived(Handle h, ImportFile file, String sha256, long size) {
        h.createUpdate("update import_file set arrived = true, sha256 = :sha256, size = :size where id = :id")
                .bind("sha256", sha256)
                .bind("size", size)
                .bind("id", file.id())
                .execute();
    }
}
