package dk.sluse.desk;

import dk.sluse.project.Denied;
import dk.sluse.project.Office;
import dk.sluse.project.Person;
import dk.sluse.project.Project;
import dk.sluse.project.PublicKeyLine;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who is known, and what they are: members of projects and officers. */
final class PeopleOrders {

    private PeopleOrders() {}

    static void addTo(CommandLine root, Errand errand, Register register) {
        CommandLine members = new CommandLine(new Group(errand, register, true));
        members.addSubcommand(new AddMember(errand, register));
        members.addSubcommand(new RemoveMember(errand, register));
        root.addSubcommand("members", members);
        CommandLine officers = new CommandLine(new Group(errand, register, false));
        officers.addSubcommand(new ProposeOfficer(errand, register));
        officers.addSubcommand(new ConfirmOfficer(errand, register));
        officers.addSubcommand(new EndOffice(errand, register));
        root.addSubcommand("officers", officers);
    }

    @Command(description = "members PROJECT lists a project's members; officers lists the officers.")
    private static final class Group extends PeopleOrder {
        private final boolean members;

        @Parameters(index = "0", arity = "0..1", paramLabel = "PROJECT")
        private String project;

        Group(Errand errand, Register register, boolean members) {
            super(errand, register);
            this.members = members;
        }

        @Override
        void run() {
            if (members) {
                listMembers();
            } else {
                errand().mustBeStaff();
                print(register().store().read(h -> register().people().holding(h, Office.OFFICER)));
            }
        }

        private void listMembers() {
            if (project == null) {
                throw new Denied("Which project? members PROJECT");
            }
            Project which = project(project);
            if (!errand().caller().memberOf().contains(which.id())) {
                errand().mustBeStaff();
            }
            print(register().store().read(h -> register().people().membersOf(h, which.id())));
        }

        private void print(List<Person> people) {
            people.forEach(p -> errand().say("%-16s %-30s %s", p.login(), p.name(), p.mail()));
        }
    }

    /** The options that describe a person; the public key comes in by standard input. */
    private abstract static class Enrol extends PeopleOrder {
        @Option(names = "--name", required = true, paramLabel = "TEXT", description = "The full name.")
        private String name;

        @Option(names = "--mail", required = true, paramLabel = "ADDRESS", description = "The mail address.")
        private String mail;

        Enrol(Errand errand, Register register) {
            super(errand, register);
        }

        final Person person(String login) {
            return new Person(login, name, mail);
        }

        final PublicKeyLine key() throws Exception {
            return PublicKeyLine.parse(errand().read());
        }
    }

    @Command(
            name = "add",
            description = "Makes somebody a member of a project; their public key comes by standard input:"
                    + " … members add PROJECT LOGIN --name \"…\" --mail … < id_ed25519.pub")
    private static final class AddMember extends Enrol {
        @Parameters(index = "0", paramLabel = "PROJECT")
        private String project;

        @Parameters(index = "1", paramLabel = "LOGIN")
        private String login;

        @Option(names = "--pi", description = "As the PI; an officer's to say.")
        private boolean pi;

        AddMember(Errand errand, Register register) {
            super(errand, register);
        }

        @Override
        void run() throws Exception {
            Project which = project(project);
            Person person = person(login);
            PublicKeyLine key = key();
            register().store().changing(h -> {
                register().enrolment().memberships().add(h, errand().caller(), which.id(), person, pi, key);
                register().welcome().greet(h, which, person, key);
            });
            errand().say("%s is a member of %s, with the key %s.", login, which.acronym(), key.fingerprint());
        }
    }

    @Command(name = "remove", description = "Ends a membership at once.")
    private static final class RemoveMember extends PeopleOrder {
        @Parameters(index = "0", paramLabel = "PROJECT")
        private String project;

        @Parameters(index = "1", paramLabel = "LOGIN")
        private String login;

        RemoveMember(Errand errand, Register register) {
            super(errand, register);
        }

        @Override
        void run() {
            Project which = project(project);
            register()
                    .store()
                    .changing(h -> register().enrolment().memberships().end(h, errand().caller(), which.id(), login));
            errand().say("%s is no longer a member of %s.", login, which.acronym());
        }
    }

    @Command(
            name = "propose",
            description = "Proposes an officer; a second officer confirms. The key comes by standard input.")
    private static final class ProposeOfficer extends Enrol {
        @Parameters(index = "0", paramLabel = "LOGIN")
        private String login;

        ProposeOfficer(Errand errand, Register register) {
            super(errand, register);
        }

        @Override
        void run() throws Exception {
            Person person = person(login);
            PublicKeyLine key = key();
            register()
                    .store()
                    .changing(h -> register().enrolment().offices().propose(h, errand().caller(), person, key));
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
            register().store().changing(h -> register().enrolment().offices().confirm(h, errand().caller(), login));
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
            register().store().changing(h -> register().enrolment().offices().end(h, errand().caller(), login, reason));
            errand().say("%s holds no office any more.", login);
        }
    }
}
