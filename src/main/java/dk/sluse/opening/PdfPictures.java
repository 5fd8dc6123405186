package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import dk.sluse.document.FileType;
import dk.sluse.document.Part;
import dk.sluse.recognition.Grey;
import dk.sluse.recognition.Reading;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDInlineImage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.util.Matrix;

/**
 * The pictures of a PDF's pages, for their text. Each is read by itself, once; a page without any text, but with drawing or
 * several pictures on it, is drawn and read as a whole: a scanner cuts pages into strips, and letters can be drawn as paths.
 */
final class PdfPictures {

    private static final int SMALLEST_STROKES = 20;
    private static final int MOST_ON_PAGE = 500;
    private static final long MOST_MASK = 16_000_000;
    private static final long MOST_BYTES = 96L << 20;
    private static final long MOST_PACKED = 24L << 20;
    private static final double DOTS = 200.0 / 72;

    private record Placed(PDImage picture, int turns) {}

    private final Part part;
    private final Opening opening;
    private final Set<COSStream> read = new HashSet<>();
    private final Map<COSBase, Placed> onPage = new LinkedHashMap<>();
    private final PdfTiles tiles = new PdfTiles(this);
    private final Set<COSStream> met = new HashSet<>();
    private int strokes;
    private int seen;
    private int small;
    private int left;

    PdfPictures(Part part, Opening opening) {
        this.part = part;
        this.opening = opening;
    }

    /** A new page begins. */
    void begin() {
        onPage.clear();
        met.clear();
        strokes = 0;
        seen = 0;
        small = 0;
        left = 0;
    }

    /** Notes what is drawn. */
    void operator(Operator operator, List<COSBase> operands, PDResources resources, Matrix matrix) throws IOException {
        switch (operator.getName()) {
            case "Do" -> object(operands, resources, matrix);
            case "BI" -> {
                COSDictionary inline = operator.getImageParameters();
                if (inline != null && operator.getImageData() != null) {
                    place(inline, new PDInlineImage(inline, operator.getImageData(), resources), matrix);
                }
            }
            case "scn", "SCN" -> tiles.colour(operands, resources);
            case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s" -> strokes++;
            default -> {}
        }
    }

    void object(List<COSBase> operands, PDResources resources, Matrix matrix) throws IOException {
        if (operands.isEmpty() || !(operands.get(0) instanceof COSName name) || resources == null) {
            return;
        }
        COSDictionary objects = resources.getCOSObject().getCOSDictionary(COSName.XOBJECT);
        if (objects != null
                && objects.getDictionaryObject(name) instanceof COSStream stream
                && COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
            place(stream, new PDImageXObject(new PDStream(stream), resources), matrix);
        }
    }

    void place(COSBase key, PDImage picture, Matrix matrix) {
        if (key instanceof COSStream stream && !met.add(stream)) {
            return;
        }
        seen++;
        if (opening.pictures().isTooSmall(picture.getWidth(), picture.getHeight())) {
            // They hold no text and must not stand in the way of those that may.
            small += isFresh(key) ? 1 : 0;
        } else if (onPage.size() < MOST_ON_PAGE) {
            double angle = Math.atan2(matrix.getShearY(), matrix.getScaleX());
            onPage.put(key, new Placed(picture, -(int) Math.round(angle / (Math.PI / 2))));
        } else if (!(key instanceof COSStream stream) || !read.contains(stream)) {
            left++;
        }
    }

    private boolean isFresh(COSBase key) {
        return !(key instanceof COSStream stream) || read.add(stream);
    }

    /** Something lies so deep that it is not looked into. */
    void leftOut() {
        left++;
    }

    /**
     * Reads what is on the page.
     *
     * @param number the page's, from 0
     * @param silent whether it has no text of its own
     * @param drawn how many pictures are told where nothing reads
     */
    void read(PDDocument pdf, int number, String where, boolean silent, int drawn) throws IOException {
        if (!opening.pictures().isOn()) {
            opening.pictures().unread(part, where, Math.max(drawn, onPage.size() + left));
            return;
        }
        PDPage page = pdf.getPage(number);
        if (silent && (strokes >= SMALLEST_STROKES || seen > 1) && areSmall()) {
            draw(pdf, number, where);
            return;
        }
        opening.pictures().tooSmall(part, where, small);
        opening.pictures().left(part, where, left);
        int count = 1;
        for (Map.Entry<COSBase, Placed> placed : new ArrayList<>(onPage.entrySet())) {
            String at = where + " › picture " + count++;
            if (isFresh(placed.getKey())) {
                take(placed.getValue(), page.getRotation() / 90, at);
            }
        }
    }

    /** Whether the page can be drawn without much memory. */
    private boolean areSmall() {
        if (left > 0) {
            return false;
        }
        long pixels = onPage.values().stream()
                .mapToLong(placed ->
                        (long) placed.picture().getWidth() * placed.picture().getHeight())
                .sum();
        return pixels <= PicturePixels.MOST_KEPT
                && onPage.values().stream().allMatch(placed -> isBounded(placed.picture()));
    }

