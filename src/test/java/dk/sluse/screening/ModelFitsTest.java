package dk.sluse.screening;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.document.Passage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that leave few degrees of freedom, and summaries that tell the extremes of few (R54), as programs print them. */
final class ModelFitsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            value = {
                "Residual standard error: 1.2 on %d degrees of freedom ! 9",
                "Residual deviance: 31.2  on %d  degrees of freedom ! 9",
                "F-statistic: 3.1 on 2 and %d DF,  p-value: 0.04 ! 9",
                "Df Residuals:                       %d   BIC:      31.2 ! 9",
                "    Residual |  12.5         %d   1.2 ! 9",
                " Error                %d     12.5 ! 9",
                "F(2, %d) = 3.1, p = 0.04 ! 9",
                "Logistic regression             Number of obs =  %d ! 4",
                "No. Observations:      %d ! 4",
                "Number of Observations Read      %d ! 4",
                "Number of Observations Used      %d ! 4",
                "count  %d.000000 mean  41.2 std 3.1 min 18.0 ! 4",
            })
    void isHeldBelowItsBoundAndNotAtIt(String line, int most) {
        assertThat(findings(line.strip().formatted(most))).hasSize(1);
        assertThat(findings(line.strip().formatted(most + 1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " Min.   :18.00  ",
                " 1st Qu.:35.50  ",
                " 3rd Qu.: -60.00  ",
                " Max.   :97.00",
                "Min. 1st Qu. Median Mean 3rd Qu. Max. 18.00 35.50 45.00 47.10 60.00 97.00",
                "Min. 1st Qu. Median Mean 3rd Qu. Max. NA's 18.00 35.50 45.00 47.10 60.00 97.00 3",
            })
    void aSummaryIsHeldForItSaysNoNumberOfPeople(String line) {
        assertThat(findings(line)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Median :45.00",
                "Min.   :   ",
                "count 3 of them",
                "the residual was on 3 tables",
                "Number of obs = 4,123",
                "Number of obs = 3.5",
                "Df Residuals: 12345678901",
            })
    void otherLinesAreNot(String line) {
        assertThat(findings(line)).isEmpty();
    }

    @Test
    void eachKindIsOneFindingAtTheFirstPlaceWithItsCount() {
        List<Finding> findings = findings(Passages.lines(
                "a.log",
                "Residual standard error: 1.2 on 3 degrees of freedom",
                "Number of obs = 4",
                "Residual standard error: 1.4 on 2 degrees of freedom",
                "Min.   :18.00"));

        assertThat(findings.stream().map(Finding::place)).containsExactly("a.log:1", "a.log:2", "a.log:4");
        assertThat(findings.get(0).message().en()).contains("fewer than 10 degrees of freedom left: 2,");
        assertThat(findings.get(1).message().en()).contains("fewer than 5 observations: 1,");
    }

    @Test
    void propertiesAreReadLikeLinesAndCellsAreNot() {
        String line = "Number of obs = 4";

        assertThat(findings(List.of(Passages.of(Passage.Kind.PROPERTY, "note", line))))
                .hasSize(1);
        assertThat(findings(List.of(Passages.of(Passage.Kind.CELL, "S", line)))).isEmpty();
        assertThat(findings(line + " ".repeat(500 - line.length()))).hasSize(1);
        assertThat(findings(line + " ".repeat(501 - line.length()))).isEmpty();
    }

    private static List<Finding> findings(String line) {
        return findings(Passages.lines("a.log", line));
    }

    private static List<Finding> findings(List<Passage> lines) {
        ModelFits fits = new ModelFits(10, 5);
        lines.forEach(fits::look);
        return fits.findings();
    }
}
