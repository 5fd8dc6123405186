package dk.sluse.hub;

import dk.sluse.project.Project;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A project's file that was read without a fault of its own.
 *
 * @param file where it is
 * @param project what it says
 * @param whereabouts where its own places lie, and what may cross a border
 * @param lines the lines of what other projects must not have, too
 * @param useLines the line of each use of a route template, in order
 */
record ProjectFile(
        Path file,
        Project project,
        Whereabouts whereabouts,
        Map<ProjectFile.Own, Integer> lines,
        List<Integer> useLines) {

    static final String ENDING = ".yaml";

    /** What belongs to one project alone. */
    enum Own {
        ACRONYM,
        ENVIRONMENT,
        SENTINEL,
        IMPORTS
    }

    ProjectFile {
        lines = Map.copyOf(lines);
        useLines = List.copyOf(useLines);
    }

    /** Reads a project's file; nothing when it has a fault. */
    static Optional<ProjectFile> read(Path file, byte[] content, Path base, Faults faults) {
        return read(file, content, fingerprint(content), base, faults);
    }

    /** What is kept of a file's bytes, to tell whether they are others. */
    static String fingerprint(byte[] content) {
        return DigestUtils.sha256Hex(content);
    }

    /** The same, of bytes whose fingerprint was taken already. */
    static Optional<ProjectFile> read(Path file, byte[] content, String fingerprint, Path base, Faults faults) {
        Faults own = new Faults(base);
        Optional<ProjectFile> read = YamlFile.read(file, content, own)
                .flatMap(YamlNode::map)
                .flatMap(map -> new ProjectReader(file, fingerprint, base, map).project());
        faults.addAll(own);
        return own.none() ? read : Optional.empty();
    }

    /** Leaves a fault for everything of this project that is another one's already (R22, R89, F12). */
    boolean conflicts(Collection<ProjectFile> others, Faults faults) {
        boolean found = false;
        for (ProjectFile other : others) {
            if (!other.project.id().equals(project.id())) {
                found |= conflicts(other, faults);
            }
        }
        return found;
    }

    private boolean conflicts(ProjectFile other, Faults faults) {
        Project theirs = other.project;
        boolean acronym = project.acronym().equalsIgnoreCase(theirs.acronym());
        if (acronym) {
            fault(faults, Own.ACRONYM, "The acronym " + Faults.quoted(project.acronym()), theirs);
        }
        boolean environment = place(project).equals(place(theirs));
        if (environment) {
            fault(faults, Own.ENVIRONMENT, "The environment", theirs);
        }
        boolean sentinel =
                project.environment().sentinel().equals(theirs.environment().sentinel());
        if (sentinel && !environment) {
            fault(faults, Own.SENTINEL, "The sentinel", theirs);
        }
        return acronym || environment || sentinel || importsFrom(theirs, faults) || isImportedBy(other, faults);
    }

    /** What lies in an environment leaves it only by export, and never into another project's (R33, R89). */
    private boolean importsFrom(Project theirs, Faults faults) {
        boolean found = project.imports().values().stream()
                .anyMatch(server -> ImportsReader.isSameServer(server, theirs.environment()));
        if (found) {
            faults.add(
                    file,
                    lines.getOrDefault(Own.IMPORTS, 1),
                    "A source of imports is the environment of project \"" + theirs.id() + "\".",
                    "Name the server that the data comes from; an environment's data leaves it only by export.");
        }
        return found;
    }

    private boolean isImportedBy(ProjectFile other, Faults faults) {
        boolean found = other.project.imports().values().stream()
                .anyMatch(server -> ImportsReader.isSameServer(server, project.environment()));
        if (found) {
            faults.add(
                    file,
                    lines.getOrDefault(Own.ENVIRONMENT, 1),
                    "The environment is a source of imports of project \"" + other.project.id() + "\".",
                    "Take it out of that project's imports first.");
        }
        return found;
    }

    private void fault(Faults faults, Own own, String what, Project theirs) {
        String remedy = "Give this project its own.";
        faults.add(
                file, lines.getOrDefault(own, 1), what + " is that of project \"" + theirs.id() + "\", too.", remedy);
    }

    private static String place(Project project) {
        return project.environment().host() + ":" + project.environment().port() + ":"
                + project.environment().root();
    }
}
