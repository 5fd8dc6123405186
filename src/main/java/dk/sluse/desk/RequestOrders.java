package dk.sluse.desk;

import dk.sluse.export.ExportFile;
import dk.sluse.export.ExportRequest;
import dk.sluse.export.ExportRoom;
import dk.sluse.export.Overview.FileStory;
import dk.sluse.export.Overview.Story;
import dk.sluse.project.Denied;
import dk.sluse.screening.Finding;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What requests there are, and what a requester does with them. */
final class RequestOrders {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Europe/Copenhagen"));

    private RequestOrders() {}

    /** Adds the commands; of a number that is one of the others', these say what becomes of it. */
    static void addTo(CommandLine root, Errand errand, ExportRoom room, List<Numbered> others, MandatePrint mandates) {
        root.addSubcommand(new ListRequests(errand, room));
        root.addSubcommand(new Show(errand, room, others, mandates));
        root.addSubcommand(new Confirm(errand, room, others));
        root.addSubcommand(new Withdraw(errand, room, others));
    }

    private static Optional<Numbered> owner(List<Numbered> others, long id) {
        return others.stream().filter(other -> other.owns(id)).findFirst();
    }

    /** Reads a request's number as people write it: {@code 42} or {@code sluse-42}. */
    static long number(String text) {
        String digits = text.startsWith("sluse-") ? text.substring("sluse-".length()) : text;
        if (!digits.matches("\\d{1,18}")) {
            throw new Denied("A request is named by its number, such as 42.");
        }
        return Long.parseLong(digits);
    }

    @Command(name = "requests", description = "Lists the requests you may see, latest first.")
    private static final class ListRequests extends Order {

        private final ExportRoom room;

        @Option(names = "--all", description = "Those that are over, too.")
        private boolean all;

        @Option(names = "--json", description = "For programs.")
        private boolean json;

        ListRequests(Errand errand, ExportRoom room) {
            super(errand);
            this.room = room;
        }

        @Override
        void run() {
            List<ExportRequest> requests = room.overview().list(errand().caller(), all);
            if (json) {
                errand().sayJson(requests.stream().map(RequestFacts::of).toList());
                return;
            }
            if (requests.isEmpty()) {
                errand().say("There are no requests" + (all ? "." : " under way. (--all lists those that are over.)"));
                return;
            }
            errand().say(
                            "%-8s %-12s %-14s %-22s %-16s %s",
                            "REQUEST", "PROJECT", "REQUESTER", "STATE", "DECIDE BY", "EXPIRES");
            for (ExportRequest request : requests) {
                errand().say(
                                "%-8d %-12s %-14s %-22s %-16s %s",
                                request.id(),
                                request.project(),
                                request.requester(),
                                request.state().word(),
                                request.deadline().map(Object::toString).orElse("-"),
                                request.expiresAt().map(TIME::format).orElse("-"));
            }
        }
    }

    @Command(name = "show", description = "Shows a request or an order: what was found, what was decided.")
    private static final class Show extends Order {

        private final ExportRoom room;
        private final List<Numbered> others;
        private final MandatePrint mandates;

        @Parameters(paramLabel = "ID", description = "The request's number.")
        private String id;

        @Option(names = "--json", description = "For programs.")
        private boolean json;

        Show(Errand errand, ExportRoom room, List<Numbered> others, MandatePrint mandates) {
            super(errand);
            this.room = room;
            this.others = others;
            this.mandates = mandates;
        }

        @Override
        void run() {
            Optional<Numbered> other = owner(others, number(id));
            if (other.isPresent()) {
                other.get().show(number(id), json);
                return;
            }
            Story story = room.overview().story(errand().caller(), number(id));
            if (json) {
                Map<String, Object> facts = RequestFacts.of(story);
                facts.put("mandate", mandates.facts(story.request().project()));
                errand().sayJson(facts);
            } else {
                print(story);
            }
        }

        private void print(Story story) {
            ExportRequest request = story.request();
            errand().say(
                            "Request %d of %s, asked by %s on %s",
                            request.id(), request.project(), request.requester(), TIME.format(request.createdAt()));
            errand().say(
                            "State: %s%s",
                            request.state().word(),
                            request.deadline().map(day -> ", decide by " + day).orElse(""));
            story.report().ifPresent(report -> errand().say("%s", ReportPrint.line(report)));
            mandates.lines(request.project()).forEach(line -> errand().say("%s", line));
            line("Published: ", request.publishedAt());
            line("Expires: ", request.expiresAt());
            request.question().ifPresent(question -> errand().say("Asked, and not answered yet: %s", question));
            errand().say("Documents: %s", String.join(", ", story.documents()));
            story.files().forEach(this::print);
            if (!story.correspondence().isEmpty()) {
                errand().say("");
                errand().say("Correspondence:");
                story.correspondence().forEach(line -> errand().say("  %s", line));
            }
        }

        private void line(String what, Optional<Instant> when) {
            when.ifPresent(time -> errand().say("%s%s", what, TIME.format(time)));
        }

        private void print(FileStory story) {
            ExportFile file = story.file();
            errand().say("");
            errand().say(
                            "%d  %s  [%s%s]",
                            file.ordinal(),
                            file.path(),
                            file.state().word(),
                            file.verdict().map(v -> ", " + v.word()).orElse(""));
            errand().say("   %s", file.description());
            errand().say(
                            "   why it complies: %s%s",
                            file.justification(), file.identifiable() ? "  (declared identifiable)" : "");
            file.sha256().ifPresent(hash -> errand().say(
                            "   sha256 %s  %d bytes  %s",
                            hash, file.size().orElse(0L), file.type().orElse("")));
            file.returnedTo().ifPresent(where -> errand().say("   returned to %s", where));
            for (Finding finding : story.findings()) {
                errand().say(
                                "   %-6s %s  %s  [%s, %s]",
                                finding.severity().word(),
                                finding.place(),
                                finding.message().en(),
                                finding.policy(),
                                finding.rule());
            }
            story.decisions().forEach(decision -> errand().say("   %s", decision));
        }
    }

    @Command(
            name = "confirm",
            description = "Makes the folder you dropped a request, or says that an order is still wanted.")
    private static final class Confirm extends Order {

        private final ExportRoom room;
        private final List<Numbered> others;

        @Parameters(paramLabel = "ID", description = "The number of the request, or the import.")
        private String id;

        Confirm(Errand errand, ExportRoom room, List<Numbered> others) {
            super(errand);
            this.room = room;
            this.others = others;
        }

        @Override
        void run() throws Exception {
            Optional<Numbered> other = owner(others, number(id));
            if (other.isPresent()) {
                other.get().confirm(number(id));
                return;
            }
            room.requesting().confirm(errand().caller(), number(id));
            errand().say("Confirmed. You get a mail with what follows.");
        }
    }

    @Command(name = "withdraw", description = "Takes a request or an order back, as long as that can be.")
    private static final class Withdraw extends Order {

        private final ExportRoom room;
        private final List<Numbered> others;

        @Parameters(paramLabel = "ID", description = "The number of the request, or the import.")
        private String id;

        Withdraw(Errand errand, ExportRoom room, List<Numbered> others) {
            super(errand);
            this.room = room;
            this.others = others;
        }

        @Override
        void run() {
            Optional<Numbered> other = owner(others, number(id));
            if (other.isPresent()) {
                other.get().withdraw(number(id));
                return;
            }
            room.requesting().withdraw(errand().caller(), number(id));
            errand().say("Withdrawn. Files that were collected are moved back; you get a mail.");
        }
    }
}
