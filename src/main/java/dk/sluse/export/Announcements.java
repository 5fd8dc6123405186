package dk.sluse.export;

import dk.sluse.calendar.Copenhagen;
import dk.sluse.calendar.DownloadTerm;
import dk.sluse.custody.Delivery.Fault;
import dk.sluse.intake.Letter;
import dk.sluse.notice.Template;
import dk.sluse.project.Person;
import dk.sluse.screening.Verdict;
import dk.sluse.wording.Phrase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Who is told what, when something happens to a request. Each is posted in the transaction in which it happened. */
final class Announcements {

    private final Addressees addressees;
    private final DownloadTerm term;

    Announcements(Addressees addressees, DownloadTerm term) {
        this.addressees = addressees;
        this.term = term;
    }

    void received(Handle h, ExportRequest request, Person requester, LocalDate deadline, int files) {
        Map<String, Object> facts = addressees.about(request);
        facts.put("files", files);
        facts.put("deadline", deadline);
        facts.put("inReplyTo", request.replyTo());
        // A request can be complete more than once: its files may have been missing the first time.
        addressees.post(
                h,
                Template.REQUEST_RECEIVED,
                requester,
                request,
                deadline + "/" + Addressees.mailCount(h, request),
                facts);
    }

    void incomplete(Handle h, ExportRequest request, Person requester, List<ManifestFault> faults) {
        Map<String, Object> facts = addressees.about(request);
        facts.put("faults", faults.stream().map(Announcements::described).toList());
        facts.put("inReplyTo", request.replyTo());
        addressees.post(
                h,
                Template.REQUEST_INCOMPLETE,
                requester,
                request,
                "faults/" + Addressees.mailCount(h, request),
                facts);
    }

    void whichProject(Handle h, Letter letter, Person sender, List<String> acronyms) {
        Phrase fault = Phrase.of(
                "Emnet nævner ikke, hvilket projekt det gælder. Skriv et af disse navne i emnet: %s.",
                "The subject does not name the project. Write one of these names in the subject: %s.",
                String.join(", ", acronyms));
        Map<String, Object> facts = new HashMap<>();
        facts.put("faults", List.of(Map.of("what", fault)));
        facts.put("inReplyTo", letter.messageId());
        addressees.postUnnumbered(h, Template.REQUEST_INCOMPLETE, sender, letter.key(), facts);
    }

    void nothingToDo(Handle h, ExportRequest request, Person sender) {
        nothingToDo(h, request, sender, request.state().word());
    }

    void nothingToDoWhileFrozen(Handle h, ExportRequest request, Person sender) {
        nothingToDo(h, request, sender, request.state().word() + ", frozen by a self-report");
    }

    private void nothingToDo(Handle h, ExportRequest request, Person sender, String state) {
        Map<String, Object> facts = addressees.about(request);
        facts.put("state", state);
        addressees.post(
                h,
                Template.NOTHING_TO_DO,
                sender,
                request,
                request.state() + "/" + Addressees.mailCount(h, request),
                facts);
    }

    void collectionFailed(Handle h, ExportRequest request, List<Fault> faults) {
        Map<String, Object> facts = addressees.about(request);
        facts.put(
                "faults",
                faults.stream()
                        .map(f -> Map.of("path", f.file().toString(), "what", f.what()))
                        .toList());
        facts.put("inReplyTo", request.replyTo());
        addressees.toRequester(
                h, Template.COLLECTION_FAILED, request, "collect/" + Addressees.mailCount(h, request), facts);
    }

    void inReview(Handle h, ExportRequest request, Map<Verdict, Long> counts) {
        Map<String, Object> facts = addressees.about(request);
        facts.put("requester", addressees.name(h, request.requester()));
        facts.put("files", counts.values().stream().mapToLong(Long::longValue).sum());
        facts.put("refuse", counts.getOrDefault(Verdict.REFUSE, 0L));
        facts.put("hold", counts.getOrDefault(Verdict.HOLD, 0L));
        facts.put("pass", counts.getOrDefault(Verdict.PASS, 0L));
        facts.put("deadline", request.deadline().orElseThrow());
        addressees.toOfficers(
                h, Template.REQUEST_IN_REVIEW, request, "review/" + Addressees.mailCount(h, request), facts);
    }

    void screeningFailed(Handle h, ExportRequest request, List<Map<String, Object>> unfinished) {
        Map<String, Object> facts = addressees.about(request);
        facts.put("files", unfinished);
        String key = "unfinished/" + Addressees.mailCount(h, request);
        addressees.toOfficers(h, Template.SCREENING_FAILED, request, key, facts);
        addressees.toOperators(h, Template.SCREENING_FAILED, request, key, facts);
    }

    void explanationAsked(Handle h, ExportRequest request, String question) {
        Map<String, Object> facts = addressees.about(request);
        facts.put("question", question);
        facts.put("inReplyTo", request.replyTo());
        addressees.toRequester(
                h, Template.EXPLANATION_ASKED, request, "ask/" + Addressees.mailCount(h, request), facts);
    }

    void explanationGiven(Handle h, ExportRequest request, Person author, String text) {
        Map<String, Object> facts = addressees.about(request);
        facts.put("requester", author.name());
        facts.put("explanation", text);
        request.deadline().ifPresent(deadline -> facts.put("deadline", deadline));
        addressees.toOfficers(
                h, Template.EXPLANATION_GIVEN, request, "given/" + Addressees.mailCount(h, request), facts);
    }

