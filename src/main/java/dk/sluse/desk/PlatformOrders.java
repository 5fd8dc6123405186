package dk.sluse.desk;

import dk.sluse.platform.AccessOrder;
import dk.sluse.platform.Platform;
import dk.sluse.project.Denied;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What people say of the doors that are not the hub's (R71). */
final class PlatformOrders {

    private PlatformOrders() {}

    static void addTo(CommandLine root, Errand errand, Platform platform) {
        root.addSubcommand(new Acknowledge(errand, platform));
    }

    @Command(name = "acknowledge", description = "Says that the platform did what it was ordered to close or open.")
    private static final class Acknowledge extends Order {

        private final Platform platform;

        @Parameters(paramLabel = "ORDER", description = "Its number, as in the mail and in status.")
        private String order;

        Acknowledge(Errand errand, Platform platform) {
            super(errand);
            this.platform = platform;
        }

        @Override
        void run() {
            errand().mustBeStaff();
            if (!order.matches("\\d{1,18}")) {
                throw new Denied("An order to the platform is called by its number. See: status");
            }
            AccessOrder done = platform.acknowledge(errand().caller(), Long.parseLong(order));
            errand().say("Acknowledged: %s %s.", done.word(), done.named());
        }
    }
}
