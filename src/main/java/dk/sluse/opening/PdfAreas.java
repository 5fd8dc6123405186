package dk.sluse.opening;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What is painted on a page of a PDF beside its text, in the order in which it is painted, over a page that is white. */
final class PdfAreas {

    /**
     * Something painted.
     *
     * @param box where
     * @param colour of what colour
     * @param solid whether nothing of what lay below can be seen anywhere in the box
     * @param picture whether it is a picture of pixels
     */
    private record Area(Rectangle2D box, PdfColour colour, boolean solid, boolean picture) {}

    private static final int MOST_AREAS = 5_000;
    private static final double SMALLEST = 2;
    private static final double SHORTEST_WORD = 20;
    private static final double LOWEST_WORD = 6;
    private static final int GRID = 24;

    private final Rectangle2D page;
    private final List<Area> areas = new ArrayList<>();
    private final BitSet pictured = new BitSet(GRID * GRID);
    private boolean crowded;

    PdfAreas(Rectangle2D page) {
        this.page = page;
    }

    void add(Rectangle2D box, PdfColour colour, boolean solid, boolean picture) {
        if (box.getWidth() < SMALLEST || box.getHeight() < SMALLEST) {
            return;
        }
        if (areas.size() >= MOST_AREAS) {
            crowded = true;
            return;
        }
        areas.add(new Area(box, colour, solid, picture));
        if (picture) {
            for (int i = 0; i < GRID * GRID; i++) {
                int column = i % GRID;
                int row = i / GRID;
                double x = page.getX() + page.getWidth() * (column + 0.5) / GRID;
                double y = page.getY() + page.getHeight() * (row + 0.5) / GRID;
                pictured.set(i, pictured.get(i) || box.contains(x, y));
            }
        }
    }

    /** How many pictures there are that are large enough for words. */
    int pictures() {
        return (int) areas.stream()
                .filter(area -> area.picture()
                        && area.box().getWidth() >= SHORTEST_WORD
                        && area.box().getHeight() >= LOWEST_WORD)
                .count();
    }

    /** Whether there were more than are kept. */
    boolean isCrowded() {
        return crowded;
    }

    int count() {
        return areas.size();
    }

    /** Whether what is painted there by now is, as far as can be told, of this colour everywhere. */
    boolean isGround(Rectangle2D letter, PdfColour colour) {
        if (crowded) {
            return false;
        }
        double x = inside(letter.getCenterX(), page.getMinX(), page.getMaxX());
        double y = inside(letter.getCenterY(), page.getMinY(), page.getMaxY());
        for (int i = areas.size() - 1; i >= 0; i--) {
            Area area = areas.get(i);
            if (area.box().contains(x, y)) {
                if (!colour.isLike(area.colour())) {
                    return false;
                }
                if (area.solid()) {
                    return true;
                }
            }
        }
        return colour.isLike(PdfColour.WHITE);
    }

    /** Whether something painted later than the first so many lies over a whole letter. */
    boolean isCovered(Rectangle2D letter, int painted) {
        for (int i = areas.size() - 1; i >= painted; i--) {
            Area area = areas.get(i);
            if (area.solid() && area.box().contains(letter)) {
                return true;
            }
        }
        return false;
    }

    /** Whether pictures make up most of the page, as on a scanned one, and one of them lies there. */
    boolean isScan(Rectangle2D letter) {
        double x = inside(letter.getCenterX(), page.getMinX(), page.getMaxX());
        double y = inside(letter.getCenterY(), page.getMinY(), page.getMaxY());
        return pictured.cardinality() * 2 >= GRID * GRID
                && areas.stream().anyMatch(area -> area.picture() && area.box().contains(x, y));
    }

    /** The end of a line that runs off the page is judged as it is at the page's edge. */
    private static double inside(double at, double from, double to) {
        return Math.max(from + 0.01, Math.min(to - 0.01, at));
    }
}
