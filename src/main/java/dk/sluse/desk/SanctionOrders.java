package dk.sluse.desk;

import dk.sluse.calendar.Copenhagen;
import dk.sluse.project.Closing;
import dk.sluse.project.Denied;
import dk.sluse.project.Person;
import dk.sluse.project.Project;
import dk.sluse.project.Scope;
import dk.sluse.sanction.Appeal.Outcome;
import dk.sluse.sanction.Offence;
import dk.sluse.sanction.SanctionTable.Proposal;
import dk.sluse.sanction.Sanctions;
import dk.sluse.sanction.Sanctions.Order;
import dk.sluse.sanction.Term;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What keeps people out, and what they say against it: measures, their ends, and appeals (R49, R71, R79). */
final class SanctionOrders {

    private SanctionOrders() {}

    static void addTo(CommandLine root, Errand errand, Register register, Sanctions sanctions) {
        root.addSubcommand(new Suspend(errand, register, sanctions));
        root.addSubcommand(new Reopen(errand, register, sanctions));
        root.addSubcommand(new Measures(errand, sanctions));
        CommandLine appeal = new CommandLine(new Appealing(errand, sanctions));
        appeal.addSubcommand(new DecideAppeal(errand, sanctions));
        root.addSubcommand("appeal", appeal);
    }

    /** A command that closes or opens the access of somebody. */
    private abstract static class AboutAccess extends PeopleOrder {

        private final Sanctions sanctions;

        @Parameters(index = "0", paramLabel = "person|project|institution")
        private String scope;

        @Parameters(index = "1", paramLabel = "LOGIN|PROJECT|INSTITUTION")
        private String subject;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Those concerned read it.")
        private String reason;

        AboutAccess(Errand errand, Register register, Sanctions sanctions) {
            super(errand, register);
            this.sanctions = sanctions;
        }

        final Sanctions sanctions() {
            return sanctions;
        }

        final Scope scope() {
            return switch (scope) {
                case "person" -> Scope.PERSON;
                case "project" -> Scope.PROJECT;
                case "institution" -> Scope.INSTITUTION;
                default -> throw new Denied("Say person, project or institution.");
            };
        }

        final String reason() {
            return reason;
        }

        /** The login, the project's id or the institution's name that is meant: nobody closes what nobody has heard of. */
        final String subject() {
            return switch (scope()) {
                case PROJECT -> project(subject).id();
                case INSTITUTION ->
                    register().projects().of(subject).stream()
                            .map(Project::institution)
                            .findFirst()
                            .orElseThrow(() -> new Denied("No project is of the institution " + subject + "."));
                case PERSON ->
                    register()
                            .store()
                            .read(h -> register().people().byLogin(h, subject))
                            .map(Person::login)
                            .orElseThrow(() -> new Denied("There is nobody of the login " + subject + "."));
            };
        }
    }

    @Command(
            name = "suspend",
            description = "Closes the access of a person, a project or all projects of an institution, at once.")
    private static final class Suspend extends AboutAccess {

        @Option(
                names = "--for",
                paramLabel = "TERM",
                description = "For how long: " + Term.FORMS + ". Until somebody opens it, if left out.")
        private Optional<String> term = Optional.empty();

        @Option(
                names = "--offence",
                paramLabel = "OFFENCE",
                description =
                        "What it is for, as in the table of sanctions: it is counted, and the table's proposal told.")
        private Optional<String> offence = Optional.empty();

        Suspend(Errand errand, Register register, Sanctions sanctions) {
            super(errand, register, sanctions);
        }

        @Override
        void run() {
            errand().mustBeOfficer();
            String whom = subject();
            Optional<Offence> done = offence.map(SanctionOrders::offence);
            Optional<Proposal> proposal = done.map(each -> sanctions().propose(each, scope(), whom));
            Closing closing = sanctions()
                    .suspend(
                            errand().caller(),
                            new Order(scope(), whom, term.map(SanctionOrders::term), done, reason()));
            errand().say(
                            "Closed, as measure %d%s. Those concerned get a mail.",
                            closing.id(),
                            closing.until()
                                    .map(end -> ", until the end of " + Copenhagen.day(end.minusSeconds(1)))
                                    .orElse(""));
            proposal.ifPresent(this::say);
        }

