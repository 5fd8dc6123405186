package dk.sluse.opening;

import dk.sluse.document.Part;
import dk.sluse.recognition.Letters;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.util.Matrix;

/** Follows a page's operators and gathers filled paths that may be letters, as programs write them that embed no fonts. */
final class PdfLetters {

    private static final int MOST_PIECES = 2_000_000;
    private static final int LONGEST = 200_000;

    private final Letters letters = new Letters();
    private Path2D.Float path = new Path2D.Float();
    private int length;
    private int pieces;
    private boolean cut;

    void operator(String name, List<COSBase> operands, Matrix matrix) {
        switch (name) {
            case "m", "l", "c", "v", "y", "re", "h" -> {
                if (pieces < MOST_PIECES && length < LONGEST) {
                    draw(name, points(operands), matrix);
                    pieces++;
                    length++;
                } else {
                    cut |= pieces >= MOST_PIECES;
                }
            }
            case "f", "F", "f*", "B", "B*", "b", "b*" -> fill(name.endsWith("*"));
            case "S", "s", "n" -> clear();
            default -> {}
        }
    }

    private static float[] points(List<COSBase> operands) {
        float[] points = new float[6];
        for (int i = 0; i < Math.min(points.length, operands.size()); i++) {
            points[i] = operands.get(i) instanceof COSNumber number ? number.floatValue() : 0;
        }
        return points;
    }

    /** The page's heights count upwards, a drawing's downwards. */
    private void draw(String name, float[] at, Matrix matrix) {
        AffineTransform turned = AffineTransform.getScaleInstance(1, -1);
        turned.concatenate(matrix.createAffineTransform());
        if (name.equals("re")) {
            box(at, turned);
            return;
        }
        turned.transform(at, 0, at, 0, 3);
        if (name.equals("m")) {
            path.moveTo(at[0], at[1]);
        } else if (path.getCurrentPoint() != null) {
            float x = (float) path.getCurrentPoint().getX();
            float y = (float) path.getCurrentPoint().getY();
            switch (name) {
                case "l" -> path.lineTo(at[0], at[1]);
                case "c" -> path.curveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
                case "v" -> path.curveTo(x, y, at[0], at[1], at[2], at[3]);
                case "y" -> path.curveTo(at[0], at[1], at[2], at[3], at[2], at[3]);
                default -> path.closePath();
            }
        }
    }

    private void box(float[] at, AffineTransform turned) {
        float[] corners = {at[0], at[1], at[0] + at[2], at[1], at[0] + at[2], at[1] + at[3], at[0], at[1] + at[3]};
        turned.transform(corners, 0, corners, 0, 4);
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
    }

    private void fill(boolean evenOdd) {
        path.setWindingRule(evenOdd ? Path2D.WIND_EVEN_ODD : Path2D.WIND_NON_ZERO);
        LetterShapes.add(path, new AffineTransform(), letters);
        clear();
    }

    private void clear() {
        path = new Path2D.Float();
        length = 0;
    }

    void tell(Part part, Opening opening, String where) throws IOException {
        opening.pictures().letters(part, where, letters);
        opening.pictures().left(part, where, cut || letters.isOverfull() ? 1 : 0);
    }
}
