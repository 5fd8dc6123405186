package dk.sluse.desk;

import dk.sluse.project.Denied;
import dk.sluse.project.Project;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The projects, and what each rests on. */
@Command(
        name = "projects",
        description = "Lists the projects as their files say now, and what is wrong with files; projects ID shows one.")
final class ProjectsOrder extends HubOrder {

    private final MandatePrint mandates;

    @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "The project's id or acronym.")
    private Optional<String> named = Optional.empty();

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    ProjectsOrder(Errand errand, DeskParts parts) {
        super(errand, parts);
        this.mandates = new MandatePrint(parts.projects(), parts.clock());
    }

    @Override
    void run() {
        errand().mustBeStaff();
        if (json) {
            List<Map<String, Object>> facts = chosen().stream().map(this::facts).toList();
            errand().sayJson(named.isPresent() ? facts.get(0) : facts);
        } else if (named.isPresent()) {
            show(chosen().get(0));
        } else {
            chosen().forEach(project -> errand().say(
                            "%-16s %-16s officers %d  %s  %s",
                            project.id(),
                            project.acronym(),
                            project.officersNeeded(),
                            project.environment().host(),
                            project.title()));
            parts().troubles().get().forEach(line -> errand().say("! %s", line));
        }
    }

    private List<Project> chosen() {
        return named.map(id -> List.of(parts().projects()
                        .byId(id)
                        .or(() -> parts().projects().byAcronym(id))
                        .orElseThrow(() -> new Denied("There is no project " + id + "."))))
                .orElseGet(() -> List.copyOf(parts().projects().all()));
    }

    private void show(Project project) {
        errand().say("%s (%s): %s", project.id(), project.acronym(), project.title());
        errand().say("Institution: %s", project.institution());
        mandates.lines(project.id()).forEach(line -> errand().say("%s", line));
        errand().say(
                        "Permissions: %s",
                        project.permissions().isEmpty() ? "none" : String.join(", ", permissions(project)));
        errand().say("Officers that approve a file: %d", project.officersNeeded());
        errand().say("Environment: %s", project.environment().host());
        project.borders().places().forEach(place -> errand().say("Lies: %s", place));
        project.borders().crossings().forEach(crossing -> errand().say("Crosses: %s", crossing));
    }

    private Map<String, Object> facts(Project project) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("project", project.id());
        facts.put("acronym", project.acronym());
        facts.put("title", project.title());
        facts.put("institution", project.institution());
        facts.put("mandate", mandates.facts(project.id()));
        facts.put("permissions", permissions(project));
        facts.put("officersNeeded", project.officersNeeded());
        facts.put("environment", project.environment().host());
        facts.put(
                "places",
                project.borders().places().stream()
                        .map(place -> Map.of(
                                "name", place.name(),
                                "holds", place.holds().stream().sorted().toList(),
                                "country", place.country(),
                                "department", place.department()))
                        .toList());
        facts.put(
                "crossings",
                project.borders().crossings().stream()
                        .map(crossing -> Map.of(
                                "from", crossing.from(),
                                "to", crossing.to(),
                                "over", crossing.over(),
                                "because", crossing.because()))
                        .toList());
        return facts;
    }

    private static List<String> permissions(Project project) {
        return project.permissions().stream().sorted().toList();
    }
}
