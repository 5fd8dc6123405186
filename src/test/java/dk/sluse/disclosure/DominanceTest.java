package dk.sluse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Totals of which one or two contributors make up too much. */
final class DominanceTest {

    private static final Dominance.Rules RULES = new Dominance.Rules(85, 10);

    @ParameterizedTest
    @CsvSource({
        // 84.9 % and 85 % of the total
        "1000, 500, 349, false",
        "1000, 500, 350, true",
        // a total that is less than its parts is none of theirs
        "1000, 900, 200, false",
        "1000, 849, 0, false",
        "1000, 850, 0, true"
    })
    void theLargestTwoOfATotal(long total, long largest, long second, boolean dominated) {
        Table table = table(
                "Region\tn\tTotal cost\tLargest\tSecond largest",
                "North\t40\t90000\t900\t800",
                "South\t40\t%d\t%d\t%d".formatted(total, largest, second));

        assertThat(Dominance.in(table, RULES)).isEqualTo(dominated ? List.of(new Dominance.Found(2, 3)) : List.of());
    }

    @Test
    void thePPercentRuleHoldsWhatTheShareAllows() {
        // 500 + 445 of 990: the second knows the rest to be 45, less than 10 % of 500; with a share of 99 % only this
        // rule speaks.
        Table table = table("Region\tTotal\tLargest\tSecond largest", "A\t990\t500\t445", "B\t1000\t500\t445");

        assertThat(Dominance.in(table, new Dominance.Rules(99, 10))).containsExactly(new Dominance.Found(1, 2));
    }

    @Test
    void inRowsAndInDanish() {
        Table table = table("Beløb\tNord\tSyd", "I alt\t90000\t1000", "Største\t900\t800", "Næststørste\t800\t100");

        assertThat(Dominance.in(table, RULES)).containsExactly(new Dominance.Found(2, 2));
    }

    @Test
    void aMeanAndItsNumberAreATotal() {
        Table table = table("Drug\tn\tMean cost\tMax", "A\t10\t100\t900", "B\t10\t100\t300");

        assertThat(Dominance.in(table, RULES)).containsExactly(new Dominance.Found(1, 3));
    }

    @Test
    void sharesSpeakForThemselves() {
        Table table = table("Drug\tTotal\tTop 1 (%)\tTop 2 (%)", "A\t4000\t60\t88", "B\t5000\t20\t35");

        assertThat(Dominance.in(table, RULES)).containsExactly(new Dominance.Found(1, 2));
    }

    @Test
    void aMaximumBesideANumberOfPeopleIsNoShareOfIt() {
        assertThat(Dominance.in(table("Group\tTotal\tMean age\tMax", "A\t95\t54\t92", "B\t60\t51\t60"), RULES))
                .isEmpty();
        assertThat(Dominance.in(table("Group\tCases\tControls\tTotal", "A\t95\t5\t100", "B\t60\t10\t70"), RULES))
                .isEmpty();
    }

    /** 500 and 445 of 995 leave 50: exactly 10 % of 500, and no closer. */
    @Test
    void thePPercentRuleAllowsExactlyItsPercentage() {
        Table table = table("Region\tTotal\tLargest\tSecond largest", "A\t995\t500\t445", "B\t994\t500\t445");

        assertThat(Dominance.in(table, new Dominance.Rules(99, 10))).containsExactly(new Dominance.Found(2, 2));
    }

    /** One contributor alone: nobody stands second who could tell the first, and the share speaks. */
    @Test
    void withoutASecondOnlyTheShareSpeaks() {
        Table table = table("Region\tTotal\tLargest", "A\t540\t500", "B\t1000\t500");

        assertThat(Dominance.in(table, new Dominance.Rules(95, 10))).isEmpty();
        assertThat(Dominance.in(table, RULES)).containsExactly(new Dominance.Found(1, 2));
    }

