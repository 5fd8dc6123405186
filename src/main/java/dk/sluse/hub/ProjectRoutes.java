package dk.sluse.hub;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.hub.ProjectWatch.Change;
import dk.sluse.project.Project;
import dk.sluse.project.Projects;
import dk.sluse.project.RouteUse;
import dk.sluse.store.Store;
import dk.sluse.wording.Masking;
import dk.sluse.wording.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings projects in and out while the hub runs: what the watch found in {@code config/projects} becomes the project's record
 * and its own routes, one project at a time and without touching another's. Camel's own reload cannot do that.
 */
final class ProjectRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectRoutes.class);

    private static final int LONGEST_REASON = 300;

    private final ProjectWatch watch;
    private final Projects projects;
    private final Supplier<CamelContext> camel;
    private final Store store;
    private final Audit audit;
    private final Clock clock;
    private final Path knownHosts;
    private final Map<String, List<String>> routes = new TreeMap<>();
    /** The fingerprint of each project's version that was kept last. */
    private final Map<String, String> recorded = new HashMap<>();

    private final List<Project> deferred = new ArrayList<>();
    private final Map<String, String> failed = new TreeMap<>();

    /**
     * @param camel there once the routes run: the first look needs none
     * @param knownHosts a folder for each environment's pinned key, as Camel's own endpoints want it
     */
    ProjectRoutes(
            ProjectWatch watch,
            Projects projects,
            Supplier<CamelContext> camel,
            Store store,
            Audit audit,
            Clock clock,
            Path knownHosts) {
        this.watch = watch;
        this.projects = projects;
        this.camel = camel;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.knownHosts = knownHosts;
    }

    /** Looks once, and takes over what changed. */
    synchronized void look() {
        deferred.forEach(this::follow);
        deferred.clear();
        poll(false);
    }

    /**
     * Takes over what is there at a start. Routes of projects' own follow with the next look: nobody waits at the door for the
     * first poll of somebody else's folder.
     */
    synchronized void lookFirst() {
        poll(true);
    }

    private void poll(boolean deferring) {
        if (recorded.isEmpty()) {
            recorded.putAll(store.read(ProjectRoutes::lastVersions));
        }
        for (Change change : watch.poll()) {
            try {
                take(change, deferring);
            } catch (Exception e) {
                // One project's trouble is not the others': it is told of, and tried again when its file changes.
                tell(change, e);
            }
        }
    }

    private void follow(Project project) {
        try {
            addRoutes(project);
        } catch (Exception e) {
            tell(new Change.Added(project), e);
        }
    }

    private void take(Change change, boolean deferring) throws Exception {
        failed.remove(project(change));
        if (change instanceof Change.Added added
                && deferring
                && !added.project().routes().isEmpty()) {
            projects.put(added.project());
            deferred.add(added.project());
        } else if (change instanceof Change.Added added) {
            enter(added.project());
        } else if (change instanceof Change.Replaced replaced) {
            leave(replaced.before().id());
            enter(replaced.after());
        } else if (change instanceof Change.Removed removed) {
            leave(removed.project().id());
            projects.remove(removed.project().id());
            record(removed.project(), "removed");
        } else if (change instanceof Change.Rejected rejection) {
            reject(rejection);
        }
    }

    private void tell(Change change, Exception e) {
        String project = project(change);
        String reason = Printable.of(Masking.mask(String.valueOf(e.getMessage())), LONGEST_REASON);
        LOG.error("Project {} could not be taken over: {}", project, reason);
        failed.put(
                project,
                "Project " + project + " could not be taken over: " + reason
                        + " It is tried again when its file changes, and at the next start.");
    }

    private static String project(Change change) {
        if (change instanceof Change.Added added) {
            return added.project().id();
        }
        if (change instanceof Change.Replaced replaced) {
            return replaced.after().id();
        }
        if (change instanceof Change.Removed removed) {
            return removed.project().id();
        }
        return ((Change.Rejected) change).file().getFileName().toString();
    }

    private void enter(Project project) throws Exception {
        projects.put(project);
        addRoutes(project);
    }

    private void addRoutes(Project project) throws Exception {
        // Only endpoints of its own want its environment's key in a file.
        Path known = project.routes().isEmpty() ? knownHosts : writeKnownHosts(project);
        List<String> ids = new ArrayList<>();
        for (RouteUse use : project.routes()) {
            String id = project.id() + "-" + use.template();
            TemplatedRouteBuilder builder = TemplatedRouteBuilder.builder(camel.get(), use.template())
                    .routeId(id)
                    .prefixId(id);
            GivenParameters.of(project, known).forEach(builder::parameter);
            use.parameters().forEach(builder::parameter);
            builder.add();
            ids.add(id);
        }
        routes.put(project.id(), ids);
        if (!project.fingerprint().equals(recorded.get(project.id()))) {
            record(project, "taken over");
            LOG.info("Project {} is taken over with {} routes of its own", project.id(), ids.size());
        }
    }

    private void leave(String project) throws Exception {
        for (String id : routes.getOrDefault(project, List.of())) {
            camel.get().getRouteController().stopRoute(id);
            camel.get().removeRoute(id);
        }
        routes.remove(project);
    }

    private void reject(Change.Rejected rejection) {
        List<String> faults = rejection.faults().stream().map(Fault::toString).toList();
        faults.forEach(fault -> LOG.error("{}", fault));
        store.changing(h -> audit.record(
                h,
                Event.of(Event.HUB, EventKind.PROJECT_REJECTED, Event.BY_HUB)
                        .with("file", rejection.file().getFileName())
                        .with("faults", faults.size())));
    }

    /** What is wrong with project files now, one line each. */
    synchronized List<String> troubles() {
        return Stream.concat(watch.faults().stream().map(Fault::toString), failed.values().stream())
                .toList();
    }

    private static Map<String, String> lastVersions(Handle h) {
        return h.createQuery("""
                        select distinct on (project) project, fingerprint from project_version
                        order by project, version desc""").reduceRows(new HashMap<>(), (all, row) -> {
            all.put(row.getColumn("project", String.class), row.getColumn("fingerprint", String.class));
            return all;
        });
    }

    /** Keeps the file as it was taken over, once for each of its versions. */
    private void record(Project project, String what) {
        recorded.remove(project.id());
        store.changing(h -> {
            String last = h.createQuery(
                            "select fingerprint from project_version where project = :id order by version desc limit 1")
                    .bind("id", project.id())
                    .mapTo(String.class)
                    .findOne()
                    .orElse("");
            String now = what.equals("removed") ? "removed" : project.fingerprint();
            if (last.equals(now)) {
                return;
            }
            h.createUpdate("""
                            insert into project_version (project, version, fingerprint, content, taken_at)
                            values (:id, 1 + (select count(*) from project_version where project = :id),
                                    :fingerprint, :content, :now)""")
                    .bind("id", project.id())
                    .bind("fingerprint", now)
                    .bind("content", project.toString())
                    .bind("now", clock.instant())
                    .execute();
            audit.record(
                    h,
                    Event.of(project.id(), EventKind.PROJECT_CHANGED, Event.BY_HUB)
                            .with("what", what)
                            .with("fingerprint", project.fingerprint()));
        });
    }

    private Path writeKnownHosts(Project project) {
        try {
            Path file = Files.createDirectories(knownHosts).resolve(project.id());
            Files.writeString(file, GivenParameters.knownHostsLine(project.environment()) + "\n");
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
