package dk.sluse.desk;

import dk.sluse.project.Access;
import dk.sluse.project.Access.Scope;
import dk.sluse.project.Denied;
import dk.sluse.project.Enrolment;
import dk.sluse.project.Office;
import dk.sluse.project.People;
import dk.sluse.project.Person;
import dk.sluse.project.Project;
import dk.sluse.project.Projects;
import dk.sluse.project.PublicKeyLine;
import dk.sluse.store.Store;
import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who is known, what they are, and whether their access is open. */
final class PeopleOrders {

    /** What these commands work on. */
    record Register(
            Store store, Projects projects, People people, Enrolment enrolment, Access access, Welcome welcome) {}

    private PeopleOrders() {}

    static void addTo(CommandLine root, Errand errand, Register register) {
        CommandLine members = new CommandLine(new Group(errand, register, true));
        members.addSubcommand(new AddMember(errand, register));
        members.addSubcommand(new RemoveMember(errand, register));
        root.addSubcommand("members", members);
        CommandLine officers = new CommandLine(new Group(errand, register, false));
        officers.addSubcommand(new ProposeOfficer(errand, register));
        officers.addSubcommand(new ConfirmOfficer(errand, register));
        root.addSubcommand("officers", officers);
        CommandLine keys = new CommandLine(new Keys(errand, register));
        keys.addSubcommand(new AddKey(errand, register));
        keys.addSubcommand(new RevokeKey(errand, register));
        root.addSubcommand("keys", keys);
        root.addSubcommand(new WhoAmI(errand));
        root.addSubcommand(new Suspend(errand, register));
        root.addSubcommand(new Reopen(errand, register));
    }

    private abstract static class PeopleOrder extends Order {
        private final Register register;

        PeopleOrder(Errand errand, Register register) {
            super(errand);
            this.register = register;
        }

        final Register register() {
            return register;
        }

        final Project project(String name) {
            return register.projects()
                    .byId(name)
                    .or(() -> register.projects().byAcronym(name))
                    .orElseThrow(() -> new Denied("There is no project " + name + "."));
        }
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
                register().enrolment().member(h, errand().caller(), which.id(), person, pi, key);
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
                    .changing(h -> register().enrolment().endMembership(h, errand().caller(), which.id(), login));
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
            register().store().changing(h -> register().enrolment().proposeOfficer(h, errand().caller(), person, key));
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
            register().store().changing(h -> register().enrolment().confirmOfficer(h, errand().caller(), login));
            errand().say("%s is an officer.", login);
        }
    }

    @Command(description = "Lists your keys.")
    private static final class Keys extends PeopleOrder {
        Keys(Errand errand, Register register) {
            super(errand, register);
        }

        @Override
        void run() {
            register()
                    .store()
                    .read(h -> register().people().keysOf(h, errand().caller().login()))
                    .forEach(errand()::say);
        }
    }

    @Command(name = "add", description = "Adds a key of yours, which comes by standard input.")
    private static final class AddKey extends PeopleOrder {
        AddKey(Errand errand, Register register) {
            super(errand, register);
        }

        @Override
        void run() throws Exception {
            PublicKeyLine key = PublicKeyLine.parse(errand().read());
            String login = errand().caller().login();
            register().store().changing(h -> register().enrolment().key(h, login, key, login));
            errand().say("Added %s.", key.fingerprint());
        }
    }

    @Command(name = "revoke", description = "Revokes a key of yours, or, as an officer, somebody's, at once.")
    private static final class RevokeKey extends PeopleOrder {
        @Parameters(index = "0", paramLabel = "FINGERPRINT")
        private String fingerprint;

        @Option(names = "--login", paramLabel = "LOGIN", description = "Whose; yours if left out.")
        private String login;

        RevokeKey(Errand errand, Register register) {
            super(errand, register);
        }

        @Override
        void run() {
            String whose = login == null ? errand().caller().login() : login;
            if (!whose.equals(errand().caller().login())) {
                errand().mustBeOfficer();
            }
            register().store().changing(h -> register()
                    .enrolment()
                    .revokeKey(h, whose, fingerprint, errand().caller().login()));
            errand().say("Revoked.");
        }
    }

    @Command(name = "whoami", description = "Says who you are to the hub.")
    private static final class WhoAmI extends Order {
        WhoAmI(Errand errand) {
            super(errand);
        }

        @Override
        void run() {
            var caller = errand().caller();
            errand().say("%s (%s), by the key %s", caller.login(), caller.name(), caller.key());
            caller.offices().stream().sorted().forEach(office -> errand().say(
                            "%s", office.name().toLowerCase(java.util.Locale.ROOT)));
            caller.memberOf().stream().sorted().forEach(project -> errand().say(
                            "%s of %s", caller.piOf().contains(project) ? "PI" : "member", project));
        }
    }

    @Command(name = "suspend", description = "Closes the access of a person or a project at once.")
    private static final class Suspend extends PeopleOrder {
        @Parameters(index = "0", paramLabel = "person|project")
        private String scope;

        @Parameters(index = "1", paramLabel = "LOGIN|PROJECT")
        private String subject;

        @Option(names = "--reason", required = true, paramLabel = "TEXT")
        private String reason;

        Suspend(Errand errand, Register register) {
            super(errand, register);
        }

        @Override
        void run() {
            errand().mustBeOfficer();
            register().store().changing(h -> register()
                    .access()
                    .close(
                            h,
                            scope(scope),
                            subject,
                            reason,
                            OptionalLong.empty(),
                            errand().caller().login()));
            errand().say("Closed.");
        }
    }

    @Command(name = "reopen", description = "Opens the access of a person or a project again.")
    private static final class Reopen extends PeopleOrder {
        @Parameters(index = "0", paramLabel = "person|project")
        private String scope;

        @Parameters(index = "1", paramLabel = "LOGIN|PROJECT")
        private String subject;

        @Option(names = "--reason", required = true, paramLabel = "TEXT")
        private String reason;

        Reopen(Errand errand, Register register) {
            super(errand, register);
        }

        @Override
        void run() {
            errand().mustBeOfficer();
            if (subject.equals(errand().caller().login())) {
                throw new Denied("Nobody reopens their own access.");
            }
            register().store().changing(h -> {
                if (register().people().isMember(h, subject, errand().caller().login())) {
                    throw new Denied("You are a member of this project: another officer reopens it.");
                }
                register()
                        .access()
                        .reopen(
                                h,
                                scope(scope),
                                subject,
                                reason,
                                errand().caller().login());
            });
            errand().say("Open again.");
        }
    }

    private static Scope scope(String word) {
        return switch (word) {
            case "person" -> Scope.PERSON;
            case "project" -> Scope.PROJECT;
            default -> throw new Denied("Say person or project.");
        };
    }
}
