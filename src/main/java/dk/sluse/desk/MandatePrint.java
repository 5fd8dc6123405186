package dk.sluse.desk;

import dk.sluse.project.Authority;
import dk.sluse.project.Gate;
import dk.sluse.project.Gates;
import dk.sluse.project.Mandate;
import dk.sluse.project.Paper;
import dk.sluse.project.Project;
import dk.sluse.project.Projects;
import dk.sluse.wording.Phrase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows what a project rests on (R2, R9, R12, R14), and what that does not carry today. */
final class MandatePrint {

    private final Projects projects;
    private final Gates gates;

    MandatePrint(Projects projects, Clock clock) {
        this.projects = projects;
        this.gates = new Gates(projects, clock);
    }

    /** A line or two for people. */
    List<String> lines(String project) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Rests on: " + projects.byId(project).map(MandatePrint::line).orElse("nothing, for its file is gone"));
        lack(project).ifPresent(why -> lines.add("Gets no data: " + why));
        return lines;
    }

    /** The same for programs. */
    Map<String, Object> facts(String project) {
        Map<String, Object> facts = new LinkedHashMap<>();
        projects.byId(project).map(Project::mandate).ifPresent(mandate -> {
            mandate.authority().ifPresent(authority -> facts.put("authorisedBy", authority.name()));
            for (Paper.Kind kind : Paper.Kind.values()) {
                Optional.ofNullable(mandate.papers().get(kind))
                        .ifPresent(paper -> facts.put(
                                kind.key(),
                                Map.of(
                                        "number", paper.number(),
                                        "from", paper.from().toString(),
                                        "until", paper.until().toString())));
            }
            facts.put("covers", mandate.covers().stream().sorted().toList());
        });
        lack(project).ifPresent(why -> facts.put("lacks", why));
        return facts;
    }

    private Optional<String> lack(String project) {
        return gates.lack(Gate.RELEASE, project).map(Phrase::en);
    }

    private static String line(Project project) {
        Mandate mandate = project.mandate();
        List<String> parts = new ArrayList<>();
        parts.add("authorised by " + mandate.authority().map(Authority::name).orElse("nobody named"));
        for (Paper.Kind kind : Paper.Kind.values()) {
            parts.add(Optional.ofNullable(mandate.papers().get(kind))
                    .map(paper ->
                            kind.key() + " " + paper.number() + " from " + paper.from() + " until " + paper.until())
                    .orElse("no " + kind.key()));
        }
        if (!mandate.covers().isEmpty()) {
            parts.add("covers "
                    + String.join(", ", mandate.covers().stream().sorted().toList()));
        }
        return String.join("; ", parts);
    }
}
