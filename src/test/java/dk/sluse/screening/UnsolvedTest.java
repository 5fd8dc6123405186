package dk.sluse.screening;

import static dk.sluse.screening.Screened.assertThatScreening;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hidden cells of tables that are too long to be calculated through are said, not passed over (R63). */
final class UnsolvedTest {

    @TempDir
    private Path folder;

    private Samples samples() {
        return new Samples(folder);
    }

    @Test
    void R63_aHiddenCellPastTheRowsThatAreKeptIsSaid() {
        assertThatScreening(sheet(1700, 1650)).isHeldBy(BackCalculation.NAME).at("T.xlsx › S!B1652");
    }

    @Test
    void R63_aHiddenCellBeforeTotalsThatAreNotKeptIsSaid() {
        assertThatScreening(sheet(1700, 20)).isHeldBy(BackCalculation.NAME).at("T.xlsx › S!B22");
    }

    @Test
    void aLongSheetWithoutHiddenCellsAndAShortOneWithThemAreNoNews() {
        assertThatScreening(sheet(1700, -1)).saysNothingOf(BackCalculation.NAME);
        assertThatScreening(sheet(40, 20)).saysNothingOf(BackCalculation.NAME);
    }

    @Test
    void marksInColumnsThatCountNobodyAreNoNews() {
        Object[][] rows = new Object[1700][];
        rows[0] = new Object[] {"gene", "beta", "p"};
        for (int i = 1; i < rows.length; i++) {
            rows[i] = new Object[] {"G" + i, 0.1 + i % 7, i % 5 == 0 ? "-" : (Object) (0.01 * (i % 90))};
        }
        assertThatScreening(samples().xlsx("T.xlsx", w -> Samples.sheet(w, "S", rows)))
                .saysNothingOf(BackCalculation.NAME);
    }

    @Test
    void R63_aHiddenCellInALongListingOfTextIsSaidOnce() {
        List<String> lines = new ArrayList<>(List.of("Parish\tn"));
        for (int i = 0; i < 1300; i++) {
            lines.add("Parish " + i + "\t" + (i == 30 || i == 1200 ? "<5" : String.valueOf(20 + i % 40)));
        }
        assertThatScreening(samples().text("a.txt", lines.toArray(String[]::new)))
                .isHeldBy(BackCalculation.NAME)
                .at("a.txt:32");
    }

    private Path sheet(int count, int hidden) {
        Object[][] rows = new Object[count + 1][];
        rows[0] = new Object[] {"Parish", "n"};
        for (int i = 0; i < count; i++) {
            rows[i + 1] = new Object[] {"Parish " + i, i == hidden ? "<5" : (Object) (20 + i % 40)};
        }
        return samples().xlsx("T.xlsx", w -> Samples.sheet(w, "S", rows));
    }
}
