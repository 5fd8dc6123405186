package dk.sluse.desk;

import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.gateway.Bans.Ban;
import dk.sluse.project.Denied;
import dk.sluse.project.SecondFactors;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is asked of people at the door besides their key: to know the rules, a second factor, not to have guessed. */
final class DoorOrders {

    private DoorOrders() {}

    static void addTo(CommandLine root, Errand errand, Register register) {
        CommandLine rules = new CommandLine(new ShowRules(errand, register));
        rules.addSubcommand(new AcceptRules(errand, register));
        root.addSubcommand("rules", rules);
        CommandLine factor = new CommandLine(new Factor(errand, register));
        factor.addSubcommand(new BeginFactor(errand, register));
        factor.addSubcommand(new ConfirmFactor(errand, register));
        factor.addSubcommand(new RemoveFactor(errand, register));
        root.addSubcommand("second-factor", factor);
        CommandLine bans = new CommandLine(new ListBans(errand, register));
        bans.addSubcommand(new LiftBan(errand, register));
        root.addSubcommand("bans", bans);
    }

    @Command(description = "Says which version of the rules is in force, and whether you acknowledged it.")
    private static final class ShowRules extends PeopleOrder {
        ShowRules(Errand errand, Register register) {
            super(errand, register);
        }

        @Override
        void run() {
            var rules = register().doorway().rules();
            String login = errand().caller().login();
            errand().say(rules.version()
                    .map(version -> register()
                            .store()
                            .read(h -> rules.acknowledged(h, login, version))
                            .map(at -> "Version " + version + ", acknowledged " + at + ".")
                            .orElse("Version " + version + ". Read them, and say: rules accept " + version))
                    .orElse("Nobody is asked to acknowledge the rules here."));
        }
    }

    @Command(name = "accept", description = "Says that you know the rules, in this version, and keep to them.")
    private static final class AcceptRules extends PeopleOrder {
        @Parameters(paramLabel = "VERSION")
        private String version;

        AcceptRules(Errand errand, Register register) {
            super(errand, register);
        }

        @Override
        void run() {
            changing(h ->
                    register().doorway().rules().accept(h, errand().caller().login(), version));
            errand().say("Noted. It counts from your next login.");
        }
    }

    @Command(description = "A second factor beside your key: begin, confirm, remove.")
    private static final class Factor extends PeopleOrder {
        Factor(Errand errand, Register register) {
            super(errand, register);
        }

        @Override
        void run() {
            throw new Denied("Which? second-factor begin, confirm CODE, remove");
        }
    }

    @Command(name = "begin", description = "Shows a secret for your authenticator app.")
    private static final class BeginFactor extends PeopleOrder {
        BeginFactor(Errand errand, Register register) {
            super(errand, register);
        }

        @Override
        void run() {
            String login = errand().caller().login();
            String secret = change(h -> register().doorway().factors().begin(h, login));
            errand().say("Put this into your authenticator app; it is shown once:");
            errand().say("  %s", secret);
            errand().say("  otpauth://totp/Sluse:%s?secret=%s&issuer=Sluse", login, secret);
            errand().say("Then: second-factor confirm CODE");
        }
    }

    @Command(name = "confirm", description = "Proves with a first code that your app has the secret.")
    private static final class ConfirmFactor extends PeopleOrder {
        @Parameters(paramLabel = "CODE")
        private String code;

        ConfirmFactor(Errand errand, Register register) {
            super(errand, register);
        }

        @Override
        void run() {
            String login = errand().caller().login();
            boolean right = change(h -> register().doorway().factors().confirm(h, login, code));
            if (!right) {
                throw new Denied("That is not the code of now. Look at the clock of your phone.");
            }
            errand().say("From your next login on you are asked for a code.");
        }
    }

    @Command(
            name = "remove",
            description = "Removes your second factor or, as an officer, somebody's whose phone is lost.")
    private static final class RemoveFactor extends PeopleOrder {
        @Option(names = "--login", paramLabel = "LOGIN", description = "Whose; yours if left out.")
        private String login;

        @Option(names = "--code", paramLabel = "CODE", description = "A code of it, where it is yours.")
        private String code;

        RemoveFactor(Errand errand, Register register) {
            super(errand, register);
        }

        @Override
        void run() {
            String whose = Optional.ofNullable(login).orElse(errand().caller().login());
            boolean right = change(
                    h -> register().doorway().factors().remove(h, errand().caller(), whose, Optional.ofNullable(code)));
            if (!right) {
                throw new Denied(SecondFactors.OWN_BY_CODE);
            }
            errand().say("Removed.");
        }
    }

    @Command(description = "Lists the addresses that are shut out after repeated refused logins.")
    private static final class ListBans extends PeopleOrder {
        ListBans(Errand errand, Register register) {
            super(errand, register);
        }

        @Override
        void run() {
            errand().mustBeStaff();
            List<Ban> bans = register().doorway().bans().now();
            bans.forEach(ban -> errand().say("%-40s until %s", ban.address(), ban.until()));
            if (bans.isEmpty()) {
                errand().say("No address is shut out.");
            }
        }
    }

    @Command(name = "lift", description = "Lets an address in again at once.")
    private static final class LiftBan extends PeopleOrder {
        @Parameters(paramLabel = "ADDRESS", description = "As bans shows it.")
        private String address;

        LiftBan(Errand errand, Register register) {
            super(errand, register);
        }

        @Override
        void run() {
            errand().mustBeStaff();
            if (!register().doorway().bans().lift(address)) {
                throw new Denied("That address is not shut out: see bans.");
            }
            changing(h -> register()
                    .audit()
                    .record(
                            h,
                            Event.of(
                                            Event.HUB,
                                            EventKind.ADDRESS_ADMITTED,
                                            errand().caller().login())
                                    .with("address", address)));
            errand().say("It may come in again.");
        }
    }
}
