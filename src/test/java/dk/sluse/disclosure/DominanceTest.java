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

    private static Table table(String... lines) {
        return TextTables.in("", List.of(lines), i -> "t:" + i).get(0);
    }
}
