package dk.sluse.hub;

import dk.sluse.project.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.codec.digest.DigestUtils;

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
    private final Map<Path, List<Fault>> told = new TreeMap<>();
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

    /** Looks once, and answers with what changed since the last time something did. */
    List<Change> poll() {
        Faults faults = new Faults(folder.base());
        List<Change> changes = new ArrayList<>();
        Optional<List<Path>> paths = folder.paths(faults);
        tell(folder.path(), faults, changes);
        paths.ifPresent(found -> compare(found, changes));
        return changes;
    }

    private void compare(List<Path> paths, List<Change> changes) {
        Map<Path, byte[]> contents = contents(paths, changes);
        Map<Path, String> seen = new TreeMap<>();
        paths.forEach(path -> seen.put(path, ""));
        contents.forEach((path, content) -> seen.put(path, DigestUtils.sha256Hex(content)));
        Map<Path, String> before = lastSeen.orElse(seen);
        lastSeen = Optional.of(seen);
        removals(paths, before, changes);
        contents.forEach((path, content) -> {
            if (seen.get(path).equals(before.get(path))) {
                look(path, content, changes);
            }
        });
    }

    private Map<Path, byte[]> contents(List<Path> paths, List<Change> changes) {
        Map<Path, byte[]> contents = new TreeMap<>();
        for (Path path : paths) {
            Faults faults = new Faults(folder.base());
            YamlFile.bytes(path, faults)
                    .ifPresentOrElse(content -> contents.put(path, content), () -> tell(path, faults, changes));
        }
        return contents;
    }

    private void removals(List<Path> paths, Map<Path, String> before, List<Change> changes) {
        for (Path path : new TreeSet<>(running.keySet())) {
            if (!paths.contains(path) && !before.containsKey(path)) {
                changes.add(new Change.Removed(running.remove(path).project()));
            }
        }
        told.keySet().removeIf(path -> !paths.contains(path) && !path.equals(folder.path()));
    }

    private void look(Path path, byte[] content, List<Change> changes) {
        Optional<ProjectFile> before = Optional.ofNullable(running.get(path));
        if (before.isPresent() && before.get().project().fingerprint().equals(DigestUtils.sha256Hex(content))) {
            told.remove(path);
            return;
        }
        Faults faults = new Faults(folder.base());
        Optional<ProjectFile> file = ProjectFile.read(path, content, folder.base(), faults);
        file.ifPresent(each -> {
            each.conflicts(running.values(), faults);
            checks.forEach(check -> check.check(each, faults));
        });
        tell(path, faults, changes);
        if (faults.none() && file.isPresent()) {
            running.put(path, file.get());
            Project after = file.get().project();
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
