package dk.sluse.report;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dk.sluse.document.Severity;
import dk.sluse.inspection.Isolation;
import dk.sluse.inspection.Wire;
import dk.sluse.screening.Finding;
import dk.sluse.screening.Thresholds;
import dk.sluse.screening.Verdict;
import dk.sluse.wording.Masking;
import dk.sluse.wording.Phrase;
import dk.sluse.wording.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes a report as one static page and as JSON. The page is escaped throughout and forbids scripts and anything from
 * elsewhere: names of files come from the environment, which is hostile ground.
 */
public final class ReportWriter {

    private static final String TEMPLATE = "report.html";
    private static final int MOST_TABLES = 20;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Europe/Copenhagen"));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter PRETTY =
            JSON.writerWithDefaultPrettyPrinter().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private ReportWriter() {}

    /** The page, in Danish and English. */
    public static String html(ScreeningReport report) {
        return Page.TEMPLATE_OF_PAGE.execute(page(report));
    }

    /** What the requester is to change, in both languages; empty when nothing needs a change. */
    public static Phrase forRequester(ScreeningReport report) {
        return ResearcherText.of(report);
    }

    /** The same for programs, ASCII only. */
    public static String json(ScreeningReport report) {
        ObjectNode node = JSON.createObjectNode()
                .put("title", shown(report.title()))
                .put("madeAt", report.madeAt().toString())
                .put("isolation", report.isolation().word())
                .put("configuration", report.fingerprint());
        ArrayNode files = node.putArray("files");
        report.files().forEach(file -> files.add(json(file)));
        Phrase letter = ResearcherText.of(report);
        node.put("toChange", letter.en()).put("toChangeDa", letter.da());
        try {
            return PRETTY.writeValueAsString(node) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One file, as {@code sluse screen --json} prints it too. */
    static ObjectNode json(ScreeningReport.FileReport file) {
        ObjectNode node = JSON.createObjectNode()
                .put("file", shown(file.path()))
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

    private static Map<String, Object> page(ScreeningReport report) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("title", shown(report.title()));
        page.put("madeAt", TIME.format(report.madeAt()));
        page.put("isolation", report.isolation().word());
        page.put("reduced", report.isolation() == Isolation.Level.REDUCED);
        page.put("fingerprint", report.fingerprint());
        page.put("refused", count(report, Verdict.REFUSE));
        page.put("held", count(report, Verdict.HOLD));
        page.put("passed", count(report, Verdict.PASS));
        Phrase letter = ResearcherText.of(report);
        page.put("toMend", !letter.da().isEmpty());
        page.put("letterDa", letter.da());
        page.put("letterEn", letter.en());
        page.put("files", report.files().stream().map(ReportWriter::file).toList());
        return page;
    }

    private static long count(ScreeningReport report, Verdict verdict) {
        return report.files().stream().filter(file -> file.verdict() == verdict).count();
    }

    private static Map<String, Object> file(ScreeningReport.FileReport file) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("path", shown(file.path()));
        map.put("sha256", file.facts().sha256());
        map.put("size", String.format(java.util.Locale.ROOT, "%,d", file.facts().size()));
        map.put("type", file.facts().type());
        map.put("verdict", file.verdict().word());
        map.put("verdictDa", words(file.verdict()).da());
        map.put("verdictEn", words(file.verdict()).en());
        Optional<Finding> worst = file.findings().stream().findFirst();
        map.put("worstDa", worst.map(f -> f.message().da()).orElse(""));
        map.put("worstEn", worst.map(f -> f.message().en()).orElse(""));
        map.put("guides", guides(file));
        map.put("findings", file.findings().stream().map(ReportWriter::finding).toList());
        List<Map<String, Object>> tables = tables(file);
        map.put("tables", tables);
        map.put("drawn", !tables.isEmpty());
        map.put("clean", file.findings().isEmpty());
        map.put(
                "unfinished",
                file.unfinished().stream()
                        .map(outcome -> Map.of(
                                "policy", outcome.policy(),
                                "da", outcome.failure().orElseThrow().da(),
                                "en", outcome.failure().orElseThrow().en()))
                        .toList());
        map.put("policies", policies(file));
        return map;
    }

    private static List<Map<String, String>> policies(ScreeningReport.FileReport file) {
        return file.thresholds().entrySet().stream()
                .map(entry -> Map.of("edition", entry.getKey(), "thresholds", shown(entry.getValue())))
                .toList();
    }

    private static String shown(Thresholds thresholds) {
        String all = thresholds.values().entrySet().stream()
                .map(each -> each.getKey() + " = "
                        + BigDecimal.valueOf(each.getValue())
                                .stripTrailingZeros()
                                .toPlainString())
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "" : " (" + all + ")";
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("policy", finding.policy());
        map.put("severity", finding.severity().word());
        map.put("place", finding.place());
        map.put("da", finding.message().da());
        map.put("en", finding.message().en());
        map.put("rule", finding.rule());
        map.put("permission", finding.permission().orElse(""));
        map.put(
                "final",
                finding.severity() == Severity.REFUSE && finding.permission().isEmpty());
        return map;
    }

    /** The tables of the heaviest findings, drawn; the first is open. */
    private static List<Map<String, Object>> tables(ScreeningReport.FileReport file) {
        List<Finding> drawn = file.findings().stream()
                .filter(finding -> finding.sketch().isPresent())
                .limit(MOST_TABLES)
                .toList();
        List<Map<String, Object>> tables = new ArrayList<>();
        for (Finding finding : drawn) {
            tables.add(DrawnTable.of(finding, finding.sketch().orElseThrow(), tables.isEmpty()));
        }
        return tables;
    }

    /** Why, and what would mend it: once for each policy that found something. */
    private static List<Map<String, String>> guides(ScreeningReport.FileReport file) {
        return file.findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .map(Finding::policy)
                .distinct()
                .map(policy -> {
                    PolicyGuide guide = PolicyGuide.of(policy);
                    return Map.of(
                            "policy", policy,
                            "rules", guide.rules(),
                            "source", guide.source(),
                            "whyDa", guide.why().da(),
                            "whyEn", guide.why().en(),
                            "mendDa", guide.mend().da(),
                            "mendEn", guide.mend().en());
                })
                .toList();
    }

    private static Phrase words(Verdict verdict) {
        return switch (verdict) {
            case PASS -> new Phrase("intet fundet, der hindrer hjemtagelse", "nothing found against an export");
            case HOLD -> new Phrase("skal ses af et menneske", "a person must look");
            case REFUSE -> new Phrase("må ikke hjemtages", "must not be exported");
        };
    }

    private static String shown(String untrusted) {
        return Masking.mask(Printable.of(untrusted, 400));
    }

    private static final class Page {
        private static final Template TEMPLATE_OF_PAGE = compile();

        private static Template compile() {
            try (InputStream in = ReportWriter.class.getResourceAsStream(TEMPLATE);
                    Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                return Mustache.compiler().escapeHTML(true).compile(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
