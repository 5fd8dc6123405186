package dk.sluse.report;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.sluse.inspection.Wire;
import dk.sluse.screening.Finding;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A report for programs, as JSON: ASCII only, every text masked. */
final class ReportJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter PRETTY =
            JSON.writerWithDefaultPrettyPrinter().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private ReportJson() {}

    /** All of a report. */
    static String of(ScreeningReport report) {
        ObjectNode node = JSON.createObjectNode()
                .put("title", ReportWriter.shown(report.title()))
                .put("madeAt", report.madeAt().toString())
                .put("isolation", report.isolation().word())
                .put("configuration", report.fingerprint());
        ArrayNode files = node.putArray("files");
        report.files().forEach(file -> files.add(of(file)));
        Phrase letter = ResearcherText.of(report);
        node.put("toChange", letter.en()).put("toChangeDa", letter.da());
        try {
            return PRETTY.writeValueAsString(node) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One file, as {@code sluse screen --json} prints it too. */
    static ObjectNode of(ScreeningReport.FileReport file) {
        ObjectNode node = JSON.createObjectNode()
                .put("file", ReportWriter.shown(file.path()))
                .put("sha256", file.facts().sha256())
                .put("size", file.facts().size())
                .put("type", file.facts().type())
                .put("verdict", file.verdict().word());
        ArrayNode findings = node.putArray("findings");
        file.findings().forEach(finding -> findings.add(withGuide(finding)));
        ObjectNode policies = node.putObject("policies");
        file.thresholds().forEach((edition, thresholds) -> {
            ObjectNode values = policies.putObject(edition);
            thresholds.values().forEach(values::put);
        });
        ArrayNode unfinished = node.putArray("unfinished");
        file.unfinished().forEach(outcome -> unfinished.add(outcome.policy()));
        return node;
    }

    private static ObjectNode withGuide(Finding finding) {
        PolicyGuide guide = PolicyGuide.of(finding.policy());
        return Wire.write(finding)
                .put("why", guide.why().en())
                .put("mend", guide.mend().en())
                .put("mendDa", guide.mend().da());
    }
}
