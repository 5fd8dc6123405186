package dk.sluse.opening;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.util.Matrix;

/** Follows a page's operators for the colours in force and the areas they paint; nothing is drawn. */
final class PdfPainter {

    private static final double OPAQUE = 0.99;
    private static final double CLEAR = 0.05;
    private static final double BROAD = 3;

    private final Deque<PdfInk> saved = new ArrayDeque<>();
    private final PdfAreas areas;
    private PdfInk ink;
    private PdfPath path = new PdfPath();
    private boolean clipping;

    PdfPainter(Rectangle2D page) {
        this.areas = new PdfAreas(page);
        this.ink = PdfInk.on(page);
    }

    PdfAreas areas() {
        return areas;
    }

    PdfInk ink() {
        return ink;
    }

    /** PDFBox keeps each state whole, so these few references are no burden beside it. */
    void save() {
        saved.push(ink);
    }

    void restore() {
        if (!saved.isEmpty()) {
            ink = saved.pop();
        }
    }

    /** A form begins, which is seen through its own box; gives what brings back the state of before. */
    Runnable enter(PDFormXObject form, boolean group, PDGraphicsState state) {
        PDRectangle box = form.getBBox();
        Matrix matrix = form.getMatrix().multiply(state.getCurrentTransformationMatrix());
        PdfPath frame = new PdfPath();
        if (box != null) {
            frame.rectangle(
                    at(box.getLowerLeftX(), box.getLowerLeftY(), matrix),
                    at(box.getUpperRightX(), box.getLowerLeftY(), matrix),
                    at(box.getUpperRightX(), box.getUpperRightY(), matrix),
                    at(box.getLowerLeftX(), box.getUpperRightY(), matrix));
        }
        return enter(frame, group, state);
    }

    private Runnable enter(PdfPath frame, boolean group, PDGraphicsState state) {
        PdfInk before = ink;
        int depth = saved.size();
        ink = ink.within(frame.box().orElse(ink.clip()), frame.isOneRectangle());
        if (group) {
            ink = ink.through(!isSolid(state), state.getNonStrokeAlphaConstant() < CLEAR);
        }
        return () -> {
            while (saved.size() > depth) {
                saved.pop();
            }
            ink = before;
        };
    }

    void operator(String name, List<COSBase> operands, PDGraphicsState state, PDResources resources) {
        switch (name) {
            case "g", "rg", "k" -> ink = ink.filling(PdfColour.Space.PLAIN, plain(operands));
            case "G", "RG", "K" -> ink = ink.stroking(PdfColour.Space.PLAIN, plain(operands));
            case "cs" -> ink = ink.filling(PdfColour.space(operands, resources), PdfColour.BLACK);
            case "CS" -> ink = ink.stroking(PdfColour.space(operands, resources), PdfColour.BLACK);
            case "sc", "scn" -> ink = ink.filling(ink.fillSpace(), PdfColour.of(ink.fillSpace(), operands));
            case "SC", "SCN" -> ink = ink.stroking(ink.strokeSpace(), PdfColour.of(ink.strokeSpace(), operands));
            case "w" -> ink = ink.lines(number(operands, 0));
            case "W", "W*" -> clipping = true;
            case "sh" -> areas.add(ink.clip(), PdfColour.UNKNOWN, false, false);
            case "Do" -> picture(operands, state, resources);
            case "BI" -> picture(false, state);
            default -> path(name, operands, state);
        }
    }

    private void path(String name, List<COSBase> operands, PDGraphicsState state) {
        Matrix matrix = state.getCurrentTransformationMatrix();
        switch (name) {
            case "m" -> path.move(point(operands, 0, matrix));
            case "l" -> path.line(point(operands, 0, matrix));
            case "c" -> path.curve(point(operands, 4, matrix));
            case "v", "y" -> path.curve(point(operands, 2, matrix));
            case "re" -> rectangle(operands, matrix);
            case "f", "F", "f*" -> fill(state);
            case "B", "B*", "b", "b*" -> {
                fill(state);
                stroke(matrix);
                end();
            }
            case "S", "s" -> {
                stroke(matrix);
                end();
            }
            case "n" -> end();
            default -> {}
        }
        if (name.charAt(0) == 'f' || name.charAt(0) == 'F') {
            end();
        }
    }

