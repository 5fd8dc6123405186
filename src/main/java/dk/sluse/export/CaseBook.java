package dk.sluse.export;

import dk.sluse.export.BreachCase.Decision;
import dk.sluse.export.BreachCase.Intent;
import dk.sluse.export.BreachCase.Paper;
import dk.sluse.export.BreachCase.PaperKind;
import dk.sluse.export.Breaches.BreachClass;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The cases in the database. Papers and decisions are added, and never changed. */
final class CaseBook {

    /** Of a request that was declared twice, the later declaration counts: it is the graver one. */
    private static final String LAST = """
            select distinct on (b.request) b.id, b.request, b.class, b.reason, b.declared_by, b.at
            from breach b\s""";

    private final Requests requests;

    CaseBook(Requests requests) {
        this.requests = requests;
    }

    /** The case of a request, if it broke the rules. */
    Optional<BreachCase> find(Handle h, long request) {
        return h.createQuery(LAST + "where b.request = :request order by b.request, b.id desc")
                .bind("request", request)
                .map((row, context) -> read(h, row))
                .findOne();
    }

    /** All cases, latest first. */
    List<BreachCase> all(Handle h) {
        return h.createQuery(LAST + "order by b.request desc, b.id desc")
                .map((row, context) -> read(h, row))
                .list();
    }

    /** Those that wait for a decision. */
    List<BreachCase> undecided(Handle h) {
        return all(h).stream().filter(found -> found.decision().isEmpty()).toList();
    }

    /** How many other requests of this class the person, or the project, broke the rules with before this one. */
    Earlier before(Handle h, BreachCase about, BreachClass kind) {
        return h.createQuery("""
                        select count(distinct request) filter (where requester = :requester) as by_person,
                               count(distinct request) filter (where project = :project) as of_project
                        from breach where class = :class and id < :breach and request <> :request""")
                .bind("requester", about.request().requester())
                .bind("project", about.request().project())
                .bind("class", kind.name())
                .bind("breach", about.breach())
                .bind("request", about.request().id())
                .map((row, context) -> new Earlier(row.getInt("by_person"), row.getInt("of_project")))
                .one();
    }

    /** Breaches before this one, which count in what is proposed (R77, R79). */
    record Earlier(int byPerson, int ofProject) {}

    private BreachCase read(Handle h, ResultSet row) throws SQLException {
        long breach = row.getLong("id");
        return new BreachCase(
                breach,
                requests.find(h, row.getLong("request")).orElseThrow(),
                BreachClass.valueOf(row.getString("class")),
                row.getString("reason"),
                row.getString("declared_by"),
                row.getTimestamp("at").toInstant(),
                papers(h, breach),
                decision(h, breach));
    }

    private static List<Paper> papers(Handle h, long breach) {
        return h.createQuery("""
                        select kind, row_number() over (partition by kind order by id) as version, author, entered_by, text, at
                        from case_paper where breach = :breach order by id""")
                .bind("breach", breach)
                .map((row, context) -> new Paper(
                        PaperKind.valueOf(row.getString("kind")),
                        row.getInt("version"),
                        row.getString("author"),
                        row.getString("entered_by"),
                        row.getString("text"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    private static Optional<Decision> decision(Handle h, long breach) {
        return h.createQuery("""
                        select measure, reason, self_reported, reopens, intent, decided_by, at
                        from case_decision where breach = :breach""")
                .bind("breach", breach)
                .map((row, context) -> new Decision(
                        row.getString("measure"),
                        row.getString("reason"),
                        row.getBoolean("self_reported"),
                        row.getBoolean("reopens"),
                        Optional.ofNullable(row.getString("intent")).map(Intent::valueOf),
                        row.getString("decided_by"),
                        row.getTimestamp("at").toInstant()))
                .findOne();
    }

    void add(Handle h, BreachCase about, Paper paper) {
        h.createUpdate("""
                        insert into case_paper (breach, kind, author, entered_by, text, at)
                        values (:breach, :kind, :author, :by, :text, :at)""")
                .bind("breach", about.breach())
                .bind("kind", paper.kind().name())
                .bind("author", paper.author())
                .bind("by", paper.enteredBy())
                .bind("text", paper.text())
                .bind("at", paper.at())
                .execute();
    }

    void add(Handle h, BreachCase about, Decision decision) {
        h.createUpdate("""
                        insert into case_decision (breach, measure, reason, self_reported, reopens, intent, decided_by, at)
                        values (:breach, :measure, :reason, :selfReported, :reopens, :intent, :by, :at)""")
                .bind("breach", about.breach())
                .bind("measure", decision.measure())
                .bind("reason", decision.reason())
                .bind("selfReported", decision.selfReported())
                .bind("reopens", decision.reopens())
                .bind("intent", decision.intent().map(Intent::name).orElse(null))
                .bind("by", decision.by())
                .bind("at", decision.at())
                .execute();
    }

    /** The same case as it stands now. */
    BreachCase again(Handle h, BreachCase about) {
        return find(h, about.request().id()).orElseThrow();
    }

    /** Once for each case and mark. */
    boolean mark(Handle h, BreachCase about, String mark, Instant now) {
        return requests.mark(h, about.request().id(), "case-" + about.breach() + "-" + mark, now);
    }
}
