package dk.sluse.recognition;

import dk.sluse.recognition.LetterPiece.Upright;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds which letters stand beside each other: words and what is written close to them. */
final class LetterPieces {

    /** Gaps between words are about this part of a letter's height; between columns they are wider. */
    private static final double WIDEST_GAP = 0.9;

    private static final double SMALL = 0.45;
    private static final double SMALLEST = 0.08;
    private static final double DOT = 0.4;
    private static final double TALLEST_PLAIN = 1.7;
    private static final double WIDEST_PLAIN = 1.6;
    private static final int MOST_LOOKS = 80;
    private static final int MOST_BLANKS = 3000;

    private final List<Upright> letters;
    private final int[] root;

    private LetterPieces(List<Upright> letters) {
        this.letters = letters;
        this.root = new int[letters.size()];
        for (int i = 0; i < root.length; i++) {
            root[i] = i;
        }
    }

    static List<LetterPiece> of(List<Letter> letters) {
        int[] turns = LetterTurns.of(letters);
        Map<Integer, List<Letter>> groups = new TreeMap<>();
        for (int i = 0; i < turns.length; i++) {
            // What is named stands by itself: marks beside it are no dots of it.
            int named = letters.get(i).look() == Letter.Look.NAMED ? 0 : 1;
            groups.computeIfAbsent(Math.floorMod(turns[i], 360) * 2 + named, key -> new ArrayList<>())
                    .add(letters.get(i));
        }
        List<LetterPiece> pieces = new ArrayList<>();
        groups.forEach((key, group) -> pieces.addAll(of(group, key)));
        return pieces.stream().anyMatch(LetterPiece::isWord) ? pieces : List.of();
    }

    private static List<LetterPiece> of(List<Letter> group, int key) {
        AffineTransform turning = AffineTransform.getRotateInstance(-Math.toRadians(Math.floorDiv(key, 2)));
        List<Upright> uprights = new ArrayList<>();
        List<double[]> blanks = new ArrayList<>();
        for (Letter letter : group) {
            Rectangle2D box = letter.box(turning);
            if (box.getWidth() > 0 && box.getHeight() > 0 && Double.isFinite(box.getWidth() * box.getHeight())) {
                uprights.add(new Upright(letter, box));
            } else if (blanks.size() < MOST_BLANKS) {
                double[] pen = {letter.penX(), letter.penY()};
                turning.transform(pen, 0, pen, 0, 1);
                blanks.add(pen);
            }
        }
        uprights.sort(
                java.util.Comparator.comparingDouble(upright -> upright.box().getX()));
        LetterPieces pieces = new LetterPieces(uprights);
        pieces.link();
        return pieces.pieces(blanks, turning, key);
    }

    private void link() {
        double cell = cell();
        Map<Long, List<Integer>> rows = new HashMap<>();
        for (int i = letters.size() - 1; i >= 0; i--) {
            long row = (long) Math.floor(letters.get(i).box().getCenterY() / cell);
            for (long near = row - 1; near <= row + 1; near++) {
                List<Integer> after = rows.getOrDefault(near, List.of());
                for (int k = after.size() - 1; k >= Math.max(0, after.size() - MOST_LOOKS); k--) {
                    if (isBeside(letters.get(i), letters.get(after.get(k)))) {
                        root[find(i)] = find(after.get(k));
                    }
                }
            }
            rows.computeIfAbsent(row, r -> new ArrayList<>()).add(i);
        }
    }

    private int find(int index) {
        int at = index;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }

    /** The height of a tall letter. */
    private double cell() {
        double[] heights = letters.stream()
                .filter(upright -> upright.letter().isSure())
                .mapToDouble(Upright::height)
                .sorted()
                .toArray();
        return heights.length == 0 ? 1 : heights[heights.length * 9 / 10];
    }

    private static boolean isBeside(Upright left, Upright right) {
        boolean falls = left.height() >= right.height();
        Upright high = falls ? left : right;
        Upright low = falls ? right : left;
        double gap = right.box().getX() - left.box().getMaxX();
        return gap <= WIDEST_GAP * high.height() && isLevel(high, low) && isKin(high, low) && isKin(low, high);
    }

    private static boolean isLevel(Upright high, Upright low) {
        double top = Math.max(high.box().getY(), low.box().getY());
        double bottom = Math.min(high.box().getMaxY(), low.box().getMaxY());
        double part = low.height() / high.height();
        if (part >= SMALL) {
            return bottom - top >= low.height() / 2;
        }
        return part >= SMALLEST
                && low.box().getY() >= high.box().getY() - 0.15 * high.height()
                && low.box().getMaxY() <= high.box().getMaxY() + 0.3 * high.height();
    }

    /** Whether one, if it is no letter by its looks, is the size of what belongs to a letter. */
    private static boolean isKin(Upright one, Upright other) {
        return switch (one.letter().look()) {
            case NAMED, WRITTEN -> true;
            case DOT -> other.letter().isSure() && one.height() <= DOT * other.height();
            case PLAIN ->
                other.letter().isSure()
                        && one.height() <= TALLEST_PLAIN * other.height()
                        && one.box().getWidth() <= WIDEST_PLAIN * other.height();
        };
    }

    private List<LetterPiece> pieces(List<double[]> blanks, AffineTransform turning, int direction) {
        Map<Integer, List<Upright>> together = new TreeMap<>();
        for (int i = 0; i < root.length; i++) {
            together.computeIfAbsent(find(i), key -> new ArrayList<>()).add(letters.get(i));
        }
        return together.values().stream()
                .filter(some ->
                        some.stream().anyMatch(upright -> upright.letter().isSure()))
                .map(some -> LetterPiece.of(some, blanks, turning, direction))
                .toList();
    }
}
