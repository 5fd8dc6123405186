package dk.sluse.export;

import dk.sluse.project.Access;
import dk.sluse.project.Caller;
import dk.sluse.project.CaseOfficers;
import dk.sluse.project.Office;
import dk.sluse.project.Parties;
import dk.sluse.project.People;
import dk.sluse.project.Scope;
import dk.sluse.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What may be seen over SFTP, path by path: members see published downloads of their open projects, officers the airlock of
 * requests of whose project they were no member since. What the database does not say is published does not exist, whatever lies on the disk.
 */
public final class Visibility {

    private final Store store;
    private final People people;
    private final Access access;
    private final CaseOfficers officers;
    private final Requests requests;
    private final Freezes freezes;
    private final Clock clock;
    private final Duration grace;

    Visibility(Books books, Parties parties, Duration grace) {
        this.store = books.store();
        this.people = parties.people();
        this.access = parties.access();
        this.officers = parties.officers();
        this.requests = books.requests();
        this.freezes = books.freezes();
        this.clock = books.clock();
        this.grace = grace;
    }

    /** Whether a path below the download folder exists for the caller, who is as looked up just now. */
    public boolean inDownload(Caller caller, List<String> names) {
        if (names.isEmpty()) {
            return true;
        }
        String project = names.get(0);
        if (!caller.memberOf().contains(project) || hidden(names)) {
            return false;
        }
        return store.read(h -> access.closed(h, Scope.PROJECT, project).isEmpty()
                && (names.size() == 1
                        || request(h, names)
                                .filter(this::isPublished)
                                .filter(request -> !freezes.isFrozen(h, request.id()))
                                .filter(request -> holds(h, request, names.subList(2, names.size())))
                                .isPresent()));
    }

    /** Its papers, its published files, and the folders these lie in: nothing else that lies there was approved (R68). */
    private static boolean holds(Handle h, ExportRequest request, List<String> names) {
        return names.isEmpty()
                || (names.size() == 1 && ReleasePapers.NAMES.contains(names.get(0)))
                || RequestFiles.isPublished(h, request.id(), String.join("/", names));
    }

    private boolean isPublished(ExportRequest request) {
        return request.state() == RequestState.PUBLISHED
                && request.expiresAt().orElseThrow().isAfter(clock.instant());
    }

    /** Whether running reads of a download must be cut: revoked, breached, frozen, closed, or expired beyond the grace. */
    public boolean cutsDownload(Caller caller, List<String> names) {
        if (names.size() < 2) {
            return false;
        }
        return store.read(h -> access.closed(h, Scope.PROJECT, names.get(0)).isPresent()
                || !people.isMember(h, names.get(0), caller.login())
                || request(h, names)
                        .filter(this::isReadable)
                        .filter(request -> !freezes.isFrozen(h, request.id()))
                        .isEmpty());
    }

    private boolean isReadable(ExportRequest request) {
        boolean shown = request.state() == RequestState.PUBLISHED || request.state() == RequestState.EXPIRED;
        return shown && request.expiresAt().orElseThrow().plus(grace).isAfter(clock.instant());
    }

    /** Whether a path below the airlock exists for the caller: an officer who is, and since the request was, no member (R42). */
    public boolean inAirlock(Caller caller, List<String> names) {
        return store.read(h -> {
            if (!people.officesOf(h, caller.login()).contains(Office.OFFICER) || hidden(names)) {
                return false;
            }
            if (names.isEmpty()) {
                return true;
            }
            if (names.size() == 1) {
                return !people.isMember(h, names.get(0), caller.login());
            }
            return request(h, names)
                    .filter(r -> officers.mayRead(h, caller.login(), r.matter()))
                    .isPresent();
        });
    }

    private Optional<ExportRequest> request(Handle h, List<String> names) {
        return names.get(1).matches("\\d{1,18}")
                ? requests.find(h, Long.parseLong(names.get(1)))
                        .filter(request -> request.project().equals(names.get(0)))
                : Optional.empty();
    }

    /** The hub's own temporary names. */
    private static boolean hidden(List<String> names) {
        return names.stream().anyMatch(name -> name.startsWith(".sluse-"));
    }
}
