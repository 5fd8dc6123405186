package dk.sluse.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.sluse.document.Facts;
import dk.sluse.document.Severity;
import dk.sluse.inspection.Isolation;
import dk.sluse.screening.Finding;
import dk.sluse.screening.Outcome;
import dk.sluse.screening.TableSketch;
import dk.sluse.screening.Thresholds;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

final class ReportWriterTest {

    private static final Facts FACTS = new Facts("ab".repeat(32), 12_345, "image/png");

    private static ScreeningReport report(String path, Isolation.Level isolation, Outcome... outcomes) {
        return new ScreeningReport(
                "E-2026-0001",
                Instant.parse("2026-11-22T10:00:00Z"),
                isolation,
                "cd".repeat(32),
                List.of(new ScreeningReport.FileReport(
                        path,
                        FACTS,
                        List.of(outcomes),
                        Map.of("person-id@1", new Thresholds(Map.of("column-values", 3.0))))));
    }

    private static Outcome found(String place) {
        return Outcome.finished(
                "person-id",
                List.of(new Finding(
                        "person-id",
                        Severity.REFUSE,
                        new Phrase("CPR-numre", "Person numbers"),
                        place,
                        "R50",
                        Optional.of("cpr-numbers"))));
    }

    private static Outcome notFinished() {
        return Outcome.unfinished("raw-genomic", "a.png", new Phrase("Brød sammen", "It crashed"));
    }

    @Test
    void thePageSaysWhatAnOfficerMustKnow() {
        String page = ReportWriter.html(report("a.png", Isolation.Level.FULL, found("a.png › S!C7"), notFinished()));

        assertThat(Jsoup.parse(page).text())
                .contains("E-2026-0001")
                .contains("refuse")
                .contains("a.png › S!C7")
                .contains("CPR-numre")
                .contains("Person numbers")
                .contains("R50")
                .contains("cpr-numbers")
                .contains("ab".repeat(32))
                .contains("image/png")
                .contains("person-id@1 (column-values = 3)")
                .contains("isolation: full")
                .contains("raw-genomic: Brød sammen It crashed");
    }

    @Test
    void theTableIsDrawnWithItsCellsMarked() throws IOException {
        TableSketch sketch = new TableSketch(
                List.of("Cases", "<b>Total</b>"),
                List.of(
                        new TableSketch.Row("Former", List.of(TableSketch.FOUND, "≈60")),
                        new TableSketch.Row("Never", List.of("≈410", "≈810"))),
                List.of("T.xlsx › S!B3"),
                true);
        Finding finding = new Finding(
                "small-cells",
                Severity.HOLD,
                new Phrase("Små antal", "Small counts"),
                "T.xlsx › S!B3",
                "R53",
                Optional.empty(),
                Optional.of(sketch));
        ScreeningReport report =
                report("T.xlsx", Isolation.Level.FULL, Outcome.finished("small-cells", List.of(finding)));
        Element drawn = Jsoup.parse(ReportWriter.html(report)).selectFirst("details[open] table.drawn");

        assertThat(drawn.select("tr").eachText())
                .containsExactly("Cases <b>Total</b>", "Former ■ ≈60", "Never ≈410 ≈810");
        assertThat(drawn.select(".found").eachText()).containsExactly("■");
        JsonNode table = new ObjectMapper().readTree(ReportWriter.json(report)).at("/files/0/findings/0/table");
        assertThat(table.at("/places/0").asText()).isEqualTo("T.xlsx › S!B3");
        assertThat(table.at("/rows/0/cells/0").asText()).isEqualTo(TableSketch.FOUND);
    }

    @Test
    void thePageSaysWhenIsolationWasReduced() {
        String page = ReportWriter.html(report("a.png", Isolation.Level.REDUCED));

        assertThat(Jsoup.parse(page).text()).contains("reduced").contains("without a network namespace");
    }

    @Test
    void whatBrokeOffIsSaidOnceForAllPoliciesThatLostTheirWord() {
        Phrase broken = new Phrase("Afbrudt.", "It broke off.");
        ScreeningReport report = report(
                "a.png",
                Isolation.Level.FULL,
                Outcome.unfinished("person-id", "a.png", broken),
                Outcome.unfinished("raw-genomic", "a.png", broken));
        Element page = Jsoup.parse(ReportWriter.html(report));

        assertThat(page.select("p.warning").eachText())
                .filteredOn(text -> text.contains("It broke off."))
                .singleElement()
                .asString()
                .startsWith("person-id, raw-genomic");
        assertThat(page.select(".mend")).isEmpty();
        assertThat(Said.of(report.files().get(0).findings())).singleElement().satisfies(said -> assertThat(said.names())
                .isEqualTo("person-id, raw-genomic"));
    }

    @Test
    void thePageForbidsScriptsAndAnythingFromElsewhere() {
        var page = Jsoup.parse(ReportWriter.html(report("a.png", Isolation.Level.FULL)));

        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .isEqualTo("default-src 'none'; style-src 'unsafe-inline'");
        assertThat(page.select("script, img, link, iframe, object, embed, a, form"))
                .isEmpty();
    }

    @Test
    void namesFromOutsideStayText() {
        String hostile = "<script>alert(1)</script>\"'&\u001b[2J\u202etxt.png\n";
        String page = ReportWriter.html(report(hostile, Isolation.Level.FULL, found(hostile)));

        assertThat(Jsoup.parse(page).select("script")).isEmpty();
        assertThat(page)
                .doesNotContain("\u001b")
                .doesNotContain("\u202e")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("\\u{1b}");
    }

    @Test
    void noPersonNumberOfANameIsRepeated() throws IOException {
        ScreeningReport report = report("pt_010170-1239.png", Isolation.Level.FULL, found("pt_010170-1239.png"));

        assertThat(ReportWriter.html(report)).doesNotContain("010170-1239");
        assertThat(ReportWriter.json(report)).doesNotContain("010170-1239");
    }

    @Test
    void theRequesterIsToldWhatToChangeInBothLanguages() {
        var text = ReportWriter.forRequester(report("a.png", Isolation.Level.FULL, found("a.png › S!C7")));

        assertThat(text.da())
                .contains("a.png")
                .contains("Fjern numrene")
                .contains("R50")
                .contains("Se: a.png › S!C7");
        assertThat(text.en()).contains("Remove the numbers").contains("See: a.png › S!C7");
        assertThat(ReportWriter.forRequester(report("a.png", Isolation.Level.FULL))
                        .en())
                .isEmpty();
    }

    @Test
    void theJsonSaysTheSame() throws IOException {
        String json = ReportWriter.json(report("æ.png", Isolation.Level.FULL, found("a.png › S!C7"), notFinished()));
        JsonNode node = new ObjectMapper().readTree(json);
        JsonNode file = node.get("files").get(0);

        assertThat(json).isASCII();
        assertThat(node.get("isolation").asText()).isEqualTo("full");
        assertThat(file.get("file").asText()).isEqualTo("æ.png");
        assertThat(file.get("verdict").asText()).isEqualTo("refuse");
        assertThat(file.get("findings")).hasSize(2);
        assertThat(file.get("findings").get(0).get("permission").asText()).isEqualTo("cpr-numbers");
        assertThat(file.get("unfinished").get(0).asText()).isEqualTo("raw-genomic");
        assertThat(file.get("policies").get("person-id@1").get("column-values").asDouble())
                .isEqualTo(3);
    }
}
