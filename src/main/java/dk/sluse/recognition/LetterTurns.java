package dk.sluse.recognition;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far letters are turned, in degrees. Some drawings say it of each letter; others have outlines that were turned
 * before, and only that the next letter stands above or aslant of the one before tells it.
 */
final class LetterTurns {

    private static final int FEWEST = 3;
    private static final int FEWEST_BY_BOX = 3;
    private static final int MOST_RUNS = 200;
    private static final double STEP = 1.4;
    /** A blank between words of a line that is sure already. */
    private static final double LONG_STEP = 3;

    private static final double SAME_WAY = 4;
    private static final double LEVEL = 8;
    private static final AffineTransform HERE = new AffineTransform();

    private final List<Letter> letters;
    private final Rectangle2D[] boxes;
    private final int[] turns;
    private int runs;

    private LetterTurns(List<Letter> letters) {
        this.letters = letters;
        this.boxes = letters.stream().map(letter -> letter.box(HERE)).toArray(Rectangle2D[]::new);
        this.turns = new int[letters.size()];
    }

    static int[] of(List<Letter> letters) {
        LetterTurns turns = new LetterTurns(letters);
        for (int i = 0; i < letters.size(); i++) {
            turns.turns[i] = (int) Math.round(Math.toDegrees(letters.get(i).turn()));
        }
        for (int from = 0; from < letters.size(); ) {
            from = turns.run(from);
        }
        turns.alone();
        return turns.turns;
    }

    /** Single letters are turned as the others of their font are, which belongs to one turn where it has no level line. */
    private void alone() {
        Map<String, Integer> turned = new HashMap<>();
        for (int i = 0; i < turns.length; i++) {
            if (turns[i] != 0) {
                turned.put(letters.get(i).font(), turns[i]);
            }
        }
        for (int i = 1; i < turns.length; i++) {
            double way = turns[i - 1] == 0 ? way(i - 1, i, STEP, true) : Double.NaN;
            if (Math.abs(way) < LEVEL) {
                turned.remove(letters.get(i).font());
            }
        }
        turned.remove("");
        for (int i = 0; i < turns.length; i++) {
            turns[i] = turns[i] == 0 ? turned.getOrDefault(letters.get(i).font(), 0) : turns[i];
        }
    }

    /** Follows letters that stand in one line from one on; gives where the next begin. */
    private int run(int from) {
        if (turns[from] != 0 || from + 1 == letters.size()) {
            return from + 1;
        }
        boolean pens = letters.get(from).look() == Letter.Look.NAMED;
        double way = way(from, from + 1, STEP, pens);
        if (Double.isNaN(way) || Math.abs(way) < LEVEL) {
            return from + 1;
        }
        int fewest = pens ? FEWEST : FEWEST_BY_BOX;
        int to = from + 1;
        while (to + 1 < letters.size()
                && isSame(way, way(to, to + 1, to - from + 1 >= fewest ? LONG_STEP : STEP, pens))) {
            to++;
        }
        if (to - from + 1 < fewest) {
            return from + 1;
        }
        int begin = from;
        while (begin > 0 && turns[begin - 1] == 0 && isSame(way, way(begin - 1, begin, LONG_STEP, pens))) {
            begin--;
        }
        for (int i = begin; i <= to; i++) {
            turns[i] = (int) Math.round(way);
        }
        if (!pens) {
            absorb(begin, to, way);
        }
        return to + 1;
    }

    /** Dots of letters and single ones after a blank are of the same line. */
    private void absorb(int begin, int to, double way) {
        if (runs++ >= MOST_RUNS) {
            return;
        }
        Rectangle2D line = new Rectangle2D.Double();
        line.setRect(boxes[begin]);
        for (int i = begin; i <= to; i++) {
            line.add(boxes[i]);
        }
        line.setRect(
                line.getX(), line.getY() - line.getWidth(), line.getWidth(), line.getHeight() + 2 * line.getWidth());
        for (int i = 0; i < turns.length; i++) {
            if (turns[i] == 0 && letters.get(i).look() != Letter.Look.NAMED && line.contains(boxes[i])) {
                turns[i] = (int) Math.round(way);
            }
        }
    }

    private static boolean isSame(double way, double next) {
        return !Double.isNaN(next) && Math.abs(Math.IEEEremainder(way - next, 360)) <= SAME_WAY;
    }

    /** In which direction the next letter stands, in degrees; NaN when it is too far away or not told. */
    private double way(int one, int next, double steps, boolean pens) {
        if (turns[next] != 0 || (letters.get(next).look() == Letter.Look.NAMED) != pens) {
            return Double.NaN;
        }
        double size = Math.max(size(one), size(next));
        if (!pens && !isLetterWith(one, next) && !isLetterWith(next, one)) {
            return Double.NaN;
        }
        return pens ? byPens(one, next, steps * size) : byBoxes(boxes[one], boxes[next], steps / STEP, size);
    }

    private boolean isLetterWith(int letter, int other) {
        return letters.get(letter).look() == Letter.Look.WRITTEN
                && (letters.get(other).look() == Letter.Look.WRITTEN || size(other) <= 1.2 * size(letter));
    }

    private double byPens(int one, int next, double most) {
        double x = letters.get(next).penX() - letters.get(one).penX();
        double y = letters.get(next).penY() - letters.get(one).penY();
        double step = Math.hypot(x, y);
        return step > 0 && step <= most ? Math.toDegrees(Math.atan2(y, x)) : Double.NaN;
    }

    /** Of outlines alone only up and down are told: their boxes have no line to stand on. */
    private static double byBoxes(Rectangle2D one, Rectangle2D next, double steps, double size) {
        double beside = Math.min(one.getMaxX(), next.getMaxX()) - Math.max(one.getX(), next.getX());
        double gap = Math.max(one.getY(), next.getY()) - Math.min(one.getMaxY(), next.getMaxY());
        boolean close = gap > -0.1 * size && gap <= 0.3 * steps * size;
        return close && beside >= Math.min(one.getWidth(), next.getWidth()) / 2
                ? next.getY() < one.getY() ? -90 : 90
                : Double.NaN;
    }

    private double size(int index) {
        Rectangle2D box = boxes[index];
        return Math.max(box.getWidth(), box.getHeight());
    }
}
