package dk.sluse.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Few people among names and numbers in brackets (R53), and settings that look like them. */
final class PrintedTalliesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Counter({'Male': 140, 'Female': 133, 'Unknown': 3})",
                "df.stage.value_counts().to_dict() -> {'I': 210, 'II': 88, 'IV': 4}",
                "n per group: {'control': 220, 'carrier': 3}",
                "defaultdict(<class 'int'>, {'Aarhus': 51, 'Viborg': 2})",
                "number of patients by genotype OrderedDict([('AA', 301), ('GG', 2)])",
                "Counter(stage).most_common()\n[('I', 50), ('IV', 3)]",
                "np.unique(sex, return_counts=True)\n(array([0, 1, 9]), array([140, 133,   3]))",
                "  \"cases\": 3,",
                "{\"level\": \"Other\", \"n\": 2}",
                "confusion matrix\n[[ 40   3]\n [ 12  55]]",
                "confusion_matrix(y, p)\narray([[140,   4],\n       [  9,  66]])",
                "TN=210, FP=12, FN=3, TP=41",
            })
    void fewPeopleAreHeld(String text) {
        assertThat(found(text)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Counter({'Male': 140, 'Female': 133, 'Unknown': 13})",
                "best params: {'max_depth': 3, 'n_estimators': 400}",
                "config = {'seed': 1, 'epochs': 4, 'layers': 3}",
                "count of settings {'workers': 4, 'retries': 12}",
                "confusion matrix\n[[ 40  13]\n [ 12  55]]",
                "confusion matrix\n[[0.91 0.09]\n [0.12 0.88]]",
                "kernel\n[[1 2 1]\n [2 4 2]]",
                "{\"n_jobs\": 2, \"cases\": 31, \"n\": 240}",
                "TP: 31, FP: 12, FN: 0",
            })
    void otherNumbersAreNot(String text) {
        assertThat(found(text)).isZero();
    }

    private static int found(String text) {
        PrintedTallies tallies = new PrintedTallies(5);
        Passages.lines("a.log", text.split("\n", -1)).forEach(tallies::look);
        return tallies.findings(List.of()).size();
    }
}
