package dk.sluse.hub;

import dk.sluse.custody.Place;
import dk.sluse.project.Project;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which projects' files claim what: with thousands of them, a file is compared only with those it can conflict with (R22, R89,
 * F12). It only narrows down; {@link ProjectFile#conflicts} judges.
 */
final class ProjectClaims {

    private final Map<String, Set<ProjectFile>> claims = new HashMap<>();

    void add(ProjectFile file) {
        claimed(file.project()).forEach(claim -> claims.computeIfAbsent(claim, each -> new LinkedHashSet<>())
                .add(file));
    }

    void remove(ProjectFile file) {
        claimed(file.project()).forEach(claim -> claims.getOrDefault(claim, new LinkedHashSet<>())
                .remove(file));
    }

    /** The files that claim what this one must have for itself, or must not touch. */
    Collection<ProjectFile> near(ProjectFile file) {
        Set<ProjectFile> near = new LinkedHashSet<>();
        Stream.concat(own(file.project()), across(file.project(), "import ", "environment "))
                .forEach(claim -> near.addAll(claims.getOrDefault(claim, Set.of())));
        return near;
    }

    private static List<String> claimed(Project project) {
        return Stream.concat(own(project), across(project, "environment ", "import "))
                .toList();
    }

    private static Stream<String> own(Project project) {
        Place.Sftp environment = project.environment();
        return Stream.of(
                "acronym " + project.acronym().toLowerCase(Locale.ROOT),
                "sentinel " + environment.sentinel(),
                "place " + environment.host() + ":" + environment.port() + ":" + environment.root());
    }

    /** The servers of a project's environment and of its imports, each under a word of its own. */
    private static Stream<String> across(Project project, String environment, String imported) {
        return Stream.concat(
                Stream.of(environment + server(project.environment())),
                project.imports().values().stream().map(each -> imported + server(each)));
    }

    private static String server(Place.Sftp place) {
        return place.host().toLowerCase(Locale.ROOT) + ":" + place.port();
    }
}
