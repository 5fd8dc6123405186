package dk.sluse.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sluse check}: tells every fault in routes and configuration, with file, line and remedy. Starts nothing. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks every route, setting, place and project, and names file, line and remedy of each fault.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:no fault", "1:at least one fault", "2:not understood"})
public final class CheckCommand implements Callable<Integer> {

    private final BiFunction<Path, Faults, Parts> parts;
    private final List<SiteCheck.Further> further;
    private final List<ProjectWatch.Check> projectChecks;

    @Option(names = "--config", paramLabel = "DIR", description = "the configuration")
    private Path config = Ground.HOME.resolve("config");

    @Option(names = "--routes", paramLabel = "DIR", description = "the routes")
    private Path routes = Ground.HOME.resolve("routes");

    @Option(names = "--json", description = "print a JSON array of {file, line, what, remedy}")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /**
     * The command.
     *
     * @param parts what the hub's code brings that routes may name, under a configuration
     * @param further checks of files that belong to other rooms
     * @param projectChecks further checks of each project, such as of its thresholds
     */
    CheckCommand(
            BiFunction<Path, Faults, Parts> parts,
            List<SiteCheck.Further> further,
            List<ProjectWatch.Check> projectChecks) {
        this.parts = parts;
        this.further = List.copyOf(further);
        this.projectChecks = List.copyOf(projectChecks);
    }

    @Override
    public Integer call() throws JsonProcessingException {
        Faults faults = new Faults(SettingsReader.base(config));
        new SiteCheck(config, routes, parts.apply(config, faults), further).all(projectChecks, faults);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? asJson(faults) : asText(faults));
        out.flush();
        return faults.none() ? 0 : 1;
    }

    private static String asText(Faults faults) {
        if (faults.none()) {
            return "No fault found.";
        }
        List<String> lines = faults.sorted().stream().map(Fault::toString).toList();
        String count = lines.size() == 1 ? "1 fault." : lines.size() + " faults.";
        return String.join(System.lineSeparator(), lines) + System.lineSeparator() + count;
    }

    private static String asJson(Faults faults) throws JsonProcessingException {
        JsonMapper mapper = new JsonMapper();
        ArrayNode array = mapper.createArrayNode();
        for (Fault fault : faults.sorted()) {
            array.addObject()
                    .put("file", fault.shownFile())
                    .put("line", fault.line())
                    .put("what", fault.what())
                    .put("remedy", fault.remedy());
        }
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(array);
    }
}
