package dk.sluse.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.sluse.disclosure.Figures;
import dk.sluse.document.Severity;
import dk.sluse.opening.Limits;
import dk.sluse.recognition.Recognition;
import dk.sluse.screening.Declaration;
import dk.sluse.screening.Earlier;
import dk.sluse.screening.Finding;
import dk.sluse.screening.TableSketch;
import dk.sluse.screening.Thresholds;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The words between the hub and the limited process: one line of JSON each way. */
public final class Wire {

    /** What the hub asks. */
    sealed interface Request {}

    /** What the project published before, for all files that follow; answered with {@link Opened} of an unknown type. */
    record Published(Earlier earlier) implements Request {}

    /** Open a file; answered with {@link Opened}. What was published before travels in {@link Published}. */
    record Open(Path file, Declaration declaration, Limits limits) implements Request {}

    /** Ask a policy about the open file; answered with {@link Judged} or {@link Failed}. */
    record Judge(String policy, Thresholds thresholds) implements Request {}

    /** Tell the figures of the open file's tables, to be remembered; answered with {@link Counted} or {@link Failed}. */
    record Count() implements Request {}

    /** Forget the open file; answered with {@link Opened} of an unknown type. */
    record Close() implements Request {}

    /** What the process answers. */
    sealed interface Answer {}

    record Opened(String type) implements Answer {}

    record Judged(List<Finding> findings) implements Answer {}

    record Counted(List<Figures> tables) implements Answer {}

    /** What was asked did not work; the process goes on. Names the kind of fault, never its text. */
    record Failed(String fault) implements Answer {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private Wire() {}

    static String write(Request request) {
        ObjectNode node = JSON.createObjectNode();
        if (request instanceof Open open) {
            node.put("open", open.file().toString());
            node.put("path", open.declaration().path());
            open.declaration().manifest().ifPresent(row -> node.putObject("manifest")
                    .put("description", row.description())
                    .put("compliance", row.compliance())
                    .put("identifiable", row.identifiable()));
            node.set("limits", limits(open.limits()));
        } else if (request instanceof Published published) {
            node.set("published", JSON.valueToTree(published.earlier()));
        } else if (request instanceof Judge judge) {
            node.put("judge", judge.policy());
            ObjectNode thresholds = node.putObject("thresholds");
            judge.thresholds().values().forEach(thresholds::put);
            ObjectNode patterns = node.putObject("patterns");
            judge.thresholds().patterns().forEach(patterns::put);
        } else if (request instanceof Count) {
            node.put("count", true);
        } else {
            node.put("close", true);
        }
        return node.toString();
    }

    static Request readRequest(String line) throws IOException {
        JsonNode node = JSON.readTree(line);
        if (node.has("open")) {
            JsonNode row = node.get("manifest");
            Declaration declaration = new Declaration(
                    node.get("path").asText(),
                    Optional.ofNullable(row)
                            .map(r -> new Declaration.Row(
                                    r.get("description").asText(),
                                    r.get("compliance").asText(),
                                    r.get("identifiable").asBoolean())),
                    Earlier.NONE);
            return new Open(Path.of(node.get("open").asText()), declaration, limits(node.get("limits")));
        }
        if (node.has("published")) {
            return new Published(JSON.treeToValue(node.get("published"), Earlier.class));
        }
        if (node.has("judge")) {
            Map<String, Double> values = new TreeMap<>();
            node.get("thresholds")
                    .properties()
                    .forEach(
                            entry -> values.put(entry.getKey(), entry.getValue().asDouble()));
            Map<String, String> patterns = new TreeMap<>();
            node.path("patterns")
                    .properties()
                    .forEach(entry ->
                            patterns.put(entry.getKey(), entry.getValue().asText()));
            return new Judge(node.get("judge").asText(), new Thresholds(values, patterns));
        }
        return node.has("count") ? new Count() : new Close();
    }

    static String write(Answer answer) {
        ObjectNode node = JSON.createObjectNode();
        if (answer instanceof Opened opened) {
            node.put("type", opened.type());
        } else if (answer instanceof Judged judged) {
            ArrayNode findings = node.putArray("findings");
            judged.findings().forEach(finding -> findings.add(write(finding)));
        } else if (answer instanceof Counted counted) {
            node.set("tables", JSON.valueToTree(counted.tables()));
        } else if (answer instanceof Failed failed) {
            node.put("failed", failed.fault());
        }
        return node.toString();
    }

    static Answer readAnswer(String line) throws IOException {
        JsonNode node = JSON.readTree(line);
        if (node != null && node.hasNonNull("type")) {
            return new Opened(node.get("type").asText());
        }
        if (node != null && node.has("findings")) {
            List<Finding> findings = new ArrayList<>();
            for (JsonNode finding : node.get("findings")) {
                findings.add(readFinding(finding));
            }
            return new Judged(findings);
        }
        if (node != null && node.has("tables")) {
            return new Counted(List.of(JSON.treeToValue(node.get("tables"), Figures[].class)));
        }
        if (node != null && node.hasNonNull("failed")) {
            return new Failed(node.get("failed").asText());
        }
        throw new IOException("Not an answer");
    }

    /** A finding as reports and {@code --json} write it too. */
    public static ObjectNode write(Finding finding) {
        ObjectNode node = JSON.createObjectNode()
                .put("policy", finding.policy())
                .put("severity", finding.severity().word())
                .put("place", finding.place())
                .put("message", finding.message().en())
                .put("messageDa", finding.message().da())
                .put("rule", finding.rule());
        finding.permission().ifPresent(permission -> node.put("permission", permission));
        finding.sketch().ifPresent(sketch -> node.set("table", JSON.valueToTree(sketch)));
        return node;
    }

    private static Finding readFinding(JsonNode node) throws IOException {
        try {
            return new Finding(
                    node.required("policy").asText(),
                    Severity.valueOf(node.required("severity").asText().toUpperCase(java.util.Locale.ROOT)),
                    new Phrase(
                            node.required("messageDa").asText(),
                            node.required("message").asText()),
                    node.required("place").asText(),
                    node.required("rule").asText(),
                    Optional.ofNullable(node.get("permission")).map(JsonNode::asText),
                    Optional.ofNullable(node.get("table")).map(table -> JSON.convertValue(table, TableSketch.class)));
        } catch (IllegalArgumentException e) {
            throw new IOException("Not a finding", e);
        }
    }

    private static ObjectNode limits(Limits limits) {
        ObjectNode node = JSON.createObjectNode()
                .put("opening", limits.opening().toMillis())
                .put("judging", limits.judging().toMillis())
                .put("expansion", limits.expansion())
                .put("ratio", limits.ratio())
                .put("depth", limits.depth())
                .put("parts", limits.parts())
                .put("memory", limits.memory());
        node.set("recognition", JSON.valueToTree(limits.recognition()));
        return node;
    }

    private static Limits limits(JsonNode node) throws IOException {
        return new Limits(
                Duration.ofMillis(node.get("opening").asLong()),
                Duration.ofMillis(node.get("judging").asLong()),
                node.get("expansion").asLong(),
                node.get("ratio").asInt(),
                node.get("depth").asInt(),
                node.get("parts").asInt(),
                node.get("memory").asInt(),
                JSON.treeToValue(node.get("recognition"), Recognition.class));
    }
}
