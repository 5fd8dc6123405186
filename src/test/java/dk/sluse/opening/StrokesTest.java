package dk.sluse.opening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Short lines of a drawing, one per observation or of its axes (R55). */
final class StrokesTest {

    private final Strokes strokes = new Strokes();

    @Test
    void R55_aRugIsStrewn() {
        for (int i = 0; i < 40; i++) {
            strokes.add(100 + 7.3 * i + 3 * Math.sin(i * i), 300, 0, 7);
        }
        assertThat(strokes.strewn()).isEqualTo(40);
    }

    @Test
    void R55_ticksOfAnAxisAreNot() {
        for (int i = 0; i < 40; i++) {
            strokes.add(100 + 12.5 * i, 300, 0, 7);
            strokes.add(60, 20 + 9.75 * i, 7, 0);
        }
        assertThat(strokes.strewn()).isZero();
    }

    @Test
    void R55_stepsOfALogarithmAreNot() {
        for (int i = 0; i < 45; i++) {
            strokes.add(100 + 80 * (Math.floorDiv(i, 9) + Math.log10(1 + i % 9)), 300, 0, 3.5);
        }
        assertThat(strokes.strewn()).isZero();
    }

    @Test
    void R55_theCensoredOfACurveAreStrewn() {
        for (int i = 0; i < 15; i++) {
            strokes.add(100 + 11 * i + 4 * Math.cos(i * i), 100 + 6 * i + 3 * Math.sin(i * i), 0, 6);
        }
        assertThat(strokes.strewn()).isEqualTo(15);
    }

    @Test
    void R55_theEndsOfIntervalsStandInStep() {
        for (int i = 0; i < 12; i++) {
            strokes.add(100 + 9 * Math.cos(i * i), 100 + 20 * i, 0, 6);
            strokes.add(160 + 9 * Math.sin(i * i), 100 + 20 * i, 0, 6);
        }
        assertThat(strokes.strewn()).isZero();
    }

    @Test
    void R55_twoOfOneMiddleAreACross() {
        assertThat(strokes.add(10, 13, 6, 0)).isEmpty();
        assertThat(strokes.add(13, 10, 0, 6)).contains(6.0);
        assertThat(strokes.isEmpty()).isTrue();
        assertThat(strokes.add(40, 10, 0, 6)).isEmpty();
    }

    @Test
    void R55_oneLineAcrossABoxIsItsMedianAndSeveralAreAGrid() {
        strokes.add(100, 150, 40, 0);
        assertThat(strokes.isHalved(100, 120, 140, 200, false)).isTrue();
        assertThat(strokes.isHalved(100, 160, 140, 200, false)).isFalse();
        assertThat(strokes.isHalved(90, 120, 150, 200, false)).isFalse();
        assertThat(strokes.isHalved(120, 100, 200, 140, true)).isFalse();
        strokes.add(100, 170, 40, 0);
        assertThat(strokes.isHalved(100, 120, 140, 200, false)).isFalse();
    }
}
