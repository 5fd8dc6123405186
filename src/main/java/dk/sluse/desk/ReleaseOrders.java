package dk.sluse.desk;

import dk.sluse.project.Denied;
import dk.sluse.release.ReleaseRoom;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** Orders of genome data: what there are, and what their requesters and officers do with them. */
final class ReleaseOrders {

    private ReleaseOrders() {}

    static void addTo(CommandLine root, Errand errand, ReleaseRoom room) {
        root.addSubcommand(new ListOrders(errand, room));
        CommandLine order = new CommandLine(new OneOrder(errand, room));
        order.addSubcommand(new Show(errand, room));
        order.addSubcommand(new ByCriteria(errand, room));
        order.addSubcommand(new Code(errand, room));
        order.addSubcommand(new Approve(errand, room));
        order.addSubcommand(new Refuse(errand, room));
        order.addSubcommand(new Withdraw(errand, room));
        order.addSubcommand(new Key(errand, room));
        root.addSubcommand("order", order);
        root.addSubcommand(new SurveyOrder(errand, room));
    }

    /** What {@code show}, {@code confirm} and {@code withdraw} do with an order's number. */
    static Numbered numbered(Errand errand, ReleaseRoom room) {
        return new Numbered() {
            @Override
            public boolean owns(long id) {
                return room.overview().sees(errand.caller(), id);
            }

            @Override
            public void show(long id, boolean json) {
                OrderPrint.story(errand, room.overview().story(errand.caller(), id), json);
            }

            @Override
            public void confirm(long id) {
                room.ordering().confirm(errand.caller(), id);
                errand.say("Confirmed. The register is asked once more, and you get a mail when the data lies there.");
            }

            @Override
            public void withdraw(long id) {
                room.ordering().withdraw(errand.caller(), id);
                errand.say("Withdrawn. Nothing of it is released.");
            }
        };
    }

    /** A command about orders. */
    private abstract static class AboutOrders extends Order {
        private final ReleaseRoom room;

        AboutOrders(Errand errand, ReleaseRoom room) {
            super(errand);
            this.room = room;
        }

        final ReleaseRoom room() {
            return room;
        }
    }

    /** A command about one order. */
    private abstract static class AboutOrder extends AboutOrders {

        @Parameters(index = "0", paramLabel = "ID", description = "The order's number.")
        private String id;

        AboutOrder(Errand errand, ReleaseRoom room) {
            super(errand, room);
        }

        final long id() {
            return RequestOrders.number(id);
        }
    }

    @Command(name = "order", description = "What is done with an order: show, criteria, code, approve, refuse, …")
    private static final class OneOrder extends AboutOrders {
        OneOrder(Errand errand, ReleaseRoom room) {
            super(errand, room);
        }

        @Override
        void run() {
            throw new Denied("What with the order? See: order --help");
        }
    }

    @Command(name = "orders", description = "Lists the orders of genome data you may see, latest first.")
    private static final class ListOrders extends AboutOrders {

        @Option(names = "--all", description = "Those that are over, too.")
        private boolean all;

        @Option(names = "--json", description = "For programs.")
        private boolean json;

        ListOrders(Errand errand, ReleaseRoom room) {
            super(errand, room);
        }

        @Override
        void run() {
            OrderPrint.list(errand(), room().overview().list(errand().caller(), all), all, json);
        }
    }

    @Command(name = "show", description = "Shows an order: where it is, what was found, what was decided.")
    private static final class Show extends AboutOrder {

        @Option(names = "--json", description = "For programs.")
        private boolean json;

        Show(Errand errand, ReleaseRoom room) {
            super(errand, room);
        }

        @Override
        void run() {
            numbered(errand(), room()).show(id(), json);
        }
    }

    @Command(
            name = "criteria",
            description = "Orders by criteria (R19), such as: order criteria ALPHA age=40-59 sex=female")
    private static final class ByCriteria extends AboutOrders {

        @Parameters(index = "0", paramLabel = "PROJECT", description = "The project's acronym.")
        private String project;

        @Unmatched
        private List<String> words = new ArrayList<>();

        ByCriteria(Errand errand, ReleaseRoom room) {
            super(errand, room);
        }

        @Override
        void run() {
            long id = room().ordering().byCriteria(errand().caller(), project, Fields.of(words));
            errand().say("Order %d is matched. You get a mail with how many were found.", id);
        }
    }

    @Command(name = "code", description = "Opens an order's list by its code, which comes by standard input (R16).")
    private static final class Code extends AboutOrder {
        Code(Errand errand, ReleaseRoom room) {
            super(errand, room);
        }

        @Override
        void run() throws IOException {
            room().ordering().enterCode(errand().caller(), id(), errand().read());
            errand().say("The code is right, and forgotten. The requester is told what came of the list.");
        }
    }

    /** A decision, for a reason. */
    private abstract static class Decision extends AboutOrder {

        @Option(
                names = "--reason",
                required = true,
                paramLabel = "TEXT",
                description = "Why; a refused requester reads it.")
        private String reason;

        Decision(Errand errand, ReleaseRoom room) {
            super(errand, room);
        }

        final String reason() {
            return reason;
        }
    }

    @Command(name = "approve", description = "Lets the counts of an order be told that waits for an officer.")
    private static final class Approve extends Decision {
        Approve(Errand errand, ReleaseRoom room) {
            super(errand, room);
        }

        @Override
        void run() {
            room().deciding().approve(errand().caller(), id(), reason());
            errand().say("Approved. The counts are told.");
        }
    }

    @Command(name = "refuse", description = "Says no to an order, as long as nothing of it is in the environment.")
    private static final class Refuse extends Decision {
        Refuse(Errand errand, ReleaseRoom room) {
            super(errand, room);
        }

        @Override
        void run() {
            room().deciding().refuse(errand().caller(), id(), reason());
            errand().say("Refused. The requester is told; what was carried is deleted.");
        }
    }

    @Command(name = "withdraw", description = "Takes an order back, as long as nothing of it is carried.")
    private static final class Withdraw extends AboutOrder {
        Withdraw(Errand errand, ReleaseRoom room) {
            super(errand, room);
        }

        @Override
        void run() {
            numbered(errand(), room()).withdraw(id());
        }
    }

    @Command(name = "key", description = "Prints the OpenPGP key that lists are encrypted to.")
    private static final class Key extends AboutOrders {
        Key(Errand errand, ReleaseRoom room) {
            super(errand, room);
        }

        @Override
        void run() {
            room().ordering().key().publicKey().lines().forEach(errand()::say);
            errand().say("Fingerprint: %s", room().ordering().key().fingerprint());
        }
    }
}