    private void rectangle(List<COSBase> operands, Matrix matrix) {
        double left = number(operands, 0);
        double low = number(operands, 1);
        double right = left + number(operands, 2);
        double high = low + number(operands, 3);
        path.rectangle(at(left, low, matrix), at(right, low, matrix), at(right, high, matrix), at(left, high, matrix));
    }

    private void fill(PDGraphicsState state) {
        boolean solid = isSolid(state) && ink.straight() && !ink.veiled();
        PdfColour colour = isSolid(state) && !ink.veiled() ? ink.fill() : PdfColour.UNKNOWN;
        path.rectangles().forEach(box -> areas.add(clipped(box), colour, solid, false));
        path.rest().ifPresent(box -> areas.add(clipped(box), colour, false, false));
    }

    /** A broad line can be the ground of a text. */
    private void stroke(Matrix matrix) {
        double width = ink.line() * matrix.getScalingFactorY();
        if (width >= BROAD) {
            path.box()
                    .ifPresent(box -> areas.add(
                            clipped(new Rectangle2D.Double(
                                    box.getX() - width / 2,
                                    box.getY() - width / 2,
                                    box.getWidth() + width,
                                    box.getHeight() + width)),
                            ink.stroke(),
                            false,
                            false));
        }
    }

    private void end() {
        if (clipping) {
            Rectangle2D open = path.box().orElseGet(Rectangle2D.Double::new);
            ink = ink.within(open, path.isOneRectangle());
            clipping = false;
        }
        path = new PdfPath();
    }

    private void picture(List<COSBase> operands, PDGraphicsState state, PDResources resources) {
        if (operands.isEmpty() || !(operands.get(0) instanceof COSName name) || resources == null) {
            return;
        }
        COSDictionary objects = resources.getCOSObject().getCOSDictionary(COSName.XOBJECT);
        if (objects != null
                && objects.getDictionaryObject(name) instanceof COSStream stream
                && COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
            boolean holes = stream.containsKey(COSName.SMASK)
                    || stream.containsKey(COSName.MASK)
                    || stream.getBoolean(COSName.IMAGE_MASK, false);
            picture(!holes, state);
        }
    }

    private void picture(boolean whole, PDGraphicsState state) {
        Matrix matrix = state.getCurrentTransformationMatrix();
        PdfPath frame = new PdfPath();
        frame.rectangle(at(0, 0, matrix), at(1, 0, matrix), at(1, 1, matrix), at(0, 1, matrix));
        boolean solid = whole && frame.isOneRectangle() && isSolid(state) && ink.straight() && !ink.veiled();
        frame.box().ifPresent(box -> areas.add(clipped(box), PdfColour.UNKNOWN, solid, true));
    }

    private Rectangle2D clipped(Rectangle2D box) {
        return box.createIntersection(ink.clip());
    }

    private static boolean isSolid(PDGraphicsState state) {
        return state.getNonStrokeAlphaConstant() >= OPAQUE
                && state.getSoftMask() == null
                && (state.getBlendMode() == BlendMode.NORMAL || state.getBlendMode() == BlendMode.COMPATIBLE);
    }

    /** Whether letters come out clear. */
    boolean isClear(PDGraphicsState state) {
        return ink.blank() || state.getNonStrokeAlphaConstant() < CLEAR;
    }

    private static PdfColour plain(List<COSBase> operands) {
        return PdfColour.of(PdfColour.Space.PLAIN, operands);
    }

    private static Point2D point(List<COSBase> operands, int from, Matrix matrix) {
        return at(number(operands, from), number(operands, from + 1), matrix);
    }

    static Point2D at(double x, double y, Matrix matrix) {
        return matrix.transformPoint((float) x, (float) y);
    }

    private static double number(List<COSBase> operands, int index) {
        return index < operands.size() && operands.get(index) instanceof COSNumber number ? number.floatValue() : 0;
    }
}
