package dk.sluse.desk;

import dk.sluse.export.BreachCase;
import dk.sluse.export.BreachCase.PaperKind;
import dk.sluse.export.CaseOverview.Story;
import dk.sluse.export.Cases.Outcome;
import dk.sluse.export.Cases.Ruling;
import dk.sluse.export.ExportRequest;
import dk.sluse.export.ExportRoom;
import dk.sluse.export.SelfReport;
import dk.sluse.platform.Platform;
import dk.sluse.project.Denied;
import dk.sluse.project.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What follows a breach: account, plan and the management's decision. A case bears its request's number. */
final class CaseOrders {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Europe/Copenhagen"));

    private CaseOrders() {}

    static void addTo(CommandLine root, Errand errand, ExportRoom room, Platform platform, MandatePrint mandates) {
        root.addSubcommand(new ListCases(errand, room));
        CommandLine one = new CommandLine(new OneCase(errand));
        one.addSubcommand(new Show(errand, room, platform, mandates));
        CasePaperOrders.addTo(one, errand, room);
        one.addSubcommand(new Decide(errand, room));
        root.addSubcommand("case", one);
    }

    @Command(name = "cases", description = "Lists the cases of breaches that you may see, latest first.")
    private static final class ListCases extends Order {

        private final ExportRoom room;

        @Option(names = "--all", description = "Those that are decided, too.")
        private boolean all;

        @Option(names = "--json", description = "For programs.")
        private boolean json;

        ListCases(Errand errand, ExportRoom room) {
            super(errand);
            this.room = room;
        }

        @Override
        void run() {
            List<Story> cases = room.caseOverview().list(errand().caller(), all);
            List<SelfReport> reports = room.freezing().list(errand().caller());
            if (json) {
                errand().sayJson(Stream.concat(
                                reports.stream().map(ReportPrint::facts),
                                cases.stream().map(CaseFacts::of))
                        .toList());
                return;
            }
            if (cases.isEmpty() && reports.isEmpty()) {
                errand().say("There are no cases"
                        + (all ? "." : " that wait for a decision. (--all lists the others.)"));
                return;
            }
            errand().say(
                            "%-8s %-12s %-12s %-18s %-16s %s",
                            "CASE", "PROJECT", "CLASS", "SINCE", "MISSING", "DECIDE BY");
            reports.forEach(report -> errand().say(
                            "%-8d %-12s %-12s %-18s %-16s %s",
                            report.request().id(),
                            report.request().project(),
                            "not set",
                            TIME.format(report.since()),
                            "class",
                            "frozen by a self-report"));
            for (Story story : cases) {
                BreachCase about = story.about();
                errand().say(
                                "%-8d %-12s %-12s %-18s %-16s %s",
                                about.request().id(),
                                about.request().project(),
                                kind(about),
                                TIME.format(about.since()),
                                about.missing().isEmpty() ? "-" : missing(about),
                                about.decision().isPresent()
                                        ? "decided"
                                        : story.decideBy()
                                                .map(LocalDate::toString)
                                                .orElse("-"));
            }
        }
    }

    @Command(name = "case", description = "What is about one case.")
    private static final class OneCase extends Order {

        OneCase(Errand errand) {
            super(errand);
        }

        @Override
        void run() {
            throw new Denied("What about it? See: case --help");
        }
    }

    @Command(
            name = "show",
            description = "Shows a case: what is in, what is missing, what is closed, what was decided.")
    private static final class Show extends AboutCase {

        private final Platform platform;
        private final MandatePrint mandates;

        @Option(names = "--json", description = "For programs.")
        private boolean json;

        Show(Errand errand, ExportRoom room, Platform platform, MandatePrint mandates) {
            super(errand, room);
            this.platform = platform;
            this.mandates = mandates;
        }

        @Override
        void run() {
            Optional<SelfReport> open = room().freezing().find(errand().caller(), id());
            if (open.isPresent()) {
                ReportPrint.print(errand(), open.get(), json);
                return;
            }
            Story story = room().caseOverview().show(errand().caller(), id());
            ExportRequest about = story.about().request();
            List<String> doors = Stream.of(
                            platform.last(Scope.PROJECT, about.project()),
                            platform.last(Scope.PERSON, about.requester()))
                    .flatMap(Optional::stream)
                    .map(CasePrint::line)
                    .toList();
            if (json) {
                Map<String, Object> facts = CaseFacts.of(story, doors);
                facts.put("mandate", mandates.facts(about.project()));
                errand().sayJson(facts);
            } else {
                new CasePrint(errand()).print(story, doors, mandates.lines(about.project()));
            }
        }
    }

    @Command(name = "decide", description = "Records what the management decided, once; frozen files go back.")
    private static final class Decide extends AboutCase {

        @Option(names = "--measure", required = true, paramLabel = "TEXT", description = "What follows from it.")
        private String measure;

        @Option(
                names = "--reason",
                required = true,
                paramLabel = "TEXT",
                description = "Why; PI and requester read it.")
        private String reason;

        @Option(names = "--self-reported", description = "The project told of it itself: the account is enough.")
        private boolean selfReported;

        @Option(names = "--reopen", description = "Opens what this breach closed, but for what the terms keep closed.")
        private boolean reopen;

        @Option(names = "--intent", paramLabel = "accident|deliberate", description = "What it was done with.")
        private Optional<String> intent = Optional.empty();

        @CommandLine.Mixin
        private Terms terms = new Terms();

        Decide(Errand errand, ExportRoom room) {
            super(errand, room);
        }

        @Override
        void run() {
            errand().mustBeOfficer();
            Outcome outcome = room().cases()
                    .decide(
                            errand().caller(),
                            id(),
                            new Ruling(
                                    measure, reason, selfReported, reopen, intent.map(Terms::intent), terms.byScope()));
            errand().say("Decided. PI and requester get a mail.");
            if (outcome.goingBack() > 0) {
                errand().say("Files that stood still and go back now: %d", outcome.goingBack());
            }
            outcome.opened().forEach(door -> errand().say("Open again: %s", door));
            outcome.shut().forEach(door -> errand().say("Still closed: %s", door));
        }
    }

    static String kind(BreachCase about) {
        return about.kind().name().toLowerCase(Locale.ROOT);
    }

    static String missing(BreachCase about) {
        return about.missing().stream().map(PaperKind::word).collect(Collectors.joining(", "));
    }

    static String time(Instant at) {
        return TIME.format(at);
    }
}
