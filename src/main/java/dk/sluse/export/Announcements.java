package dk.sluse.export;

import dk.sluse.calendar.Copenhagen;
import dk.sluse.calendar.DownloadTerm;
import dk.sluse.custody.Delivery.Fault;
import dk.sluse.custody.SafePath;
import dk.sluse.export.Breaches.BreachClass;
import dk.sluse.intake.Letter;
import dk.sluse.notice.Notice;
import dk.sluse.notice.Notices;
import dk.sluse.notice.Template;
import dk.sluse.project.Office;
import dk.sluse.project.People;
import dk.sluse.project.Person;
import dk.sluse.project.Project;
import dk.sluse.project.Projects;
import dk.sluse.screening.Verdict;
import dk.sluse.wording.Phrase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Who is told what, when something happens to a request. Each is posted in the transaction in which it happened. */
final class Announcements {

    private final Notices notices;
    private final People people;
    private final Projects projects;
    private final DownloadTerm term;

    Announcements(Notices notices, People people, Projects projects, DownloadTerm term) {
        this.notices = notices;
        this.people = people;
        this.projects = projects;
        this.term = term;
    }

    void received(Handle h, ExportRequest request, Person requester, LocalDate deadline, int files) {
        Map<String, Object> facts = about(request);
        facts.put("files", files);
        facts.put("deadline", deadline);
        facts.put("inReplyTo", request.replyTo());
        // A request can be complete more than once: its files may have been missing the first time.
        post(h, Template.REQUEST_RECEIVED, requester, request, deadline + "/" + mailCount(h, request), facts);
    }

    void incomplete(Handle h, ExportRequest request, Person requester, List<ManifestFault> faults) {
        Map<String, Object> facts = about(request);
        facts.put("faults", faults.stream().map(Announcements::described).toList());
        facts.put("inReplyTo", request.replyTo());
        post(h, Template.REQUEST_INCOMPLETE, requester, request, "faults/" + mailCount(h, request), facts);
    }

    void whichProject(Handle h, Letter letter, Person sender, List<String> acronyms) {
        Phrase fault = Phrase.of(
                "Emnet nævner ikke, hvilket projekt det gælder. Skriv et af disse navne i emnet: %s.",
                "The subject does not name the project. Write one of these names in the subject: %s.",
                String.join(", ", acronyms));
        Map<String, Object> facts = new HashMap<>();
        facts.put("faults", List.of(Map.of("what", fault)));
        facts.put("inReplyTo", letter.messageId());
        notices.post(
                h,
                new Notice(Template.REQUEST_INCOMPLETE.id(), sender.mail(), letter.key(), OptionalLong.empty(), facts));
    }

    void nothingToDo(Handle h, ExportRequest request, Person sender) {
        Map<String, Object> facts = about(request);
        facts.put("state", request.state().word());
        post(h, Template.NOTHING_TO_DO, sender, request, request.state() + "/" + mailCount(h, request), facts);
    }

    void confirmDrop(Handle h, ExportRequest request, Person requester, SafePath folder, int files) {
        Map<String, Object> facts = about(request);
        facts.put("folder", folder.toString());
        facts.put("files", files);
        facts.put("login", requester.login());
        post(h, Template.REQUEST_CONFIRM, requester, request, "", facts);
    }

