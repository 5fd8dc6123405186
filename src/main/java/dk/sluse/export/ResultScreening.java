package dk.sluse.export;

import dk.sluse.audit.Audit;
import dk.sluse.audit.EventKind;
import dk.sluse.inspection.Inspector;
import dk.sluse.project.Project;
import dk.sluse.project.Projects;
import dk.sluse.screening.Earlier;
import dk.sluse.screening.Outcome;
import dk.sluse.screening.PolicyBook;
import dk.sluse.screening.Verdict;
import dk.sluse.store.Store;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Screens a request (R43): {@link #open} begins a round, the route sends every file through the policies, {@link
 * #close(FileReview, ScreeningRound)} keeps what they found, {@link #finish} writes the report and asks the officers.
 */
public final class ResultScreening {

    private static final Set<FileState> TO_SCREEN = EnumSet.of(FileState.COLLECTED, FileState.SCREENED);

    /** Starts a limited process for one request. */
    public interface Inspectors {
        /** A new one, that the caller closes. */
        Inspector start(PolicyBook policies) throws IOException;
    }

    private final Store store;
    private final Projects projects;
    private final Requests requests;
    private final RequestFiles files;
    private final PolicyOutcomes outcomes;
    private final PublishedFigures figures = new PublishedFigures();
    private final Supplier<PolicyBook> policies;
    private final Inspectors inspectors;
    private final RoundReport report;
    private final Lodging lodging;
    private final Announcements announcements;
    private final Audit audit;
    private final Clock clock;

    ResultScreening(
            Books books,
            Projects projects,
            PolicyOutcomes outcomes,
            Supplier<PolicyBook> policies,
            Inspectors inspectors,
            Lodging lodging,
            Announcements announcements) {
        this.store = books.store();
        this.projects = projects;
        this.requests = books.requests();
        this.files = books.files();
        this.outcomes = outcomes;
        this.policies = policies;
        this.inspectors = inspectors;
        this.report = new RoundReport(lodging, books.clock());
        this.lodging = lodging;
        this.announcements = announcements;
        this.audit = books.audit();
        this.clock = books.clock();
    }

    /** Begins a round, unless the request no longer waits for one. */
    public Optional<ScreeningRound> open(long id) throws IOException {
        Optional<ExportRequest> found =
                store.read(h -> requests.find(h, id)).filter(request -> request.state() == RequestState.SCREENING);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ExportRequest request = found.get();
        Project project = projects.require(request.project());
        PolicyBook book = policies.get();
        Inspector inspector = inspectors.start(book);
        Earlier earlier = store.read(h -> figures.before(h, request));
        List<FileReview> reviews = store.read(h -> files.of(h, id, TO_SCREEN)).stream()
                .map(file -> new FileReview(
                        file, lodging.airlockFile(request, file), earlier, inspector, Eligibility.own(project)))
                .toList();
        return Optional.of(new ScreeningRound(request, project, book, inspector, reviews));
    }

    /** Keeps what the policies found in one file. */
    public void close(FileReview review, ScreeningRound round) {
        String configuration = round.configuration();
        store.changing(h -> {
            ExportFile file = files.find(h, review.file().id()).orElseThrow();
            review.outcomes().forEach(o -> outcomes.keep(h, file, configuration, o, clock.instant()));
            figures.keep(h, file, review.figures(), clock.instant());
            files.judged(h, file.id(), review.facts().type(), review.verdict());
            if (file.state() == FileState.COLLECTED) {
                files.to(h, file, FileState.SCREENED);
            }
            record(h, round, review, configuration);
        });
    }

    private void record(Handle h, ScreeningRound round, FileReview review, String configuration) {
        String path = review.file().path().toString();
        audit.record(
                h,
                Requests.event(round.request(), EventKind.FILE_SCREENED, Requests.HUB)
                        .file(path)
                        .with("sha256", review.file().hash())
                        .with("type", review.facts().type())
                        .with("verdict", review.verdict().word())
                        .with(
                                "findings",
                                review.outcomes().stream()
                                        .mapToInt(o -> o.findings().size())
                                        .sum())
                        .with("configuration", configuration));
        review.outcomes().stream()
                .filter(o -> !o.finished())
                .forEach(o -> audit.record(
                        h,
                        Requests.event(round.request(), EventKind.POLICY_FAILED, Requests.HUB)
                                .file(path)
                                .with("policy", o.policy())));
    }

    /** Writes the report and hands the request to the officers. */
    public void finish(ScreeningRound round) throws IOException {
        report.write(round);
        store.changing(h -> {
            ExportRequest request = requests.lock(h, round.request().id()).orElseThrow();
            if (request.state() != RequestState.SCREENING) {
                return;
            }
            outcomes.keepConfiguration(h, round.policies(), round.own(), clock.instant());
            requests.set(h, request.id(), "policies", round.configuration());
            requests.to(h, request, RequestState.IN_REVIEW);
            Map<Verdict, Long> counts =
                    round.files().stream().collect(Collectors.groupingBy(FileReview::verdict, Collectors.counting()));
            audit.record(
                    h,
                    Requests.event(request, EventKind.REQUEST_IN_REVIEW, Requests.HUB)
                            .with("pass", counts.getOrDefault(Verdict.PASS, 0L))
                            .with("hold", counts.getOrDefault(Verdict.HOLD, 0L))
                            .with("refuse", counts.getOrDefault(Verdict.REFUSE, 0L)));
            announcements.inReview(h, requests.find(h, request.id()).orElseThrow(), counts);
            List<Map<String, Object>> failed = unfinished(round);
            if (!failed.isEmpty()) {
                announcements.screeningFailed(h, request, failed);
            }
        });
    }

    private static List<Map<String, Object>> unfinished(ScreeningRound round) {
        List<Map<String, Object>> failed = new ArrayList<>();
        for (FileReview review : round.files()) {
            for (Outcome outcome : review.outcomes()) {
                if (!outcome.finished()) {
                    failed.add(Map.of(
                            "path", review.file().path().toString(),
                            "policy", outcome.policy(),
                            "reason", outcome.failure().orElseThrow()));
                }
            }
        }
        return failed;
    }
}
