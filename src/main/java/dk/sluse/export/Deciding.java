package dk.sluse.export;

import dk.sluse.audit.Audit;
import dk.sluse.audit.EventKind;
import dk.sluse.export.Eligibility.Objection;
import dk.sluse.project.Caller;
import dk.sluse.project.Denied;
import dk.sluse.project.Project;
import dk.sluse.project.Projects;
import dk.sluse.store.Store;
import dk.sluse.wording.Masking;
import dk.sluse.wording.Printable;
import dk.sluse.work.Work;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * What case officers decide, file by file (R43, R64, R66). A decision names the hash it is about; the same decision twice is
 * one; two officers are two persons; a request is decided when all its files are. Nothing here approves by itself.
 */
public final class Deciding {

    /** Approved files wait to be published, or for what was laid out of others to be cleared away. */
    private static final Set<RequestState> APPROVED = EnumSet.of(RequestState.DECIDED, RequestState.PUBLISHING);

    private static final Set<RequestState> OPEN = EnumSet.of(RequestState.IN_REVIEW, RequestState.AWAITING_EXPLANATION);

    private final Store store;
    private final Projects projects;
    private final Requests requests;
    private final RequestFiles files;
    private final Freezes freezes;
    private final Eligibility eligibility;
    private final Closures closures;
    private final Explaining explaining;
    private final Returning returning;
    private final Recalling recalling;
    private final Announcements announcements;
    private final Work work;
    private final Audit audit;
    private final Clock clock;

    Deciding(
            Books books,
            Projects projects,
            Eligibility eligibility,
            Closures closures,
            Explaining explaining,
            Returning returning,
            Recalling recalling,
            Announcements announcements) {
        this.store = books.store();
        this.projects = projects;
        this.requests = books.requests();
        this.files = books.files();
        this.freezes = books.freezes();
        this.eligibility = eligibility;
        this.closures = closures;
        this.explaining = explaining;
        this.returning = returning;
        this.recalling = recalling;
        this.announcements = announcements;
        this.work = books.work();
        this.audit = books.audit();
        this.clock = books.clock();
    }

    /**
     * Approves files, all that are named or none.
     *
     * @param which numbers, paths or {@code name@hash}; none means every file that is not decided
     * @return what was done, one line a file
     * @throws Denied with everything that stands against it, while access to the project is closed or the request is frozen, or
     *     when its work was never approved
     */
    public List<String> approve(Caller officer, long id, List<String> which, String reason) {
        return store.change(h -> {
            ExportRequest request = open(h, officer, id);
            closures.mustBeOpen(h, request.project());
            eligibility.mustBeApproved(request.project());
            freezes.mustBeLifted(h, id);
            Project project = projects.require(request.project());
            List<ExportFile> chosen =
                    Selection.choose(files.of(h, id), which, EnumSet.of(FileState.SCREENED, FileState.APPROVED));
            List<String> objections = chosen.stream()
                    .filter(file -> file.state() != FileState.APPROVED)
                    .flatMap(file -> eligibility.objections(h, request, project, file, reason).stream()
                            .map(o -> describe(file, o)))
                    .toList();
            if (!objections.isEmpty()) {
                throw new Denied("Nothing was approved:\n  " + String.join("\n  ", objections));
            }
            List<String> done = chosen.stream()
                    .map(file -> approve(h, officer, request, project, file, reason))
                    .toList();
            closeIfDecided(h, request);
            return done;
        });
    }

    private String approve(
            Handle h, Caller officer, ExportRequest request, Project project, ExportFile file, String reason) {
        if (file.state() == FileState.APPROVED || !vote(h, officer, project, file, true, reason)) {
            return line(file, "is approved already");
        }
        audit.record(
                h,
                Requests.event(request, EventKind.FILE_APPROVED, officer.login())
                        .file(file.path().toString())
                        .with("sha256", file.hash())
                        .with("reason", Masking.mask(reason)));
        int approvals = eligibility.approvals(h, request, project, file);
        if (approvals < project.officersNeeded()) {
            return line(
                    file,
                    "is approved by you; it waits for " + (project.officersNeeded() - approvals) + " more officer");
        }
        files.to(h, file, FileState.APPROVED);
        return line(file, "is approved");
    }

    /**
     * Refuses files: one officer is enough. The same rules as {@link #approve}. Files that were approved can be refused, by
     * name, until members can fetch them: this is the way out for what waits for a permission that nothing carries any more.
     */
    public List<String> refuse(Caller officer, long id, List<String> which, String reason) {
        if (reason.isBlank()) {
            throw new Denied("A refusal needs a reason: the requester reads it. Add --reason \"…\"");
        }
        return store.change(h -> {
            ExportRequest request = requests.lockNamed(h, id);
            if (APPROVED.contains(request.state())) {
                return recall(h, officer, request, which, reason);
            }
            mustBeOpen(h, officer, request);
            Project project = projects.require(request.project());
            List<ExportFile> chosen =
                    Selection.choose(files.of(h, id), which, EnumSet.of(FileState.SCREENED, FileState.REFUSED));
            List<String> tooLate = chosen.stream()
                    .filter(file -> file.state() == FileState.APPROVED)
                    .map(file -> line(file, "is approved already by enough officers; use revoke once it is published"))
                    .toList();
            if (!tooLate.isEmpty()) {
                throw new Denied("Nothing was refused:\n  " + String.join("\n  ", tooLate));
            }
            List<String> done = chosen.stream()
                    .map(file -> refuse(h, officer, request, project, file, reason))
                    .toList();
            closeIfDecided(h, request);
            return done;
        });
    }

