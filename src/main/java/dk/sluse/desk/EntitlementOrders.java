package dk.sluse.desk;

import dk.sluse.entitlement.Entitlements;
import dk.sluse.project.Denied;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What operators say of the register that memberships follow (R91). */
final class EntitlementOrders {

    private EntitlementOrders() {}

    static void addTo(CommandLine root, Errand errand, Optional<Entitlements> entitlements) {
        CommandLine group = new CommandLine(new About(errand));
        group.addSubcommand(new Accept(errand, entitlements));
        root.addSubcommand("entitlements", group);
    }

    @Command(name = "entitlements", description = "The register of entitlements that memberships follow.")
    private static final class About extends Order {

        About(Errand errand) {
            super(errand);
        }

        @Override
        void run() {
            throw new Denied("What about it? See: entitlements --help");
        }
    }

    @Command(name = "accept", description = "Lets the register end all memberships of a project that it granted.")
    private static final class Accept extends Order {

        private final Optional<Entitlements> entitlements;

        @Parameters(paramLabel = "PROJECT", description = "Its id, as in status.")
        private String project;

        Accept(Errand errand, Optional<Entitlements> entitlements) {
            super(errand);
            this.entitlements = entitlements;
        }

        @Override
        void run() {
            errand().mustBeOperator();
            entitlements
                    .orElseThrow(() -> new Denied("No register of entitlements is configured."))
                    .accept(errand().caller(), project);
            errand().say("Accepted. The memberships end when the register is read the next time and says so still.");
        }
    }
}
