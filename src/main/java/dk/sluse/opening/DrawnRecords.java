package dk.sluse.opening;

import dk.sluse.document.Obstacle;
import dk.sluse.document.Part;
import dk.sluse.wording.Phrase;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the records of a Windows drawing put on its page, in points: marks, which are judged as those of any drawing, and
 * pieces of text, which are put together into lines by where they stand.
 */
final class DrawnRecords {

    /** A piece of text: where it begins and ends, how high its letters are. */
    private record Piece(String text, double x, double y, double end, double size) {}

    private static final int MOST_PIECES = 50_000;
    private static final int LONGEST_LINE = 4000;
    private static final int MOST_LETTERS = 4_000_000;
    private static final Phrase FULL = Phrase.of(
            "Tegningen har mere tekst end der kan læses (%d stykker, %d tegn).",
            "The drawing has more text than can be read (%d pieces, %d letters).", MOST_PIECES, MOST_LETTERS);
    private static final int MOST_CORNERS = 40;
    private static final int MOST_SIZES = 40;
    /** Whole pixels make equal marks differ by so much. */
    private static final double ROUNDED = 0.8;

    private static final double NEXT = 0.25;
    private static final double WIDE = 0.9;

    private MarkField field = new MarkField();
    private final Set<Size> sizes = new LinkedHashSet<>();
    private final List<Piece> pieces = new ArrayList<>();
    private int letters;
    private boolean unread;
    private boolean overfull;
    private Optional<Line> loose = Optional.empty();

    private record Size(double width, double height) {}

    /** A line that may be half of a cross. */
    private record Line(Point2D from, Point2D to) {
        double middleX() {
            return (from.getX() + to.getX()) / 2;
        }

        double middleY() {
            return (from.getY() + to.getY()) / 2;
        }
    }

    void ellipse(Point2D one, Point2D other) {
        Rectangle2D box = new Rectangle2D.Double(one.getX(), one.getY(), 0, 0);
        box.add(other);
        add(Outline.ofCircle(box.getCenterX(), box.getCenterY(), box.getWidth() / 2, box.getHeight() / 2));
    }

    void box(Point2D one, Point2D other) {
        Rectangle2D box = new Rectangle2D.Double(one.getX(), one.getY(), 0, 0);
        box.add(other);
        add(Outline.ofBox(box.getX(), box.getY(), box.getWidth(), box.getHeight()));
    }

    void polygon(List<Point2D> corners) {
        if (corners.size() > 2 && corners.size() <= MOST_CORNERS) {
            boolean back = corners.get(0).distance(corners.get(corners.size() - 1)) < 1e-6;
            Outline outline = new Outline();
            outline.move(corners.get(0).getX(), corners.get(0).getY());
            for (Point2D corner : corners.subList(1, corners.size() - (back ? 1 : 0))) {
                outline.line(corner.getX(), corner.getY());
            }
            outline.close();
            add(outline);
        }
    }

    /** Lines that end where they began are an area's rim; two short ones through one middle are a cross. */
    void polyline(List<Point2D> corners) {
        if (corners.size() > 3 && corners.get(0).distance(corners.get(corners.size() - 1)) < 1e-6) {
            polygon(corners);
        } else if (corners.size() == 2) {
            line(new Line(corners.get(0), corners.get(1)));
        }
    }

    private void line(Line line) {
        boolean crosses = loose.filter(last -> Math.abs(last.middleX() - line.middleX()) < NEXT
                        && Math.abs(last.middleY() - line.middleY()) < NEXT)
                .isPresent();
        if (crosses) {
            Outline cross = new Outline();
            for (Line each : List.of(loose.get(), line)) {
                cross.move(each.from().getX(), each.from().getY());
                cross.line(each.to().getX(), each.to().getY());
            }
            add(cross);
        }
        loose = crosses ? Optional.empty() : Optional.of(line);
    }

    /** A shape that was drawn. */
    void add(Outline outline) {
        Size size = sizes.stream()
                .filter(known -> Math.abs(known.width() - outline.width()) < ROUNDED
                        && Math.abs(known.height() - outline.height()) < ROUNDED)
                .findFirst()
                .orElseGet(() -> new Size(outline.width(), outline.height()));
        if (sizes.size() < MOST_SIZES) {
            sizes.add(size);
        }
        field.add(outline, outline.left(), outline.top(), size.width(), size.height());
    }

    /**
     * Text that was written.
     *
     * @param end where it ends, as far as its letters' widths tell
     */
    void text(String said, Point2D at, double end, double size) {
        String text = said.replace('\0', ' ');
        if (text.isBlank()) {
            return;
        }
        overfull = pieces.size() >= MOST_PIECES || letters >= MOST_LETTERS;
        if (!overfull) {
            letters += text.length();
            pieces.add(new Piece(text, at.getX(), at.getY(), end, Math.max(1, size)));
        }
    }

    /** Words may be there that are not read: a picture of pixels, or letters told by their numbers in a font. */
    void unread() {
        unread = true;
    }

    /** What these lack, other records of the same drawing may have. */
    void complete(DrawnRecords other) {
        if (pieces.isEmpty()) {
            pieces.addAll(other.pieces);
            letters = other.letters;
            overfull |= other.overfull;
            unread |= other.unread;
        }
        if (field.isEmpty()) {
            field = other.field;
        }
    }

    void tell(Part part, Opening opening) throws IOException {
        field.tell(part, opening, "");
        opening.pictures().unread(part, "", unread ? 1 : 0);
        if (overfull) {
            opening.obstacle(Obstacle.Kind.LIMIT, part.place(), FULL);
        }
        List<Piece> sorted = new ArrayList<>(pieces);
        sorted.sort(Comparator.comparingDouble(Piece::y));
        double left = sorted.stream().mapToDouble(Piece::x).min().orElse(0);
        double grid = grid();
        int row = 1;
        for (int from = 0; from < sorted.size(); ) {
            int to = from + 1;
            double height = sorted.get(from).size();
            while (to < sorted.size() && sorted.get(to).y() - sorted.get(from).y() < height / 3) {
                to++;
            }
            opening.line(part, "text", row++, laidOut(sorted.subList(from, to), left, grid));
            from = to;
        }
    }

    /** The width of a letter, on average. */
    private double grid() {
        double width = pieces.stream()
                .mapToDouble(piece -> Math.max(0, piece.end() - piece.x()))
                .sum();
        return Math.max(2, width / Math.max(1, letters));
    }

    /** What stands far from the last is put under what stands above it, so that columns stay columns. */
    private static String laidOut(List<Piece> line, double left, double grid) {
        List<Piece> sorted = new ArrayList<>(line);
        sorted.sort(Comparator.comparingDouble(Piece::x));
        StringBuilder text = new StringBuilder();
        double end = sorted.get(0).x();
        for (Piece piece : sorted) {
            double gap = (piece.x() - end) / piece.size();
            if (!text.isEmpty() && gap > WIDE) {
                int column = (int) Math.min(LONGEST_LINE, Math.round((piece.x() - left) / grid));
                text.append("  ").append(" ".repeat(Math.max(0, column - text.length() - 2)));
            } else if (!text.isEmpty() && gap > NEXT) {
                text.append(' ');
            }
            text.append(piece.text());
            end = Math.max(piece.end(), piece.x());
        }
        return text.toString();
    }
}
