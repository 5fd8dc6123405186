package dk.sluse.desk;

import dk.sluse.calendar.Copenhagen;
import dk.sluse.joining.Proposal;
import dk.sluse.project.Caller;
import dk.sluse.project.Denied;
import dk.sluse.project.Memberships.Joining;
import dk.sluse.project.People.Membership;
import dk.sluse.project.Person;
import dk.sluse.project.Project;
import dk.sluse.project.PublicKeyLine;
import dk.sluse.wording.Printable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who is a member of which project, from when, and until when (R25, R26, R91). */
final class MemberOrders {

    private MemberOrders() {}

    static void addTo(CommandLine root, Errand errand, Register register) {
        CommandLine members = new CommandLine(new ListMembers(errand, register));
        members.addSubcommand(new Add(errand, register));
        members.addSubcommand(new Extend(errand, register));
        members.addSubcommand(new Remove(errand, register));
        members.addSubcommand(new Confirm(errand, register));
        members.addSubcommand(new Accept(errand, register));
        root.addSubcommand("members", members);
    }

    @Command(description = "members PROJECT lists a project's members, from when, and until when.")
    private static final class ListMembers extends PeopleOrder {
        @Parameters(index = "0", arity = "0..1", paramLabel = "PROJECT")
        private String project;

        ListMembers(Errand errand, Register register) {
            super(errand, register);
        }

        @Override
        void run() {
            if (project == null) {
                throw new Denied("Which project? members PROJECT");
            }
            Project which = project(project);
            if (!errand().caller().memberOf().contains(which.id())) {
                errand().mustBeStaff();
            }
            show(this, register().store().read(h -> register().people().membershipsOf(h, which.id())));
        }
    }

    /** Each with mail, role, days, and when they acknowledged the rules in force. */
    private static void show(PeopleOrder order, List<Membership> members) {
        members.forEach(member -> {
            Person person = order.register()
                    .store()
                    .read(h -> order.register().people().byLogin(h, member.login()))
                    .orElseThrow();
            order.errand()
                    .say(
                            "%-16s %-30s %-30s %-6s since %s, %s%s%s",
                            member.login(),
                            member.name(),
                            person.mail(),
                            member.pi() ? "PI" : "member",
                            Copenhagen.day(member.since()),
                            Days.shown(member.endsAt()),
                            member.grantedBy().map(source -> ", by " + source).orElse(""),
                            rules(order.register(), member.login()));
        });
    }

    private static String rules(Register register, String login) {
        return register.doorway()
                .rules()
                .version()
                .map(version -> register.store()
                        .read(h -> register.doorway().rules().acknowledged(h, login, version))
                        .map(at -> ", rules " + version + " on " + Copenhagen.day(at))
                        .orElse(", rules not acknowledged"))
                .orElse("");
    }

    @Command(
            name = "add",
            description = "Makes somebody a member of a project; their public key comes by standard input:"
                    + " … members add PROJECT LOGIN --name \"…\" --mail … < id_ed25519.pub")
    private static final class Add extends EnrolOrder {
        @Parameters(index = "0", paramLabel = "PROJECT")
        private String project;

        @Parameters(index = "1", paramLabel = "LOGIN")
        private String login;

        @Option(names = "--pi", description = "As the PI; an officer's to say.")
        private boolean pi;

        @Option(names = "--from", paramLabel = "DAY", description = "The first day; now if left out.")
        private String from;

        @Option(names = "--until", paramLabel = "DAY", description = "The last day; no end if left out.")
        private String until;

        @Option(names = "--key-until", paramLabel = "DAY", description = "The last day of the key.")
        private String keyUntil;

        Add(Errand errand, Register register) {
            super(errand, register);
        }

        @Override
        void run() throws Exception {
            Project which = project(project);
            Person person = person(login);
            PublicKeyLine key = key();
            Joining joining = new Joining(which.id(), person, pi, Days.term(from, until));
            Optional<Instant> keyEnd = Days.last(keyUntil);
            Caller by = errand().caller();
            changing(h -> {
                register().enrolment().memberships().add(h, by, joining, key, keyEnd);
                register().welcome().greet(h, which, person, Optional.of(key));
            });
            errand().say("%s is a member of %s, with the key %s.", login, which.acronym(), key.fingerprint());
        }
    }

    /** A command about one member of a project. */
    private abstract static class AboutMember extends PeopleOrder {
        @Parameters(index = "0", paramLabel = "PROJECT")
        private String project;

        @Parameters(index = "1", paramLabel = "LOGIN")
        private String login;

        AboutMember(Errand errand, Register register) {
            super(errand, register);
        }

        final Project project() {
            return project(project);
        }

        final String login() {
            return login;
        }
    }

    @Command(name = "extend", description = "Agrees on another last day of a membership.")
    private static final class Extend extends AboutMember {
        @Option(names = "--until", paramLabel = "DAY", description = "The last day; no end if left out.")
        private String until;

        Extend(Errand errand, Register register) {
            super(errand, register);
        }

        @Override
        void run() {
            Project which = project();
            Optional<Instant> end = Days.last(until);
            changing(h -> register().enrolment().memberships().extend(h, errand().caller(), which.id(), login(), end));
            errand().say("%s is a member of %s, %s.", login(), which.acronym(), Days.shown(end));
        }
    }

    @Command(name = "remove", description = "Ends a membership at once.")
    private static final class Remove extends AboutMember {
        Remove(Errand errand, Register register) {
            super(errand, register);
        }

        @Override
        void run() {
            Project which = project();
            changing(h -> register().enrolment().memberships().end(h, errand().caller(), which.id(), login()));
            errand().say("%s is no longer a member of %s.", login(), which.acronym());
        }
    }

    @Command(name = "accept", description = "As the PI, confirms a member whom your mail named.")
    private static final class Accept extends PeopleOrder {
        @Parameters(index = "0", paramLabel = "NUMBER", description = "The proposal's, as the hub's mail says.")
        private long number;

        Accept(Errand errand, Register register) {
            super(errand, register);
        }

        @Override
        void run() {
            String said = change(h -> {
                Proposal proposal = register().joinings().accept(h, errand().caller(), number);
                Project which = project(proposal.project());
                String login = proposal.person().login();
                Person person = register().people().byLogin(h, login).orElseThrow();
                register().welcome().greet(h, which, person, proposal.key());
                Membership joined = register().people().membershipsOf(h, which.id()).stream()
                        .filter(member -> member.login().equals(login))
                        .findFirst()
                        .orElseThrow();
                return login + " is a member of " + which.acronym() + ", " + Days.shown(joined.endsAt()) + ".";
            });
            errand().say("%s", said);
        }
    }

    @Command(name = "confirm", description = "As the PI, says that everybody who has access is to have it.")
    private static final class Confirm extends PeopleOrder {
        @Parameters(index = "0", paramLabel = "PROJECT")
        private String project;

        Confirm(Errand errand, Register register) {
            super(errand, register);
        }

        @Override
        void run() {
            Project which = project(project);
            List<Membership> members =
                    change(h -> register().doorway().reviews().confirm(h, errand().caller(), which.id()));
            errand().say("Confirmed for %s: %s.", Printable.of(which.acronym()), members.size());
            show(this, members);
        }
    }
}
