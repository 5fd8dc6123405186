package dk.sluse.recognition;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;

/**
 * Letters of one line, upright once the drawing is turned round, and spread a little where words end: a narrow blank is
 * easily taken for none.
 */
final class LetterPiece {

    private static final double BLANK = 0.75;
    /** Of the height of a capital; between two slim digits there is little less. */
    private static final double NARROWEST_BLANK = 0.45;

    /** A letter, and where it stands when the drawing is turned. */
    record Upright(Letter letter, Rectangle2D box) {
        double height() {
            return box.getHeight();
        }
    }

    private final List<Upright> letters;
    private final AffineTransform turning;
    private final int direction;
    private final Rectangle2D box;
    private final double height;
    /** How far each letter is moved to the right. */
    private final double[] moved;

    private LetterPiece(List<Upright> letters, AffineTransform turning, int direction) {
        this.letters = letters.stream()
                .sorted(Comparator.comparingDouble(letter -> letter.box().getX()))
                .toList();
        this.turning = turning;
        this.direction = direction;
        this.box = new Rectangle2D.Double();
        box.setRect(letters.get(0).box());
        letters.forEach(letter -> box.add(letter.box()));
        this.height = letters.stream().mapToDouble(Upright::height).max().orElse(1);
        this.moved = new double[letters.size()];
    }

    /**
     * A piece.
     *
     * @param blanks where the drawing has blanks, if it tells; anywhere on it
     */
    static LetterPiece of(List<Upright> letters, List<double[]> blanks, AffineTransform turning, int direction) {
        LetterPiece piece = new LetterPiece(letters, turning, direction);
        List<double[]> within = blanks.stream()
                .filter(blank -> piece.box.contains(blank[0], blank[1])
                        || piece.box.contains(blank[0], blank[1] - piece.height / 2))
                .toList();
        piece.spread(within, !blanks.isEmpty());
        return piece;
    }

    private void spread(List<double[]> blanks, boolean told) {
        double capital = capital();
        double end = letters.get(0).box().getMaxX();
        double begin = letters.get(0).box().getX();
        for (int i = 1; i < moved.length; i++) {
            double left = letters.get(i).box().getX();
            double from = begin;
            boolean blank = told
                    ? blanks.stream().anyMatch(pen -> pen[0] > from && pen[0] < left + height / 20)
                    : left - end > NARROWEST_BLANK * capital;
            moved[i] = moved[i - 1] + (blank ? BLANK * capital : 0);
            end = Math.max(end, letters.get(i).box().getMaxX());
            begin = left;
        }
    }

    /** The height of its capitals and digits; brackets are higher. */
    private double capital() {
        double[] heights = letters.stream()
                .filter(letter -> letter.letter().isSure())
                .mapToDouble(Upright::height)
                .sorted()
                .toArray();
        return heights.length == 0 ? height : heights[heights.length * 3 / 4];
    }

    /** Whether it is more than a single shape that happens to look like a letter. */
    boolean isWord() {
        return letters.get(0).letter().look() == Letter.Look.NAMED
                || letters.stream().filter(letter -> letter.letter().isSure()).count() >= 2;
    }

    int direction() {
        return direction;
    }

    /** Where its letters stand once the drawing is turned. */
    Rectangle2D box() {
        return box;
    }

    /** That of its tallest letter. */
    double height() {
        return height;
    }

    double width() {
        return box.getWidth() + moved[moved.length - 1];
    }

    /** What was at this distance from its left before the letters were spread. */
    double before(double distance) {
        int i = moved.length - 1;
        while (i > 0 && letters.get(i).box().getX() - box.getX() + moved[i] > distance + height / 4) {
            i--;
        }
        return distance - moved[i];
    }

    void draw(Graphics2D drawing, double left, double top, double scale) {
        for (int i = 0; i < moved.length; i++) {
            AffineTransform at = AffineTransform.getTranslateInstance(left, top);
            at.scale(scale, scale);
            at.translate(moved[i] - box.getX(), -box.getY());
            at.concatenate(turning);
            drawing.fill(letters.get(i).letter().on(at));
        }
    }
}
