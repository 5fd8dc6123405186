package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import dk.sluse.document.FileType;
import dk.sluse.recognition.Grey;
import java.awt.Rectangle;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * The pixels of a picture's pages, decoded by Java within bounds: never more of them in memory than {@link #MOST_KEPT}, and
 * nothing of a picture that is larger than {@link #MOST}.
 */
final class PicturePixels implements AutoCloseable {

    /** Pixels of a picture that is decoded at all. */
    static final long MOST = 50_000_000;

    /** Pixels in memory; a larger picture is read in bands. */
    static final long MOST_KEPT = 12_000_000;

    private static final long MOST_IN_TILE = 64L << 20;
    private static final int MOST_PAGES = 1000;
    private static final int OVERLAP = 100;

    private final ImageReader reader;
    private final ImageInputStream input;

    private PicturePixels(ImageReader reader, ImageInputStream input) {
        this.reader = reader;
        this.input = input;
    }

    static PicturePixels of(FileType type, Bytes bytes, Opening opening) throws IOException {
        Path file = type == FileType.PNG ? PngPixels.of(bytes, opening) : opening.fileOf(bytes);
        ImageReader reader = ImageIO.getImageReadersByFormatName(format(type)).next();
        ImageInputStream input = new FileImageInputStream(file.toFile());
        reader.setInput(input, false, true);
        return new PicturePixels(reader, input);
    }

    private static String format(FileType type) {
        return switch (type) {
            case PNG -> "png";
            case JPEG -> "jpeg";
            case GIF -> "gif";
            case BMP -> "bmp";
            case TIFF -> "tiff";
            default -> throw new IllegalArgumentException("No picture of pixels: " + type);
        };
    }

    /** How many pictures it holds: the pages of a TIFF, the frames of a GIF. */
    int pages(FileType type) throws IOException {
        return switch (type) {
            case TIFF, GIF -> Math.max(1, reader.getNumImages(true));
            default -> 1;
        };
    }

    /** How many of them are looked at. */
    static int within(int pages) {
        return Math.min(MOST_PAGES, pages);
    }

    int width(int page) throws IOException {
        return reader.getWidth(page);
    }

    int height(int page) throws IOException {
        return reader.getHeight(page);
    }

    /** Whether a page is small enough to be decoded. */
    boolean canBeDecoded(int page) throws IOException {
        long pixels = (long) width(page) * height(page);
        long tile = (long) reader.getTileWidth(page) * reader.getTileHeight(page);
        boolean tiled = reader.isImageTiled(page) || reader.getFormatName().equalsIgnoreCase("tif");
        return pixels <= MOST && (!tiled || tile * 4 <= MOST_IN_TILE);
    }

    /** The pixels of a band of a page. */
    Grey grey(int page, Rectangle band) throws IOException {
        ImageReadParam wanted = reader.getDefaultReadParam();
        wanted.setSourceRegion(band);
        try {
            return PictureShades.of(reader.read(page, wanted));
        } catch (javax.imageio.IIOException e) {
            if (!reader.canReadRaster()) {
                throw e;
            }
            // Four inks, which Java leaves to whoever prints.
            Raster raster = reader.readRaster(page, wanted);
            return PictureShades.ofInks(raster);
        }
    }

    /**
     * A picture in bands of no more than {@link #MOST_KEPT} pixels, one for most; each overlaps the next by a few lines of text.
     *
     * @param upright whether they stand side by side, as lines of text do in a picture that will be turned
     */
    static List<Rectangle> bands(int width, int height, boolean upright) {
        int across = upright ? height : width;
        int along = upright ? width : height;
        int step = (int) Math.max(1, Math.min(along, MOST_KEPT / across));
        List<Rectangle> bands = new ArrayList<>();
        for (int from = 0; from < along; from += step) {
            int size = Math.min(along - from, step + Math.min(step / 2, OVERLAP));
            bands.add(upright ? new Rectangle(from, 0, size, height) : new Rectangle(0, from, width, size));
        }
        return bands;
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        input.close();
    }
}
