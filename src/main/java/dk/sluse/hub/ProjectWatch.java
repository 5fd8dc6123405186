package dk.sluse.hub;

import dk.sluse.project.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Notices what changed in {@code config/projects}, so that a project comes, changes or goes without a restart and without
 * touching the others. The first look takes everything as it is. After that a difference counts when two looks in a row see
 * the same, so that a file that is being written is never taken by halves. A faulty file changes nothing, and is told of
 * once; a folder that cannot be read changes nothing either (F15).
 *
 * <p>Not for use by several threads at once.
 */
final class ProjectWatch {

    /** What changed. */
    sealed interface Change {

        /** A project that was not there before. */
        record Added(Project project) implements Change {}

        /** A project whose file says something else now. */
        record Replaced(Project before, Project after) implements Change {}

        /** A project whose file is gone. */
        record Removed(Project project) implements Change {}

        /** A file, or the folder, with faults; what stood before still stands. */
        record Rejected(Path file, List<Fault> faults) implements Change {
            public Rejected {
                faults = List.copyOf(faults);
            }
        }
    }

    /** Further checks of a project's file, such as of the templates and thresholds it names. */
    interface Check {
        void check(ProjectFile file, Faults faults);
    }

    private final ProjectFolder folder;
    private final List<Check> checks;
    private final Map<Path, ProjectFile> running = new TreeMap<>();
    private final ProjectClaims claims = new ProjectClaims();
    private final Map<Path, List<Fault>> told = new TreeMap<>();
    private Optional<CompletableFuture<List<Change>>> begun = Optional.empty();
    private Optional<Map<Path, String>> lastSeen = Optional.empty();

    ProjectWatch(Path config, List<Check> checks) {
        this.folder = new ProjectFolder(config);
        this.checks = List.copyOf(checks);
    }

    /** The projects as they are now, by their ids. */
    Collection<Project> projects() {
        return running.values().stream().map(ProjectFile::project).toList();
    }

    /** What is wrong with the folder and its files as they were last looked at. */
    List<Fault> faults() {
        return told.values().stream().flatMap(List::stream).toList();
    }

    /**
     * Begins the first look beside whatever else is done until it is asked for: at a start, thousands of files are read while the
     * database and the routes come up.
     */
    void begin() {
        begun = Optional.of(CompletableFuture.supplyAsync(this::look));
    }

    /** Looks once, and answers with what changed since the last time something did. */
    List<Change> poll() {
        Optional<CompletableFuture<List<Change>>> first = begun;
        begun = Optional.empty();
        return first.isPresent() ? first.get().join() : look();
    }

    private List<Change> look() {
        Faults faults = new Faults(folder.base());
        List<Change> changes = new ArrayList<>();
        Optional<List<Path>> paths = folder.paths(faults);
        tell(folder.path(), faults, changes);
        paths.ifPresent(found -> compare(found, changes));
        return changes;
    }

    private void compare(List<Path> paths, List<Change> changes) {
        Map<Path, Content> contents = contents(paths, changes);
        Map<Path, String> seen = new HashMap<>();
        paths.forEach(path -> seen.put(path, ""));
        contents.forEach((path, content) -> seen.put(path, content.fingerprint));
        Map<Path, String> before = lastSeen.orElse(seen);
        lastSeen = Optional.of(seen);
        removals(seen.keySet(), before, changes);
        contents.keySet().removeIf(path -> !seen.get(path).equals(before.get(path)));
        contents.keySet().removeIf(path -> isRunning(path, seen.get(path)));
        // Reading is most of the work when thousands are new, as at a start, and each is read for itself.
        Map<Path, Read> read = contents.entrySet().parallelStream()
                .collect(
                        Collectors.toConcurrentMap(Map.Entry::getKey, entry -> read(entry.getKey(), entry.getValue())));
        contents.keySet().forEach(path -> look(path, read.get(path), changes));
    }

    /** A file's bytes as they were looked at. */
    private static final class Content {
        private final byte[] bytes;
        private final String fingerprint;

        Content(byte[] bytes) {
            this.bytes = bytes;
            this.fingerprint = ProjectFile.fingerprint(bytes);
        }
    }

    /** What was found of a file's bytes. */
    private record Looked(Optional<Content> content, Faults faults) {}

    /** In the order of the paths. */
    private Map<Path, Content> contents(List<Path> paths, List<Change> changes) {
        List<Looked> looked = paths.parallelStream().map(this::content).toList();
        Map<Path, Content> contents = new LinkedHashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            Path path = paths.get(i);
            Looked each = looked.get(i);
            each.content()
                    .ifPresentOrElse(content -> contents.put(path, content), () -> tell(path, each.faults(), changes));
        }
        return contents;
    }

    private Looked content(Path path) {
        Faults faults = new Faults(folder.base());
        return new Looked(YamlFile.bytes(path, faults).map(Content::new), faults);
    }

    private void removals(Set<Path> paths, Map<Path, String> before, List<Change> changes) {
        for (Path path : new TreeSet<>(running.keySet())) {
            if (!paths.contains(path) && !before.containsKey(path)) {
                ProjectFile gone = running.remove(path);
                claims.remove(gone);
                changes.add(new Change.Removed(gone.project()));
            }
        }
        told.keySet().removeIf(path -> !paths.contains(path) && !path.equals(folder.path()));
    }

    /** Whether a file says what its project already runs with; what was wrong with it meanwhile is over then. */
    private boolean isRunning(Path path, String fingerprint) {
        ProjectFile before = running.get(path);
        boolean same = before != null && before.project().fingerprint().equals(fingerprint);
        if (same) {
            told.remove(path);
        }
        return same;
    }

    /** A file as it reads by itself. */
    private record Read(Optional<ProjectFile> file, Faults faults) {}

    private Read read(Path path, Content content) {
        Faults faults = new Faults(folder.base());
        return new Read(ProjectFile.read(path, content.bytes, content.fingerprint, folder.base(), faults), faults);
    }

    private void look(Path path, Read read, List<Change> changes) {
        Faults faults = read.faults();
        read.file().ifPresent(each -> {
            each.conflicts(claims.near(each), faults);
            checks.forEach(check -> check.check(each, faults));
        });
        tell(path, faults, changes);
        if (faults.none() && read.file().isPresent()) {
            Optional<ProjectFile> before =
                    Optional.ofNullable(running.put(path, read.file().get()));
            before.ifPresent(claims::remove);
            claims.add(read.file().get());
            Project after = read.file().get().project();
            changes.add(before.<Change>map(old -> new Change.Replaced(old.project(), after))
                    .orElseGet(() -> new Change.Added(after)));
        }
    }

    private void tell(Path path, Faults faults, List<Change> changes) {
        List<Fault> sorted = faults.sorted();
        if (sorted.isEmpty()) {
            told.remove(path);
        } else if (!sorted.equals(told.put(path, sorted))) {
            changes.add(new Change.Rejected(path, sorted));
        }
    }
}
