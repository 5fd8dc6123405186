package dk.sluse.desk;

import dk.sluse.export.Breaches.BreachClass;
import dk.sluse.export.ExportRoom;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What case officers decide. Who may is looked up again, in the transaction that decides. */
final class DecisionOrders {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private DecisionOrders() {}

    static void addTo(CommandLine root, Errand errand, ExportRoom room) {
        root.addSubcommand(new Approve(errand, room));
        root.addSubcommand(new Refuse(errand, room));
        root.addSubcommand(new Ask(errand, room));
        root.addSubcommand(new Rescreen(errand, room));
        root.addSubcommand(new Breach(errand, room));
        root.addSubcommand(new Unfreeze(errand, room));
        root.addSubcommand(new Revoke(errand, room));
        root.addSubcommand(new Extend(errand, room));
    }

    /** A command about one request. */
    private abstract static class AboutRequest extends Order {

        private final ExportRoom room;

        @Parameters(index = "0", paramLabel = "ID", description = "The request's number.")
        private String id;

        AboutRequest(Errand errand, ExportRoom room) {
            super(errand);
            this.room = room;
        }

        final ExportRoom room() {
            return room;
        }

        final long id() {
            return RequestOrders.number(id);
        }

        @Override
        final void run() {
            errand().mustBeOfficer();
            decide();
        }

        abstract void decide();
    }

    /** A command about some files of one request, for a reason. */
    private abstract static class AboutFiles extends AboutRequest {

        @Parameters(
                index = "1..*",
                paramLabel = "FILE",
                description = "Numbers, paths or names as in show; NAME@HASH insists on the hash. None: all undecided.")
        private List<String> files = List.of();

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why; the requester may read it.")
        private String reason = "";

        AboutFiles(Errand errand, ExportRoom room) {
            super(errand, room);
        }

        final List<String> files() {
            return files;
        }

        final String reason() {
            return reason;
        }
    }

    @Command(name = "approve", description = "Approves files of a request: all that are named, or none.")
    private static final class Approve extends AboutFiles {
        Approve(Errand errand, ExportRoom room) {
            super(errand, room);
        }

        @Override
        void decide() {
            room().deciding()
                    .approve(errand().caller(), id(), files(), reason())
                    .forEach(line -> errand().say(line));
        }
    }

    @Command(name = "refuse", description = "Refuses files of a request: they are moved back.")
    private static final class Refuse extends AboutFiles {
        Refuse(Errand errand, ExportRoom room) {
            super(errand, room);
        }

        @Override
        void decide() {
            room().deciding().refuse(errand().caller(), id(), files(), reason()).forEach(line -> errand().say(line));
        }
    }

    @Command(name = "ask", description = "Asks the requester to explain. The working days go on.")
    private static final class Ask extends AboutRequest {

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "QUESTION")
        private List<String> question = List.of();

        Ask(Errand errand, ExportRoom room) {
            super(errand, room);
        }

        @Override
        void decide() {
            room().deciding().ask(errand().caller(), id(), String.join(" ", question));
            errand().say("Asked. The answer comes to you by mail and stands in show.");
        }
    }

    @Command(name = "rescreen", description = "Lets the policies look at a request's files again.")
    private static final class Rescreen extends AboutRequest {
        Rescreen(Errand errand, ExportRoom room) {
            super(errand, room);
        }

        @Override
        void decide() {
            room().deciding().rescreen(errand().caller(), id());
            errand().say("The policies look again; you get a mail.");
        }
    }

    @Command(
            name = "breach",
            description = "Declares that a request broke the rules; individual data closes access at once.")
    private static final class Breach extends AboutFiles {

        @Option(
                names = "--class",
                required = true,
                paramLabel = "individual|detailed",
                description = "Data about persons, or tables that are too detailed.")
        private String kind;

        Breach(Errand errand, ExportRoom room) {
            super(errand, room);
        }

        @Override
        void decide() {
            BreachClass breachClass =
                    switch (kind.toLowerCase(Locale.ROOT)) {
                        case "individual" -> BreachClass.INDIVIDUAL;
                        case "detailed" -> BreachClass.DETAILED;
                        default -> throw new dk.sluse.project.Denied("--class is individual or detailed.");
                    };
            room().breaches().declare(errand().caller(), id(), files(), breachClass, reason());
            errand().say(
                            breachClass == BreachClass.INDIVIDUAL
                                    ? "Declared. The requester's and the project's access is closed; the files go back."
                                    : "Declared. Access stays open; an account is asked for, and the files go back.");
        }
    }

    @Command(name = "unfreeze", description = "Lifts what a self-report froze: nothing was wrong, all goes on.")
    private static final class Unfreeze extends AboutRequest {

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why; whoever reported it reads it.")
        private String reason = "";

        Unfreeze(Errand errand, ExportRoom room) {
            super(errand, room);
        }

        @Override
        void decide() {
            room().freezing().lift(errand().caller(), id(), reason);
            errand().say("Lifted. The request goes on from where it stood.");
        }
    }

    @Command(name = "revoke", description = "Takes a published download back at once.")
    private static final class Revoke extends AboutRequest {

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why; the requester reads it.")
        private String reason = "";

        Revoke(Errand errand, ExportRoom room) {
            super(errand, room);
        }

        @Override
        void decide() {
            room().availability().revoke(errand().caller(), id(), reason);
            errand().say("Revoked. The files are out of sight and are deleted now.");
        }
    }

    @Command(name = "extend", description = "Gives a published download more days, once.")
    private static final class Extend extends AboutRequest {

        @Option(names = "--days", paramLabel = "N", defaultValue = "30", description = "How many (30 if left out).")
        private int days;

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
        private String reason = "";

        Extend(Errand errand, ExportRoom room) {
            super(errand, room);
        }

        @Override
        void decide() {
            var end = room().availability().extend(errand().caller(), id(), days, reason);
            errand().say(
                            "Extended until the end of %s.",
                            end.minusSeconds(1).atZone(COPENHAGEN).toLocalDate());
        }
    }
}
