package dk.sluse.report;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.sluse.inspection.Folders;
import dk.sluse.inspection.Inspector;
import dk.sluse.inspection.InspectorSettings;
import dk.sluse.inspection.Isolation;
import dk.sluse.screening.Finding;
import dk.sluse.screening.OwnRules;
import dk.sluse.screening.PolicyBook;
import dk.sluse.screening.PolicyBookFault;
import dk.sluse.screening.Verdict;
import dk.sluse.wording.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluse screen}: what the policies find in files, without a hub, so that researchers can look before they ask. */
@Command(
        name = "screen",
        mixinStandardHelpOptions = true,
        description = "Tells what the policies find in files, without a hub and without sending anything anywhere.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every file was looked at", "1:a file could not be looked at", "2:wrong usage"})
public final class ScreenCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter ASCII = JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    @Option(names = "--json", description = "Print a JSON array, one object per file.")
    private boolean json;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "config/policies.yaml",
            description = "The policies and thresholds (default: ${DEFAULT-VALUE}).")
    private Path config;

    @Option(
            names = "--explain",
            paramLabel = "POLICY",
            description =
                    "Tell what a policy is for, the rule it rests on and where that is written, and look at nothing.")
    private Optional<String> explained = Optional.empty();

    @Option(names = "--html", paramLabel = "FILE", description = "Write the officers' page of what was found there.")
    private Optional<Path> html = Optional.empty();

    @Parameters(arity = "0..*", paramLabel = "FILE|FOLDER", description = "What to look at; folders with all in them.")
    private List<Path> targets = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    private final Clock clock;

    /** @param clock says on the page when it was written */
    public ScreenCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (explained.isPresent()) {
            return PolicyExplanation.print(explained.get(), config, out, err);
        }
        if (targets.isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "Name a file or a folder to look at.");
        }
        Path work = Files.createTempDirectory("sluse-screen");
        List<Path> files = files();
        try (Inspectors inspectors = inspectors(work, files)) {
            Inspector inspector = inspectors.first();
            if (inspector.isolation() == Isolation.Level.REDUCED) {
                err.println("The kernel refuses a network namespace here; files are inspected in a limited process"
                        + " that could reach the network (isolation: reduced).");
            }
            List<ScreeningReport.FileReport> reports = new ArrayList<>();
            boolean all = screen(inspectors, files, reports, json ? new JsonPrinter(out) : new TextPrinter(out), err);
            if (html.isPresent()) {
                ScreeningReport report = new ScreeningReport(
                        "sluse screen",
                        clock.instant(),
                        inspector.isolation(),
                        inspector.book().fingerprint(OwnRules.none()),
                        reports);
                Files.writeString(html.get(), ReportWriter.html(report), StandardCharsets.UTF_8);
            }
            return all ? 0 : 1;
        } catch (PolicyBookFault e) {
            err.println(e.getMessage());
            return 2;
        } finally {
            Folders.delete(work);
        }
    }

    private Inspectors inspectors(Path work, List<Path> files) throws IOException {
        return new Inspectors(InspectorSettings.likeThisProcess(work, true), PolicyBook.read(config), files);
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path target : targets) {
            if (Files.isDirectory(target)) {
                // Links are not followed: they lead out of what was asked for.
                try (Stream<Path> inside = Files.walk(target)) {
                    inside.filter(path -> Files.isRegularFile(path, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                            .sorted()
                            .forEach(files::add);
                }
            } else {
                files.add(target);
            }
        }
        return files;
    }

    /** In the order of the files, whichever is done first. */
    private static boolean screen(
            Inspectors inspectors,
            List<Path> files,
            List<ScreeningReport.FileReport> reports,
            Printer printer,
            PrintWriter err) {
        List<Future<ScreeningReport.FileReport>> asked =
                files.stream().map(inspectors::screen).toList();
        boolean all = true;
        for (int i = 0; i < files.size(); i++) {
            try {
                ScreeningReport.FileReport report = asked.get(i).get();
                printer.print(report);
                reports.add(report);
                all &= report.unfinished().isEmpty();
            } catch (ExecutionException e) {
                String name = Printable.of(files.get(i).toString());
                err.println(
                        name + ": cannot be read: " + e.getCause().getClass().getSimpleName());
                printer.unreadable(name);
                all = false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                all = false;
                break;
            }
        }
        printer.end();
        return all;
    }

    /** How results are printed. */
    private interface Printer {
        void print(ScreeningReport.FileReport report);

        void unreadable(String name);

        void end();
    }

    private record TextPrinter(PrintWriter out) implements Printer {
        @Override
        public void print(ScreeningReport.FileReport report) {
            out.println(report.verdict().word().toUpperCase(java.util.Locale.ROOT) + "  " + Printable.of(report.path())
                    + "  (" + report.facts().type() + ")");
            for (Said said : Said.of(report.findings())) {
                Finding finding = said.finding();
                out.println("  " + finding.severity().word() + "  " + finding.place() + ": "
                        + finding.message().en() + " [" + said.names() + ", " + finding.rule() + "]");
                finding.permission().ifPresent(p -> out.println("        lifted only by the permission " + p));
            }
            out.flush();
        }

        @Override
        public void unreadable(String name) {
            out.println("HOLD  " + name + "  (cannot be read)");
        }

        @Override
        public void end() {
            out.flush();
        }
    }

    /** Prints each file as it is done, so that a long list need not be waited for. */
    private static final class JsonPrinter implements Printer {
        private final PrintWriter out;
        private String before = "[\n";

        JsonPrinter(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void print(ScreeningReport.FileReport report) {
            write(ReportJson.of(report));
        }

        @Override
        public void unreadable(String name) {
            ObjectNode node = JSON.createObjectNode().put("file", name);
            node.putNull("sha256");
            node.putNull("type");
            node.put("verdict", Verdict.HOLD.word()).put("error", "cannot be read");
            node.putArray("findings");
            write(node);
        }

        private void write(ObjectNode node) {
            try {
                out.print(before + ASCII.writeValueAsString(node));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            out.flush();
            before = ",\n";
        }

        @Override
        public void end() {
            out.println(before.equals("[\n") ? "[]" : "\n]");
            out.flush();
        }
    }
}
