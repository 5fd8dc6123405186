package dk.sluse.opening;

import dk.sluse.document.Part;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.util.Matrix;

/** Follows a page's drawing operators and gathers its marks; R and matplotlib draw a point as a small path. */
final class PdfMarks {

    private static final int MOST_PIECES = 40;

    private final MarkField field = new MarkField();
    private final PdfLetters letters = new PdfLetters();
    private Outline outline = new Outline();
    private int pieces;

    void operator(String name, List<COSBase> operands, Matrix matrix) {
        letters.operator(name, operands, matrix);
        switch (name) {
            case "m" -> {
                if (pieces++ < MOST_PIECES) {
                    move(operands, matrix);
                }
            }
            case "l" -> {
                if (pieces++ < MOST_PIECES && operands.size() >= 2) {
                    outline.line(x(operands, 0, matrix), y(operands, 0, matrix));
                }
            }
            case "c" -> bend(operands, matrix);
            case "v", "y" -> curve(operands, 2, matrix);
            case "h" -> outline.close();
            case "re" -> rectangle(operands, matrix);
            case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s" -> paint();
            case "n" -> clear();
            default -> {}
        }
    }

    PdfLetters letters() {
        return letters;
    }

    private void move(List<COSBase> operands, Matrix matrix) {
        if (operands.size() >= 2) {
            outline.move(x(operands, 0, matrix), y(operands, 0, matrix));
        }
    }

    private void curve(List<COSBase> operands, int from, Matrix matrix) {
        if (pieces++ < MOST_PIECES && operands.size() >= from + 2) {
            outline.curve(x(operands, from, matrix), y(operands, from, matrix));
        }
    }

    private void bend(List<COSBase> operands, Matrix matrix) {
        if (pieces++ < MOST_PIECES && operands.size() >= 6) {
            outline.curve(
                    x(operands, 0, matrix),
                    y(operands, 0, matrix),
                    x(operands, 2, matrix),
                    y(operands, 2, matrix),
                    x(operands, 4, matrix),
                    y(operands, 4, matrix));
        }
    }

    private void rectangle(List<COSBase> operands, Matrix matrix) {
        if (pieces++ < MOST_PIECES && operands.size() >= 4) {
            double left = x(operands, 0, matrix);
            double top = y(operands, 0, matrix);
            outline.move(left, top);
            outline.line(left + number(operands, 2) * matrix.getScalingFactorX(), top);
            outline.line(
                    left + number(operands, 2) * matrix.getScalingFactorX(),
                    top + number(operands, 3) * matrix.getScalingFactorY());
            outline.line(left, top + number(operands, 3) * matrix.getScalingFactorY());
            outline.close();
        }
    }

    private void paint() {
        if (pieces > 0 && pieces < MOST_PIECES) {
            field.add(outline, outline.left(), outline.top(), outline.width(), outline.height());
        }
        clear();
    }

    private void clear() {
        if (pieces > 0) {
            outline = new Outline();
            pieces = 0;
        }
    }

    private static double x(List<COSBase> operands, int from, Matrix matrix) {
        return matrix.transformPoint((float) number(operands, from), (float) number(operands, from + 1)).x;
    }

    private static double y(List<COSBase> operands, int from, Matrix matrix) {
        return matrix.transformPoint((float) number(operands, from), (float) number(operands, from + 1)).y;
    }

    private static double number(List<COSBase> operands, int index) {
        return operands.get(index) instanceof COSNumber number ? number.floatValue() : 0;
    }

    void tell(Part part, Opening opening, String where) throws IOException {
        field.tell(part, opening, where);
        letters.tell(part, opening, where);
    }
}