    private void draw(PDDocument pdf, int number, String where) throws IOException {
        PDRectangle box = pdf.getPage(number).getCropBox();
        double most = Math.sqrt(PicturePixels.MOST_KEPT / Math.max(1.0, box.getWidth() * box.getHeight()));
        float scale = (float) Math.min(DOTS, most);
        long width = (long) (box.getWidth() * scale);
        long height = (long) (box.getHeight() * scale);
        if (opening.pictures().refuses(part, where, width, height)) {
            return;
        }
        try {
            long begun = System.nanoTime();
            PDFRenderer renderer = new PDFRenderer(pdf);
            renderer.setSubsamplingAllowed(true);
            Grey grey = PictureShades.of(renderer.renderImage(number, scale, ImageType.RGB));
            opening.pictures().decodedIn(System.nanoTime() - begun);
            opening.pictures().tell(part, where, List.of(opening.pictures().read(grey)));
        } catch (LimitReached e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            opening.pictures().beyond(part, where);
        }
    }

    private void take(Placed placed, int turned, String where) throws IOException {
        PDImage picture = placed.picture();
        if (opening.pictures().refuses(part, where, picture.getWidth(), picture.getHeight())) {
            return;
        }
        try {
            if (isPhotograph(picture)) {
                photograph((PDImageXObject) picture, where, placed.turns() + turned);
            } else if (isBounded(picture)) {
                opening.pictures().tell(part, where, readings(picture, placed.turns() + turned));
            } else {
                opening.pictures().beyond(part, where);
            }
        } catch (LimitReached e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            opening.pictures().beyond(part, where);
        }
    }

    private List<Reading> readings(PDImage picture, int turns) throws IOException {
        int width = picture.getWidth();
        int height = picture.getHeight();
        List<Rectangle> bands = picture.isStencil()
                ? List.of(new Rectangle(width, height))
                : PicturePixels.bands(width, height, turns % 2 != 0);
        List<Reading> readings = new ArrayList<>();
        for (Rectangle band : bands) {
            long begun = System.nanoTime();
            BufferedImage image;
            if (picture.isStencil()) {
                image = picture.getStencilImage(Color.BLACK);
            } else {
                image = bands.size() == 1 ? picture.getImage() : picture.getImage(band, 1);
            }
            Grey grey = PictureShades.of(image).turned(turns);
            opening.pictures().decodedIn(System.nanoTime() - begun);
            readings.add(opening.pictures().read(grey));
        }
        return readings;
    }

    /** A JPEG is a file in a file, and is read as one; but not where the page shows other than it holds. */
    private static boolean isPhotograph(PDImage picture) {
        return picture instanceof PDImageXObject object
                && Stream.of(COSName.SMASK, COSName.MASK, COSName.DECODE).noneMatch(object.getCOSObject()::containsKey)
                && object.getCOSObject().getDictionaryObject(COSName.FILTER) instanceof COSName filter
                && (COSName.DCT_DECODE.equals(filter) || COSName.DCT_DECODE_ABBREVIATION.equals(filter));
    }

    private void photograph(PDImageXObject picture, String where, int turns) throws IOException {
        try (InputStream in = picture.getCOSObject().createRawInputStream()) {
            Bytes bytes = opening.unpack(in, 0);
            opening.pictures().of(part, where, FileType.JPEG, bytes, OptionalInt.of(turns));
        }
    }

    /** Whether it unpacks to what can be held: PDFBox unpacks a picture whole. */
    private static boolean isBounded(PDImage picture) {
        long pixels = (long) picture.getWidth() * picture.getHeight();
        if (picture.getWidth() < 1 || picture.getHeight() < 1 || (picture.isStencil() && pixels > MOST_MASK)) {
            return false;
        }
        if (!(picture instanceof PDImageXObject object)) {
            return pixels <= MOST_MASK;
        }
        COSDictionary soft = object.getCOSObject().getCOSDictionary(COSName.SMASK);
        return isBounded(object.getCOSObject()) && (!(soft instanceof COSStream mask) || isBounded(mask));
    }

    private static boolean isBounded(COSStream stream) {
        long pixels = Math.max(0L, stream.getInt(COSName.WIDTH)) * Math.max(0L, stream.getInt(COSName.HEIGHT));
        COSBase filter = stream.getDictionaryObject(COSName.FILTER);
        if (pixels > PicturePixels.MOST || stream.getLength() > MOST_PACKED * 4) {
            return false;
        } else if (!COSName.FLATE_DECODE.equals(filter)) {
            return stream.getLength() <= MOST_PACKED;
        }
        try (InputStream in = new InflaterInputStream(stream.createRawInputStream())) {
            return in.skip(MOST_BYTES + 1) <= MOST_BYTES;
        } catch (IOException e) {
            return true;
        }
    }
}
