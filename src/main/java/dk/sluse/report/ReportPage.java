package dk.sluse.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dk.sluse.document.Severity;
import dk.sluse.inspection.Isolation;
import dk.sluse.screening.Finding;
import dk.sluse.screening.Outcome;
import dk.sluse.screening.Thresholds;
import dk.sluse.screening.Verdict;
import dk.sluse.wording.Phrase;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A report for officers, as one static page. The page is escaped throughout and forbids scripts and anything from elsewhere: names of
 * files come from the environment, which is hostile ground.
 */
final class ReportPage {

    private static final String TEMPLATE = "report.html";
    private static final int MOST_TABLES = 20;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Europe/Copenhagen"));

    private ReportPage() {}

    /** The page, in Danish and English. */
    static String of(ScreeningReport report) {
        return Layout.PAGE.execute(page(report));
    }

    private static Map<String, Object> page(ScreeningReport report) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("title", ReportWriter.shown(report.title()));
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
        page.put("files", report.files().stream().map(ReportPage::file).toList());
        return page;
    }

    private static long count(ScreeningReport report, Verdict verdict) {
        return report.files().stream().filter(file -> file.verdict() == verdict).count();
    }

    private static Map<String, Object> file(ScreeningReport.FileReport file) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("path", ReportWriter.shown(file.path()));
        map.put("sha256", file.facts().sha256());
        map.put("size", String.format(Locale.ROOT, "%,d", file.facts().size()));
        map.put("type", file.facts().type());
        map.put("verdict", file.verdict().word());
        map.put("verdictDa", words(file.verdict()).da());
        map.put("verdictEn", words(file.verdict()).en());
        Optional<Finding> worst = file.findings().stream().findFirst();
        map.put("worstDa", worst.map(f -> f.message().da()).orElse(""));
        map.put("worstEn", worst.map(f -> f.message().en()).orElse(""));
        map.put("guides", guides(file));
        map.put(
                "findings",
                Said.of(file.findings()).stream().map(ReportPage::said).toList());
        List<Map<String, Object>> tables = tables(file);
        map.put("tables", tables);
        map.put("drawn", !tables.isEmpty());
        map.put("clean", file.findings().isEmpty());
        map.put("unfinished", unfinished(file));
        map.put("policies", policies(file));
        return map;
    }

    /** Whose word is missing, and why; an inspection that broke off took the word of many. */
    private static List<Map<String, String>> unfinished(ScreeningReport.FileReport file) {
        Map<Phrase, List<Outcome>> byFailure = file.unfinished().stream()
                .collect(Collectors.groupingBy(
                        outcome -> outcome.failure().orElseThrow(), LinkedHashMap::new, Collectors.toList()));
        return byFailure.entrySet().stream()
                .map(entry -> Map.of(
                        "policy",
                        entry.getValue().stream().map(Outcome::policy).collect(Collectors.joining(", ")),
                        "da",
                        entry.getKey().da(),
                        "en",
                        entry.getKey().en()))
                .toList();
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

    private static Map<String, Object> said(Said said) {
        Finding finding = said.finding();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("policy", said.names());
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
        return file.outcomes().stream()
                .filter(Outcome::finished)
                .flatMap(outcome -> outcome.findings().stream())
                .filter(finding -> finding.severity() != Severity.NOTE)
                .sorted((a, b) -> b.severity().compareTo(a.severity()))
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

    private static final class Layout {
        private static final Template PAGE = compile();

        private static Template compile() {
            try (InputStream in = ReportPage.class.getResourceAsStream(TEMPLATE);
                    Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                return Mustache.compiler().escapeHTML(true).compile(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
