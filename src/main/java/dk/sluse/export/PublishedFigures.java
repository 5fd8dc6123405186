package dk.sluse.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.sluse.disclosure.Figures;
import dk.sluse.screening.Earlier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * The figures of exported tables, with which later exports of the project are compared (R63). They are kept from the screening
 * on, so that two requests before officers at once are compared too, erased when their file goes back unpublished, and else
 * stay: what members could fetch stays known to them.
 */
final class PublishedFigures {

    private static final int MOST_CELLS = 200_000;
    private static final int FILES_AT_ONCE = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A file's tables as kept. */
    private record Kept(long request, String tables) {}

    /** Keeps what stands in a file that was screened. */
    void keep(Handle h, ExportFile file, List<Figures> tables, Instant now) {
        h.createUpdate("""
                        insert into published_figures (file, sha256, tables, at) values (:file, :sha256, :tables::jsonb, :now)
                        on conflict (file) do update set sha256 = :sha256, tables = :tables::jsonb, at = :now""")
                .bind("file", file.id())
                .bind("sha256", file.hash())
                .bind("tables", write(tables))
                .bind("now", now)
                .execute();
    }

    /** The file's members can fetch it from now on. */
    void published(Handle h, ExportFile file, Instant now) {
        h.createUpdate("update published_figures set published_at = :now where file = :file and sha256 = :sha256")
                .bind("file", file.id())
                .bind("sha256", file.hash())
                .bind("now", now)
                .execute();
    }

    /** Erases the figures of a file that went back, unless it had been published. */
    void returned(Handle h, ExportFile file) {
        h.createUpdate("delete from published_figures where file = :file and published_at is null")
                .bind("file", file.id())
                .execute();
    }

    /** What the project published in other requests, and what lies in older ones before officers; latest first. */
    Earlier before(Handle h, ExportRequest request) {
        // Only within a transaction does the driver fetch a few rows at a time.
        return h.inTransaction(t -> inTurn(t, request));
    }

    private static Earlier inTurn(Handle h, ExportRequest request) {
        try (Stream<Kept> kept = h
                .createQuery("""
                        select f.request, p.tables::text as tables
                        from published_figures p join export_file f on f.id = p.file
                            join export_request r on r.id = f.request
                        where r.project = :project and r.id <> :id
                            and (p.published_at is not null
                                 or (r.id < :id and f.state in ('SCREENED', 'APPROVED')))
                        order by f.id desc""")
                .bind("project", request.project())
                .bind("id", request.id())
                // A few files at a time: what a project published in all has no bound.
                .setFetchSize(FILES_AT_ONCE)
                .map((row, context) -> new Kept(row.getLong("request"), row.getString("tables")))
                .stream()) {
            return latest(kept.iterator());
        }
    }

    private static Earlier latest(Iterator<Kept> kept) {
        List<Figures> tables = new ArrayList<>();
        int cells = 0;
        while (kept.hasNext()) {
            Kept file = kept.next();
            for (Figures figures : read(file.tables())) {
                cells += figures.counts().size();
                if (cells > MOST_CELLS) {
                    return new Earlier(tables, false);
                }
                String place = ExportRequest.label(file.request()) + " › " + figures.place();
                tables.add(new Figures(place, figures.counts()));
            }
        }
        return new Earlier(tables, true);
    }

    private static String write(List<Figures> tables) {
        try {
            return JSON.writeValueAsString(tables);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Figures cannot be kept", e);
        }
    }

    private static List<Figures> read(String json) {
        try {
            return List.of(JSON.readValue(json, Figures[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Figures cannot be read", e);
        }
    }
}
