package dk.sluse.joining;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.intake.Letter;
import dk.sluse.project.Caller;
import dk.sluse.project.Denied;
import dk.sluse.project.Enrolment;
import dk.sluse.project.Memberships.Joining;
import dk.sluse.project.Person;
import dk.sluse.project.PublicKeyLine;
import dk.sluse.project.Term;
import dk.sluse.wording.Phrase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Members whom PIs named by mail: kept until the PI confirms one by key, and no longer than a month (R25, R26, R91). */
public final class Joinings {

    private static final Duration KEPT = Duration.ofDays(30);

    private final Enrolment enrolment;
    private final Audit audit;
    private final Clock clock;

    public Joinings(Enrolment enrolment, Audit audit, Clock clock) {
        this.enrolment = enrolment;
        this.audit = audit;
        this.clock = clock;
    }

    /** Why {@link #accept} would refuse whom a letter names, all at once. */
    List<Phrase> faults(Handle h, String project, Person pi, Person person, MemberSheet sheet, boolean known) {
        List<Phrase> faults = new ArrayList<>();
        Joining joining = new Joining(project, person, false, new Term(Optional.empty(), sheet.until()));
        if (known) {
            faults.addAll(enrolment.candidacy().ofKnown(h, pi.login(), joining, sheet.key()));
        } else {
            faults.addAll(enrolment.candidacy().ofForm(person));
        }
        if (!known && sheet.introduces()) {
            faults.addAll(enrolment.candidacy().ofNew(h, person, sheet.key()));
        }
        faults.addAll(enrolment.candidacy().ofTerm(joining.term()));
        return faults;
    }

    /** Keeps whom a letter names; answers the number that the PI confirms. */
    long propose(Handle h, String project, Person pi, Person person, MemberSheet sheet, Letter letter) {
        long id = h.createQuery("""
                        insert into member_proposal (project, login, name, mail, key, until, proposed_by, letter, at)
                        values (:project, :login, :name, :mail, :key, :until, :by, :letter, :now) returning id""")
                .bind("project", project)
                .bindMethods(person)
                .bind("key", sheet.key().map(PublicKeyLine::line).orElse(null))
                .bind("until", sheet.until().orElse(null))
                .bind("by", pi.login())
                .bind("letter", letter.key())
                .bind("now", clock.instant())
                .mapTo(long.class)
                .one();
        audit.record(
                h,
                Event.of(project, EventKind.MEMBER_PROPOSED, pi.login())
                        .with("person", person.login())
                        .with("proposal", id)
                        .with("letter", letter.key()));
        return id;
    }

    /**
     * Makes the person a member, on the word of the PI's key.
     *
     * @throws Denied when the caller does not lead the project, it was confirmed already, or it is too old
     */
    public Proposal accept(Handle h, Caller by, long id) {
        Proposal proposal = h.createQuery("select * from member_proposal where id = :id for update")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne()
                .filter(found -> by.piOf().contains(found.project()))
                .orElseThrow(() -> new Denied("There is no proposal " + id + " of a project that you lead."));
        if (proposal.acceptedAt().isPresent()) {
            throw new Denied("Proposal " + id + " was confirmed already.");
        }
        if (proposal.at().plus(KEPT).isBefore(clock.instant())) {
            throw new Denied("Proposal " + id + " is older than " + KEPT.toDays() + " days: send it anew.");
        }
        Joining joining =
                new Joining(proposal.project(), proposal.person(), false, new Term(Optional.empty(), proposal.until()));
        if (proposal.key().isPresent()) {
            enrolment.memberships().add(h, by, joining, proposal.key().get(), Optional.empty());
        } else {
            enrolment.memberships().addKnown(h, by, joining);
        }
        h.createUpdate("update member_proposal set accepted_at = :now where id = :id")
                .bind("now", clock.instant())
                .bind("id", id)
                .execute();
        return proposal;
    }

    private static Proposal read(ResultSet row) throws SQLException {
        return new Proposal(
                row.getLong("id"),
                row.getString("project"),
                new Person(row.getString("login"), row.getString("name"), row.getString("mail")),
                Optional.ofNullable(row.getString("key")).map(PublicKeyLine::parse),
                instant(row, "until"),
                row.getString("proposed_by"),
                row.getTimestamp("at").toInstant(),
                instant(row, "accepted_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(java.sql.Timestamp::toInstant);
    }
}
