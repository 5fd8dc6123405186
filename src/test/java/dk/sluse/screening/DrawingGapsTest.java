package dk.sluse.screening;

import static dk.sluse.screening.Screened.assertThatScreening;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not read of a Windows' drawing is told, as far as words may be in it (R61). */
final class DrawingGapsTest {

    private static final byte[] FIVE = "Case7".getBytes(StandardCharsets.UTF_16LE);

    private static final String PLACE = "word/media/image1.emf";

    @TempDir
    private Path folder;

    static Stream<Arguments> unread() {
        byte[] glyphs = Samples.join(Drawing.numbers(0, 0, 400, 300, 1, 0, 0, 10, 20, 5, 76, 0x10), new byte[32]);
        byte[] small = Samples.join(Drawing.numbers(10, 20, 5, 0x110, 1, 0, 0), new byte[12]);
        byte[] blit = new byte[120];
        blit[88] = 20;
        byte[] driver = Samples.join(Drawing.numbers(0, 0, 0, 5), FIVE, new byte[42]);
        return Stream.of(
                Arguments.of("letters by number", Drawing.Kind.EMF, 84, glyphs),
                Arguments.of("a few letters by number", Drawing.Kind.EMF, 108, small),
                Arguments.of("a copied picture", Drawing.Kind.EMF, 76, blit),
                Arguments.of("a picture", Drawing.Kind.EMF, 80, new byte[120]),
                Arguments.of("a stretched picture", Drawing.Kind.EMF, 81, new byte[120]),
                Arguments.of("a picture that shines through", Drawing.Kind.EMF, 114, blit),
                Arguments.of("letters by number in EMF+", Drawing.Kind.EMF_PLUS, 0x4036, driver),
                Arguments.of("a picture in EMF+", Drawing.Kind.EMF_PLUS, 0x4008, new byte[40]),
                Arguments.of("a picture in a WMF", Drawing.Kind.WMF, 0x0f43, new byte[80]),
                Arguments.of("a copied picture in a WMF", Drawing.Kind.WMF, 0x0940, new byte[80]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unread")
    void R61_whatMayHoldWordsThatAreNotReadIsTold(String title, Drawing.Kind kind, int type, byte[] data) {
        Drawing drawing = DrawingTest.bars(kind).with(type, 0x0500, data);

        assertThatScreening(drawn(drawing))
                .isNotedBy(Figure.NAME)
                .at("D.docx › " + PLACE)
                .passes();
    }

    @Test
    void fillsWithoutAPictureAreNone() {
        assertThatScreening(drawn(DrawingTest.bars(Drawing.Kind.EMF).with(76, 0, new byte[92])))
                .saysNothingOf(Figure.NAME);
        assertThatScreening(drawn(DrawingTest.bars(Drawing.Kind.WMF).with(0x0940, 0, new byte[18])))
                .saysNothingOf(Figure.NAME);
    }

    @Test
    void R61_moreTextThanIsReadIsToldOf() {
        assertThatScreening(drawn(letters(50_000))).saysNothingOf("allowed-type");
        assertThatScreening(drawn(letters(50_001))).isRefusedBy("allowed-type").at("D.docx › " + PLACE);
    }

    private static Drawing letters(int count) {
        Drawing drawing = new Drawing(Drawing.Kind.EMF);
        for (int i = 0; i < count; i++) {
            drawing.text(8 * (i % 500), 14 * (i / 500), "a");
        }
        return drawing;
    }

    @Test
    void R61_whatOlderRecordsAreSaidToRepeatIsReadWhereTheyDoNot() {
        assertThatScreening(
                        drawn(twice().text(10, 20, "1407").text(34, 20, "99-").text(52, 20, "0214")))
                .isRefusedBy(PersonId.NAME);
        Random random = new Random(4);
        Drawing discs = twice();
        for (int i = 0; i < 40; i++) {
            discs.disc(10 + random.nextInt(360), 10 + random.nextInt(260), 6);
        }
        assertThatScreening(drawn(discs)).isHeldBy(Figure.NAME);
    }

    private static Drawing twice() {
        return new Drawing(Drawing.Kind.EMF_PLUS, true);
    }

    private Path drawn(Drawing drawing) {
        Samples samples = new Samples(folder);
        return samples.with(samples.docx("D.docx", "x"), PLACE, drawing.bytes());
    }
}
