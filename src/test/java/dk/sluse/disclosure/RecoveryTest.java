package dk.sluse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which hidden cells of tables as people write them are not hidden (R63). */
final class RecoveryTest {

    /** Nine hidden cells, at least two in every row and column, and still one of them stands there for whoever subtracts. */
    @Test
    void twoHiddenCellsInEveryLineAreNotEnough() {
        Table table = table(
                "Region\tMen\tWomen\tBoys\tGirls\tTotal",
                "North\t*\t12\t9\t*\t28",
                "South\t*\t*\t7\t*\t18",
                "East\t11\t*\t*\t6\t23",
                "West\t14\t*\t*\t10\t28",
                "Total\t29\t23\t23\t22\t97");

        assertThat(Recovery.in(List.of(table), 2)).containsExactly(new Recovery.Found(0, 2, 2, true, false));
    }

    @Test
    void aSquareOfFourIsSafe() {
        Table table = table(
                "Region\tMen\tWomen\tBoys\tTotal",
                "North\t*\t*\t9\t28",
                "South\t*\t*\t7\t18",
                "East\t11\t5\t7\t23",
                "Total\t27\t19\t23\t69");

        assertThat(Recovery.in(List.of(table), 2)).isEmpty();
    }

    @ParameterizedTest(name = "{0} beside {1} of {2}, {3} values are enough")
    @CsvSource({
        // 40 less 37 is 3; two cells of 1 to 4 that make 8 are 4 and 4, that make 7 are 3 and 4, that make 6 are three
        // values
        "<5, 37, 40, 2, 1",
        "*, 37, 40, 2, 1",
        "<5, <5, 8, 2, 2",
        "<5, <5, 7, 2, 0",
        "<5, <5, 7, 3, 2",
        "<5, <5, 6, 3, 0",
        "<5, <5, 6, 4, 2",
        // all four values that the mark leaves: nothing is known that it does not say
        "<5, <5, 5, 5, 0",
        "<3, <3, 3, 5, 0",
        "<5, *, 37, 5, 1",
        "*, *, 3, 4, 0",
        "*, *, 3, 5, 2"
    })
    void aTotalPinsWhatItsOtherAddendsLeave(String one, String other, long total, int enough, int found) {
        Table table = table("Group\tn", "A\t" + one, "B\t" + other, "Total\t" + total);

        assertThat(Recovery.in(List.of(table), enough)).hasSize(found).allMatch(Recovery.Found::proven);
    }

    @Test
    void aTotalInTheCaptionIsATotal() {
        assertThat(Recovery.in(
                        List.of(captioned("Table 2. Outcome (N = 412)", "Outcome\tn", "Alive\t409", "Dead\t<5")), 2))
                .containsExactly(new Recovery.Found(0, 2, 1, true, false));
        assertThat(Recovery.in(List.of(captioned("Table 2. Outcome", "Outcome\tn", "Alive\t409", "Dead\t<5")), 2))
                .isEmpty();
    }

    /** An N that the cells cannot make is of other people, and no reason to doubt the totals. */
    @Test
    void aCaptionOfOtherPeopleIsNoTotal() {
        Table table = captioned("Outcome, of N = 400 invited", "Outcome\tn", "Alive\t409", "Dead\t<5", "Total\t412");

        assertThat(Recovery.in(List.of(table), 2)).containsExactly(new Recovery.Found(0, 2, 1, true, false));
    }

    @Test
    void theNumberOfAHeadingIsATotal() {
        Table table =
                table("Outcome\tCases (N = 40)\tControls (N = 80)", "Alive\t37\t70", "Dead\t<5\t<10", "Moved\t<5\t<5");

        // 3 = 1 + 2 or 2 + 1; 10 = 9 + 1 … 6 + 4, of which the four that “<5” leaves are no news
        assertThat(Recovery.in(List.of(table), 2)).isEmpty();
        assertThat(Recovery.in(List.of(table), 3))
                .extracting(Recovery.Found::row, Recovery.Found::column)
                .containsExactly(tuple(2, 1), tuple(3, 1));
        assertThat(Recovery.in(List.of(table), 5)).hasSize(3);
    }

