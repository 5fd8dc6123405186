package dk.sluse.recognition;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Letters set anew for reading: black on white, of one height, the pieces of the drawing one after the other with gaps between
 * them. What lines, points and colours a drawing has beside is not there.
 */
public final class LetterSheet {

    private static final int HEIGHT = 40;
    private static final int ROW = 84;
    private static final int GAP = 56;
    private static final int MARGIN = 24;
    private static final int WIDTH = 2600;
    private static final int MOST_ROWS = 20;
    private static final int WHITE = 255;

    /** A piece on the sheet, and where its letters stand in the drawing. */
    private record Set(LetterPiece piece, Rectangle here, double scale) {}

    private final List<Set> pieces = new ArrayList<>();
    private int rows = 1;
    private int end = MARGIN;

    private LetterSheet() {}

    /** As many sheets as it takes: the number of letters is bounded. */
    static List<LetterSheet> of(List<LetterPiece> pieces) {
        List<LetterSheet> sheets = new ArrayList<>();
        LetterSheet sheet = new LetterSheet();
        for (LetterPiece piece : pieces) {
            if (!sheet.add(piece)) {
                sheets.add(sheet);
                sheet = new LetterSheet();
                sheet.add(piece);
            }
        }
        if (!sheet.pieces.isEmpty()) {
            sheets.add(sheet);
        }
        return sheets;
    }

    private boolean add(LetterPiece piece) {
        double scale = HEIGHT / piece.height();
        double most = WIDTH - 2.0 * MARGIN;
        double tall = ROW - 8.0;
        scale = Math.min(
                scale, Math.min(most / piece.width(), tall / piece.box().getHeight()));
        int width = (int) Math.ceil(piece.width() * scale);
        if (end > MARGIN && end + width > WIDTH - MARGIN) {
            if (rows == MOST_ROWS) {
                return false;
            }
            rows++;
            end = MARGIN;
        }
        pieces.add(new Set(piece, new Rectangle(end, MARGIN + (rows - 1) * ROW, width, ROW), scale));
        end += width + GAP;
        return true;
    }

    /** The sheet as a picture. */
    Grey grey() {
        BufferedImage image = new BufferedImage(WIDTH, 2 * MARGIN + rows * ROW, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D drawing = image.createGraphics();
        drawing.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        drawing.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        drawing.setColor(new Color(WHITE, WHITE, WHITE));
        drawing.fillRect(0, 0, image.getWidth(), image.getHeight());
        drawing.setColor(Color.BLACK);
        for (Set set : pieces) {
            double top = set.here().y + (ROW - set.piece().box().getHeight() * set.scale()) / 2;
            set.piece().draw(drawing, set.here().x, top, set.scale());
        }
        drawing.dispose();
        return new Grey(
                image.getWidth(),
                image.getHeight(),
                ((DataBufferByte) image.getRaster().getDataBuffer()).getData());
    }

    /** Words of the sheet's picture as lines of the drawing, those of each direction by themselves. */
    List<String> lines(List<Word> words) {
        Map<Integer, List<Word>> placed = new TreeMap<>();
        double letter = letter();
        for (Word word : words) {
            of(word).ifPresent(set -> placed.computeIfAbsent(set.piece().direction(), way -> new ArrayList<>())
                    .add(set(word, set, HEIGHT / letter)));
        }
        List<String> lines = new ArrayList<>();
        int most = placed.values().stream().mapToInt(List::size).max().orElse(0);
        placed.forEach((direction, way) -> {
            lines.addAll(direction / 2 == 0 || way.size() == most ? WordLines.of(way) : byPiece(way));
            lines.add("");
        });
        return lines;
    }

    /** The same words where they stand in the drawing. */
    List<Seen> seen(List<Word> words) {
        List<Seen> seen = new ArrayList<>();
        for (Word word : words) {
            of(word).ifPresent(set -> seen.add(
                    Seen.of(set(word, set, HEIGHT / letter()), set.piece().direction() / 2 != 0)));
        }
        return seen;
    }

    /** How high a letter is in the drawing, most often. */
    private double letter() {
        return pieces.stream()
                .mapToDouble(set -> set.piece().height())
                .sorted()
                .skip(pieces.size() / 2)
                .findFirst()
                .orElse(1);
    }

    /** Numbers along an upright axis are no row of a table. */
    private static List<String> byPiece(List<Word> words) {
        Map<String, List<Word>> pieces = new LinkedHashMap<>();
        words.forEach(word ->
                pieces.computeIfAbsent(word.line(), piece -> new ArrayList<>()).add(word));
        return pieces.values().stream().map(WordLines::of).flatMap(List::stream).toList();
    }

    private Optional<Set> of(Word word) {
        double middle = word.left() + word.width() / 2.0;
        return pieces.stream()
                .filter(set -> Math.abs(middle - set.here().getCenterX()) <= (set.here().width + GAP) / 2.0
                        && word.middle() >= set.here().y
                        && word.middle() < set.here().getMaxY())
                .findFirst();
    }

    private static Word set(Word word, Set set, double grain) {
        LetterPiece piece = set.piece();
        double left = piece.box().getX() + piece.before((word.left() - set.here().x) / set.scale());
        return new Word(
                piece.direction() + " " + set.here().x + " " + set.here().y,
                (int) Math.round(left * grain),
                (int) Math.round(piece.box().getY() * grain),
                Math.max(1, (int) Math.round(word.width() / set.scale() * grain)),
                Math.max(1, (int) Math.round(piece.box().getHeight() * grain)),
                // There are no rules between columns here: it is a numeral.
                word.text().replace('|', 'I'));
    }
}
