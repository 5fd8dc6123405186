package dk.sluse.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts in what statistics programs print without a table's headings (R53), and numbers that only look like them. */
final class PrintedCountsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> table(d$dx)\n\n  ALS   CTRL    FTD\n    3     45     21",
                "> summary(d$dx)\n ALS CTRL  FTD\n   3   45   21",
                "CTRL    45\nFTD     21\nALS      3\nName: dx, dtype: int64",
                "dx\nALS      3\nCTRL    45\ndtype: int64",
                "Number at risk\n       0 12 24 36\nDrug A 98 60 21 3",
                "region   sex\nCapital  F      120\n         M      131\nNorth    F        3\ndtype: int64",
                "$counts\n[1]  12  31  66   3",
                ">>> np.histogram(df.age)\n(array([ 44, 120,   3]), array([0, 20, 40, 60]))",
                " time n.risk n.event survival std.err\n    5     23       2   0.9130  0.0588",
                "           |       0       1 |  Total\n    Female |      47       3 |     50\n           |   94.00    6.00 | 100.00",
                "           F |        47 |         3 |        50 |\n             |     0.940 |     0.060 |     0.500 |"
            })
    void fewPeopleAreFound(String text) {
        assertThat(found(text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> table(d$dx)\n\n  ALS   CTRL    FTD\n    5     45     21",
                "> summary(d$age)\n   Min. 1st Qu.  Median\n  18.00   44.00   55.00",
                "> x <- f(d)\n a b c\n 3 45 21",
                "step 1    3\nstep 2    4\ndone",
                "Number at risk\n       0 1 2 3\nDrug A 98 60 21 9",
                "Number at risk\nGrade 3   98   60   21   9",
                "Antal i risiko\nÅr   0 1 2 3\nAlle 98 60 21 9",
                "> table(d$stage, d$sex)\n\n     f  m\n  1 44 13\n  2 51 48",
                "chr1 | 3 | 4 | 8 |",
                "1 | 2 | 3"
            })
    void othersAreNot(String text) {
        assertThat(found(text)).isEmpty();
    }

    private static List<Finding> found(String text) {
        PrintedCounts printed = new PrintedCounts(5);
        Passages.lines("a.log", text.split("\n", -1)).forEach(printed::look);
        return printed.findings(List.of());
    }
}
