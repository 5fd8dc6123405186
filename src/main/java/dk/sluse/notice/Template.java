package dk.sluse.notice;

import static dk.sluse.notice.Fact.items;
import static dk.sluse.notice.Fact.line;
import static dk.sluse.notice.Fact.lines;
import static dk.sluse.notice.Fact.quote;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every mail the hub writes, and what each may say. A template {@code NAME} lies in {@code config/mail/da/NAME.txt} and
 * {@code config/mail/en/NAME.txt}; besides its own facts it may name those of the {@link Letterhead}. {@code number} is
 * the request's, and comes from the notice itself.
 */
public enum Template {
    /** To the requester: the request is complete and the ten working days begin (R44). */
    REQUEST_RECEIVED(line("number"), line("project"), line("files"), line("deadline")),
    /** To the requester: everything that is missing or wrong, at once (R39, R40). */
    REQUEST_INCOMPLETE(
            line("number").orNone(),
            line("project").orNone(),
            items("faults", line("row").orNone(), line("what"))),
    /** To the named requester: a folder was dropped in the environment; nothing happens until it is confirmed. */
    REQUEST_CONFIRM(
            line("number"), line("project"), line("folder"), line("files").orNone(), line("login")),
    /** To the PI: a folder was dropped whose manifest names no member as its requester. */
    DROP_UNNAMED(line("project"), line("folder"), line("named").orNone()),
    /** To the PI: a folder was dropped whose documents, or whose name, cannot be taken. */
    DROP_REJECTED(line("project"), line("folder"), items("faults", line("path"), line("what"))),
    /** To the officers, the PI and the requester: a mail about a dropped folder, which a mail never confirms. */
    DROP_ANSWERED(line("number"), line("project"), line("requester"), line("login"), quote("answer")),
    /** To a member: a mail about a request that waits for nothing from its requester. */
    NOTHING_TO_DO(line("number"), line("project"), line("state")),
    /** To the operator: a mail was not acted upon. */
    MAIL_REFUSED_OPERATOR(line("sender"), line("subject"), line("received"), line("why")),
    /** To the officers: screening ended, a person decides (R43). */
    REQUEST_IN_REVIEW(
            line("number"),
            line("project"),
            line("requester"),
            line("files"),
            line("refuse"),
            line("hold"),
            line("pass"),
            line("deadline")),
    /** To the requester: an officer is in doubt (R45). */
    EXPLANATION_ASKED(
            line("number"), line("project"), quote("question"), lines("files").orNone()),
    /** To the officers: the requester has explained. */
    EXPLANATION_GIVEN(
            line("number"),
            line("project"),
            line("requester"),
            quote("explanation"),
            line("deadline").orNone()),
    /** To the requester: approved files lie in the download folder (R46, R47). */
    REQUEST_PUBLISHED(
            line("number"),
            line("project"),
            line("login"),
            line("folder"),
            line("until"),
            line("days"),
            lines("files")),
    /** To the requester: no file was approved. */
    REQUEST_DECIDED_NONE(line("number"), line("project"), items("files", line("path"), line("reason"))),
    /** To the requester: some files were refused. */
    FILES_REFUSED(line("number"), line("project"), items("files", line("path"), line("reason")), line("where")),
    /** To the requester: files lie in the environment again (R72). */
    REQUEST_RETURNED(line("number"), line("project"), line("where"), lines("files")),
    /** To the requester: the request was taken back. */
    REQUEST_WITHDRAWN(line("number"), line("project"), line("by")),
    /** To the requester: a download expires soon (R48). */
    DOWNLOAD_EXPIRING(
            line("number"),
            line("project"),
            line("login"),
            line("folder"),
            line("until"),
            line("days"),
            lines("files")),
    /** To the requester: what was deleted, and when (R48). */
    DOWNLOAD_EXPIRED(line("number"), line("project"), line("until"), items("files", line("path"), line("deleted"))),
    /** To the requester: an officer took a download back. */
    DOWNLOAD_REVOKED(line("number"), line("project"), line("reason"), lines("files")),
    /** To the requester: a download stays longer. */
    DOWNLOAD_EXTENDED(line("number"), line("project"), line("login"), line("folder"), line("until")),
    /** To the officers: day 5, 8 or 10 of a request (R44). */
    DEADLINE_REMINDER(line("number"), line("project"), line("day"), line("deadline"), line("waiting")),
    /** To the officers: the ten working days are over; nothing was approved by itself (R44). */
    DEADLINE_PASSED(line("number"), line("project"), line("deadline"), line("waiting")),
    /** To the requester: individual data, access is closed (R71, R72). */
    BREACH_REQUESTER(line("number"), line("project"), line("reason"), lines("files")),
    /** To the PI: the same, and the account and plan that are asked for (R73, R74). */
    BREACH_PI(line("number"), line("project"), line("requester"), line("reason"), lines("files")),
    /** To the officers: who declared what. */
    BREACH_OFFICERS(
            line("number"),
            line("project"),
            line("requester"),
            line("by"),
            line("kind"),
            line("reason"),
            lines("files")),
    /** To the requester and the PI: detailed tables, an account is asked for, access stays (R76). */
    BREACH_DETAILED(line("number"), line("project"), line("reason"), lines("files")),
    /** To the requester: the files could not be collected; the environment is as it was (R41). */
    COLLECTION_FAILED(line("number"), line("project"), items("faults", line("path"), line("what"))),
    /** To the operator: a step ended its retries and waits. */
    STEP_STOPPED(line("step"), line("subject"), line("attempts"), line("reason"), line("id")),
    /** To the officers and the operator: a policy did not finish, the files are held (F29). */
    SCREENING_FAILED(line("number"), line("project"), items("files", line("path"), line("policy"), line("reason"))),
    /** To a new member: how to log in (R91). */
    WELCOME_MEMBER(line("name"), line("project"), line("login"), line("key"));

    private final List<Fact> facts;

    Template(Fact... facts) {
        this.facts = List.of(facts);
    }

    /** Its name, as in a {@link Notice}, such as {@code request-received}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    List<Fact> facts() {
        return facts;
    }

    boolean names(String fact) {
        return facts.stream().anyMatch(f -> f.name().equals(fact));
    }

    static Optional<Template> named(String id) {
        return Arrays.stream(values()).filter(t -> t.id().equals(id)).findFirst();
    }
}
