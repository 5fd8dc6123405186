package dk.sluse.desk;

import dk.sluse.audit.Anchor;
import dk.sluse.audit.Anchors;
import dk.sluse.audit.AuditExport;
import dk.sluse.audit.Verification;
import dk.sluse.project.Denied;
import java.io.OutputStream;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The record, and the time that it goes by. */
final class RecordOrders {

    private RecordOrders() {}

    static void addTo(CommandLine root, Errand errand, DeskParts parts) {
        CommandLine audit = new CommandLine(new AuditGroup(errand));
        audit.addSubcommand(new Verify(errand, parts));
        audit.addSubcommand(new Export(errand, parts));
        audit.addSubcommand(new LastAnchor(errand, parts));
        root.addSubcommand("audit", audit);
        CommandLine clock = new CommandLine(new ClockGroup(errand, parts));
        clock.addSubcommand(new AcceptClock(errand, parts));
        root.addSubcommand("clock", clock);
    }

    @Command(description = "The record.")
    private static final class AuditGroup extends Order {
        AuditGroup(Errand errand) {
            super(errand);
        }

        @Override
        void run() {
            throw new Denied("Say audit verify, audit export or audit anchor.");
        }
    }

    @Command(name = "verify", description = "Verifies every chain of the record and names the first bad row.")
    private static final class Verify extends HubOrder {
        Verify(Errand errand, DeskParts parts) {
            super(errand, parts);
        }

        @Override
        void run() {
            errand().mustBeStaff();
            List<Verification> results = parts().verify().get();
            results.forEach(result -> errand().say("%s", result));
            if (results.stream().anyMatch(Verification.Broken.class::isInstance)) {
                throw new Denied("The record is broken. Keep the database as it is and call the security officer.");
            }
        }
    }

    @Command(name = "export", description = "Writes a project's record to standard output, for an outsider to verify.")
    private static final class Export extends HubOrder {

        @Option(names = "--project", required = true, paramLabel = "PROJECT", description = "Its id, or hub.")
        private String project;

        Export(Errand errand, DeskParts parts) {
            super(errand, parts);
        }

        @Override
        void run() throws Exception {
            errand().mustBeStaff();
            parts().seal().run();
            try (OutputStream out = new WriterStream(errand().out())) {
                var unused = AuditExport.write(parts().store(), project, out);
            }
        }
    }

    @Command(name = "anchor", description = "Writes the last signed anchor of the record, to be kept elsewhere.")
    private static final class LastAnchor extends HubOrder {
        LastAnchor(Errand errand, DeskParts parts) {
            super(errand, parts);
        }

        @Override
        void run() {
            errand().mustBeStaff();
            Anchor.Signed last = parts().store()
                    .read(Anchors::last)
                    .orElseThrow(() -> new Denied("No anchor was taken yet; the first comes within a minute."));
            last.lines().forEach(line -> errand().say("%s", line));
        }
    }

    @Command(description = "Says what time the hub goes by.")
    private static final class ClockGroup extends HubOrder {
        ClockGroup(Errand errand, DeskParts parts) {
            super(errand, parts);
        }

        @Override
        void run() {
            errand().say("%s", parts().clock().instant());
        }
    }

    @Command(name = "accept", description = "Lets expiry go on after the clock jumped by more than a day.")
    private static final class AcceptClock extends HubOrder {
        AcceptClock(Errand errand, DeskParts parts) {
            super(errand, parts);
        }

        @Override
        void run() {
            errand().mustBeOperator();
            parts().acceptClock().accept(errand().caller().login());
            errand().say("Accepted. Expiry goes on with the next tick.");
        }
    }
}
