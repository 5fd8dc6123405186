package dk.sluse.desk;

import dk.sluse.project.Office;
import dk.sluse.project.Person;
import dk.sluse.project.PublicKeyLine;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who holds an office. */
final class PeopleOrders {

    private PeopleOrders() {}

    static void addTo(CommandLine root, Errand errand, Register register) {
        CommandLine officers = new CommandLine(new ListOfficers(errand, register));
        officers.addSubcommand(new ProposeOfficer(errand, register));
        officers.addSubcommand(new ConfirmOfficer(errand, register));
        officers.addSubcommand(new EndOffice(errand, register));
        root.addSubcommand("officers", officers);
    }

    @Command(description = "Lists the officers.")
    private static final class ListOfficers extends PeopleOrder {
        ListOfficers(Errand errand, Register register) {
            super(errand, register);
        }

        @Override
        void run() {
            errand().mustBeStaff();
            register()
                    .store()
                    .read(h -> register().people().holding(h, Office.OFFICER))
                    .forEach(p -> errand().say("%-16s %-30s %s", p.login(), p.name(), p.mail()));
        }
    }

    @Command(
            name = "propose",
            description = "Proposes an officer; a second officer confirms. The key comes by standard input.")
    private static final class ProposeOfficer extends EnrolOrder {
        @Parameters(index = "0", paramLabel = "LOGIN")
        private String login;

        ProposeOfficer(Errand errand, Register register) {
            super(errand, register);
        }

        @Override
        void run() throws Exception {
            Person person = person(login);
            PublicKeyLine key = key();
            changing(h -> register().enrolment().offices().propose(h, errand().caller(), person, key));
            errand().say("%s is proposed. Another officer confirms: officers confirm %s", login, login);
        }
    }

    @Command(name = "confirm", description = "Confirms an officer whom another officer proposed.")
    private static final class ConfirmOfficer extends PeopleOrder {
        @Parameters(index = "0", paramLabel = "LOGIN")
        private String login;

        ConfirmOfficer(Errand errand, Register register) {
            super(errand, register);
        }

        @Override
        void run() {
            changing(h -> register().enrolment().offices().confirm(h, errand().caller(), login));
            errand().say("%s is an officer.", login);
        }
    }

    @Command(name = "end", description = "Ends every office of a person at once, an officer's or an operator's.")
    private static final class EndOffice extends PeopleOrder {
        @Parameters(index = "0", paramLabel = "LOGIN")
        private String login;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is recorded.")
        private String reason;

        EndOffice(Errand errand, Register register) {
            super(errand, register);
        }

        @Override
        void run() {
            changing(h -> register().enrolment().offices().end(h, errand().caller(), login, reason));
            errand().say("%s holds no office any more.", login);
        }
    }
}
