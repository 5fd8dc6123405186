package dk.sluse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that may be one person's, and how many people they were taken of (R54). */
final class ExtremeValuesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Min",
                "Max.",
                "Median",
                "Range",
                "P95",
                "95th percentile",
                "3rd Qu.",
                "IQR",
                "Ældste",
                "outliers"
            })
    void inAColumnOfTheirOwnOrARow(String name) {
        assertThat(found("Variable\tn\t" + name, "Age\t40\t54.5", "BMI\t41\t24.5"))
                .containsExactly(at(1, 2, 40), at(2, 2, 41));
        assertThat(found("Statistic\tAge\tBMI", "n\t40\t41", name + "\t54.5\t24.5"))
                .containsExactly(at(2, 1, 40), at(2, 2, 41));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mean", "Reference range", "Age interval", "Max. reads", "Normal range", "Minute"})
    void otherNamesAreNone(String name) {
        assertThat(found("Variable\tn\t" + name, "Age\t40\t54.5", "BMI\t41\t24.5"))
                .isEmpty();
    }

    /** As pandas describes a frame: the count of each column stands above. */
    @Test
    void quartilesAsPercentBesideARow() {
        assertThat(found("\tage\tbmi", "count\t40.0\t41.0", "mean\t54.0\t24.0", "25%\t41.0\t21.0", "51%\t1.5\t2.5"))
                .containsExactly(at(3, 1, 40), at(3, 2, 41));
    }

    @Test
    void aRangeIsAValueAndWordsAndHiddenValuesAreNone() {
        assertThat(found("Variable\tn\tMedian", "Age\t40\t54 (41-67)", "BMI\t41\tnot shown", "Height\t42\t*"))
                .containsExactly(at(1, 2, 40));
    }

    /** The N of heading, row, column, row of N, caption: the nearest speaks. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Variable|N|Median (n = 7); Age (n = 8)|9|54.5; 7",
                "Variable|N|Median; Age (n = 8)|9|54.5; 8",
                "Variable|N|Median; Age|9|54.5; 9",
                "Variable|N|Median; Age|*|54.5; 0",
                "Variable|N|Median; Age|some|54.5; 12",
                "Variable|Total|Median; Age|9|54.5; 9"
            })
    void theNearestNumberOfPeople(String head, String row, long people) {
        Table table = Grid.captioned("Patients (N = 12)", head.replace('|', '\t'), row.replace('|', '\t'));

        assertThat(ExtremeValues.in(table)).containsExactly(at(1, 2, people));
    }

    @Test
    void aRowOfNumbersOfPeopleSpeaksForItsColumns() {
        assertThat(found("Statistic\tAge\tBMI", "Obs\t40\t41.0", "Max\t97.5\t51.5"))
                .containsExactly(at(2, 1, 40), at(2, 2, 41));
        // half a person is no number of people
        assertThat(found("Statistic\tAge\tBMI", "Obs\t40.5\t41", "Max\t97.5\t51.5"))
                .containsExactly(new ExtremeValues.Found(2, 1, OptionalLong.empty()), at(2, 2, 41));
    }

    @Test
    void withoutANumberOfPeopleThereIsNone() {
        assertThat(found("Variable\tMean\tMax", "Age\t54.5\t97.5"))
                .containsExactly(new ExtremeValues.Found(1, 2, OptionalLong.empty()));
    }

    private static ExtremeValues.Found at(int row, int column, long people) {
        return new ExtremeValues.Found(row, column, OptionalLong.of(people));
    }

    private static List<ExtremeValues.Found> found(String... lines) {
        return ExtremeValues.in(Grid.of(lines));
    }
}
