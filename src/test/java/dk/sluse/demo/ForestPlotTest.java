package dk.sluse.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForestPlotTest {

    private static final int BLACK = 0xff000000;
    private static final int BLUE = 0xff1f5fa8;

    @Test
    void each_group_has_its_point_on_its_line_further_right_the_higher_the_odds() throws IOException {
        BufferedImage plot = ForestPlot.draw();

        int[] middles = IntStream.of(100, 175, 250)
                .map(line -> middle(plot, line - 4, BLUE))
                .toArray();
        assertThat(middles).isSorted().doesNotHaveDuplicates();
        assertThat(middles[0]).as("an odds ratio of 1").isBetween(444, 448);
    }

    @Test
    void the_letters_need_no_fonts_of_the_machine() throws IOException {
        BufferedImage plot = ForestPlot.draw();
        assertThat(count(plot, 25, 55, BLACK)).as("the title").isGreaterThan(500);
        assertThat(count(plot, 350, 375, BLACK)).as("the ticks' labels").isGreaterThan(100);

        try (Lettering letters = new Lettering()) {
            assertThat(letters.width("iiii", 20)).isLessThan(letters.width("WWWW", 20) / 3);
        }
    }

    private static int middle(BufferedImage plot, int y, int colour) {
        return (int) IntStream.range(0, plot.getWidth())
                .filter(x -> plot.getRGB(x, y) == colour)
                .average()
                .orElse(-1);
    }

    private static long count(BufferedImage plot, int top, int bottom, int colour) {
        return IntStream.range(top, bottom)
                .flatMap(y -> IntStream.range(0, plot.getWidth()).map(x -> plot.getRGB(x, y)))
                .filter(pixel -> pixel == colour)
                .count();
    }
}
