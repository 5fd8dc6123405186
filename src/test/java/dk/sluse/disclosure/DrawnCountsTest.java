package dk.sluse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DrawnCountsTest {

    private final List<DrawnWord> words = new ArrayList<>();

    private DrawnCountsTest at(double x, double y, String text) {
        words.add(new DrawnWord(text, x, x + 5.5 * text.length(), y, 10, false));
        return this;
    }

    private DrawnCountsTest heading(String text) {
        words.add(new DrawnWord(text, 0, 5.5 * text.length(), 0, 10, true));
        return this;
    }

    private int below() {
        return DrawnCounts.below(words, 5);
    }

    @Test
    void countsEachSmallNumberOnce() {
        heading("No. of patients")
                .at(100, 50, "41")
                .at(200, 60, "3")
                .at(300, 75, "2")
                .at(50, 200, "Region");
        assertThat(below()).isEqualTo(2);
    }

    @Test
    void takesNoNumbersForPeopleWithoutAWordThatSaysSo() {
        at(100, 50, "41").at(200, 60, "3").at(300, 75, "2").at(50, 200, "Region");
        assertThat(below()).isZero();
    }

    @Test
    void joinsTheWordsOfAHeading() {
        at(10, 20, "Number").at(50, 20, "of").at(66, 20, "patients");
        at(100, 50, "41").at(200, 60, "3").at(50, 200, "Region");
        assertThat(below()).isEqualTo(1);
    }

    @Test
    void readsWhatStandsBetweenSentencesOfAPageByItself() {
        at(10, 10, "Number of patients").at(100, 50, "41").at(200, 60, "13").at(50, 70, "Region");
        at(10, 100, "Of these most were women and all of them were seen in Aarhus.");
        at(10, 150, "41").at(10, 170, "3").at(10, 190, "2").at(50, 220, "Steps");
        assertThat(below()).isZero();
    }

    @Test
    void leavesOutALabelAmongTheNumbersOfAScaleButNotTheLabel() {
        heading("Antal patienter");
        at(50, 100, "8")
                .at(50, 120, "6")
                .at(50, 131, "5")
                .at(50, 140, "4")
                .at(50, 160, "2")
                .at(50, 180, "0");
        at(200, 110, "7").at(300, 150, "3").at(50, 220, "Region");
        assertThat(below()).isEqualTo(1);
    }

    @Test
    void aNumberBeforeThoseAtRiskIsTheNameOfTheirGroup() {
        at(10, 100, "Number at risk");
        at(10, 120, "1").at(60, 120, "90").at(120, 120, "31");
        at(10, 140, "2").at(60, 140, "88").at(120, 140, "13");
        assertThat(below()).isZero();
    }

    @Test
    void readsLabelsWithCountsUnlessTheyNameAMeasure() {
        at(100, 10, "Patients with relapse")
                .at(10, 100, "Yes: 40")
                .at(200, 150, "Unknown: 3")
                .at(10, 200, "Week: 2");
        assertThat(below()).isEqualTo(1);
    }

    @Test
    void isNoDrawingWithTooManyWords() {
        heading("Number of patients");
        for (int i = 0; i < 3_000; i++) {
            int row = i / 60;
            at(i % 60 * 10, row * 20.0, "3");
        }
        assertThat(below()).isZero();
    }
}
