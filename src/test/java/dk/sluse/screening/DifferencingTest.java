package dk.sluse.screening;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.disclosure.Figures;
import dk.sluse.document.Document;
import dk.sluse.document.Severity;
import dk.sluse.opening.Opening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file against what its project published before (R63). */
final class DifferencingTest {

    @TempDir
    private Path folder;

    private static final String BEFORE = "Smoking\tCases\tControls\nNever\t412\t397\nFormer\t157\t130\n";
    private static final String AFTER = "Smoking\tCases\tControls\nNever\t412\t397\nFormer\t157\t133\n";

    @Test
    void aDifferenceOfThreeIsHeldWithTheTableItIsTo() throws IOException {
        Finding finding = findings(AFTER, new Earlier(remembered(BEFORE), true)).get(0);

        assertThat(finding.severity()).isEqualTo(Severity.HOLD);
        assertThat(finding.place()).isEqualTo("t.txt:3");
        assertThat(finding.message().en()).contains("sluse-7 › t.txt:1").doesNotContain("133");
        assertThat(finding.sketch().orElseThrow().rows().get(1).cells()).containsExactly("≈160", TableSketch.FOUND);
    }

    @Test
    void theSameTableAndAProjectThatPublishedNothingPass() throws IOException {
        assertThat(findings(BEFORE, new Earlier(remembered(BEFORE), true))).isEmpty();
        assertThat(findings(AFTER, Earlier.NONE)).isEmpty();
    }

    @Test
    void whatCouldNotBeComparedIsHeld() throws IOException {
        assertThat(findings(BEFORE, new Earlier(List.of(), false)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.HOLD));
    }

    /** What is kept of a document is bounded: a hundred tables. */
    @Test
    void aHundredTablesAreRemembered() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 101; i++) {
            text.append("Smoking\tCases").append('\n');
            text.append("Never").append("\t412\nFormer\t157\n\n");
        }
        assertThat(remembered(text.toString())).hasSize(100);
    }

    @Test
    void twentyThousandCellsAreRememberedAndSmallerTablesAsLongAsTheyFit() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int table = 0; table < 30; table++) {
            int rows = table == 28 ? 2 : 390;
            text.append("Parish\tCases\tControls\n");
            for (int row = 0; row < rows; row++) {
                text.append("Parish of ")
                        .append(letters(row))
                        .append("\t")
                        .append(100 + row)
                        .append("\t250\n");
            }
            text.append('\n');
        }
        List<Figures> kept = remembered(text.toString());

        assertThat(kept.stream().mapToInt(figures -> figures.counts().size()).sum())
                .isBetween(19_000, 20_000);
        assertThat(kept.get(kept.size() - 1).counts())
                .as("fits, though larger ones before it did not")
                .hasSize(4);
        assertThat(kept).hasSizeLessThan(29);
    }

    private static String letters(int number) {
        return "" + (char) ('A' + number / 26) + (char) ('a' + number % 26);
    }

    private List<Figures> remembered(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("before.txt"), text);
        Path own = Files.createTempDirectory(folder, "opened");
        try (Document document = Opening.open(file, "t.txt", Screened.LIMITS, Policies.sieves(), own)) {
            return Differencing.figures(document).stream()
                    .map(figures -> new Figures("sluse-7 › " + figures.place(), figures.counts()))
                    .toList();
        }
    }

    private List<Finding> findings(String text, Earlier earlier) throws IOException {
        Path file = Files.writeString(folder.resolve("t.txt"), text);
        Declaration declaration = Declaration.undeclared("t.txt").after(earlier);
        return Screened.findings(file, declaration, Screened.LIMITS).stream()
                .filter(finding -> finding.policy().equals(Differencing.NAME))
                .toList();
    }
}
