package dk.sluse.screening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One value of each of many people, printed without a table (R59), and what models and programs print alike. */
final class PrintedVectorsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> d$age\n [1] 34 45 61 29 70 55\n [7] 61 48 33",
                "> x\n [1] 34 45 61 29 70 55 48 33 61 39\n[11] 41 77 52 60 38 44 59 31 66 48",
                "> sort(x)\n [1] 31 33 34 38 39 41 44 44 48 48\n[11] 52 55 59 60 61 61 66 70 77 79",
                "> d$sex\n [1] F M M F M F F M F\nLevels: F M",
                "## [1] \"F\" \"M\" \"M\" \"F\" \"M\" \"F\" \"F\" \"M\" \"F\" \"F\" \"M\" \"F\"",
                "> Surv(t, e)\n[1] 34.1  12.0+ 55.3   8.2+ 61.0  17.4  22.9+ 30.1",
                "> d$day\n[1] \"1961-04-03\" \"1955-11-30\" \"1970-01-12\" \"1948-07-07\"\n[5] \"1966-02-28\" \"1959-09-01\" \"1971-12-24\" \"1950-05-05\"",
                "ages: [34, 45, 61, 29, 70, 55, 48, 33]",
                "[34, 45, 61, 29, 70, 55, 48, 33, 61, 39, 41, 77, 52, 60, 38, 44, 59, 31, 66, 48]",
                "x = array([63.2, 43.8, 48.3, 51.7, 40.9, 48. , 48. , 32.2, 57.2, 53.4,\n       46.5, 52.5, 45.6, 45.8, 34.9, 53. , 49.1, 50.5, 34.3, 62.9])",
                "{\"age\": [34, 45, 61, 29, 70, 55, 48, 33], \"event\": [0, 1, 1, 0]}",
                "\"age\": [\n  34,\n  45,\n  61,\n  29,\n  70,\n  55,\n  48,\n  33\n]",
                "sexes ['M', 'F', 'F', 'M', 'M', 'F', 'M', 'F', 'F', 'F', 'M', 'F']",
                "0    34\n1    45\n2    61\n3    29\n4    70\nName: age, dtype: int64",
                "0      34\n1      45\n2      61\n3      33\n4      71\n       ..\n298    29\n299    70\nName: age, Length: 300, dtype: int64",
                "> residuals(fit)\n         1          2          3          4          5\n-0.4984503  1.0656006 -2.5667306 -3.8322847  8.7740592\n         6          7          8          9         10\n 1.8036643 -3.5180936 -6.2174822  4.5888618 -4.2751892",
            })
    void valuesOfPeopleAreFound(String text) {
        assertThat(found(text)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> seq(0, 100, 5)\n [1]   0   5  10  15  20  25  30  35  40  45  50\n[12]  55  60  65  70  75  80  85  90  95 100",
                "> names(d)\n[1] \"id\"  \"age\" \"sex\" \"bmi\" \"hba1c\" \"ldl\" \"hdl\" \"crp\" \"egfr\"",
                "> p\n [1] 0.12 0.44 0.01 0.93 0.55 0.21 0.78 0.34 0.61 0.05\n[11] 0.32 0.94 0.11 0.83 0.45 0.71 0.08 0.24 0.51 0.15",
                "loss per epoch: [2.31, 2.11, 1.9, 1.94, 1.7, 1.5, 1.31, 1.2, 1.1, 1.0, 0.93, 0.91, 0.9, 0.88, 0.87, 0.86, 0.85, 0.84, 0.83, 0.82]",
                "hist: [12, 40, 88, 120, 180, 240, 260, 255, 240, 200, 180, 120, 90, 70, 60, 44, 30, 20, 12, 8]",
                "mean age by year: [54.1, 55.2, 53.9, 54.8, 55.0, 54.1, 56.2, 55.5]",
                "age breaks: [0, 18, 40, 50, 60, 70, 80, 90, 120]",
                "chromosomes: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22]",
                "colours ['red', 'blue', 'red', 'blue', 'red', 'blue', 'red', 'blue', 'red', 'blue', 'red', 'blue']",
                "[12] INFO done\n[13] INFO done",
                "> coef(m)\n(Intercept)         age        sexM\n  25.181818    0.012121   -0.318181",
                "C50    34\nC51    45\nC52    61\nC53    29\nC54    70\nName: diagnosis, dtype: int64",
                "0    341\n1    451\n2    611\n3    291\n4    701\nName: count, dtype: int64",
            })
    void whatProgramsTellIsNot(String text) {
        assertThat(found(text)).isZero();
    }

    private static int found(String text) {
        PrintedVectors vectors = new PrintedVectors();
        Passages.lines("a.log", text.split("\n", -1)).forEach(vectors::look);
        return vectors.findings().size();
    }
}
