package dk.sluse.disclosure;

import static dk.sluse.disclosure.SmallCounts.Kind.COUNT;
import static dk.sluse.disclosure.SmallCounts.Kind.NOBODY;
import static dk.sluse.disclosure.SmallCounts.Kind.PERCENTAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts that are too small to show, and percentages that are such counts in other words (R53, R63). */
final class SmallCountsTest {

    @Test
    void oneToFourAreSmallNobodyIsWorthKnowingAndFiveIsEnough() {
        assertThat(found("Group\tn", "A\t412", "B\t4", "C\t5", "D\t0", "E\t1"))
                .containsExactly(at(2, 1, COUNT), at(4, 1, NOBODY), at(5, 1, COUNT));
    }

    /** What comes to people in a time is measured; how many people come is counted, and so are people with something. */
    @ParameterizedTest
    @CsvSource({
        "Cases per year, true",
        "New patients pr. måned, true",
        "n per day, true",
        "n with risk factors, true",
        "Patients with variants, true",
        "Tablets per day, false",
        "Visits per patient, false",
        "Number of factors, false",
        "Number of variants, false"
    })
    void peopleAreCountedAndThingsAreNot(String heading, boolean counted) {
        assertThat(found("Region\t" + heading, "North\t3", "South\t12", "West\t41"))
                .isEqualTo(counted ? List.of(at(1, 1, COUNT)) : List.of());
    }

    @Test
    void theRuleMayAskForMore() {
        Table table = Grid.of("Group\tn", "A\t412", "B\t9", "C\t10");

        assertThat(SmallCounts.in(table, Counting.of(table), 10)).containsExactly(at(2, 1, COUNT));
    }

    @Test
    void whatCountsNobodyIsNotSmall() {
        assertThat(found("Term\tOR\tp", "Age\t1.02\t0.04", "Sex\t3\t0.20")).isEmpty();
        assertThat(found("Group\tn\tMean visits", "A\t412\t3", "B\t40\t4")).isEmpty();
    }

    /** Of 40 people, 10 % are four and 12.5 % are five; 0 % are nobody. */
    @ParameterizedTest(name = "{0} % of 40")
    @CsvSource({"2.5, true", "5.0, true", "7.5, true", "10.0, true", "12.5, false", "0.0, false", "100.0, false"})
    void everyPercentageOfFortyIsANumberOfPeople(String percent, boolean small) {
        List<SmallCounts.Found> expected = small ? List.of(at(2, 1, PERCENTAGE)) : List.of();

        assertThat(found("Effect\t% (N = 40)", "Headache\t25.0", "Rash\t" + percent))
                .isEqualTo(expected);
        assertThat(found("Effect\tN\t%", "Headache\t80\t25.0", "Rash\t40\t" + percent))
                .isEqualTo(small ? List.of(at(2, 2, PERCENTAGE)) : List.of());
        assertThat(found(Grid.captioned("Effects, N = 40", "Effect\t%", "Headache\t25.0", "Rash\t" + percent)))
                .isEqualTo(expected);
    }

    /** 1 % of 400 may be two to five. */
    @Test
    void aPercentageThatMayBeOfEnoughPeopleIsNone() {
        assertThat(found("Effect\t% (N = 400)", "Headache\t25", "Rash\t1")).isEmpty();
        assertThat(found("Effect\t% (N = 400)", "Headache\t25", "Rash\t0.8")).containsExactly(at(2, 1, PERCENTAGE));
    }

    @Test
    void whatIsNoPercentageOfAKnownWholeIsNone() {
        assertThat(found("Effect\t%", "Headache\t25.0", "Rash\t7.5")).isEmpty();
        // hidden, words, more than all, a mean of percentages
        assertThat(found("Effect\t% (N = 40)", "Headache\t25.0", "Rash\t<5")).isEmpty();
        assertThat(found("Effect\t% (N = 40)", "Headache\t25.0", "Rash\trare")).isEmpty();
        assertThat(found("Effect\t% (N = 3)", "Headache\t25.0", "Rash\t100.5")).containsExactly(at(0, 1, COUNT));
        assertThat(found("Effect\t% (N = 3)", "Headache\t25.0", "Rash\t100.0"))
                .containsExactly(at(2, 1, PERCENTAGE), at(0, 1, COUNT));
        assertThat(found("Effect\t% (N = 40)", "Headache\t25.0", "Mean\t7.5")).isEmpty();
        // no number of forty people is 8.0 %
        assertThat(found("Effect\t% (N = 40)", "Headache\t25.0", "Rash\t8.0")).isEmpty();
    }

