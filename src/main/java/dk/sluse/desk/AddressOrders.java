package dk.sluse.desk;

import dk.sluse.project.Denied;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where the hub reaches people. */
final class AddressOrders {

    private AddressOrders() {}

    static void addTo(CommandLine root, Errand errand, DeskParts parts) {
        CommandLine people = new CommandLine(new Group(errand));
        people.addSubcommand(new Address(errand, parts));
        root.addSubcommand("people", people);
    }

    @Command(description = "people address LOGIN ADDRESS mends a person's mail address.")
    private static final class Group extends Order {
        Group(Errand errand) {
            super(errand);
        }

        @Override
        void run() {
            throw new Denied("What about people? people address LOGIN ADDRESS --reason \"…\"");
        }
    }

    @Command(
            name = "address",
            description = "Mends a person's mail address; mails that did not get through go to the new one.")
    private static final class Address extends HubOrder {
        @Parameters(index = "0", paramLabel = "LOGIN")
        private String login;

        @Parameters(index = "1", paramLabel = "ADDRESS", description = "The new one.")
        private String address;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is recorded.")
        private String reason;

        Address(Errand errand, DeskParts parts) {
            super(errand, parts);
        }

        @Override
        void run() {
            List<Long> mails = parts().store().change(h -> {
                String before = parts().enrolment().persons().address(h, errand().caller(), login, address, reason);
                return parts().outbox().readdress(h, parts().work(), before, address);
            });
            errand().say("Mails to %s go to %s from now on.", login, address);
            if (!mails.isEmpty()) {
                errand().say(
                                "Sent anew: %s",
                                mails.stream().map(id -> "send-mail/" + id).collect(Collectors.joining(", ")));
            }
        }
    }
}