    private List<String> recall(Handle h, Caller officer, ExportRequest request, List<String> which, String reason) {
        eligibility.mustBeOfficerOf(h, officer, request);
        freezes.mustBeLifted(h, request.id());
        if (which.isEmpty()) {
            throw new Denied("Request " + request.id()
                    + " is decided and about to be published: name the files that shall go back.");
        }
        Project project = projects.require(request.project());
        List<ExportFile> chosen = Selection.choose(files.of(h, request.id()), which, EnumSet.of(FileState.APPROVED));
        List<String> over = chosen.stream()
                .filter(file -> file.state() != FileState.APPROVED)
                .map(file -> line(file, "is " + file.state().word()))
                .toList();
        if (!over.isEmpty()) {
            throw new Denied("Nothing was refused:\n  " + String.join("\n  ", over));
        }
        List<String> done = chosen.stream()
                .map(file -> refuse(h, officer, request, project, file, reason))
                .toList();
        recalling.recalled(h, request);
        return done;
    }

    private String refuse(
            Handle h, Caller officer, ExportRequest request, Project project, ExportFile file, String reason) {
        if (file.state() == FileState.REFUSED || !vote(h, officer, project, file, false, reason)) {
            return line(file, "is refused already");
        }
        audit.record(
                h,
                Requests.event(request, EventKind.FILE_REFUSED, officer.login())
                        .file(file.path().toString())
                        .with("sha256", file.hash())
                        .with("reason", Masking.mask(reason)));
        files.to(h, file, FileState.REFUSED);
        return line(file, "is refused");
    }

    /** Asks the requester to explain (R45). */
    public void ask(Caller officer, long id, String question) {
        if (question.isBlank()) {
            throw new Denied("What shall the requester explain? ask " + id + " \"your question\"");
        }
        store.changing(h -> explaining.ask(h, open(h, officer, id), officer.login(), question));
    }

    /** Lets the policies look again, for example after one of them failed. */
    public void rescreen(Caller officer, long id) {
        store.changing(h -> {
            ExportRequest request = open(h, officer, id);
            if (request.state() != RequestState.IN_REVIEW) {
                throw new Denied(
                        "Request " + id + " waits for an explanation: screen again when it is back in review.");
            }
            requests.to(h, request, RequestState.SCREENING);
            work.add(h, ExportSteps.SCREEN, Long.toString(id));
        });
    }

    private ExportRequest open(Handle h, Caller officer, long id) {
        ExportRequest request = requests.lockNamed(h, id);
        mustBeOpen(h, officer, request);
        return request;
    }

    private void mustBeOpen(Handle h, Caller officer, ExportRequest request) {
        eligibility.mustBeOfficerOf(h, officer, request);
        if (!OPEN.contains(request.state())) {
            throw new Denied(
                    "Request " + request.id() + " is " + request.state().word() + ": there is nothing to decide now.");
        }
    }

    private boolean vote(Handle h, Caller officer, Project project, ExportFile file, boolean approves, String reason) {
        return h.createUpdate("""
                        insert into decision (file, officer, approves, sha256, configuration, reason, at)
                        values (:file, :officer, :approves, :sha256, :configuration, :reason, :now)
                        on conflict (file, officer) do update
                            set approves = :approves, sha256 = :sha256, configuration = :configuration,
                                reason = :reason, at = :now
                            where (decision.approves, decision.sha256, decision.configuration)
                                <> (:approves, :sha256, :configuration)""")
                        .bind("file", file.id())
                        .bind("officer", officer.login())
                        .bind("approves", approves)
                        .bind("sha256", file.hash())
                        .bind("configuration", eligibility.configuration(project))
                        .bind("reason", Masking.mask(reason))
                        .bind("now", clock.instant())
                        .execute()
                == 1;
    }

    private void closeIfDecided(Handle h, ExportRequest request) {
        List<ExportFile> all = files.of(h, request.id());
        if (all.stream().anyMatch(file -> file.state() == FileState.SCREENED)) {
            return;
        }
        List<ExportFile> approved =
                all.stream().filter(f -> f.state() == FileState.APPROVED).toList();
        List<ExportFile> refused =
                all.stream().filter(f -> f.state() == FileState.REFUSED).toList();
        requests.to(h, request, RequestState.DECIDED);
        requests.set(h, request.id(), "question", null);
        audit.record(
                h,
                Requests.event(request, EventKind.REQUEST_DECIDED, Requests.HUB)
                        .with("approved", approved.size())
                        .with("refused", refused.size()));
        if (!refused.isEmpty()) {
            announcements.refused(h, request, refused, approved.isEmpty());
        }
        if (approved.isEmpty()) {
            returning.begin(h, request.id(), refused);
        } else {
            requests.to(h, requests.find(h, request.id()).orElseThrow(), RequestState.PUBLISHING);
            work.add(h, ExportSteps.PUBLISH, Long.toString(request.id()));
            if (!refused.isEmpty()) {
                returning.begin(h, request.id(), refused);
            }
        }
    }

    private static String describe(ExportFile file, Objection objection) {
        return line(file, objection.reason());
    }

    static String line(ExportFile file, String what) {
        return file.ordinal() + "  " + Printable.of(file.path().toString()) + "  " + what;
    }
}
