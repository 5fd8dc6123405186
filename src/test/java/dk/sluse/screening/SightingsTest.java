package dk.sluse.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dk.sluse.document.Action;
import dk.sluse.document.FileType;
import dk.sluse.document.Hiding;
import dk.sluse.document.Marks;
import dk.sluse.document.Part;
import dk.sluse.document.Passage;
import dk.sluse.document.Severity;
import dk.sluse.document.Sighting;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the openers met is told by the policy it concerns, heaviest first, and long lists are cut. */
final class SightingsTest {

    private static final Part FILE = Passages.part(0, "a.pptx", Part.Role.FILE, FileType.PPTX);
    private static final Part CHART = Passages.part(1, "chart1.xml", Part.Role.COMPONENT, FileType.XML);
    private static final Part WORKBOOK = Passages.part(2, "workbook", Part.Role.EMBEDDED, FileType.XLSX);

    @Test
    void whatIsHiddenIsNotWhatActs() throws IOException {
        Made made = new Made(FILE)
                .seen(new Sighting(Action.MACRO, FILE, "a.pptx › macros", 2))
                .seen(new Sighting(Hiding.SLIDE_NOTES, FILE, "a.pptx › slide 1", 1))
                .seen(new Sighting(Hiding.COMMENT, FILE, "a.pptx › slide 2", 3));

        assertThat(made.by(new ActiveContent()))
                .extracting(Finding::place, Finding::rule)
                .containsExactly(tuple("a.pptx › macros", "R43"));
        assertThat(made.by(new HiddenData()))
                .extracting(Finding::severity)
                .as("the heaviest first")
                .containsExactly(Severity.HOLD, Severity.NOTE);
    }

    @Test
    void longListsAreCut() throws IOException {
        Made made = new Made(FILE);
        for (int i = 0; i < 60; i++) {
            made.seen(new Sighting(Action.MACRO, FILE, "a.pptx", 1))
                    .seen(new Sighting(Hiding.COMMENT, FILE, "a.pptx", 1))
                    .drawn(new Marks(Marks.Kind.OUTLIERS, "a.pptx", 1));
        }
        assertThat(made.by(new ActiveContent())).hasSize(31);
        assertThat(made.by(new HiddenData())).hasSize(41);
        assertThat(made.by(new Figure())).hasSize(31);
    }

    @ParameterizedTest(name = "{1} of {0}")
    @CsvSource({
        "STREWN, 9, ",
        "STREWN, 10, HOLD",
        "CHART_POINTS, 9, ",
        "CHART_POINTS, 10, HOLD",
        "CHART_VALUES, 99, ",
        "CHART_VALUES, 100, HOLD",
        "OUTLIERS, 1, HOLD",
        "IN_STEP, 1, NOTE",
        "PIXELS, 1, NOTE",
    })
    void R55_marksAreHeldFromTheNumberOnThatMayBePersons(Marks.Kind kind, int count, Severity severity)
            throws IOException {
        List<Finding> findings =
                new Made(FILE).drawn(new Marks(kind, "a.pptx › 1", count)).by(new Figure());

        assertThat(findings).extracting(Finding::severity).isEqualTo(severity == null ? List.of() : List.of(severity));
        assertThat(findings)
                .allMatch(finding ->
                        finding.rule().equals("R55") && finding.place().equals("a.pptx › 1"));
    }

    /** A few cells, such as a title, may be in the workbook alone. */
    @Test
    void R55_aChartsWorkbookIsNewsWhenItSaysMoreThanThreeThingsThatTheChartDoesNot() throws IOException {
        assertThat(withWorkbook(3).by(new HiddenData())).isEmpty();
        assertThat(withWorkbook(4).by(new HiddenData()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message().en()).contains("(4 values)"))
                .satisfies(finding -> assertThat(finding.place()).isEqualTo("workbook"));
    }

    @Test
    void aChartsWorkbookThatCouldNotBeOpenedIsNews() throws IOException {
        assertThat(new Made(FILE)
                        .part(CHART)
                        .seen(new Sighting(Hiding.CHART_WORKBOOK, CHART, "workbook", 1))
                        .by(new HiddenData()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message().en()).contains("(1 values)"));
    }

    /** Five cells that the chart shows too, and some that it does not. */
    private static Made withWorkbook(int news) {
        Made made = new Made(FILE)
                .part(CHART)
                .part(WORKBOOK)
                .seen(new Sighting(Hiding.CHART_WORKBOOK, CHART, WORKBOOK.place(), 1));
        for (int row = 1; row <= 5; row++) {
            made.says(1, Passage.Kind.LINE, "", row, 0, " shown " + row);
            made.says(2, Passage.Kind.CELL, "S", row, 1, "shown " + row);
        }
        for (int row = 1; row <= news; row++) {
            made.says(2, Passage.Kind.NUMBER, "S", row, 2, "77" + row);
        }
        made.says(2, Passage.Kind.PROPERTY, "author", 0, 0, "someone");
        return made.says(2, Passage.Kind.NAME, "S", 0, 0, "S");
    }
}
