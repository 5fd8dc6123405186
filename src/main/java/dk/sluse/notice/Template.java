package dk.sluse.notice;

import static dk.sluse.notice.Fact.flag;
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
    /** To whoever reported a breach: which requests are frozen now (R69, R75). */
    SELF_REPORT_RECEIVED(
            line("number"),
            line("project"),
            lines("frozen"),
            flag("named"),
            lines("unknown").orNone(),
            flag("passedOver")),
    /** To whoever reported a breach: no request was frozen, and which one is meant? */
    SELF_REPORT_UNCLEAR(lines("projects"), lines("unknown").orNone(), flag("passedOver")),
    /** To the officers and the operators: a breach was reported, what is frozen, and that they decide. */
    SELF_REPORT_ALARM(
            line("number"),
            line("project"),
            line("author"),
            lines("frozen"),
            flag("named"),
            lines("unknown").orNone()),
    /** To the PI and the requesters: a breach was reported, and what is frozen. */
    SELF_REPORT_PROJECT(line("number"), line("project"), line("author"), lines("frozen")),
    /** To the officers and the operators: a mail reports a breach, and nothing was frozen for it. */
    SELF_REPORT_UNPLACED(line("sender"), line("subject"), line("received"), line("why")),
    /** To the officers: whoever reported a breach has written more about it. */
    SELF_REPORT_WORDS(line("number"), line("project"), line("author")),
    /** To the officers: nobody has decided on a frozen request. */
    SELF_REPORT_WAITING(line("number"), line("project"), line("author"), line("since")),
    /** To whoever reported it, the requester and the PI: nothing was wrong, all is as before. */
    SELF_REPORT_LIFTED(
            line("number"), line("project"), line("reason"), line("until").orNone()),
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
    /** To the officers: the account or the plan came in, and what is missing still (R73). */
    CASE_PAPER_RECEIVED(
            line("number"),
            line("project"),
            line("paper"),
            line("author"),
            line("missing").orNone(),
            line("until").orNone()),
    /** To the officers: five working days are over and account or plan is missing (R73). */
    CASE_PAPERS_MISSING(line("number"), line("project"), line("since"), line("missing")),
    /** To the officers: the day has come until which the management decides (R74). */
    CASE_DECISION_DUE(line("number"), line("project"), line("until")),
    /** To the requester and the PI: what the management decided after a breach (R74, R79). */
    CASE_DECIDED(
            line("number"),
            line("project"),
            line("measure"),
            line("reason"),
            flag("reopened"),
            lines("closed").orNone()),
    /** To those whom it keeps out: access was closed, for how long, and how to appeal (R49, R79). */
    ACCESS_CLOSED(line("measure"), line("what"), line("reason"), line("until").orNone(), line("login")),
    /** To the same: it is open again. */
    ACCESS_OPENED(line("measure"), line("what"), line("reason")),
    /** To the operators: the platform's own logins are to follow the hub's, until it is acknowledged (R71). */
    ACCESS_ORDER(line("order"), line("action"), line("what"), line("times"), line("since"), line("login")),
    /** To the officers who may decide on it: an appeal against a measure came in. */
    APPEAL_RECEIVED(line("measure"), line("what"), line("author")),
    /** To those whom the measure concerns: what the management decided on the appeal. */
    APPEAL_DECIDED(
            line("measure"),
            line("what"),
            line("outcome"),
            line("reason"),
            line("until").orNone()),
    /** To the requester and the PI: an order or import waits for what the project's mandate lacks, and until when (R2). */
    MANDATE_AWAITED(line("number"), line("project"), line("why"), line("until")),
    /** To the same: it ended, because that did not come. */
    MANDATE_NOT_RENEWED(line("number"), line("project"), line("why")),
    /** To the requester and the PI: approved files wait for what their permission rests on (R10, R65). */
    EXPORT_AWAITS_MANDATE(line("number"), line("project"), line("why")),
    /** To the officers: the same, and how they let the other files out. */
    EXPORT_AWAITS_MANDATE_OFFICERS(line("number"), line("project"), line("why")),
    /** To the requester: the files could not be collected; the environment is as it was (R41). */
    COLLECTION_FAILED(line("number"), line("project"), items("faults", line("path"), line("what"))),
    /** To the operator: a step ended its retries and waits. */
    STEP_STOPPED(line("step"), line("subject"), line("attempts"), line("reason"), line("id")),
    /** To the officers and the operator: a policy did not finish, the files are held (F29). */
    SCREENING_FAILED(line("number"), line("project"), items("files", line("path"), line("policy"), line("reason"))),
    /** To the requester: an order of genome data was received; whether its code is awaited (R16). */
    ORDER_RECEIVED(line("number"), line("project"), flag("code")),
    /** To the officers and the operators: an order's list waits for the code of its zip file (R16). */
    ORDER_AWAITS_CODE(line("number"), line("project"), line("requester")),
    /** To the requester: everything that is wrong with a list or with criteria, at once (R17, R19). */
    ORDER_FAULTY(
            line("number").orNone(),
            line("project").orNone(),
            items("faults", line("where").orNone(), line("what"))),
    /** To the requester: an officer said no to an order. */
    ORDER_REFUSED(line("number"), line("project"), line("reason")),
    /** To the sender of a list of person numbers that anybody could read: it was erased unused (R16). */
    PLAIN_LIST_SENDER(line("received")),
    /** To the officers and the operators: the same, and that the mail itself lies in the mailbox. */
    PLAIN_LIST_OFFICER(line("sender"), line("received")),
    /** To whoever keeps anchors of the record elsewhere: the day's, with its signature. */
    AUDIT_ANCHOR(line("day"), lines("anchor")),
    /** To a member: a mail about an order that waits for nothing from its requester. */
    ORDER_NOTHING_TO_DO(line("number"), line("project"), line("state")),
    /** To the requester: an officer looks at an order before its counts are told. */
    ORDER_HELD(line("number"), line("project")),
    /** To the officers: the same, and why. */
    ORDER_AWAITS_OFFICER(line("number"), line("project"), line("requester"), line("asked"), lines("reasons")),
    /** To the requester and the PI: how many were found, and whether the data is still wanted (R21). */
    ORDER_COUNTS(
            line("number"),
            line("project"),
            line("asked"),
            line("registered"),
            line("unknown"),
            line("persons"),
            line("samples"),
            line("until")),
    /** To the requester and the PI: the counts wait for an answer. */
    ORDER_REMINDER(line("number"), line("project"), line("until")),
    /** To the requester and the PI: somebody confirmed an order by key. */
    ORDER_CONFIRMED(line("number"), line("project"), line("by")),
    /** To the requester and the PI: an order was taken back or declined. */
    ORDER_WITHDRAWN(line("number"), line("project"), line("by")),
    /** To the requester and the PI: an order ended without a delivery. */
    ORDER_CLOSED(line("number"), line("project"), line("reason")),
    /** To the requester and the PI: a delivery lies whole in the environment (R22). */
    ORDER_DELIVERED(
            line("number"),
            line("project"),
            line("folder"),
            line("persons"),
            line("samples"),
            line("files"),
            line("leftOut")),
    /** To the PI: an instruction to import came; nothing moves until it is confirmed by key (R34). */
    IMPORT_INSTRUCTED(
            line("number"),
            line("project"),
            line("login"),
            line("source"),
            line("folder").orNone(),
            line("until"),
            items("files", line("path"), line("description"))),
    /** To the PI: everything that is wrong with an instruction, at once. */
    IMPORT_FAULTY(line("project").orNone(), items("faults", line("row").orNone(), line("what"))),
    /** To a member who is no PI: only the PI instructs (R34). */
    IMPORT_ASK_PI(line("project"), lines("leaders")),
    /** To a member: a mail about an import that changes nothing. */
    IMPORT_NOTHING_TO_DO(line("number"), line("project"), line("state")),
    /** To the PI: an instruction waits, and what is missing. */
    IMPORT_WAITING(
            line("number"),
            line("project"),
            line("login"),
            line("until"),
            lines("missing").orNone()),
    /** To the PI: an instruction was closed because nobody confirmed it. */
    IMPORT_LAPSED(line("number"), line("project"), line("days")),
    /** To the PI: the receipt of what lies in the environment, and that it leaves it only by export (R33, R35). */
    IMPORT_ARRIVED(
            line("number"),
            line("project"),
            line("folder"),
            items("files", line("path"), line("size"), line("sha256"))),
    /** To the PI: nothing was brought in, and why; the instruction is open again. */
    IMPORT_REJECTED(line("number"), line("project"), line("login"), items("faults", line("path"), line("what"))),
    /** To the PI: access closed while files were on their way; nothing lies in the environment. */
    IMPORT_STOPPED(line("number"), line("project")),
    /** To the PI: an import was taken back. */
    IMPORT_WITHDRAWN(line("number"), line("project")),
    /** To a new member: how to log in (R91). */
    WELCOME_MEMBER(line("name"), line("project"), line("login"), line("key").orNone()),
    /** To the PI: whom the own mail names as a member, to be confirmed by key (R25, R26). */
    MEMBER_PROPOSED(
            line("project"),
            line("login"),
            line("proposal"),
            line("person").orNone(),
            line("mail"),
            line("member"),
            line("key").orNone(),
            line("until").orNone()),
    /** To the PI: everything that is wrong with such a mail, at once. */
    MEMBER_FAULTY(items("faults", line("what"))),
    /** To the PI, each quarter: who has access, to be confirmed (R25, R91). */
    MEMBERSHIP_REVIEW(
            line("project"),
            line("id"),
            line("login"),
            line("until"),
            flag("again"),
            items("members", line("login"), line("name"), line("role"), line("since"), line("until"))),
    /** To the operators: the register of entitlements cannot be followed, and why. */
    ENTITLEMENTS_TROUBLE(line("what")),
    /** To the officers: a PI has not said who has access. */
    MEMBERSHIP_UNANSWERED(line("project"), line("id"), line("until"), lines("leaders")),
    /** To the PI and the officers: access is closed because nobody said who is to have it. */
    MEMBERSHIP_CLOSED(line("project"), line("id")),
    /** To the PI and the operators: an approval or agreement ends, and what stops then (R2, R9, R14). */
    MANDATE_ENDING(
            line("project"),
            line("id"),
            line("paper"),
            line("reference"),
            line("until"),
            line("days"),
            flag("approval"));

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
