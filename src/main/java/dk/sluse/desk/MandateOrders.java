package dk.sluse.desk;

import dk.sluse.project.Denied;
import dk.sluse.project.MandateLifts;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What operators say of a project's approval and agreement (R2, R9, R14). */
final class MandateOrders {

    private MandateOrders() {}

    static void addTo(CommandLine root, Errand errand, Register register, MandateLifts lifts) {
        CommandLine group = new CommandLine(new About(errand));
        group.addSubcommand(new Lift(errand, register, lifts));
        root.addSubcommand("mandate", group);
    }

    @Command(name = "mandate", description = "What a project rests on: its approval and its agreement.")
    private static final class About extends Order {

        About(Errand errand) {
            super(errand);
        }

        @Override
        void run() {
            throw new Denied("What about it? See: mandate --help, and projects ID");
        }
    }

    @Command(name = "lift", description = "Takes back the end of a paper that only a wrong clock saw.")
    private static final class Lift extends PeopleOrder {

        private final MandateLifts lifts;

        @Parameters(index = "0", paramLabel = "PROJECT", description = "Its id or acronym.")
        private String project;

        @Parameters(index = "1", paramLabel = "PAPER", description = "ethics-approval or processing-agreement.")
        private String paper;

        @Option(names = "--reason", required = true, description = "Why; it is recorded.")
        private String reason;

        Lift(Errand errand, Register register, MandateLifts lifts) {
            super(errand, register);
            this.lifts = lifts;
        }

        @Override
        void run() {
            errand().mustBeOperator();
            lifts.lift(errand().caller(), project(project), paper, reason);
            errand().say("It counts again. What waited for it goes on by itself.");
        }
    }
}
