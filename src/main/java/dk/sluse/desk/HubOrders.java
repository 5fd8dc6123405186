package dk.sluse.desk;

import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.custody.InFlight;
import dk.sluse.custody.Transfer;
import dk.sluse.notice.Outbox.Unsent;
import dk.sluse.project.Denied;
import dk.sluse.work.Stopped;
import dk.sluse.work.Waiting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where everything is, why it is not further, and what lets it go on. */
final class HubOrders {

    private static final String SEND_MAIL = "send-mail";

    private HubOrders() {}

    static void addTo(CommandLine root, Errand errand, DeskParts parts) {
        root.addSubcommand(new Status(errand, parts));
        root.addSubcommand(new WhyOrder(errand, parts));
        root.addSubcommand(new Retry(errand, parts));
        root.addSubcommand(new ProjectsOrder(errand, parts));
    }

    @Command(name = "status", description = "What waits, what stopped, what is closed, what is on its way.")
    private static final class Status extends HubOrder {

        @Option(names = "--json", description = "For programs.")
        private boolean json;

        Status(Errand errand, DeskParts parts) {
            super(errand, parts);
        }

        @Override
        void run() {
            errand().mustBeStaff();
            List<Stopped> stopped = parts().store().read(parts().work()::stopped);
            List<Waiting> waiting = parts().store().read(parts().work()::waiting);
            List<Unsent> mails = parts().store().read(parts().outbox()::failing);
            List<String> closed = parts().store().read(parts().access()::closedNow);
            List<InFlight> moving = parts().progress().inFlight();
            if (json) {
                printJson(stopped, waiting, mails, closed, moving);
            } else {
                print(stopped, waiting, mails, closed, moving);
            }
        }

        private void print(
                List<Stopped> stopped,
                List<Waiting> waiting,
                List<Unsent> mails,
                List<String> closed,
                List<InFlight> moving) {
            errand().say(
                            "Requests under way: %d",
                            parts().room()
                                    .overview()
                                    .list(errand().caller(), false)
                                    .size());
            parts().release()
                    .ifPresent(release -> section(
                            "Orders of genome data under way",
                            release.overview().list(errand().caller(), false),
                            order -> order.id() + " of " + order.project() + " is "
                                    + order.state().word()));
            errand().say(
                            "Imports under way: %d",
                            parts().imports()
                                    .overview()
                                    .list(errand().caller(), false)
                                    .size());
            section(
                    "Stopped, waiting for a person (retry STEP/SUBJECT)",
                    stopped,
                    s -> s.step() + "/" + s.subject() + " after " + s.attempts() + " attempts: " + s.reason());
            section(
                    "Waiting or running",
                    waiting,
                    w -> w.step() + "/" + w.subject()
                            + (w.running() ? " runs" : " due " + w.due())
                            + w.reason()
                                    .map(r -> ", attempt " + (w.attempts() + 1) + ": " + r)
                                    .orElse(""));
            section(
                    "Mails not sent",
                    mails,
                    m -> SEND_MAIL + "/" + m.id() + " " + m.template() + " to " + m.to()
                            + (m.refused() ? " REFUSED" : "")
                            + m.fault().map(f -> ": " + f).orElse(""));
            section("On their way", parts().progress().transfers(), Status::shown);
            section("Files on their way", moving, InFlight::toString);
            section("Closed", closed, line -> line);
            section("Trouble", parts().troubles().get(), line -> line);
        }

        /** How far a consignment is, how fast, and how long it still takes. */
        private static String shown(Transfer transfer) {
            return String.format(
                    Locale.ROOT,
                    "%s (%s): %d of %d files, %d of %d MiB, %.1f MiB/s%s",
                    transfer.consignment(),
                    transfer.way(),
                    transfer.files().done(),
                    transfer.files().total(),
                    transfer.bytes().done() >> 20,
                    transfer.bytes().total() >> 20,
                    transfer.bytesPerSecond() / 1048576.0,
                    transfer.left()
                            .map(left -> ", " + left.toSeconds() + " s left")
                            .orElse(""));
        }

        private <T> void section(String title, List<T> rows, java.util.function.Function<T, String> line) {
            if (!rows.isEmpty()) {
                errand().say("");
                errand().say("%s: %d", title, rows.size());
                rows.forEach(row -> errand().say("  %s", line.apply(row)));
            }
        }

        private void printJson(
                List<Stopped> stopped,
                List<Waiting> waiting,
                List<Unsent> mails,
                List<String> closed,
                List<InFlight> moving) {
            Map<String, Object> facts = new LinkedHashMap<>();
            parts().release()
                    .ifPresent(release -> facts.put(
                            "orders",
                            release.overview().list(errand().caller(), false).stream()
                                    .map(o -> Map.of(
                                            "order",
                                            o.id(),
                                            "project",
                                            o.project(),
                                            "state",
                                            o.state().word()))
                                    .toList()));
            facts.put(
                    "stopped",
                    stopped.stream()
                            .map(s -> Map.of(
                                    "id", s.step() + "/" + s.subject(), "attempts", s.attempts(), "reason", s.reason()))
                            .toList());
            facts.put(
                    "waiting",
                    waiting.stream()
                            .map(w -> Map.of(
                                    "id", w.step() + "/" + w.subject(),
                                    "running", w.running(),
                                    "due", w.due().toString(),
                                    "reason", w.reason().orElse("")))
                            .toList());
            facts.put(
                    "unsentMails",
                    mails.stream()
                            .map(m -> Map.of(
                                    "id",
                                    SEND_MAIL + "/" + m.id(),
                                    "template",
                                    m.template(),
                                    "refused",
                                    m.refused(),
                                    "fault",
                                    m.fault().orElse("")))
                            .toList());
            facts.put("closed", closed);
            facts.put("moving", moving.stream().map(InFlight::toString).toList());
            facts.put("troubles", parts().troubles().get());
            errand().sayJson(facts);
        }
    }

    @Command(name = "retry", description = "Lets a step go on that stopped or waits for its next attempt.")
    private static final class Retry extends HubOrder {

        @Parameters(paramLabel = "STEP/SUBJECT", description = "As status shows it, such as collect-results/42.")
        private String id;

        Retry(Errand errand, DeskParts parts) {
            super(errand, parts);
        }

        @Override
        void run() {
            errand().mustBeStaff();
            int slash = id.indexOf('/');
            if (slash < 1) {
                throw new Denied("A step is named STEP/SUBJECT, as status shows it.");
            }
            String step = id.substring(0, slash);
            String subject = id.substring(slash + 1);
            parts().store().changing(h -> {
                boolean refused = step.equals(SEND_MAIL)
                        && subject.matches("\\d{1,18}")
                        && parts().outbox().again(h, parts().work(), Long.parseLong(subject));
                if (!parts().work().retry(h, step, subject) && !refused) {
                    throw new Denied("No such step waits: see status.");
                }
                parts().audit()
                        .record(
                                h,
                                Event.of(
                                                Event.HUB,
                                                EventKind.STEP_RETRIED,
                                                errand().caller().login())
                                        .with("step", step)
                                        .with("subject", subject));
            });
            errand().say("%s goes on.", id);
        }
    }
}
