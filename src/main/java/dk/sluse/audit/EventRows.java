package dk.sluse.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads events out of rows. */
final class EventRows {

    /** What a query over {@code audit_event e} selects for {@link #event}. */
    static final String COLUMNS =
            "e.id, e.chain as event_chain, e.kind, e.actor, e.request, e.file," + " e.facts::text as facts, e.at";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, String>> STRINGS = new TypeReference<>() {};

    private EventRows() {}

    static RecordedEvent event(ResultSet row) throws SQLException {
        long request = row.getLong("request");
        OptionalLong aboutRequest = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(request);
        return new RecordedEvent(
                row.getLong("id"),
                row.getString("event_chain"),
                row.getString("kind"),
                row.getString("actor"),
                aboutRequest,
                Optional.ofNullable(row.getString("file")),
                facts(row.getString("facts")),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    /** A link of a chain with its event, which is absent when somebody took it away. */
    static Link link(ResultSet row) throws SQLException {
        row.getLong("id");
        boolean gone = row.wasNull();
        return new Link(
                row.getLong("seq"),
                row.getLong("event"),
                row.getString("previous"),
                row.getString("hash"),
                gone ? Optional.empty() : Optional.of(event(row)));
    }

    private static SortedMap<String, String> facts(String json) throws SQLException {
        try {
            return JSON.readValue(json, STRINGS);
        } catch (JsonProcessingException e) {
            throw new SQLException("The facts of an event are no object of strings", e);
        }
    }
}
