package dk.sluse.opening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lines and bars that may each be of one person (R55). */
final class TrailsTest {

    private final Trails trails = new Trails();

    private void path(String description) {
        Outline outline = Outline.ofPath(description);
        trails.add(outline, outline.left(), outline.top(), outline.width(), outline.height());
    }

    @Test
    void linesOverEachOtherAreCounted() {
        for (int i = 0; i < 12; i++) {
            path("M 10 " + (50 + i) + " L 40 " + (90 - 3 * i) + " L 70 " + (30 - i));
        }
        assertThat(trails.lines()).isEqualTo(12);
    }

    @Test
    void linesOfPanelsStepsAndOutlinesAreNot() {
        for (int i = 0; i < 12; i++) {
            path("M " + 100 * i + " 50 L " + (100 * i + 30) + " 90 L " + (100 * i + 60) + " 40");
            path("M 10 50 L 40 50 L 40 " + (60 + i) + " L 70 " + (60 + i));
            path("M 10 50 L 40 80 L 70 50 Z");
        }
        assertThat(trails.lines()).isEqualTo(1);
    }

    @Test
    void sortedBarsOnBothSidesOfAnAxisAreCounted() {
        for (int i = 0; i < 20; i++) {
            path(bar(i, 57 - 6 * i));
        }
        assertThat(trails.sortedBars()).isEqualTo(20);
    }

    @Test
    void barsInAnyOrderOrOnOneSideAreNot() {
        for (int i = 0; i < 20; i++) {
            path(bar(i, 10 + i * 7 % 20));
            path(bar(30 + i, 100 - i));
        }
        assertThat(trails.sortedBars()).isZero();
    }

    private static String bar(int at, int height) {
        return "M " + 10 * at + " 200 L " + (10 * at + 8) + " 200 L " + (10 * at + 8) + " " + (200 - height) + " L "
                + 10 * at + " " + (200 - height) + " Z";
    }
}