    @Test
    void aGroupOfThreeOverAColumnOrBesideARow() {
        assertThat(found("Measure\tCases (n = 3)\tControls (n = 5)", "Mean age\t41.5\t42.5", "BMI, mean\t24.5\t25.5"))
                .containsExactly(at(0, 1, COUNT));
        assertThat(found("Group\tMean age", "Cases (n = 4)\t41.5", "Controls (n = 5)\t42.5", "Others (n = 0)\t43.5"))
                .containsExactly(at(1, 0, COUNT));
        assertThat(found("Measure\tCases (n = 0)\tControls (n = 5)", "Mean age\t41.5\t42.5", "BMI, mean\t24.5\t25.5"))
                .isEmpty();
    }

    private static SmallCounts.Found at(int row, int column, SmallCounts.Kind kind) {
        return new SmallCounts.Found(row, column, kind);
    }

    private static List<SmallCounts.Found> found(String... lines) {
        return found(Grid.of(lines));
    }

    private static List<SmallCounts.Found> found(Table table) {
        return SmallCounts.in(table, Counting.of(table), 5);
    }

    private static long percentages(Table table) {
        return SmallCounts.in(table, Counting.of(table), 5).stream()
                .filter(found -> found.kind() == SmallCounts.Kind.PERCENTAGE)
                .count();
    }

    @Test
    void R63_aLabelSaysThatTheGroupsNumbersArePercentages() {
        assertThat(percentages(
                        Grid.of("\tBærere (N=62)\tAndre (N=212)", "Kvinder, %\t48,4\t51,4", "Diabetes, %\t4,8\t8,0")))
                .isEqualTo(1);
    }

    @Test
    void R63_theArithmeticSaysSo() {
        assertThat(percentages(
                        Grid.of("\tCases (N=74)", "Women\t43.2", "COPD\t4.1", "Never smoked\t54.1", "Stroke\t14.9")))
                .isEqualTo(1);
    }

    @Test
    void meansAreNoPercentages() {
        assertThat(percentages(
                        Grid.of("\tCases (N=74)", "Height\t43.3", "Haemoglobin\t4.2", "Albumin\t54.3", "Urate\t14.8")))
                .isZero();
    }

    @Test
    void R63_ofTheNumberOfPeopleThatTheCaptionNames() {
        assertThat(percentages(Grid.captioned(
                        "Adverse events among the 40 patients treated",
                        "Event\t%",
                        "Nausea\t55.0",
                        "Rash\t2.5",
                        "Fatigue\t42.5")))
                .isEqualTo(1);
        assertThat(percentages(Grid.captioned(
                        "Adverse events among the 40 patients treated",
                        "Event\t%",
                        "Nausea\t55.1",
                        "Rash\t2.5",
                        "Fatigue\t42.6")))
                .as("other people")
                .isZero();
    }

    @Test
    void R63_aSpreadsheetKeepsSharesOfOne() {
        assertThat(percentages(
                        Grid.of("Event\tAndel (n=74)", "Nausea\t0.4324324", "Rash\t0.0405405", "Fatigue\t0.3783784")))
                .isEqualTo(1);
    }

    @Test
    void R63_aRateAndItsPersonYearsGiveTheEvents() {
        String[] few = {
            "Dose\tPerson-years\tRate per 1,000 PY (95% CI)",
            "None\t41 203\t5.19 (4.54-5.94)",
            "High\t1 207\t2.49 (0.80-7.70)"
        };
        assertThat(percentages(Grid.of(few))).isEqualTo(1);
        few[2] = "High\t8 207\t2.49 (1.80-3.70)";
        assertThat(percentages(Grid.of(few))).isZero();
    }

    @Test
    void R53_countsWithDecimalsOfNought() {
        Table table = Grid.of("Age\tF N\tM N", "0-19\t3.00\t14.00", "20-64\t77.00\t81.00");
        assertThat(SmallCounts.in(table, Counting.of(table), 5)).hasSize(1);
    }
}