    /** With one decimal, every percentage of forty people is one number of people. */
    @ParameterizedTest
    @CsvSource({"<5 (2.5%)", "<5 (5.0 %)", "<5 (7.5%)", "<5 (10.0%)"})
    void aPercentageOfFortyPeopleIsANumberOfThem(String hidden) {
        Table table = table("Effect\tn (%), N = 40", "Headache\t10 (25.0%)", "Rash\t" + hidden);

        assertThat(Recovery.in(List.of(table), 2)).containsExactly(new Recovery.Found(0, 2, 1, true, false));
    }

    @Test
    void aPercentageOfThousandsIsNot() {
        Table table = table("Effect\tn (%), N = 4000", "Headache\t1000 (25%)", "Rash\t<5 (0%)");

        assertThat(Recovery.in(List.of(table), 2)).isEmpty();
    }

    /** A dash is how nobody is written, too; then a total that says so gives nothing away. */
    @Test
    void aDashForNobodyHidesNobody() {
        assertThat(Recovery.in(List.of(table("Group\tn", "A\t37", "B\t-", "Total\t37")), 2))
                .isEmpty();
        assertThat(Recovery.in(List.of(table("Group\tn", "A\t37", "B\t-", "Total\t39")), 2))
                .containsExactly(new Recovery.Found(0, 2, 1, true, false));
        assertThat(Recovery.in(List.of(table("Group\tn", "A\t37", "B\t*", "Total\t37")), 2))
                .containsExactly(new Recovery.Found(0, 2, 1, true, false));
    }

    /** A row with a name and no number hides one where the total wants more, and is a heading where it does not. */
    @Test
    void aBlankIsAHiddenCellOrAHeading() {
        assertThat(Recovery.in(List.of(table("Group\tn", "A\t37", "B\t", "Total\t40")), 2))
                .containsExactly(new Recovery.Found(0, 2, 1, true, false));
        assertThat(Recovery.in(List.of(table("Group\tn", "A\t37", "Region\t", "B\t3", "Total\t40")), 2))
                .isEmpty();
        assertThat(Recovery.in(List.of(table("Group\tn", "A\t37", "B\tsee text", "Total\t40")), 2))
                .isEmpty();
    }

    @Test
    void subtotalsAreTotalsOfTheirGroups() {
        Table table = table(
                "Group\tCases\tControls",
                "A\t10\t31",
                "B\t<5\t12",
                "Total\t14\t43",
                "C\t20\t33",
                "D\t<5\t9",
                "Total\t23\t42");

        assertThat(Recovery.in(List.of(table), 2))
                .containsExactly(new Recovery.Found(0, 2, 1, true, false), new Recovery.Found(0, 5, 1, true, false));
    }

    @Test
    void aHiddenSubtotalIsTheSumOfItsGroup() {
        Table table = table(
                "Group\tCases\tControls",
                "A\t10\t31",
                "B\t9\t12",
                "Total\t*\t43",
                "C\t20\t33",
                "D\t8\t9",
                "Total\t28\t42",
                "Grand total\t47\t85");

        assertThat(Recovery.in(List.of(table), 2)).containsExactly(new Recovery.Found(0, 3, 1, true, false));
    }

    /** Numbers under and beside measures are no addends, and neither are percentages. */
    @Test
    void measuresAreNotAdded() {
        assertThat(Recovery.in(List.of(table("Group\tMean age", "A\t37", "B\t*", "Total\t40")), 2))
                .isEmpty();
        assertThat(Recovery.in(List.of(table("Group\tn", "Men\t37", "Women\t<5", "Mean age\t54", "Total\t40")), 2))
                .containsExactly(new Recovery.Found(0, 2, 1, true, false));
        assertThat(Recovery.in(List.of(table("Group\tMen\tWomen\tMean age\tTotal", "A\t37\t<5\t54\t40")), 2))
                .containsExactly(new Recovery.Found(0, 1, 2, true, false));
    }