    void dropUnnamed(Handle h, String project, SafePath folder, Optional<String> named) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("project", acronym(project));
        facts.put("folder", folder.toString());
        facts.put("named", named);
        people.leadersOf(h, project)
                .forEach(pi -> notices.post(
                        h,
                        new Notice(
                                Template.DROP_UNNAMED.id(),
                                pi.mail(),
                                project + "/" + folder + "/" + named.orElse(""),
                                OptionalLong.empty(),
                                facts)));
    }

    void collectionFailed(Handle h, ExportRequest request, List<Fault> faults) {
        Map<String, Object> facts = about(request);
        facts.put(
                "faults",
                faults.stream()
                        .map(f -> Map.of("path", f.file().toString(), "what", f.what()))
                        .toList());
        facts.put("inReplyTo", request.replyTo());
        toRequester(h, Template.COLLECTION_FAILED, request, "collect/" + mailCount(h, request), facts);
    }

    void inReview(Handle h, ExportRequest request, Map<Verdict, Long> counts) {
        Map<String, Object> facts = about(request);
        facts.put("requester", name(h, request.requester()));
        facts.put("files", counts.values().stream().mapToLong(Long::longValue).sum());
        facts.put("refuse", counts.getOrDefault(Verdict.REFUSE, 0L));
        facts.put("hold", counts.getOrDefault(Verdict.HOLD, 0L));
        facts.put("pass", counts.getOrDefault(Verdict.PASS, 0L));
        facts.put("deadline", request.deadline().orElseThrow());
        toOfficers(h, Template.REQUEST_IN_REVIEW, request, "review/" + mailCount(h, request), facts);
    }

    void screeningFailed(Handle h, ExportRequest request, List<Map<String, Object>> unfinished) {
        Map<String, Object> facts = about(request);
        facts.put("files", unfinished);
        String key = "unfinished/" + mailCount(h, request);
        toOfficers(h, Template.SCREENING_FAILED, request, key, facts);
        people.holding(h, Office.OPERATOR)
                .forEach(operator -> post(h, Template.SCREENING_FAILED, operator, request, key, facts));
    }

    void explanationAsked(Handle h, ExportRequest request, String question) {
        Map<String, Object> facts = about(request);
        facts.put("question", question);
        facts.put("inReplyTo", request.replyTo());
        toRequester(h, Template.EXPLANATION_ASKED, request, "ask/" + mailCount(h, request), facts);
    }

    void explanationGiven(Handle h, ExportRequest request, Person author, String text) {
        Map<String, Object> facts = about(request);
        facts.put("requester", author.name());
        facts.put("explanation", text);
        request.deadline().ifPresent(deadline -> facts.put("deadline", deadline));
        toOfficers(h, Template.EXPLANATION_GIVEN, request, "given/" + mailCount(h, request), facts);
    }

    void refused(Handle h, ExportRequest request, List<ExportFile> refused, boolean all) {
        Map<String, Object> facts = about(request);
        List<Map<String, Object>> reasons = new ArrayList<>();
        refused.forEach(file -> reasons.add(Map.of("path", file.path().toString(), "reason", reason(h, file))));
        facts.put("files", reasons);
        if (all) {
            toRequester(h, Template.REQUEST_DECIDED_NONE, request, "", facts);
        } else {
            facts.put("where", BACK);
            toRequester(h, Template.FILES_REFUSED, request, "", facts);
        }
    }

    void published(Handle h, ExportRequest request, List<ExportFile> files) {
        Instant expires = request.expiresAt().orElseThrow();
        Map<String, Object> facts = about(request);
        facts.put("login", request.requester());
        facts.put("folder", folder(request));
        facts.put("until", term.lastDay(expires));
        facts.put("days", daysBetween(request.publishedAt().orElseThrow(), term.lastDay(expires)));
        facts.put("files", paths(files));
        facts.put("inReplyTo", request.replyTo());
        toRequester(h, Template.REQUEST_PUBLISHED, request, "", facts);
    }

    void expiring(Handle h, ExportRequest request, Instant expires, long daysLeft, List<ExportFile> files) {
        Map<String, Object> facts = about(request);
        facts.put("login", request.requester());
        facts.put("folder", folder(request));
        facts.put("until", term.lastDay(expires));
        facts.put("days", daysLeft);
        facts.put("files", published(files));
        toRequester(h, Template.DOWNLOAD_EXPIRING, request, expires + "/" + daysLeft, facts);
    }

    void deleted(Handle h, ExportRequest request, List<ExportFile> files, Instant deleted) {
        Map<String, Object> facts = about(request);
        facts.put("until", term.lastDay(request.expiresAt().orElseThrow()));
        facts.put(
                "files",
                files.stream()
                        .map(f -> Map.of("path", f.path().toString(), "deleted", deleted))
                        .toList());
        if (request.state() == RequestState.EXPIRED) {
            toRequester(h, Template.DOWNLOAD_EXPIRED, request, "", facts);
        }
    }

    void revoked(Handle h, ExportRequest request, String reason, List<ExportFile> files) {
        Map<String, Object> facts = about(request);
        facts.put("reason", reason);
        facts.put("files", published(files));
        toRequester(h, Template.DOWNLOAD_REVOKED, request, "", facts);
    }

    void extended(Handle h, ExportRequest request, Instant end) {
        Map<String, Object> facts = about(request);
        facts.put("login", request.requester());
        facts.put("folder", folder(request));
        facts.put("until", term.lastDay(end));
        toRequester(h, Template.DOWNLOAD_EXTENDED, request, "", facts);
    }

    void withdrawn(Handle h, ExportRequest request, Person by) {
        Map<String, Object> facts = about(request);
        facts.put("by", by.name());
        toRequester(h, Template.REQUEST_WITHDRAWN, request, "", facts);
    }

    void returned(Handle h, ExportRequest request, List<ExportFile> files) {
        Map<String, Object> facts = about(request);
        facts.put("where", BACK);
        facts.put("files", files.stream().map(f -> f.returnedTo().orElse("")).toList());
        toRequester(h, Template.REQUEST_RETURNED, request, Integer.toString(files.size()), facts);
    }

    void deadlineNear(Handle h, ExportRequest request, LocalDate deadline, int day, int waiting) {
        Map<String, Object> facts = about(request);
        facts.put("day", day);
        facts.put("deadline", deadline);
        facts.put("waiting", waiting);
        toOfficers(h, Template.DEADLINE_REMINDER, request, deadline + "/" + day, facts);
    }

    void deadlinePassed(Handle h, ExportRequest request, LocalDate deadline, int day, int waiting) {
        Map<String, Object> facts = about(request);
        facts.put("deadline", deadline);
        facts.put("waiting", waiting);
        toOfficers(h, Template.DEADLINE_PASSED, request, deadline + "/" + day, facts);
    }

    void breach(Handle h, ExportRequest request, BreachClass kind, String by, String reason, List<ExportFile> files) {
        Map<String, Object> facts = about(request);
        facts.put("reason", reason);
        facts.put("files", paths(files));
        if (kind == BreachClass.INDIVIDUAL) {
            toRequester(h, Template.BREACH_REQUESTER, request, "", facts);
            Map<String, Object> withName = new HashMap<>(facts);
            withName.put("requester", name(h, request.requester()));
            people.leadersOf(h, request.project())
                    .forEach(pi -> post(h, Template.BREACH_PI, pi, request, "", withName));
        } else {
            toRequester(h, Template.BREACH_DETAILED, request, "", facts);
            people.leadersOf(h, request.project())
                    .forEach(pi -> post(h, Template.BREACH_DETAILED, pi, request, "", facts));
        }
        Map<String, Object> forOfficers = new HashMap<>(facts);
        forOfficers.put("requester", name(h, request.requester()));
        forOfficers.put("by", name(h, by));
        forOfficers.put("kind", kind == BreachClass.INDIVIDUAL ? INDIVIDUAL : DETAILED);
        toOfficers(h, Template.BREACH_OFFICERS, request, "", forOfficers);
    }

    private static final Phrase BACK =
            new Phrase("projektets isolerede analysemiljø", "the project's isolated environment");
    private static final Phrase INDIVIDUAL =
            new Phrase("individdata (adgang lukket)", "individual data (access closed)");
    private static final Phrase DETAILED =
            new Phrase("detaljerede tabeller (adgang åben)", "detailed tables (access open)");

    /** The requester; and, once that person has left the project, its PI too, so that nobody is left unaware (F28). */
    private void toRequester(
            Handle h, Template template, ExportRequest request, String key, Map<String, Object> facts) {
        Set<Person> recipients = new LinkedHashSet<>();
        people.byLogin(h, request.requester()).ifPresent(recipients::add);
        if (!people.isMember(h, request.project(), request.requester())) {
            recipients.addAll(people.leadersOf(h, request.project()));
        }
        recipients.forEach(person -> post(h, template, person, request, key, facts));
    }

    private void toOfficers(Handle h, Template template, ExportRequest request, String key, Map<String, Object> facts) {
        people.officersFor(h, request.project()).forEach(officer -> post(h, template, officer, request, key, facts));
    }

    private void post(
            Handle h, Template template, Person to, ExportRequest request, String key, Map<String, Object> facts) {
        String unique = request.label() + "/" + key;
        notices.post(h, new Notice(template.id(), to.mail(), unique, OptionalLong.of(request.id()), facts));
    }

    private Map<String, Object> about(ExportRequest request) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("project", acronym(request.project()));
        return facts;
    }

    private static Map<String, Object> described(ManifestFault fault) {
        return fault.row().isPresent()
                ? Map.of("row", fault.row().getAsInt(), "what", fault.what())
                : Map.of("what", fault.what());
    }

    /** What researchers call a project. */
    String acronym(String project) {
        return projects.byId(project).map(Project::acronym).orElse(project);
    }

    private String name(Handle h, String login) {
        return people.byLogin(h, login).map(Person::name).orElse(login);
    }

    /** How many mails were posted about a request so far: tells an answer from the same answer to a later letter. */
    private static int mailCount(Handle h, ExportRequest request) {
        return h.createQuery("select count(*) from outbox where request = :request")
                .bind("request", request.id())
                .mapTo(int.class)
                .one();
    }

    private static String reason(Handle h, ExportFile file) {
        return h.createQuery("select reason from decision where file = :file and not approves order by at desc limit 1")
                .bind("file", file.id())
                .mapTo(String.class)
                .findOne()
                .orElse("");
    }

    private static List<String> paths(Collection<ExportFile> files) {
        return files.stream().map(f -> f.path().toString()).toList();
    }

    private static List<String> published(Collection<ExportFile> files) {
        return paths(
                files.stream().filter(f -> f.state() == FileState.PUBLISHED).toList());
    }

    private static String folder(ExportRequest request) {
        return "/" + Lodging.folder(request);
    }

    private static long daysBetween(Instant published, LocalDate last) {
        return ChronoUnit.DAYS.between(Copenhagen.day(published), last);
    }
}
