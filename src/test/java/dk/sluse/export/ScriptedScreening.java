package dk.sluse.export;

import dk.sluse.document.Severity;
import dk.sluse.project.Projects;
import dk.sluse.screening.Finding;
import dk.sluse.screening.Outcome;
import dk.sluse.screening.OwnRules;
import dk.sluse.screening.PolicyBook;
import dk.sluse.screening.Verdict;
import dk.sluse.store.Store;
import dk.sluse.wording.Phrase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Screens by what the test says the policies find, without the limited process; everything passes unless it is said. */
final class ScriptedScreening {

    private static final Phrase BROKE = new Phrase("Kontrollen brød sammen.", "The check broke down.");

    private final Store store;
    private final Projects projects;
    private final Clock clock;
    private final Map<String, List<Finding>> findings = new HashMap<>();
    private final Map<String, String> failing = new HashMap<>();
    private final Requests requests = new Requests();
    private final RequestFiles files = new RequestFiles();
    private final PolicyOutcomes outcomes = new PolicyOutcomes();

    ScriptedScreening(Store store, Projects projects, Clock clock) {
        this.store = store;
        this.projects = projects;
        this.clock = clock;
    }

    void finds(String path, List<Finding> found) {
        findings.put(path, found);
    }

    void fails(String path, String policy) {
        failing.put(path, policy);
    }

    void screen(long id, PolicyBook book) {
        store.changing(h -> {
            ExportRequest request = requests.lock(h, id).orElseThrow();
            if (request.state() != RequestState.SCREENING) {
                return;
            }
            OwnRules own = Eligibility.own(projects.require(request.project()));
            for (ExportFile file : files.of(h, id, EnumSet.of(FileState.COLLECTED, FileState.SCREENED))) {
                judge(h, file, book, book.fingerprint(own));
            }
            outcomes.keepConfiguration(h, book, own, clock.instant());
            requests.set(h, id, "policies", book.fingerprint(own));
            requests.to(h, request, RequestState.IN_REVIEW);
        });
    }

    private void judge(Handle h, ExportFile file, PolicyBook book, String configuration) {
        List<Finding> all = new ArrayList<>();
        for (String policy : book.policies()) {
            Outcome outcome = outcome(file.path().toString(), policy);
            all.addAll(outcome.findings());
            outcomes.keep(h, file, configuration, outcome, clock.instant());
        }
        files.judged(h, file.id(), "text/plain", Verdict.of(all));
        if (file.state() == FileState.COLLECTED) {
            files.to(h, file, FileState.SCREENED);
        }
    }

    private Outcome outcome(String path, String policy) {
        if (policy.equals(failing.get(path))) {
            return new Outcome(
                    policy, false, List.of(finding(policy, Severity.HOLD, Optional.empty())), Optional.of(BROKE));
        }
        List<Finding> found = findings.getOrDefault(path, List.of()).stream()
                .filter(finding -> finding.policy().equals(policy))
                .toList();
        return new Outcome(policy, true, found, Optional.empty());
    }

    /** Something a policy found. */
    static Finding finding(String policy, Severity severity, Optional<String> permission) {
        return new Finding(
                policy, severity, new Phrase("Noget er fundet.", "Something was found."), "here", "R50", permission);
    }

    static Finding hold(String policy) {
        return finding(policy, Severity.HOLD, Optional.empty());
    }

    static Finding refusal(String policy) {
        return finding(policy, Severity.REFUSE, Optional.empty());
    }

    static Finding refusalUnless(String policy, String permission) {
        return finding(policy, Severity.REFUSE, Optional.of(permission));
    }
}
