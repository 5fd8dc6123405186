package dk.sluse.desk;

import dk.sluse.export.BreachCase;
import dk.sluse.export.BreachCase.Decision;
import dk.sluse.export.BreachCase.Paper;
import dk.sluse.export.CaseOverview.Story;
import dk.sluse.platform.AccessOrder;
import java.util.List;

/** Prints a case for people. */
final class CasePrint {

    private final Errand errand;

    CasePrint(Errand errand) {
        this.errand = errand;
    }

    void print(Story story, List<String> platform, List<String> mandate) {
        BreachCase about = story.about();
        errand.say(
                "Case of request %d of %s, asked by %s",
                about.request().id(), about.request().project(), about.request().requester());
        errand.say("Class: %s", CaseOrders.kind(about));
        errand.say("Declared by %s on %s", about.declaredBy(), CaseOrders.time(about.since()));
        unlessBlank("Reason: ", about.reason());
        mandate.forEach(line -> errand.say("%s", line));
        story.report()
                .ifPresent(report ->
                        errand.say("Self-reported by %s on %s", report.reporter(), CaseOrders.time(report.since())));
        errand.say("Missing: %s", about.missing().isEmpty() ? "nothing" : CaseOrders.missing(about));
        story.decideBy().ifPresent(day -> errand.say("The management decides by: %s", day));
        story.shut().forEach(door -> errand.say("Closed: %s", door));
        story.frozen().forEach(file -> errand.say("Frozen: %s", file));
        platform.forEach(door -> errand.say("At the platform: %s", door));
        story.measures().forEach(measure -> errand.say("Measure %s", MeasurePrint.line(measure)));
        story.proposals().forEach(line -> errand.say("Proposed: %s", line));
        about.papers().forEach(this::print);
        about.decision().ifPresentOrElse(this::print, () -> errand.say("Decision: none yet"));
    }

    /** Which of the platform's doors are shut, and which not yet. */
    static String line(AccessOrder order) {
        String what = order.named() + " is to be " + (order.action() == AccessOrder.Action.CLOSE ? "closed" : "open");
        return order.done()
                .map(done -> what + ": done, said " + done.by() + " on " + CaseOrders.time(done.at()))
                .orElse(what + ": NOT YET (order " + order.id() + ", told " + order.times() + " times since "
                        + CaseOrders.time(order.orderedAt()) + ")");
    }

    private void print(Paper paper) {
        errand.say("");
        errand.say(
                "%s, version %d, by %s on %s%s",
                paper.kind().word(),
                paper.version(),
                paper.author(),
                CaseOrders.time(paper.at()),
                paper.author().equals(paper.enteredBy()) ? "" : ", entered by " + paper.enteredBy());
        paper.text().lines().forEach(line -> errand.say("   " + line));
    }

    private void print(Decision decision) {
        errand.say("");
        errand.say(
                "Decision, recorded by %s on %s%s%s",
                decision.by(),
                CaseOrders.time(decision.at()),
                decision.intent().map(intent -> ", " + intent.word()).orElse("")
                        + (decision.selfReported() ? ", self-reported" : ""),
                decision.reopens() ? ", reopening what the breach closed" : "");
        unlessBlank("Measure: ", decision.measure());
        unlessBlank("Reason: ", decision.reason());
    }

    private void unlessBlank(String what, String text) {
        if (!text.isBlank()) {
            errand.say("%s%s", what, text);
        }
    }
}
