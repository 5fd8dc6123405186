package dk.sluse.demo;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Writes into pictures with the letters that PDFBox brings along. Java's own text needs fonts on the machine, which a server
 * may lack, and looks different on each.
 */
final class Lettering implements AutoCloseable {

    private static final double UNITS = 1000;

    private final PDDocument holder = new PDDocument();
    private final PDType0Font font;

    Lettering() throws IOException {
        this.font = load(holder, false);
    }

    /**
     * Liberation Sans for a PDF.
     *
     * @param subset whether only the letters used go into it; a form that can be filled in needs all
     */
    static PDType0Font load(PDDocument document, boolean subset) throws IOException {
        try (InputStream ttf =
                PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
            return PDType0Font.load(document, Objects.requireNonNull(ttf, "PDFBox's own font"), subset);
        }
    }

    /** Writes a line that begins at {@code x}, on the base line {@code y}, {@code size} pixels high. */
    void write(Graphics2D picture, String text, double x, double y, double size) throws IOException {
        byte[] codes = font.encode(text);
        double scale = size / UNITS;
        double at = x;
        for (int i = 0; i < codes.length; i += 2) {
            int code = (codes[i] & 0xff) << 8 | (codes[i + 1] & 0xff);
            AffineTransform place = AffineTransform.getTranslateInstance(at, y);
            // A letter's outline has y upwards.
            place.scale(scale, -scale);
            picture.fill(place.createTransformedShape(font.getNormalizedPath(code)));
            at += font.getWidth(code) * scale;
        }
    }

    /** How long a line of this text is, in pixels. */
    double width(String text, double size) throws IOException {
        return font.getStringWidth(text) * size / UNITS;
    }

    @Override
    public void close() throws IOException {
        holder.close();
    }
}