    void refused(Handle h, ExportRequest request, List<ExportFile> refused, boolean all) {
        refused(h, request, refused, all, "");
    }

    private void refused(Handle h, ExportRequest request, List<ExportFile> refused, boolean all, String key) {
        Map<String, Object> facts = addressees.about(request);
        List<Map<String, Object>> reasons = new ArrayList<>();
        refused.forEach(file -> reasons.add(Map.of("path", file.path().toString(), "reason", reason(h, file))));
        facts.put("files", reasons);
        if (all) {
            addressees.toRequester(h, Template.REQUEST_DECIDED_NONE, request, key, facts);
        } else {
            facts.put("where", BACK);
            addressees.toRequester(h, Template.FILES_REFUSED, request, key, facts);
        }
    }

    /** Files that were approved before: each such word is a mail of its own. */
    void recalled(Handle h, ExportRequest request, List<ExportFile> refused, boolean all) {
        refused(h, request, refused, all, "recalled/" + Addressees.mailCount(h, request));
    }

    void mandateAwaited(Handle h, ExportRequest request, Phrase why) {
        Map<String, Object> facts = addressees.about(request);
        facts.put("why", why);
        facts.put("inReplyTo", request.replyTo());
        String key = "awaited/" + Addressees.mailCount(h, request);
        addressees.toRequesterAndLeaders(h, Template.EXPORT_AWAITS_MANDATE, request, key, facts);
        addressees.toOfficers(h, Template.EXPORT_AWAITS_MANDATE_OFFICERS, request, key, facts);
    }

    void published(Handle h, ExportRequest request, List<ExportFile> files) {
        Instant expires = request.expiresAt().orElseThrow();
        Map<String, Object> facts = addressees.about(request);
        facts.put("login", request.requester());
        facts.put("folder", folder(request));
        facts.put("until", term.lastDay(expires));
        facts.put("days", daysBetween(request.publishedAt().orElseThrow(), term.lastDay(expires)));
        facts.put("files", paths(files));
        facts.put("inReplyTo", request.replyTo());
        addressees.toRequester(h, Template.REQUEST_PUBLISHED, request, "", facts);
    }

    void expiring(Handle h, ExportRequest request, Instant expires, long daysLeft, List<ExportFile> files) {
        Map<String, Object> facts = addressees.about(request);
        facts.put("login", request.requester());
        facts.put("folder", folder(request));
        facts.put("until", term.lastDay(expires));
        facts.put("days", daysLeft);
        facts.put("files", published(files));
        addressees.toRequester(h, Template.DOWNLOAD_EXPIRING, request, expires + "/" + daysLeft, facts);
    }

    void deleted(Handle h, ExportRequest request, List<ExportFile> files, Instant deleted) {
        Map<String, Object> facts = addressees.about(request);
        facts.put("until", term.lastDay(request.expiresAt().orElseThrow()));
        facts.put(
                "files",
                files.stream()
                        .map(f -> Map.of("path", f.path().toString(), "deleted", deleted))
                        .toList());
        if (request.state() == RequestState.EXPIRED) {
            addressees.toRequester(h, Template.DOWNLOAD_EXPIRED, request, "", facts);
        }
    }

    void revoked(Handle h, ExportRequest request, String reason, List<ExportFile> files) {
        Map<String, Object> facts = addressees.about(request);
        facts.put("reason", reason);
        facts.put("files", published(files));
        addressees.toRequester(h, Template.DOWNLOAD_REVOKED, request, "", facts);
    }

    void extended(Handle h, ExportRequest request, Instant end) {
        Map<String, Object> facts = addressees.about(request);
        facts.put("login", request.requester());
        facts.put("folder", folder(request));
        facts.put("until", term.lastDay(end));
        addressees.toRequester(h, Template.DOWNLOAD_EXTENDED, request, "", facts);
    }

    void withdrawn(Handle h, ExportRequest request, Person by) {
        Map<String, Object> facts = addressees.about(request);
        facts.put("by", by.name());
        addressees.toRequester(h, Template.REQUEST_WITHDRAWN, request, "", facts);
    }

    void returned(Handle h, ExportRequest request, List<ExportFile> files) {
        Map<String, Object> facts = addressees.about(request);
        facts.put("where", BACK);
        facts.put("files", files.stream().map(f -> f.returnedTo().orElse("")).toList());
        addressees.toRequester(h, Template.REQUEST_RETURNED, request, Integer.toString(files.size()), facts);
    }

    void deadlineNear(Handle h, ExportRequest request, LocalDate deadline, int day, int waiting) {
        Map<String, Object> facts = addressees.about(request);
        facts.put("day", day);
        facts.put("deadline", deadline);
        facts.put("waiting", waiting);
        addressees.toOfficers(h, Template.DEADLINE_REMINDER, request, deadline + "/" + day, facts);
    }

    void deadlinePassed(Handle h, ExportRequest request, LocalDate deadline, int day, int waiting) {
        Map<String, Object> facts = addressees.about(request);
        facts.put("deadline", deadline);
        facts.put("waiting", waiting);
        addressees.toOfficers(h, Template.DEADLINE_PASSED, request, deadline + "/" + day, facts);
    }

    private static final Phrase BACK =
            new Phrase("projektets isolerede analysemiljø", "the project's isolated environment");

    private static Map<String, Object> described(ManifestFault fault) {
        return fault.row().isPresent()
                ? Map.of("row", fault.row().getAsInt(), "what", fault.what())
                : Map.of("what", fault.what());
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
