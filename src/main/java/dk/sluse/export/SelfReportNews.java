package dk.sluse.export;

import dk.sluse.calendar.Copenhagen;
import dk.sluse.intake.Letter;
import dk.sluse.notice.RequestMark;
import dk.sluse.notice.Template;
import dk.sluse.project.Office;
import dk.sluse.project.Parties;
import dk.sluse.project.People;
import dk.sluse.project.Person;
import dk.sluse.wording.Masking;
import dk.sluse.wording.Phrase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Who is told of self-reports. What was written stays with the request: no mail bears it. A flood of letters is told a few times. */
final class SelfReportNews {

    /** How often a day one person's letters that freeze nothing are told, and all letters of unproven senders together. */
    static final int MOST_A_DAY = 5;

    private final Addressees addressees;
    private final People people;
    private final Clock clock;

    SelfReportNews(Addressees addressees, Parties parties, Clock clock) {
        this.addressees = addressees;
        this.people = parties.people();
        this.clock = clock;
    }

    /**
     * What a letter did in one project.
     *
     * @param named whether it named the requests; else they were chosen for it
     * @param unknown what it named besides, and its author has no part in
     */
    record Told(Letter letter, Person author, List<ExportRequest> frozen, boolean named, Collection<String> unknown) {}

    /** Requests of one project were frozen. */
    void frozen(Handle h, Told told) {
        ExportRequest first = told.frozen().get(0);
        String key = told.letter().key();
        Map<String, Object> facts = addressees.about(first);
        facts.put("frozen", told.frozen().stream().map(each -> line(h, each)).toList());
        Map<String, Object> toProject = new HashMap<>(facts);
        facts.put("named", told.named());
        facts.put("unknown", orNone(told.unknown()));
        Map<String, Object> toAuthor = new HashMap<>(facts);
        toAuthor.put("inReplyTo", told.letter().messageId());
        toAuthor.put("passedOver", passedOver(told.letter()));
        addressees.post(h, Template.SELF_REPORT_RECEIVED, told.author(), first, key, toAuthor);
        facts.put("author", told.author().name());
        addressees.toOfficers(h, Template.SELF_REPORT_ALARM, first, key, facts);
        addressees.toOperators(h, Template.SELF_REPORT_ALARM, first, key, facts);
        toProject.put("author", told.author().name());
        concerned(h, told.frozen(), told.author().login())
                .forEach(person -> addressees.post(h, Template.SELF_REPORT_PROJECT, person, first, key, toProject));
    }

    /** PI and requesters, but not who wrote. */
    private Set<Person> concerned(Handle h, List<ExportRequest> frozen, String author) {
        Set<Person> concerned =
                new LinkedHashSet<>(addressees.leadersOf(h, frozen.get(0).project()));
        frozen.forEach(request -> people.byLogin(h, request.requester()).ifPresent(concerned::add));
        concerned.removeIf(person -> person.login().equals(author));
        return concerned;
    }

    private String line(Handle h, ExportRequest request) {
        return request.label() + " (" + addressees.name(h, request.requester()) + ")";
    }

    /** Whether a letter may have been meant as a request of its own, whose subject only sounds like a report. */
    private static boolean passedOver(Letter letter) {
        return !letter.attachments().isEmpty()
                && RequestMark.all(letter.subject() + "\n" + letter.text(), 1).isEmpty();
    }

    private static Object orNone(Collection<String> lines) {
        return lines.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(lines));
    }

    /** Nothing was frozen: its author is asked which request is meant, and the officers know. */
    void unclear(Handle h, Letter letter, Person author, List<String> projects, Collection<String> unknown) {
        String key = author.login() + "/" + letter.key();
        if (tellsStill(h, letter, author.login(), "it names no request that could be frozen")) {
            Map<String, Object> facts = new HashMap<>();
            facts.put("projects", projects);
            facts.put("unknown", orNone(unknown));
            facts.put("inReplyTo", letter.messageId());
            facts.put("passedOver", passedOver(letter));
            addressees.postUnnumbered(h, Template.SELF_REPORT_UNCLEAR, author, key, facts);
        }
    }

    /** Nothing was done on the word of somebody who is not proven, or has no part in anything: the officers know. */
    void unheard(Handle h, Letter letter, String why) {
        var unused = tellsStill(h, letter, "unheard", why);
    }

    private boolean tellsStill(Handle h, Letter letter, String who, String why) {
        Instant dayBefore = clock.instant().minus(Duration.ofDays(1));
        String group = who + "/";
        int told = h.createQuery("""
                        select count(distinct key) from outbox
                        where template = :template and starts_with(key, :group) and posted_at > :since""")
                .bind("template", Template.SELF_REPORT_UNPLACED.id())
                .bind("group", group)
                .bind("since", dayBefore)
                .mapTo(int.class)
                .one();
        if (told >= MOST_A_DAY) {
            return false;
        }
        Map<String, Object> facts = Map.of(
                "sender", letter.sender().address(),
                "subject", Masking.mask(letter.subject()),
                "received", letter.receivedAt(),
                "why", Phrase.of("%s", "%s", why));
        Set<Person> staff = new LinkedHashSet<>(people.holding(h, Office.OFFICER));
        staff.addAll(people.holding(h, Office.OPERATOR));
        staff.forEach(person ->
                addressees.postUnnumbered(h, Template.SELF_REPORT_UNPLACED, person, group + letter.key(), facts));
        return true;
    }

    void words(Handle h, SelfReport report, Person author, Letter letter) {
        Map<String, Object> facts = addressees.about(report.request());
        facts.put("author", author.name());
        addressees.toOfficers(h, Template.SELF_REPORT_WORDS, report.request(), letter.key(), facts);
    }

    void waiting(Handle h, SelfReport report, int day) {
        Map<String, Object> facts = addressees.about(report.request());
        facts.put("author", addressees.name(h, report.reporter()));
        facts.put("since", Copenhagen.day(report.since()));
        addressees.toOfficers(h, Template.SELF_REPORT_WAITING, report.request(), report.id() + "/" + day, facts);
    }

    /** Also until when it can be fetched, where it can. */
    void lifted(Handle h, SelfReport report, String reason, Optional<LocalDate> until) {
        ExportRequest request = report.request();
        Map<String, Object> facts = addressees.about(request);
        facts.put("reason", reason);
        facts.put("until", until);
        Set<Person> told = concerned(h, List.of(request), "");
        people.byLogin(h, report.reporter()).ifPresent(told::add);
        told.forEach(person ->
                addressees.post(h, Template.SELF_REPORT_LIFTED, person, request, Long.toString(report.id()), facts));
    }
}
