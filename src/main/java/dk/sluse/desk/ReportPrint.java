package dk.sluse.desk;

import dk.sluse.export.SelfReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints a self-report on which no officer has decided: a case without a class (R75). */
final class ReportPrint {

    private ReportPrint() {}

    static void print(Errand errand, SelfReport report, boolean json) {
        if (json) {
            errand.sayJson(facts(report));
            return;
        }
        errand.say(
                "Case of request %d of %s, asked by %s",
                report.request().id(),
                report.request().project(),
                report.request().requester());
        errand.say("%s", line(report));
        errand.say("Class: not set");
        errand.say("It waits for: an officer: %s", toDo(report.request().id()));
        errand.say("What was written: show %d", report.request().id());
    }

    static String line(SelfReport report) {
        return "Frozen since " + CaseOrders.time(report.since()) + " by a self-report of " + report.reporter();
    }

    /** What an officer may do about it. */
    static String toDo(long request) {
        return "breach " + request + " --class individual|detailed --reason \"…\", or unfreeze " + request
                + " --reason \"…\"";
    }

    static Map<String, Object> facts(SelfReport report) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("case", report.request().id());
        facts.put("project", report.request().project());
        facts.put("requester", report.request().requester());
        facts.put("class", "not set");
        facts.put("since", report.since().toString());
        facts.put("report", report(report));
        facts.put("missing", List.of("class"));
        return facts;
    }

    static Map<String, Object> report(SelfReport report) {
        return Map.of("by", report.reporter(), "at", report.since().toString());
    }
}
