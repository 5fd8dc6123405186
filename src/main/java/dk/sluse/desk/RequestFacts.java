package dk.sluse.desk;

import dk.sluse.export.ExportFile;
import dk.sluse.export.ExportRequest;
import dk.sluse.export.Overview.FileStory;
import dk.sluse.export.Overview.Story;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request as programs read it. */
final class RequestFacts {

    private RequestFacts() {}

    static Map<String, Object> of(ExportRequest request) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("request", request.id());
        facts.put("project", request.project());
        facts.put("requester", request.requester());
        facts.put("state", request.state().word());
        facts.put("created", request.createdAt().toString());
        request.completeAt().ifPresent(at -> facts.put("complete", at.toString()));
        request.deadline().ifPresent(day -> facts.put("deadline", day.toString()));
        request.publishedAt().ifPresent(at -> facts.put("published", at.toString()));
        request.expiresAt().ifPresent(at -> facts.put("expires", at.toString()));
        return facts;
    }

    static Map<String, Object> of(Story story) {
        Map<String, Object> facts = of(story.request());
        facts.put("documents", story.documents());
        List<Object> files = new ArrayList<>();
        for (FileStory fileStory : story.files()) {
            files.add(of(fileStory));
        }
        facts.put("files", files);
        facts.put("correspondence", story.correspondence());
        return facts;
    }

    private static Map<String, Object> of(FileStory story) {
        ExportFile file = story.file();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("number", file.ordinal());
        facts.put("path", file.path().toString());
        facts.put("state", file.state().word());
        file.sha256().ifPresent(hash -> facts.put("sha256", hash));
        file.size().ifPresent(size -> facts.put("size", size));
        file.type().ifPresent(type -> facts.put("type", type));
        file.verdict().ifPresent(verdict -> facts.put("verdict", verdict.word()));
        file.returnedTo().ifPresent(where -> facts.put("returnedTo", where));
        facts.put(
                "findings",
                story.findings().stream()
                        .map(f -> Map.of(
                                "policy", f.policy(),
                                "severity", f.severity().word(),
                                "place", f.place(),
                                "rule", f.rule(),
                                "message", f.message().en()))
                        .toList());
        facts.put("decisions", story.decisions());
        return facts;
    }
}
