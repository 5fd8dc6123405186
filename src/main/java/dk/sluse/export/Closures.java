package dk.sluse.export;

import dk.sluse.project.Access;
import dk.sluse.project.Denied;
import dk.sluse.project.Scope;
import dk.sluse.work.Work;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * What a closed project stops (R71, R74): staging, collecting, approving and publishing wait until it is open again. What
 * brings files back or clears them away goes on.
 */
final class Closures {

    private static final Map<RequestState, String> WAITING = Map.of(
            RequestState.COLLECTING, ExportSteps.COLLECT,
            RequestState.DECIDED, ExportSteps.PUBLISH,
            RequestState.PUBLISHING, ExportSteps.PUBLISH);

    private final Access access;
    private final Requests requests;
    private final Work work;

    Closures(Books books, Access access) {
        this.access = access;
        this.requests = books.requests();
        this.work = books.work();
    }

    /**
     * Lets a step wait while the project is closed.
     *
     * @throws dk.sluse.project.ProjectClosedException while it is
     */
    void waitWhileClosed(Handle h, String project) {
        access.awaitOpen(h, project);
    }

    /**
     * Refuses a person what a closed project does not do.
     *
     * @throws Denied while it is closed
     */
    void mustBeOpen(Handle h, String project) {
        access.closed(h, Scope.PROJECT, project).ifPresent(why -> {
            throw new Denied("Access to project " + project + " is closed (" + why
                    + "): nothing of it is taken in or approved until it is open again.");
        });
    }

    /** Wakes the steps that waited for a project to be open again. */
    void reopened(Handle h, Scope scope, String subject) {
        if (scope == Scope.PROJECT) {
            requests.of(h, subject).forEach(request -> goOn(h, request));
        }
    }

    /** Wakes the step for which a request waits, if it waits for one. */
    void goOn(Handle h, ExportRequest request) {
        if (WAITING.containsKey(request.state())) {
            wake(h, WAITING.get(request.state()), Long.toString(request.id()));
        }
    }

    /** One that runs may have looked before: it is to look once more. */
    private void wake(Handle h, String step, String request) {
        work.add(h, step, request);
        var unused = work.retry(h, step, request);
    }
}
