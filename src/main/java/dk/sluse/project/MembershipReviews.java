package dk.sluse.project;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.calendar.Copenhagen;
import dk.sluse.project.ReviewLetters.Review;
import dk.sluse.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/**
 * Each quarter a PI says who has access (R25, R91; the PI answers for membership). A review that nobody answers is asked again,
 * told to the officers, and then closes the project; an officer opens it again. What is due is read from the database, so a
 * tick may come late, twice, or on several hubs.
 */
public final class MembershipReviews {

    private final Store store;
    private final Projects projects;
    private final People people;
    private final Access access;
    private final Audit audit;
    private final Clock clock;
    private final ReviewTerm term;
    private final ReviewLetters letters;

    public MembershipReviews(
            Store store,
            Projects projects,
            People people,
            Access access,
            Audit audit,
            Clock clock,
            ReviewTerm term,
            ReviewLetters letters) {
        this.store = store;
        this.projects = projects;
        this.people = people;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.term = term;
        this.letters = letters;
    }

    private record Asked(
            long id, String project, Instant askedAt, Optional<Instant> remindedAt, Optional<Instant> escalatedAt) {

        static Asked of(ResultSet row) throws SQLException {
            return new Asked(
                    row.getLong("id"),
                    row.getString("project"),
                    row.getTimestamp("asked_at").toInstant(),
                    Optional.ofNullable(row.getTimestamp("reminded_at")).map(Timestamp::toInstant),
                    Optional.ofNullable(row.getTimestamp("escalated_at")).map(Timestamp::toInstant));
        }
    }

    /** Asks what is to be asked, and goes on with what nobody answers. */
    public void remind() {
        if (term.every() == 0) {
            return;
        }
        for (String project : store.read(this::dueToAsk)) {
            projects.byId(project).ifPresent(each -> store.changing(h -> ask(h, each)));
        }
        for (Asked review : store.read(h -> unanswered(h, dayBefore(term.reminder())))) {
            projects.byId(review.project()).ifPresent(each -> store.changing(h -> goOn(h, review.id(), each)));
        }
    }

    /** Projects whose last review, or else first membership, is a quarter old, and which are open. */
    private List<String> dueToAsk(Handle h) {
        return h.createQuery("""
                        select m.project from membership m
                        where m.until is null
                          and not exists (select 1 from membership_review r where r.project = m.project
                                          and (r.asked_at >= :before or r.answered_at >= :before
                                               or (r.answered_at is null and r.closed_at is null)))
                        group by m.project having min(m.since) < :before""")
                .bind("before", dayBefore(term.every()))
                .mapTo(String.class)
                .list();
    }

    /** The first moment after a day that lies so many days back: a review counts whole days. */
    private Instant dayBefore(int days) {
        return Copenhagen.endOf(Copenhagen.day(clock.instant()).minusDays(days));
    }

    private void ask(Handle h, Project project) {
        if (access.closed(h, Scope.PROJECT, project.id()).isPresent()) {
            return;
        }
        Instant now = clock.instant();
        Optional<Long> id = h.createQuery("""
                        insert into membership_review (project, asked_at) values (:project, :now)
                        on conflict do nothing returning id""")
                .bind("project", project.id())
                .bind("now", now)
                .mapTo(long.class)
                .findOne();
        id.ifPresent(number -> {
            letters.ask(h, review(h, number, project, now), false);
            tell(h, project, "asked");
        });
    }

    private List<Asked> unanswered(Handle h, Instant askedBefore) {
        return h.createQuery("""
                        select id, project, asked_at, reminded_at, escalated_at from membership_review
                        where answered_at is null and closed_at is null and asked_at < :before order by id""")
                .bind("before", askedBefore)
                .map((row, context) -> Asked.of(row))
                .list();
    }

    private void goOn(Handle h, long id, Project project) {
        Optional<Asked> locked = h.createQuery("""
                        select id, project, asked_at, reminded_at, escalated_at from membership_review
                        where id = :id and answered_at is null and closed_at is null for update""")
                .bind("id", id)
                .map((row, context) -> Asked.of(row))
                .findOne();
        locked.ifPresent(review -> goOn(h, review, project));
    }

    private void goOn(Handle h, Asked asked, Project project) {
        Review review = review(h, asked.id(), project, asked.askedAt());
        // After a long stop several steps may be due at once: people are asked again before anything closes.
        if (asked.remindedAt().isEmpty()) {
            mark(h, asked, "reminded_at");
            letters.ask(h, review, true);
            tell(h, project, "reminded");
        } else if (asked.escalatedAt().isEmpty()) {
            if (isOver(asked.askedAt(), term.escalation())) {
                mark(h, asked, "escalated_at");
                letters.escalate(h, review, officers(h));
                tell(h, project, "escalated");
            }
        } else if (isOver(asked.askedAt(), term.closing())
                && isOver(asked.escalatedAt().get(), 1)) {
            mark(h, asked, "closed_at");
            String reason = "nobody confirmed who has access";
            access.close(h, Scope.PROJECT, project.id(), reason, OptionalLong.empty(), Event.BY_HUB);
            letters.closed(h, review, officers(h));
        }
    }

    private boolean isOver(Instant since, int days) {
        return since.isBefore(dayBefore(days));
    }

    private void mark(Handle h, Asked review, String column) {
        h.createUpdate("update membership_review set " + column + " = :now where id = :id")
                .bind("now", clock.instant())
                .bind("id", review.id())
                .execute();
    }

    private List<Person> officers(Handle h) {
        return people.holding(h, Office.OFFICER);
    }

    private Review review(Handle h, long number, Project project, Instant asked) {
        LocalDate until = Copenhagen.day(asked).plusDays(term.closing() - 1L);
        return new Review(
                number, project, people.leadersOf(h, project.id()), people.membershipsOf(h, project.id()), until);
    }

    /**
     * The PI says that everybody who has access to the project is to have it. It answers an open review, and counts as one when
     * nobody asked.
     *
     * @return who has access
     */
    public List<People.Membership> confirm(Handle h, Caller by, String project) {
        Denied.unless(by.piOf().contains(project), "Only the project's PI says who is to have access.");
        int answered = h.createUpdate("""
                        update membership_review set answered_at = :now, answered_by = :by
                        where project = :project and answered_at is null and closed_at is null""")
                .bind("now", clock.instant())
                .bind("by", by.login())
                .bind("project", project)
                .execute();
        if (answered == 0) {
            h.createUpdate("""
                            insert into membership_review (project, asked_at, answered_at, answered_by)
                            values (:project, :now, :now, :by)""")
                    .bind("project", project)
                    .bind("now", clock.instant())
                    .bind("by", by.login())
                    .execute();
        }
        List<People.Membership> members = people.membershipsOf(h, project);
        audit.record(
                h,
                Event.of(project, EventKind.MEMBERSHIP_CONFIRMED, by.login())
                        .with(
                                "members",
                                String.join(
                                        ",",
                                        members.stream()
                                                .map(People.Membership::login)
                                                .toList())));
        return members;
    }

    private void tell(Handle h, Project project, String stage) {
        audit.record(
                h,
                Event.of(project.id(), EventKind.MEMBERSHIP_REVIEW_ASKED, Event.BY_HUB)
                        .with("stage", stage));
    }
}
