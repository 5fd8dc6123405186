package dk.sluse.hub;

import dk.sluse.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder {@code config/projects}: one file for each project. */
final class ProjectFolder {

    private final Path folder;
    private final Path base;

    /** The folder of a configuration folder. */
    ProjectFolder(Path config) {
        this.folder = config.resolve("projects");
        this.base = SettingsReader.base(config);
    }

    Path path() {
        return folder;
    }

    Path base() {
        return base;
    }

    /** Every project, in the order of their ids; one with a fault is left out. */
    List<Project> read(Faults faults) {
        return files(faults).stream().map(ProjectFile::project).toList();
    }

    /** Every project's file that has no fault. */
    List<ProjectFile> files(Faults faults) {
        List<ProjectFile> files = new ArrayList<>();
        ProjectClaims claims = new ProjectClaims();
        for (Path path : paths(faults).orElse(List.of())) {
            Optional<ProjectFile> file =
                    YamlFile.bytes(path, faults).flatMap(content -> ProjectFile.read(path, content, base, faults));
            file.filter(each -> !each.conflicts(claims.near(each), faults)).ifPresent(each -> {
                claims.add(each);
                files.add(each);
            });
        }
        return files;
    }

    /**
     * The files that are projects, by name. A misspelt ending is a fault; all other files are left alone. Nothing when the
     * folder cannot be read, which is not the same as no project (F15).
     */
    Optional<List<Path>> paths(Faults faults) {
        if (!Files.isDirectory(folder)) {
            faults.add(folder, 1, "The folder is missing.", "Create it, even without projects.");
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> visible =
                    all.filter(path -> !name(path).startsWith(".")).sorted().toList();
            visible.stream()
                    .filter(path -> !name(path).endsWith(ProjectFile.ENDING)
                            && name(path).toLowerCase(Locale.ROOT).matches(".+\\.ya?ml"))
                    .forEach(path -> faults.add(
                            path,
                            1,
                            "The file is not read: its name does not end in .yaml.",
                            "Rename it, or move it away."));
            return Optional.of(visible.stream()
                    .filter(path -> name(path).endsWith(ProjectFile.ENDING) && Files.isRegularFile(path))
                    .toList());
        } catch (IOException e) {
            faults.add(folder, 1, "The folder cannot be read.", "Let the hub's user read it.");
            return Optional.empty();
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
