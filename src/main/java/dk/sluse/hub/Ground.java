package dk.sluse.hub;

import dk.sluse.export.ExportSteps;
import dk.sluse.importing.ImportSteps;
import dk.sluse.inspection.InspectorSettings;
import dk.sluse.notice.MailRoom;
import dk.sluse.notice.TemplateCheck;
import dk.sluse.platform.Platform;
import dk.sluse.release.ReleaseSteps;
import dk.sluse.screening.OwnRules;
import dk.sluse.screening.PolicyBook;
import dk.sluse.screening.PolicyBookFault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** What every command stands on: where configuration and routes are, and how they are checked. */
final class Ground {

    /** How a {@link PolicyBookFault} says where the fault is. */
    private static final Pattern LINE_AND_FAULT = Pattern.compile(":(\\d+): (.*)", Pattern.DOTALL);

    /** Where the hub is installed: its configuration and routes lie there unless a command says otherwise. */
    static final Path HOME = Path.of(System.getProperty("sluse.home", "."));

    /** The beans that routes may name besides the policies; a test holds this list against the processors. */
    static final Set<String> BEANS = Set.of(
            "openCollecting",
            "closeCollecting",
            "openScreening",
            "openFile",
            "closeFile",
            "closeScreening",
            "openPublishing",
            "closePublishing",
            "openReturning",
            "holdConsignment",
            "closeReturning",
            "finishReturning",
            "openClearingDownload",
            "openClearingAirlock",
            "closeClearing",
            "keepLetter",
            "readLetter",
            "writeMail",
            "mailSent",
            "mailFailed",
            "openDrop",
            "stageDrop",
            "openBringingIn",
            "closeBringingIn",
            "openStoppedImport",
            "closeStoppedImport",
            "openClearingUploads",
            "closeClearingUploads",
            "openMatching",
            "closeMatching",
            "askSamples",
            "noteMatches",
            "awaitGenomes",
            "genomes",
            "genomeStatements",
            "prepareDelivery",
            "openCallingOff",
            "openCallingOffPapers",
            "openRemoving",
            "closeRemoving",
            "openCarrying",
            "closeCarrying",
            "openPapers",
            "openRevealing",
            "closeRevealing",
            "remindOrders",
            "remind",
            "expire",
            "openAccessOrder",
            "closeAccessOrder",
            AnchorProcessor.NAME,
            "noteFailure");

    private static final Set<String> STEPS = Set.of(
            ExportSteps.READ_LETTER,
            ExportSteps.COLLECT,
            ExportSteps.SCREEN,
            ExportSteps.PUBLISH,
            ExportSteps.RETURN,
            ExportSteps.CLEAR,
            ImportSteps.BRING_IN,
            ImportSteps.STOP,
            ImportSteps.CLEAR,
            ReleaseSteps.MATCH,
            ReleaseSteps.PREPARE,
            ReleaseSteps.DELIVER,
            Platform.STEP,
            MailRoom.STEP);

    @Option(names = "--config", paramLabel = "DIR", description = "The configuration.")
    private Path config = HOME.resolve("config");

    @Option(names = "--routes", paramLabel = "DIR", description = "The routes.")
    private Path routes = HOME.resolve("routes");

    Path base() {
        return SettingsReader.base(config);
    }

    Path config() {
        return config.toAbsolutePath().normalize();
    }

    /** What the hub starts with; nothing when there is a fault. */
    Optional<Site> site(Faults faults) {
        Optional<PolicyBook> policies = policies(config(), faults);
        if (policies.isEmpty()) {
            return Optional.empty();
        }
        SiteCheck check = new SiteCheck(config(), routes, parts(policies.get()), further());
        Optional<SiteCheck.Site> site = check.site(faults);
        return site.flatMap(found -> SanctionsFile.read(config(), faults)
                .map(sanctions -> new Site(
                        config(),
                        routes.toAbsolutePath().normalize(),
                        found.settings(),
                        found.places(),
                        new Screens(policies.get(), process(found.settings())),
                        found.genomes(),
                        sanctions,
                        List.of(found.templates()::check, found.classes()::check, thresholds(policies.get())))));
    }

    private static InspectorSettings process(Settings settings) {
        return InspectorSettings.likeThisProcess(
                settings.hub().data().resolve("screening"),
                settings.screening().isolation() == Settings.Isolation.REDUCED);
    }

    private static Optional<PolicyBook> policies(Path config, Faults faults) {
        Path file = config.resolve("policies.yaml");
        try {
            return Optional.of(PolicyBook.read(file));
        } catch (PolicyBookFault fault) {
            Matcher told = LINE_AND_FAULT.matcher(fault.getMessage());
            boolean found = told.find();
            faults.add(
                    file,
                    found ? Integer.parseInt(told.group(1)) : 1,
                    (found ? told.group(2) : fault.getMessage()) + ".",
                    "See the comments in the policies.yaml that is shipped.");
            return Optional.empty();
        }
    }

    /** What routes may name under a configuration; without policies, their faults are told and the rest is still checked. */
    static Parts parts(Path config, Faults faults) {
        return policies(config, faults)
                .map(Ground::parts)
                .orElseGet(() -> new Parts(BEANS, STEPS, Placeholder.NAMES, Set.of()));
    }

    private static Parts parts(PolicyBook policies) {
        Set<String> beans = new LinkedHashSet<>(BEANS);
        beans.addAll(policies.policies());
        return new Parts(beans, STEPS, Placeholder.NAMES, policies.mandatory());
    }

    static List<SiteCheck.Further> further() {
        return List.of(
                (config, faults) -> TemplateCheck.faults(config.resolve("mail"))
                        .forEach(fault -> faults.add(fault.file(), fault.line(), fault.what(), fault.remedy())),
                (config, faults) -> SanctionsFile.read(config, faults),
                (config, faults) -> EntitlementsFile.read(config, faults));
    }

    /** A project may move thresholds only within the bounds of the policies' file (design, 9), and add patterns to it. */
    static ProjectWatch.Check thresholds(PolicyBook policies) {
        return (file, faults) -> {
            List<String> wrong = new ArrayList<>(policies.faults(
                    new OwnRules(file.project().overrides(), file.project().patterns())));
            wrong.forEach(what -> faults.add(
                    file.file(),
                    1,
                    what,
                    "See the thresholds with their bounds, and the patterns, in config/policies.yaml."));
        };
    }
}
