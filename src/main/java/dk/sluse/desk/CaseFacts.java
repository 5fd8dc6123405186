package dk.sluse.desk;

import dk.sluse.export.BreachCase;
import dk.sluse.export.BreachCase.Paper;
import dk.sluse.export.BreachCase.PaperKind;
import dk.sluse.export.CaseOverview.Story;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A case as programs read it. */
final class CaseFacts {

    private CaseFacts() {}

    static Map<String, Object> of(Story story, List<String> platform) {
        Map<String, Object> facts = of(story);
        facts.put("platform", platform);
        return facts;
    }

    static Map<String, Object> of(Story story) {
        BreachCase about = story.about();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("case", about.request().id());
        facts.put("project", about.request().project());
        facts.put("requester", about.request().requester());
        facts.put("class", CaseOrders.kind(about));
        facts.put("since", about.since().toString());
        facts.put("declaredBy", about.declaredBy());
        unlessBlank(facts, "reason", about.reason());
        story.report().ifPresent(report -> facts.put("report", ReportPrint.report(report)));
        facts.put("missing", about.missing().stream().map(PaperKind::word).toList());
        facts.put("papers", about.papers().stream().map(CaseFacts::of).toList());
        story.decideBy().ifPresent(day -> facts.put("decideBy", day.toString()));
        facts.put("closed", story.shut());
        facts.put("frozen", story.frozen());
        facts.put("measures", story.measures().stream().map(MeasurePrint::facts).toList());
        facts.put("proposals", story.proposals());
        about.decision().ifPresent(decision -> {
            Map<String, Object> decided = new LinkedHashMap<>();
            unlessBlank(decided, "measure", decision.measure());
            unlessBlank(decided, "reason", decision.reason());
            decided.put("selfReported", decision.selfReported());
            decided.put("reopens", decision.reopens());
            decision.intent().ifPresent(intent -> decided.put("intent", intent.word()));
            decided.put("by", decision.by());
            decided.put("at", decision.at().toString());
            facts.put("decision", decided);
        });
        return facts;
    }

    private static Map<String, Object> of(Paper paper) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("paper", paper.kind().word());
        facts.put("version", paper.version());
        facts.put("author", paper.author());
        facts.put("enteredBy", paper.enteredBy());
        facts.put("at", paper.at().toString());
        unlessBlank(facts, "text", paper.text());
        return facts;
    }

    private static void unlessBlank(Map<String, Object> facts, String name, String text) {
        if (!text.isBlank()) {
            facts.put(name, text);
        }
    }
}
