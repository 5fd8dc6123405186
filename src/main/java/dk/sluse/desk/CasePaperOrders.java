package dk.sluse.desk;

import dk.sluse.export.BreachCase.PaperKind;
import dk.sluse.export.ExportRoom;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The papers that a case wants: account and plan (R73). */
final class CasePaperOrders {

    private CasePaperOrders() {}

    static void addTo(CommandLine one, Errand errand, ExportRoom room) {
        one.addSubcommand(new Account(errand, room));
        one.addSubcommand(new Plan(errand, room));
    }

    /** Hands one paper in. */
    private abstract static class HandIn extends AboutCase {

        @Option(
                names = "--from",
                paramLabel = "LOGIN",
                description = "For officers: whose words came by mail, the PI's or the requester's.")
        private Optional<String> from = Optional.empty();

        HandIn(Errand errand, ExportRoom room) {
            super(errand, room);
        }

        abstract PaperKind kind();

        @Override
        final void run() throws Exception {
            int version = room().cases().handIn(errand().caller(), id(), kind(), from, errand().readText());
            errand().say("The %s is in%s.", kind().word(), version == 1 ? "" : ", as version " + version);
        }
    }

    @Command(
            name = "account",
            description = "Hands in the account of a breach, which comes by standard input: the project's PI.")
    private static final class Account extends HandIn {
        Account(Errand errand, ExportRoom room) {
            super(errand, room);
        }

        @Override
        PaperKind kind() {
            return PaperKind.ACCOUNT;
        }
    }

    @Command(
            name = "plan",
            description = "Hands in the plan against another breach, which comes by standard input: the project's PI.")
    private static final class Plan extends HandIn {
        Plan(Errand errand, ExportRoom room) {
            super(errand, room);
        }

        @Override
        PaperKind kind() {
            return PaperKind.PLAN;
        }
    }
}