    /** Each table alone leaves its hidden cells open. The first gives A + B, the second A + B + C. */
    @Test
    void twoTablesThatAreSafeAloneGiveAThirdCellAway() {
        Table one = table("Clinic\tn", "A\t*", "B\t*", "D\t40", "Total\t60");
        Table two = table("Clinic\tn", "A\t*", "B\t*", "C\t*", "E\t11", "Total\t60");

        assertThat(Recovery.in(List.of(one), 2)).isEmpty();
        assertThat(Recovery.in(List.of(two), 2)).isEmpty();
        assertThat(Recovery.in(List.of(one, two), 2)).containsExactly(new Recovery.Found(1, 3, 1, true, true));
    }

    /** A + B, B + C, A + C: any two of them leave all open, all three none. */
    @Test
    void threeTablesThatAreSafeByTwosAreNotByThree() {
        Table one = table("Clinic\tn", "A\t*", "B\t*", "D\t40", "Total\t60");
        Table two = table("Clinic\tn", "B\t*", "C\t*", "E\t35", "Total\t60");
        Table three = table("Clinic\tn", "A\t*", "C\t*", "F\t47", "Total\t60");

        assertThat(Recovery.in(List.of(one, two), 2)).isEmpty();
        assertThat(Recovery.in(List.of(two, three), 2)).isEmpty();
        assertThat(Recovery.in(List.of(one, three), 2)).isEmpty();
        assertThat(Recovery.in(List.of(one, two, three), 2))
                .hasSize(6)
                .allMatch(found -> found.proven() && found.linked());
    }

    /** What is found without another table is said once, as the table's own. */
    @Test
    void aCellThatItsOwnTableGivesAwayIsNotSaidTwice() {
        Table one = table("Clinic\tn", "A\t<5", "B\t40", "Total\t43");
        Table two = table("Clinic\tn", "A\t3", "B\t40", "Total\t43");

        assertThat(Recovery.in(List.of(two, one), 2)).containsExactly(new Recovery.Found(1, 1, 1, true, false));
    }

    @Test
    void tablesOfOtherPeopleAreNotLinked() {
        Table one = table("Clinic\tn", "A\t<5", "B\t<5", "C\t40", "Total\t45");
        // A is shown, but C has another number: another year.
        Table two = table("Clinic\tn", "A\t3", "C\t41");
        // A has a number that the first table rules out.
        Table three = table("Clinic\tn", "A\t7", "C\t40");
        // The same people: A, and so B, stand there.
        Table four = table("Clinic\tn", "A\t3", "C\t40");

        assertThat(Recovery.in(List.of(one, two), 2)).isEmpty();
        assertThat(Recovery.in(List.of(one, three), 2)).isEmpty();
        assertThat(Recovery.in(List.of(one, four), 2)).hasSize(2).allMatch(Recovery.Found::linked);
    }

    /** A total of counts that were rounded pins nothing, as a rule; two below five that make eight or more are both four. */
    @Test
    void roundedCountsGiveBackOnlyWhatNoRoundingHides() {
        String[] redacted = {"Group\tn", "A\t40", "B\t*", "C\t30", "Total\t75"};
        assertThat(Recovery.in(List.of(table(redacted)), 2)).hasSize(1);
        assertThat(Recovery.in(List.of(captioned("Counts rounded to the nearest 5", redacted)), 2))
                .isEmpty();
        assertThat(Recovery.in(List.of(captioned("Antal, afrundet til nærmeste 10", redacted)), 2))
                .as("75 is no multiple of ten: they are not")
                .hasSize(1);
        String[] few = {"Group\tn, rounded to 5", "A\t<5", "B\t<5", "Total\t10"};
        assertThat(Recovery.in(List.of(table(few)), 2)).hasSize(2).allMatch(Recovery.Found::proven);
        assertThat(Recovery.in(List.of(table("Group\tn, rounded to 10", "A\t<5", "B\t<5", "Total\t10")), 2))
                .isEmpty();
    }

    static Table table(String... lines) {
        return captioned("", lines);
    }

    static Table captioned(String caption, String... lines) {
        return TextTables.in(caption, Arrays.asList(lines), i -> "t:" + i).get(0);
    }
}
