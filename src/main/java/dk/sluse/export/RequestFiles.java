package dk.sluse.export;

import dk.sluse.custody.SafePath;
import dk.sluse.screening.Verdict;
import dk.sluse.store.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The files of requests in the database. */
final class RequestFiles {

    private final Rows<ExportFile> rows = new Rows<>("file", "export_file", RequestFiles::file);

    List<ExportFile> of(Handle h, long request) {
        return rows.where(h, "request", request, "ordinal");
    }

    List<ExportFile> of(Handle h, long request, Set<FileState> states) {
        return of(h, request).stream().filter(f -> states.contains(f.state())).toList();
    }

    Optional<ExportFile> find(Handle h, long id) {
        return rows.find(h, id);
    }

    /** Whether a published file of the request has this path, or lies somewhere below it. */
    static boolean isPublished(Handle h, long request, String path) {
        return h.createQuery("""
                        select exists (select 1 from export_file
                                       where request = :request and state = 'PUBLISHED'
                                         and (path = :path or starts_with(path, :path || '/')))""")
                .bind("request", request)
                .bind("path", path)
                .mapTo(boolean.class)
                .one();
    }

    /** Files of any request whose path is, or ends in, this name; latest first. */
    List<ExportFile> named(Handle h, String name) {
        return h.createQuery("""
                        select * from export_file where path = :name or right(path, length(:name) + 1) = '/' || :name
                        order by id desc limit 20""").bind("name", name).map(RequestFiles::file).list();
    }

    /** Puts the manifest's rows in the place of any earlier manifest's. */
    void replace(Handle h, long request, List<Manifest.Row> rows) {
        h.createUpdate("delete from export_file where request = :request")
                .bind("request", request)
                .execute();
        int ordinal = 0;
        for (Manifest.Row row : rows) {
            h.createUpdate("""
                            insert into export_file
                                (request, ordinal, path, description, justification, identifiable, state)
                            values (:request, :ordinal, :path, :description, :justification, :identifiable, 'NAMED')""")
                    .bind("request", request)
                    .bind("ordinal", ++ordinal)
                    .bind("path", row.path().toString())
                    .bind("description", row.description())
                    .bind("justification", row.justification())
                    .bind("identifiable", row.identifiable())
                    .execute();
        }
    }

    /**
     * Lets a file go on to its next state.
     *
     * @throws IllegalStateException when the table of transitions does not allow it
     */
    void to(Handle h, ExportFile file, FileState next) {
        rows.move(h, file.id(), file.state(), next);
    }

    void collected(Handle h, ExportFile file, String sha256, long size) {
        to(h, file, FileState.COLLECTED);
        h.createUpdate("update export_file set sha256 = :sha256, size = :size where id = :id")
                .bind("sha256", sha256)
                .bind("size", size)
                .bind("id", file.id())
                .execute();
    }

    void judged(Handle h, long id, String type, Verdict verdict) {
        h.createUpdate("update export_file set type = :type, verdict = :verdict where id = :id")
                .bind("type", type)
                .bind("verdict", verdict.name())
                .bind("id", id)
                .execute();
    }

    void returned(Handle h, ExportFile file, String to) {
        to(h, file, FileState.RETURNED);
        h.createUpdate("update export_file set returned_to = :to where id = :id")
                .bind("to", to)
                .bind("id", file.id())
                .execute();
    }

    private static ExportFile file(ResultSet row, StatementContext context) throws SQLException {
        return new ExportFile(
                row.getLong("id"),
                row.getLong("request"),
                row.getInt("ordinal"),
                SafePath.of(row.getString("path")),
                row.getString("description"),
                row.getString("justification"),
                row.getBoolean("identifiable"),
                FileState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("sha256")),
                size(row),
                Optional.ofNullable(row.getString("type")),
                Optional.ofNullable(row.getString("verdict")).map(Verdict::valueOf),
                Optional.ofNullable(row.getString("returned_to")));
    }

    private static Optional<Long> size(ResultSet row) throws SQLException {
        long size = row.getLong("size");
        return row.wasNull() ? Optional.empty() : Optional.of(size);
    }
}
