package dk.sluse.desk;

import dk.sluse.importing.ImportFile;
import dk.sluse.importing.ImportOverview.Story;
import dk.sluse.importing.ImportRequest;
import dk.sluse.importing.ImportRoom;
import dk.sluse.importing.ImportState;
import dk.sluse.project.Denied;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What imports there are. They are confirmed and withdrawn like requests, by number. */
final class ImportOrders {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Europe/Copenhagen"));

    private ImportOrders() {}

    static void addTo(CommandLine root, Errand errand, ImportRoom room) {
        root.addSubcommand(new ListImports(errand, room));
        CommandLine one = new CommandLine(new OneImport(errand));
        one.addSubcommand(new Show(errand, room));
        root.addSubcommand("import", one);
    }

    /** What the words that take a number mean for imports. */
    static Numbered numbered(Errand errand, ImportRoom room) {
        return new Numbered() {
            @Override
            public boolean owns(long id) {
                return room.overview().sees(errand.caller(), id);
            }

            @Override
            public void show(long id, boolean json) {
                ImportOrders.show(errand, room, id, json);
            }

            @Override
            public void confirm(long id) throws IOException {
                room.confirming().confirm(errand.caller(), id);
                errand.say("Confirmed. You get a mail with what follows.");
            }

            @Override
            public void withdraw(long id) {
                room.confirming().withdraw(errand.caller(), id);
                errand.say("Withdrawn. What was uploaded is deleted; the PI gets a mail.");
            }
        };
    }

    @Command(name = "imports", description = "Lists the imports you may see, latest first.")
    private static final class ListImports extends Order {

        private final ImportRoom room;

        @Option(names = "--all", description = "Those that are over, too.")
        private boolean all;

        @Option(names = "--json", description = "For programs.")
        private boolean json;

        ListImports(Errand errand, ImportRoom room) {
            super(errand);
            this.room = room;
        }

        @Override
        void run() {
            List<ImportRequest> imports = room.overview().list(errand().caller(), all);
            if (json) {
                errand().sayJson(imports.stream().map(ImportOrders::facts).toList());
                return;
            }
            if (imports.isEmpty()) {
                errand().say("There are no imports" + (all ? "." : " under way. (--all lists those that are over.)"));
                return;
            }
            errand().say("%-8s %-12s %-14s %-14s %-14s %s", "IMPORT", "PROJECT", "PI", "SOURCE", "STATE", "SINCE");
            for (ImportRequest request : imports) {
                errand().say(
                                "%-8d %-12s %-14s %-14s %-14s %s",
                                request.id(),
                                request.project(),
                                request.requester(),
                                request.sourceName(),
                                request.state().word(),
                                TIME.format(request.createdAt()));
            }
        }
    }

    @Command(name = "import", description = "What is about one import.")
    private static final class OneImport extends Order {

        OneImport(Errand errand) {
            super(errand);
        }

        @Override
        void run() {
            throw new Denied("What about it? See: import --help");
        }
    }

    @Command(name = "show", description = "Shows an import: its files, and which of them are there.")
    private static final class Show extends Order {

        private final ImportRoom room;

        @Parameters(paramLabel = "ID", description = "The import's number.")
        private String id;

        @Option(names = "--json", description = "For programs.")
        private boolean json;

        Show(Errand errand, ImportRoom room) {
            super(errand);
            this.room = room;
        }

        @Override
        void run() {
            show(errand(), room, RequestOrders.number(id), json);
        }
    }

    private static void show(Errand errand, ImportRoom room, long id, boolean json) {
        Story story = room.overview().story(errand.caller(), id);
        if (json) {
            errand.sayJson(facts(story));
        } else {
            print(errand, story);
        }
    }

    private static void print(Errand errand, Story story) {
        ImportRequest request = story.request();
        errand.say(
                "Import %d into %s, instructed by %s on %s",
                request.id(), request.project(), request.requester(), TIME.format(request.createdAt()));
        errand.say("Source: %s", request.sourceName());
        errand.say("State: %s", request.state().word());
        line(errand, "Confirmed: ", request.confirmedAt());
        line(errand, "Ended: ", request.endedAt());
        if (request.state() == ImportState.ARRIVED) {
            errand.say("In the environment: %s", request.inEnvironment());
        }
        story.files().forEach(file -> print(errand, request, file));
    }

    private static void line(Errand errand, String what, Optional<Instant> when) {
        when.ifPresent(time -> errand.say("%s%s", what, TIME.format(time)));
    }

    private static void print(Errand errand, ImportRequest request, ImportFile file) {
        errand.say("");
        errand.say("%d  %s  [%s]", file.ordinal(), file.path(), where(request, file));
        errand.say("   %s", file.description());
        file.sha256()
                .ifPresent(hash ->
                        errand.say("   sha256 %s  %d bytes", hash, file.size().orElse(0L)));
    }

    private static String where(ImportRequest request, ImportFile file) {
        if (file.arrived()) {
            return "in the environment";
        }
        if (!request.isByUpload()) {
            return "at its source";
        }
        return file.uploader().map(by -> "uploaded by " + by).orElse("not uploaded");
    }

    private static Map<String, Object> facts(ImportRequest request) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("import", request.id());
        facts.put("project", request.project());
        facts.put("requester", request.requester());
        facts.put("source", request.sourceName());
        facts.put("state", request.state().word());
        facts.put("created", request.createdAt().toString());
        request.confirmedAt().ifPresent(at -> facts.put("confirmed", at.toString()));
        request.endedAt().ifPresent(at -> facts.put("ended", at.toString()));
        return facts;
    }

    private static Map<String, Object> facts(Story story) {
        Map<String, Object> facts = facts(story.request());
        facts.put(
                "files",
                story.files().stream().map(file -> facts(story.request(), file)).toList());
        return facts;
    }

    private static Map<String, Object> facts(ImportRequest request, ImportFile file) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("number", file.ordinal());
        facts.put("path", file.path().toString());
        facts.put("where", where(request, file));
        file.sha256().ifPresent(hash -> facts.put("sha256", hash));
        file.size().ifPresent(size -> facts.put("size", size));
        return facts;
    }
}
