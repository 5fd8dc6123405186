package dk.sluse.opening;

import dk.sluse.document.Hiding;
import dk.sluse.document.Part;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;

/**
 * Which letters of a page its reader does not see: those drawn invisibly, beside the page, in the colour of their ground,
 * under something opaque, or too small (R55, R58). Text that a scanner's recognition laid under its picture is expected.
 */
final class PdfSight {

    /** One letter: what it is, where, what was painted before it, and what hides it. */
    private record Letter(String text, Rectangle2D box, int painted, Cause cause) {}

    private enum Cause {
        SEEN,
        BLANK,
        INVISIBLE,
        OUTSIDE,
        TINY,
        PALE
    }

    private static final int MOST_LETTERS = 100_000;
    private static final int OUTSIDE_BY = 3;
    private static final double SMALLEST = 1;
    /** A letter drawn twice is seen where it is drawn in another colour. */
    private static final double SHADOW = 1.5;

    private final PdfPainter painter;
    private final Rectangle2D page;
    private final List<Letter> letters = new ArrayList<>();
    /** A line that is too long for its page begins on it; that hides nothing. */
    private boolean begunInside;

    private float lastY;
    private boolean overfull;

    PdfSight(PdfPainter painter, Rectangle2D page) {
        this.painter = painter;
        this.page = page;
    }

    void letter(TextPosition text, PDGraphicsState state) {
        String said = text.getUnicode() == null ? "" : text.getUnicode();
        if (letters.size() < MOST_LETTERS) {
            Rectangle2D box = box(text);
            letters.add(new Letter(said, box, painter.areas().count(), cause(text, said, box, state)));
        } else {
            overfull = true;
        }
    }

    /** Whether there was more on the page than was looked at. */
    boolean isCutShort() {
        return overfull || (!letters.isEmpty() && painter.areas().isCrowded());
    }

    private Cause cause(TextPosition text, String said, Rectangle2D box, PDGraphicsState state) {
        if (said.isBlank()) {
            return Cause.BLANK;
        }
        RenderingMode mode = state.getTextState().getRenderingMode();
        if (mode == RenderingMode.NEITHER || mode == RenderingMode.NEITHER_CLIP) {
            return Cause.INVISIBLE;
        } else if (isBeside(text)) {
            return Cause.OUTSIDE;
        } else if (isTiny(text)) {
            return Cause.TINY;
        }
        return painter.isClear(state) || isPale(box, mode) ? Cause.PALE : Cause.SEEN;
    }

    private boolean isBeside(TextPosition text) {
        boolean away = isOutside(text);
        boolean overflows = away && begunInside && Math.abs(text.getY() - lastY) < 1;
        begunInside = !away || overflows;
        lastY = text.getY();
        return away && !overflows;
    }

    /** In the units of the page before it is turned, as its width and height are. */
    private static boolean isOutside(TextPosition text) {
        Matrix matrix = text.getTextMatrix();
        float x = matrix.getTranslateX();
        float y = matrix.getTranslateY();
        float height = text.getHeight();
        return Math.max(x, text.getEndX()) < -OUTSIDE_BY
                || Math.min(x, text.getEndX()) > text.getPageWidth() + OUTSIDE_BY
                || Math.max(y, text.getEndY()) + height < -OUTSIDE_BY
                || Math.min(y, text.getEndY()) > text.getPageHeight() + OUTSIDE_BY;
    }

    /** A font that draws its letters itself has a measure of its own. */
    private static boolean isTiny(TextPosition text) {
        Matrix matrix = text.getTextMatrix();
        double size = Math.max(matrix.getScalingFactorX(), matrix.getScalingFactorY());
        return size < SMALLEST && !(text.getFont() instanceof PDType3Font);
    }

    private boolean isPale(Rectangle2D box, RenderingMode mode) {
        boolean filled = mode.isFill();
        boolean outlined = mode.isStroke();
        PdfInk ink = painter.ink();
        return (!filled || painter.areas().isGround(box, ink.fill()))
                && (!outlined || painter.areas().isGround(box, ink.stroke()));
    }

