package dk.sluse.screening;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.document.FileType;
import dk.sluse.document.Part;
import dk.sluse.document.Passage;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels of a drawing that number people (R58). */
final class NumberedLabelsTest {

    @ParameterizedTest
    @ValueSource(strings = {"P%d", "Patient %d", "pt-%d", "deltager_%d", "Subject#%d"})
    void tenInARowNumberPeople(String label) {
        assertThat(found(drawn(label, IntStream.range(7, 17)))).hasSize(1);
        assertThat(found(drawn(label, IntStream.range(7, 16)))).isEmpty();
    }

    @Test
    void theyMayStandInOneLineAndInAnyOrder() {
        assertThat(found(Stream.of(label("P3 P1 P2 P5 P4 P9 P8 P7 P6 P10")))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Q%d", "P%d of 20", "grade P%d", "P%d,5"})
    void otherLabelsNumberNobody(String label) {
        assertThat(found(drawn(label, IntStream.range(1, 30)))).isEmpty();
    }

    @Test
    void percentilesDoNotFollowEachOther() {
        assertThat(found(drawn("P%d", IntStream.of(1, 5, 10, 25, 50, 75, 90, 95, 98, 99, 100))))
                .isEmpty();
    }

    @Test
    void labelsOfTwoKindsAreCountedApart() {
        assertThat(found(Stream.concat(drawn("P%d", IntStream.range(1, 6)), drawn("S%d", IntStream.range(6, 11)))))
                .isEmpty();
    }

    @Test
    void aTextThatIsNotDrawnIsNoDrawing() {
        assertThat(found(IntStream.range(1, 30)
                        .mapToObj(
                                i -> new Passage(Passages.part("a.log"), Passage.Kind.LINE, "", i, 1, false, "P" + i))))
                .isEmpty();
    }

    @Test
    void eachPartBeginsAnew() {
        assertThat(found(IntStream.range(1, 11)
                        .mapToObj(i -> new Passage(
                                Passages.part(i / 6, "a.pptx", Part.Role.FILE, FileType.TEXT),
                                Passage.Kind.LINE,
                                "slide 1",
                                i,
                                1,
                                false,
                                "P" + i))))
                .isEmpty();
    }

    private static Stream<Passage> drawn(String label, IntStream numbers) {
        return numbers.mapToObj(number -> label(String.format(label, number)));
    }

    private static Passage label(String text) {
        return Passages.of(Passage.Kind.LINE, "page 1", text);
    }

    private static List<Finding> found(Stream<Passage> passages) {
        NumberedLabels labels = new NumberedLabels();
        passages.forEach(labels::look);
        return labels.findings();
    }
}
