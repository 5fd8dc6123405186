package dk.sluse.desk;

import dk.sluse.calendar.Copenhagen;
import dk.sluse.project.Closing;
import dk.sluse.sanction.Appeal;
import dk.sluse.sanction.Sanctions.Measure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints measures and appeals, for people and for programs. */
final class MeasurePrint {

    private final Errand errand;

    MeasurePrint(Errand errand) {
        this.errand = errand;
    }

    void print(List<Measure> measures, boolean json) {
        if (json) {
            errand.sayJson(measures.stream().map(MeasurePrint::facts).toList());
        } else if (measures.isEmpty()) {
            errand.say("Nothing is closed that you may see.");
        } else {
            measures.forEach(this::print);
        }
    }

    private void print(Measure measure) {
        errand.say(line(measure.closing()));
        for (Appeal appeal : measure.appeals()) {
            errand.say(
                    "   appeal of %s on %s%s",
                    appeal.author(),
                    CaseOrders.time(appeal.at()),
                    appeal.decision()
                            .map(d -> ": " + d.outcome().word() + ", recorded by " + d.by() + ". " + d.reason())
                            .orElse(" waits for the management's decision"));
            appeal.text().lines().forEach(text -> errand.say("      " + text));
        }
    }

    /** One measure, such as {@code 7  person anna  2026-11-02 … 2026-12-02  by olga: reason}. */
    static String line(Closing closing) {
        String last = closing.until()
                .map(end -> "to the end of " + Copenhagen.day(end.minusSeconds(1)))
                .orElse("with no end of its own");
        String over = closing.end()
                .map(end -> "; ended " + CaseOrders.time(end.at()) + " by " + end.by() + ": " + end.reason())
                .orElse("");
        return closing.id() + "  " + closing.named() + ", since " + CaseOrders.time(closing.since()) + " " + last
                + ", by " + closing.closedBy()
                + (closing.request().isPresent()
                        ? ", request " + closing.request().getAsLong()
                        : "")
                + ": " + closing.reason() + over;
    }

    static Map<String, Object> facts(Closing closing) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("measure", closing.id());
        facts.put("closes", closing.named());
        facts.put("since", closing.since().toString());
        closing.until().ifPresent(end -> facts.put("until", end.toString()));
        closing.offence().ifPresent(offence -> facts.put("offence", offence));
        closing.request().ifPresent(request -> facts.put("request", request));
        facts.put("by", closing.closedBy());
        facts.put("reason", closing.reason());
        closing.end().ifPresent(end -> facts.put("ended", end.at().toString()));
        return facts;
    }

    private static Map<String, Object> facts(Measure measure) {
        Map<String, Object> facts = facts(measure.closing());
        facts.put("appeals", measure.appeals().stream().map(MeasurePrint::facts).toList());
        return facts;
    }

    private static Map<String, Object> facts(Appeal appeal) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("author", appeal.author());
        facts.put("at", appeal.at().toString());
        facts.put("outcome", appeal.decision().map(d -> d.outcome().word()).orElse("waits for a decision"));
        if (!appeal.text().isBlank()) {
            facts.put("text", appeal.text());
        }
        return facts;
    }
}
