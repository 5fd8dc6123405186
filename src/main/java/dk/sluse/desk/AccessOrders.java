package dk.sluse.desk;

import dk.sluse.project.PublicKeyLine;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What lets people in: keys, and who they are by them. */
final class AccessOrders {

    private AccessOrders() {}

    static void addTo(CommandLine root, Errand errand, Register register) {
        CommandLine keys = new CommandLine(new Keys(errand, register));
        keys.addSubcommand(new AddKey(errand, register));
        keys.addSubcommand(new RevokeKey(errand, register));
        keys.addSubcommand(new RevokeCertificate(errand, register));
        root.addSubcommand("keys", keys);
        root.addSubcommand(new WhoAmI(errand));
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
        @Option(names = "--until", paramLabel = "DAY", description = "Its last day; no end if left out.")
        private String until;

        AddKey(Errand errand, Register register) {
            super(errand, register);
        }

        @Override
        void run() throws Exception {
            PublicKeyLine key = PublicKeyLine.parse(errand().read());
            String login = errand().caller().login();
            changing(h -> register().enrolment().keys().add(h, login, key, Days.last(until), login));
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
            changing(h -> register()
                    .enrolment()
                    .keys()
                    .revoke(h, whose, fingerprint, errand().caller().login()));
            errand().say("Revoked.");
        }
    }

    @Command(
            name = "revoke-certificate",
            description = "As an officer, revokes one certificate of an authority, at once.")
    private static final class RevokeCertificate extends PeopleOrder {
        @Parameters(index = "0", paramLabel = "AUTHORITY", description = "The fingerprint of the authority's key.")
        private String authority;

        @Parameters(index = "1", paramLabel = "SERIAL")
        private String serial;

        RevokeCertificate(Errand errand, Register register) {
            super(errand, register);
        }

        @Override
        void run() {
            changing(h -> register().enrolment().keys().revokeCertificate(h, errand().caller(), authority, serial));
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
            caller.owes().forEach(duty -> errand().say("first: %s", duty.how()));
        }
    }
}