        private void say(Proposal proposal) {
            boolean person = scope() == Scope.PERSON;
            errand().say(
                            "The table proposes (time %d): %s",
                            person ? proposal.userTime() : proposal.projectTime(),
                            (person ? proposal.user() : proposal.project())
                                    .phrase(false)
                                    .en());
        }
    }

    @Command(name = "reopen", description = "Opens the access of a person, a project or an institution again.")
    private static final class Reopen extends AboutAccess {

        Reopen(Errand errand, Register register, Sanctions sanctions) {
            super(errand, register, sanctions);
        }

        @Override
        void run() {
            errand().mustBeOfficer();
            if (scope() == Scope.PERSON && subject().equals(errand().caller().login())) {
                throw new Denied("Nobody reopens their own access.");
            }
            sanctions().reopen(errand().caller(), scope(), subject(), reason());
            errand().say("Open again.");
        }
    }

    @Command(name = "measures", description = "Lists what is closed, for how long, and appeals: staff all of it.")
    private static final class Measures extends dk.sluse.desk.Order {

        private final Sanctions sanctions;

        @Option(names = "--all", description = "Those that have ended, too.")
        private boolean all;

        @Option(names = "--json", description = "For programs.")
        private boolean json;

        Measures(Errand errand, Sanctions sanctions) {
            super(errand);
            this.sanctions = sanctions;
        }

        @Override
        void run() {
            new MeasurePrint(errand()).print(sanctions.list(errand().caller(), all), json);
        }
    }

    @Command(
            name = "appeal",
            description = "Appeals against a measure that concerns you; the text comes by standard input.")
    private static final class Appealing extends dk.sluse.desk.Order {

        private final Sanctions sanctions;

        @Parameters(index = "0", arity = "0..1", paramLabel = "MEASURE", description = "Its number, as in measures.")
        private Optional<String> measure = Optional.empty();

        @Option(names = "--from", paramLabel = "LOGIN", description = "For officers: whose appeal came by mail.")
        private Optional<String> from = Optional.empty();

        Appealing(Errand errand, Sanctions sanctions) {
            super(errand);
            this.sanctions = sanctions;
        }

        @Override
        void run() throws Exception {
            long number = number(measure.orElseThrow(() -> new Denied("Against which measure? See: measures")));
            sanctions.appeal(errand().caller(), number, from, errand().readText());
            errand().say("The appeal is in. The measure is in force until the management has decided.");
        }
    }

    @Command(name = "decide", description = "Records what the management decided on an appeal.")
    private static final class DecideAppeal extends dk.sluse.desk.Order {

        private final Sanctions sanctions;

        @Parameters(index = "0", paramLabel = "MEASURE")
        private String measure;

        @Option(names = "--outcome", required = true, paramLabel = "upheld|changed|lifted")
        private String outcome;

        @Option(names = "--for", paramLabel = "TERM", description = "What it is changed to: " + Term.FORMS + ".")
        private Optional<String> term = Optional.empty();

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Those concerned read it.")
        private String reason;

        DecideAppeal(Errand errand, Sanctions sanctions) {
            super(errand);
            this.sanctions = sanctions;
        }

        @Override
        void run() {
            errand().mustBeOfficer();
            Outcome decided =
                    Outcome.of(outcome).orElseThrow(() -> new Denied("The outcome is upheld, changed or lifted."));
            sanctions.decide(errand().caller(), number(measure), decided, term.map(SanctionOrders::term), reason);
            errand().say("Decided: %s. Those concerned get a mail.", decided.word());
        }
    }

    static Term term(String text) {
        return Term.of(text).orElseThrow(() -> new Denied("That is no length of time: " + Term.FORMS + "."));
    }

    private static Offence offence(String word) {
        return Offence.of(word)
                .orElseThrow(() -> new Denied("The table of sanctions knows no such offence: "
                        + String.join(
                                ", ",
                                Arrays.stream(Offence.values())
                                        .map(Offence::word)
                                        .toList())
                        + "."));
    }

    private static long number(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new Denied("A measure is called by its number. See: measures");
        }
        return Long.parseLong(text);
    }
}
