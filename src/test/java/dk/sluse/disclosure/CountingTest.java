package dk.sluse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which entries of a table count people, by heading, label, caption, sums and company (R53). */
final class CountingTest {

    @Test
    void aHeadingThatSaysSoCounts() {
        assertThat(counted("Group\tn\tyear", "A\t412\t1990", "B\t4\t1991")).containsExactly("412", "4");
        assertThat(columns("Group\tn\tyear", "A\t412\t1990", "B\t4\t1991")).containsExactly(1);
    }

    @Test
    void labelsAndHeadingsThemselvesAreNotCounted() {
        Table table = Grid.of("Clinic\tn", "7\t412", "8\t4");
        Counting counting = Counting.of(table);

        for (int column = 0; column < table.columns(); column++) {
            assertThat(counting.counts(0, column)).isFalse();
        }
        for (int row = 0; row < table.rows(); row++) {
            for (int column = 0; column < table.firstColumn(); column++) {
                assertThat(counting.counts(row, column)).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"p", "OR", "Year", "Position", "%", "Mean", "Number of variants", "n variants"})
    void aHeadingOfSomethingElseBarsItsColumn(String heading) {
        assertThat(counted(
                        "Number of persons", "Group\tA\t" + heading, "Alive\t412\t3", "Dead\t40\t4", "Total\t452\t7"))
                .doesNotContain("3", "4", "7")
                .contains("412", "40");
        assertThat(columns(
                        "Number of persons", "Group\tA\t" + heading, "Alive\t412\t3", "Dead\t40\t4", "Total\t452\t7"))
                .doesNotContain(2);
    }

    @Test
    void aCountWithAMeasureOrAPercentageIsACountAllTheSame() {
        assertThat(counted("Group\tn (%)", "A\t412 (99.0)", "B\t4 (1.0)")).containsExactly("412 (99.0)", "4 (1.0)");
        assertThat(counted("Group\tn, age group", "A\t412", "B\t4")).containsExactly("412", "4");
    }

    @Test
    void aLabelThatSaysSoCountsItsRow() {
        assertThat(counted("Measure\tA\tB", "n\t412\t3", "Mean age\t54\t55", "SD\t12\t13", "p\t1\t0"))
                .containsExactly("412", "3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mean age", "Age, years", "SD", "Genes", "Number of variants"})
    void aLabelOfSomethingElseBarsItsRow(String label) {
        assertThat(counted("Group\tn", "A\t412", "B\t40", label + "\t4")).containsExactly("412", "40");
    }

    /** “High risk” is a group of people or a measure: only a column that counts outright counts there. */
    @Test
    void aLabelThatMayBeAMeasureCountsOnlyWhereTheHeadingDoes() {
        assertThat(counted("Group\tn", "Low risk\t412", "High risk\t4")).containsExactly("412", "4");
        assertThat(counted("Group\tCases", "Young\t412", "High risk\t4")).containsExactly("412");
    }

    @Test
    void aNumberThatSaysItselfWhatItIsCountsAnywhere() {
        assertThat(counted("Group\tScore", "A\tn = 4", "B\t5.2")).isEmpty();
        assertThat(counted("Group\tPlace", "A\tn = 4", "B\tKolding")).containsExactly("n = 4");
    }

    @Test
    void underANameOfPeopleFractionsAreNoCounts() {
        assertThat(counted("Group\tn", "A\t4.5", "B\t5.5", "C\t4")).isEmpty();
        assertThat(counted("Group\tn", "A\t4.5", "B\t5.5", "C\t4 (10.0%)")).containsExactly("4 (10.0%)");
        assertThat(counted("Group\tn", "A\t4.5", "B\t5.5", "C\t<5")).containsExactly("<5");
        assertThat(columns("Group\tn", "A\t4.5", "B\t5.5", "C\t4")).isEmpty();
    }

    /** Four of five whole numbers make a column whole; percentages and measures do not count against it. */
    @Test
    void aColumnIsWholeWhenFourOfFiveAre() {
        String[] most = {"Group\tCases", "A\t412", "B\t40", "C\t4", "D\t7", "E\t0.5"};
        String[] less = {"Group\tCases", "A\t412", "B\t40", "C\t4", "E\t0.5"};
        String[] measures = {"Group\tCases", "A\t412", "B\t40", "C\t4", "Mean age\t54.2", "E\t12%"};

        assertThat(counted(most)).containsExactly("412", "40", "4", "7");
        assertThat(counted(less)).isEmpty();
        assertThat(counted(measures)).containsExactly("412", "40", "4");
    }

    @Test
    void aColumnOfNothingButHiddenNumbersIsWholeAndAnEmptyOneIsNot() {
        assertThat(columns("Group\tCases\tDeaths", "A\t*\t", "B\t*\t")).containsExactly(1);
        assertThat(counted("Group\tCases", "A\t*", "B\t*")).hasSize(2);
    }

    @Test
    void aCaptionCountsColumnsThatHaveAHeading() {
        assertThat(captioned("Number of persons by clinic", "Clinic\tKolding\tVejle", "A\t3\t2", "B\t2\t4"))
                .containsExactly("3", "2", "2", "4");
        assertThat(captioned("Scores by clinic", "Clinic\tKolding\tVejle", "A\t3\t2", "B\t2\t4"))
                .isEmpty();
        assertThat(captioned("Number of persons by clinic", "Clinic\t\tVejle", "A\t3\t2", "B\t2\t4"))
                .containsExactly("2", "4");
    }

    @Test
    void aNameOfPeopleOverAColumnCounts() {
        assertThat(counted("Clinic\tCases\tPrice", "A\t3\t1", "B\t2\t2")).containsExactly("3", "2");
        assertThat(columns("Clinic\tCases\tPrice", "A\t3\t1", "B\t2\t2")).containsExactly(1);
    }

    @Test
    void columnsThatAddUpCount() {
        assertThat(counted("Clinic\tKolding", "A\t3", "B\t2", "C\t1", "Total\t6"))
                .containsExactly("3", "2", "1", "6");
        assertThat(columns("Clinic\tKolding", "A\t3", "B\t2", "C\t1", "Total\t6"))
                .containsExactly(1);
        assertThat(counted("Clinic\tKolding", "A\t3", "B\t2", "C\t1", "Total\t7"))
                .isEmpty();
    }

    /** Two or more columns of whole numbers under words, beside words, with a crowd among them. */
    @Test
    void aCrossTableCountsWithoutTotals() {
        assertThat(counted("Clinic\tKolding\tVejle", "A\t5\t2", "B\t2\t4")).containsExactly("5", "2", "2", "4");
        assertThat(columns("Clinic\tKolding\tVejle", "A\t5\t2", "B\t2\t4")).containsExactly(1, 2);
        assertThat(counted("Clinic\tKolding\tVejle\t%", "A\t5\t2\t1.5", "B\t2\t4\t2.5"))
                .contains("5", "2", "4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // nobody is five
                "Clinic\tKolding\tVejle|A\t4\t2|B\t2\t4",
                // one column, one row
                "Clinic\tKolding|A\t5|B\t4",
                "Clinic\tKolding\tVejle|A\t5\t4",
                // a column without a name, of fractions, of something else
                "Clinic\tKolding\t\tVejle|A\t5\t6\t2|B\t2\t7\t4",
                "Clinic\tKolding\tVejle|A\t5\t2.5|B\t2\t4.5",
                "Clinic\tKolding\tYear|A\t5\t2|B\t2\t4",
                // rows without a name
                "Clinic\tKolding\tVejle|A\t5\t2|\t2\t4"
            })
    void otherTablesOfNumbersDoNot(String lines) {
        assertThat(counted(lines.split("\\|"))).isEmpty();
    }

    @Test
    void oneRowOfFiveMayLackItsName() {
        assertThat(counted("Clinic\tKolding\tVejle", "A\t5\t2", "B\t2\t4", "C\t2\t4", "D\t2\t4", "\t2\t4"))
                .hasSize(10);
    }

    private static List<String> counted(String... lines) {
        return lines[0].contains("\t") ? captioned("", lines) : captioned(lines[0], below(lines));
    }

    private static List<String> captioned(String caption, String... lines) {
        Table table = Grid.captioned(caption, lines);
        Counting counting = Counting.of(table);
        List<String> counted = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            for (int column = 0; column < table.columns(); column++) {
                if (counting.counts(row, column)) {
                    counted.add(table.text(row, column));
                }
            }
        }
        return counted;
    }

    private static List<Integer> columns(String... lines) {
        Table table = lines[0].contains("\t") ? Grid.of(lines) : Grid.captioned(lines[0], below(lines));
        Counting counting = Counting.of(table);
        List<Integer> columns = new ArrayList<>();
        for (int column = table.firstColumn(); column < table.columns(); column++) {
            if (counting.isColumnOfCounts(column)) {
                columns.add(column);
            }
        }
        return columns;
    }

    private static String[] below(String... lines) {
        return List.of(lines).subList(1, lines.length).toArray(String[]::new);
    }
}
