package dk.sluse.export;

import dk.sluse.inspection.Inspector;
import dk.sluse.inspection.Isolation;
import dk.sluse.project.Project;
import dk.sluse.screening.OwnRules;
import dk.sluse.screening.PolicyBook;
import java.util.List;

/**
 * One request's turn at screening: its files, the limited process that opens them, and the configuration they are judged
 * under. The route opens it, sends each file through its policies, and closes it.
 */
public final class ScreeningRound implements AutoCloseable {

    private final ExportRequest request;
    private final Project project;
    private final PolicyBook policies;
    private final Inspector inspector;
    private final List<FileReview> files;

    ScreeningRound(
            ExportRequest request, Project project, PolicyBook policies, Inspector inspector, List<FileReview> files) {
        this.request = request;
        this.project = project;
        this.policies = policies;
        this.inspector = inspector;
        this.files = List.copyOf(files);
    }

    /** The files, each to be opened, judged by every policy of the route, and closed. */
    public List<FileReview> files() {
        return files;
    }

    ExportRequest request() {
        return request;
    }

    Project project() {
        return project;
    }

    PolicyBook policies() {
        return policies;
    }

    Isolation.Level isolation() {
        return inspector.isolation();
    }

    /** In what the project's screening differs. */
    OwnRules own() {
        return Eligibility.own(project);
    }

    String configuration() {
        return policies.fingerprint(own());
    }

    /** Ends the limited process. */
    @Override
    public void close() {
        inspector.close();
    }
}