    /** The body of a letter, in the units of the page's own box. */
    private Rectangle2D box(TextPosition text) {
        Matrix matrix = text.getTextMatrix();
        double startX = matrix.getTranslateX() + page.getX();
        double startY = matrix.getTranslateY() + page.getY();
        double upX = matrix.getShearX() / 2;
        double upY = matrix.getScaleY() / 2;
        Rectangle2D box = new Rectangle2D.Double(startX, startY, 0, 0);
        box.add(startX + upX, startY + upY);
        box.add(text.getEndX() + page.getX(), text.getEndY() + page.getY());
        box.add(text.getEndX() + page.getX() + upX, text.getEndY() + page.getY() + upY);
        return box;
    }

    /** What hides letters of this page, how many of them; and which letters, by their numbers. */
    record Hidden(Map<Hiding, Integer> counts, BitSet letters, boolean mixed) {
        static Hidden nothing() {
            return new Hidden(Map.of(), new BitSet(), false);
        }

        void tell(Part part, Opening opening, String where) {
            counts.forEach((what, count) -> opening.saw(what, part, where, where, count));
        }
    }

    /** Once all is painted. */
    Hidden hidden() {
        boolean[] covered = new boolean[letters.size()];
        boolean suspect = false;
        for (int i = 0; i < covered.length; i++) {
            Letter letter = letters.get(i);
            covered[i] = letter.cause() == Cause.SEEN && painter.areas().isCovered(letter.box(), letter.painted());
            suspect |= covered[i] || (letter.cause() != Cause.SEEN && letter.cause() != Cause.BLANK);
        }
        return suspect ? hidden(covered) : Hidden.nothing();
    }

    private Hidden hidden(boolean[] covered) {
        Map<Hiding, Integer> counts = new EnumMap<>(Hiding.class);
        BitSet hidden = new BitSet();
        Set<String> shown = new HashSet<>();
        for (int i = 0; i < covered.length; i++) {
            if (letters.get(i).cause() == Cause.SEEN && !covered[i]) {
                shown.add(key(letters.get(i), 0, 0));
            }
        }
        boolean last = false;
        for (int i = 0; i < covered.length; i++) {
            Letter letter = letters.get(i);
            if (letter.cause() != Cause.BLANK) {
                Optional<Hiding> what = what(letter, covered[i]).filter(hiding -> !isShadow(letter, hiding, shown));
                what.ifPresent(hiding -> counts.merge(hiding, 1, Integer::sum));
                last = what.isPresent();
            }
            hidden.set(i, last);
        }
        return new Hidden(counts, hidden, !hidden.isEmpty() && !shown.isEmpty());
    }

    private Optional<Hiding> what(Letter letter, boolean covered) {
        boolean scan = painter.areas().isScan(letter.box());
        return switch (letter.cause()) {
            case BLANK -> Optional.empty();
            case SEEN ->
                covered ? Optional.of(scan ? Hiding.TEXT_UNDER_PICTURE : Hiding.COVERED_TEXT) : Optional.empty();
            case INVISIBLE -> Optional.of(scan ? Hiding.TEXT_UNDER_PICTURE : Hiding.INVISIBLE_TEXT);
            case OUTSIDE -> Optional.of(Hiding.OUTSIDE_PAGE);
            case TINY -> Optional.of(Hiding.TINY_TEXT);
            case PALE -> Optional.of(Hiding.PALE_TEXT);
        };
    }

    /** The rim or the shadow of a letter that is seen. */
    private static boolean isShadow(Letter letter, Hiding what, Set<String> shown) {
        if (what != Hiding.PALE_TEXT && what != Hiding.COVERED_TEXT) {
            return false;
        }
        for (int x = -1; x <= 1; x++) {
            for (int y = -1; y <= 1; y++) {
                if (shown.contains(key(letter, x, y))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String key(Letter letter, int right, int up) {
        return (Math.round(letter.box().getX() / SHADOW) + right) + " "
                + (Math.round(letter.box().getY() / SHADOW) + up) + " " + letter.text();
    }
}
