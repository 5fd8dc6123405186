package dk.sluse.export;

import dk.sluse.document.Severity;
import dk.sluse.project.Caller;
import dk.sluse.project.CaseOfficers;
import dk.sluse.project.Denied;
import dk.sluse.project.Gate;
import dk.sluse.project.Gates;
import dk.sluse.project.Project;
import dk.sluse.screening.Finding;
import dk.sluse.screening.OwnRules;
import dk.sluse.screening.PolicyBook;
import dk.sluse.screening.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Who may decide, and what stands against an approval (design, "Easy to get wrong" 8 to 10). The answer is no unless
 * everything speaks for it.
 */
final class Eligibility {

    /** Why a file cannot be approved, for the officer. */
    record Objection(String reason) {}

    private final CaseOfficers officers;
    private final Supplier<PolicyBook> policies;
    private final PolicyOutcomes outcomes;
    private final Gates gates;

    Eligibility(CaseOfficers officers, Supplier<PolicyBook> policies, PolicyOutcomes outcomes, Gates gates) {
        this.officers = officers;
        this.policies = policies;
        this.outcomes = outcomes;
        this.gates = gates;
    }

    /**
     * The project's work was approved once, so that results of it may leave at all (R2).
     *
     * @throws Denied otherwise
     */
    void mustBeApproved(String project) {
        gates.mustPass(Gate.EXPORT, project);
    }

    /**
     * Lets what was approved wait while a permission that the approval rests on lifts nothing any more (R10, R65, R66).
     *
     * @throws dk.sluse.project.MandateLackingException while it does not
     */
    void awaitPermissions(Handle h, ExportRequest request, List<ExportFile> approved) {
        Set<String> permissions = new HashSet<>();
        for (ExportFile file : approved) {
            for (String configuration : decidedUnder(h, file)) {
                outcomes.findings(h, file, configuration).stream()
                        .filter(finding -> finding.severity() == Severity.REFUSE)
                        .forEach(finding -> finding.permission().ifPresent(permissions::add));
            }
        }
        gates.await(permissions, request.project());
    }

    private static List<String> decidedUnder(Handle h, ExportFile file) {
        return h.createQuery("""
                        select distinct configuration from decision
                        where file = :file and approves and sha256 = :sha256""")
                .bind("file", file.id())
                .bind("sha256", file.hash())
                .mapTo(String.class)
                .list();
    }

    /**
     * The caller is an officer whose access is open now, and neither requester nor, at any time since the request began, a
     * member of the project (F31).
     *
     * @throws Denied otherwise
     */
    void mustBeOfficerOf(Handle h, Caller caller, ExportRequest request) {
        officers.mustDecide(h, caller, request.matter());
    }

    List<Objection> objections(Handle h, ExportRequest request, Project project, ExportFile file, String reason) {
        List<Objection> objections = new ArrayList<>();
        if (file.state() != FileState.SCREENED) {
            objections.add(new Objection("is " + file.state().word() + ", so it cannot be approved"));
            return objections;
        }
        String configuration = configuration(project);
        Set<String> missing = new HashSet<>(policies.get().mandatory());
        missing.removeAll(outcomes.finished(h, file, configuration));
        if (!missing.isEmpty()) {
            objections.add(new Objection("was not judged by "
                    + String.join(", ", missing.stream().sorted().toList())
                    + " under today's configuration; run: rescreen " + request.id()));
        }
        List<Finding> findings = outcomes.findings(h, file, configuration);
        findings.stream()
                .filter(finding -> finding.severity() == Severity.REFUSE)
                .flatMap(finding -> forbidden(finding, project).stream())
                .distinct()
                .forEach(objections::add);
        if (Verdict.of(findings) != Verdict.PASS && reason.isBlank()) {
            objections.add(new Objection("has findings, so an approval needs a reason: add --reason \"…\" (R64)"));
        }
        return objections;
    }

    private Optional<Objection> forbidden(Finding finding, Project project) {
        String refused = "is refused by " + finding.policy();
        if (finding.permission().isEmpty()) {
            return Optional.of(new Objection(refused + ", which no permission lifts"));
        }
        String permission = finding.permission().get();
        return project.permissions().contains(permission)
                ? gates.lack(permission, project.id()).map(why -> new Objection(refused + ". " + why.en()))
                : Optional.of(new Objection(refused + " and the project has no permission \"" + permission + "\""));
    }

    /** In what a project's screening differs from the house's. */
    static OwnRules own(Project project) {
        return new OwnRules(project.overrides(), project.patterns());
    }

    /** The fingerprint of the configuration in force for a project: what is decided now rests on it. */
    String configuration(Project project) {
        return policies.get().fingerprint(own(project));
    }

    /** How many officers approved this file's hash, under today's configuration, who may still decide on it (F31). */
    int approvals(Handle h, ExportRequest request, Project project, ExportFile file) {
        return (int) h
                .createQuery("""
                        select officer from decision
                        where file = :file and approves and sha256 = :sha256 and configuration = :configuration""")
                .bind("file", file.id())
                .bind("sha256", file.hash())
                .bind("configuration", configuration(project))
                .mapTo(String.class)
                .stream()
                .filter(officer -> officers.stillCounts(h, officer, request.matter()))
                .distinct()
                .count();
    }
}
