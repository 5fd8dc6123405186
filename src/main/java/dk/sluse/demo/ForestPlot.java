package dk.sluse.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The study's figure: odds ratios with their intervals, one line per group and no point per person (R55). */
final class ForestPlot {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 420;
    private static final int LEFT = 240;
    private static final int RIGHT = 860;
    private static final int TOP = 100;
    private static final int LINE = 75;
    private static final int AXIS = 340;
    private static final double LETTERS = 18;
    private static final double LOWEST = 0.5;
    private static final double HIGHEST = 4;

    private ForestPlot() {}

    static BufferedImage draw() throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D picture = image.createGraphics();
        try (Lettering letters = new Lettering()) {
            picture.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            picture.setColor(Color.WHITE);
            picture.fillRect(0, 0, WIDTH, HEIGHT);
            picture.setColor(Color.BLACK);
            letters.write(picture, Study.TITLE, 30, 50, LETTERS * 1.3);
            axis(picture, letters);
            for (int i = 0; i < Study.GROUPS.size(); i++) {
                group(picture, letters, Study.GROUPS.get(i), TOP + i * LINE);
            }
        } finally {
            picture.dispose();
        }
        return image;
    }

    private static void axis(Graphics2D picture, Lettering letters) throws IOException {
        picture.draw(new Line2D.Double(LEFT, AXIS, RIGHT, AXIS));
        for (double tick : List.of(0.5, 1.0, 2.0, 4.0)) {
            String label = String.format(Locale.ROOT, "%.1f", tick);
            picture.draw(new Line2D.Double(x(tick), AXIS, x(tick), AXIS + 8));
            letters.write(picture, label, x(tick) - letters.width(label, LETTERS) / 2, AXIS + 30, LETTERS);
        }
        letters.write(picture, "Odds ratio, 95 % confidence interval", LEFT, AXIS + 60, LETTERS);
        picture.setStroke(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6}, 0));
        picture.draw(new Line2D.Double(x(1), TOP - 25, x(1), AXIS));
        picture.setStroke(new BasicStroke(2));
    }

    private static void group(Graphics2D picture, Lettering letters, Study.Group group, int y) throws IOException {
        picture.setColor(Color.BLACK);
        letters.write(picture, group.name(), 30, y + LETTERS / 3, LETTERS);
        picture.setColor(new Color(0x1f5fa8));
        double ratio = group.isReference() ? 1 : group.oddsRatio();
        picture.fill(new Ellipse2D.Double(x(ratio) - 6, y - 6, 12, 12));
        if (!group.isReference()) {
            picture.draw(new Line2D.Double(x(group.low()), y, x(group.high()), y));
        }
    }

    private static double x(double ratio) {
        return LEFT + (RIGHT - LEFT) * Math.log(ratio / LOWEST) / Math.log(HIGHEST / LOWEST);
    }
}
