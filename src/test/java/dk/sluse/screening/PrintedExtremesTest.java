package dk.sluse.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Smallest and largest values as R, Stata, SAS and Python print them without a table (R54); {@code ¦} ends a line. */
final class PrintedExtremesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> range(d$age)¦[1]  23 104",
                "> max(d$crp)¦[1] 120.2",
                "> fivenum(d$crp)¦[1]   0.30   2.20   4.30   8.55 120.20",
                "> tail(sort(d$age))¦[1]  91  91  92  94  97 104",
                "> aggregate(crp ~ centre, d, max)¦   centre   crp¦1 Aalborg  88.4",
                ">>> np.percentile(df.hb, [1, 99])¦array([6.12, 10.41])",
                "In [4]: df.age.max()¦97",
                ". display \"max = \" r(max) \" min = \" r(min)¦max = 211 min = 0",
                "   0%   25%   50%   75%  100% ¦ 0.30  2.20  4.30  8.55 120.20 ",
                "$out¦ [1]  58.3  22.4  36.1",
                "$stats¦[1]  0.30  2.20  4.30  8.55 18.00",
                "      Percentiles      Smallest",
                "Summary statistics: Min, Max, p1, p99",
                "                             Extreme Observations",
                "                           100% Max           101",
            })
    void R54_areHeld(String lines) {
        assertThat(findings(lines)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> range(d$year)¦[1] 2008 2019",
                "> max(abs(coef(fit)))¦[1] 2.3",
                "> oldest <- max(d$age)",
                "> quantile(d$crp, c(.25, .75))",
                "  25%   50%   75% ¦ 2.20  4.30  8.55 ",
                "> fit$out¦[1] \"none\"",
                "> mean(d$age)¦[1] 61.2",
                "$call¦[1] 3",
                "for i in range(10):¦  3",
                "99% of the 412 patients",
            })
    void R54_othersAreNot(String lines) {
        assertThat(findings(lines)).isEmpty();
    }

    private static List<Finding> findings(String lines) {
        PrintedExtremes printed = new PrintedExtremes();
        Passages.lines("a.log", lines.split("¦")).forEach(printed::look);
        return printed.findings();
    }
}