    /** Of the two largest together, what is not the first's is the second's. */
    @Test
    void theSecondStandsInTheSumOfTheTwo() {
        Table table = table("Region\tTotal\tTop 1\tTop two", "A\t990\t500\t945", "B\t2000\t500\t945");

        assertThat(Dominance.in(table, new Dominance.Rules(99, 10))).containsExactly(new Dominance.Found(1, 2));
        assertThat(Dominance.in(table, new Dominance.Rules(96, 0))).isEmpty();
        assertThat(Dominance.in(table, new Dominance.Rules(95, 0))).containsExactly(new Dominance.Found(1, 2));
    }

    @Test
    void theTwoLargestAloneAreEnoughToTell() {
        assertThat(Dominance.in(table("Region\tTotal\tTop 2", "A\t1000\t850", "B\t1000\t849"), RULES))
                .containsExactly(new Dominance.Found(1, 2));
    }

    @Test
    void sharesOfMoreThanAllAreNone() {
        Table table = table("Drug\tTotal\tTop 1 (%)", "A\t4000\t100", "B\t5000\t101", "C\t5000\t0");

        assertThat(Dominance.in(table, RULES)).containsExactly(new Dominance.Found(1, 2));
        assertThat(Dominance.in(table("Drug\tTotal\tLargest", "A\t4000\t85.0%", "B\t5000\t84.9%"), RULES))
                .containsExactly(new Dominance.Found(1, 2));
    }

    /** A share beside an amount is no second of it. */
    @Test
    void sharesAndAmountsAreNotAdded() {
        Table table = table("Drug\tTotal\tLargest\tSecond largest (%)", "A\t1000\t800\t60", "B\t1000\t500\t20");

        assertThat(Dominance.in(table, RULES)).isEmpty();
    }

    @Test
    void theMeanTimesItsNumberIsTheTotalOfAMaximum() {
        // 10 × 100: 850 of it is 85 %; the total of the column beside is of something else
        Table table = table("Drug\tn\tMean cost\tTotal\tMax", "A\t10\t100\t900\t849", "B\t10\t100\t90000\t850");

        assertThat(Dominance.in(table, RULES)).containsExactly(new Dominance.Found(2, 4));
        // with a second beside it, a maximum is one of contributions, and the total theirs
        Table second = table("Drug\tTotal\tMax\tMax 2", "A\t1000\t500\t350", "B\t1000\t500\t349");
        assertThat(Dominance.in(second, RULES)).containsExactly(new Dominance.Found(1, 2));
        assertThat(Dominance.in(table("Drug\tMean cost\tMax", "A\t100\t900"), RULES))
                .isEmpty();
        assertThat(Dominance.in(table("Drug\tn\tMax", "A\t10\t900"), RULES)).isEmpty();
    }

    @Test
    void whatIsHiddenOrSaidInWordsDominatesNothing() {
        Table table = table(
                "Region\tTotal\tLargest\tSecond largest",
                "A\t1000\t*\t100",
                "B\t*\t900\t50",
                "C\t1000\tmost\t9",
                "D\t1000\t0\t0",
                "E\t1000\t900\t*");

        assertThat(Dominance.in(table, RULES)).containsExactly(new Dominance.Found(5, 2));
    }

    /** A total of nothing is made up by nobody; two who are all of it make it up. */
    @Test
    void nothingAndAllOfIt() {
        Table table = table("Region\tTotal\tLargest\tSecond largest", "A\t0\t0\t0", "B\t1000\t600\t400");

        assertThat(Dominance.in(table, RULES)).containsExactly(new Dominance.Found(2, 2));
    }

    @Test
    void whatIsSaidBesideARowIsNoAmount() {
        Table table = table(
                "Region\tLargest clinic\tTotal\tLargest\tSecond largest",
                "North\tHill\t1000\t900\t50",
                "South\tRiver\t1000\t100\t50");

        assertThat(Dominance.in(table, RULES)).containsExactly(new Dominance.Found(1, 3));
    }

    @Test
    void theFirstColumnOfANameSpeaks() {
        Table table = table("Region\tTotal\tLargest\tLargest last year", "A\t1000\t100\t900");

        assertThat(Dominance.in(table, RULES)).isEmpty();
    }

    private static Table table(String... lines) {
        return Grid.of(lines);
    }
}
