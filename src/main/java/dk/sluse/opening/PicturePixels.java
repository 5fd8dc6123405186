package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import dk.sluse.document.FileType;
import dk.sluse.recognition.Grey;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
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

    /** Pixels in memory; of more, every second or third is left out. */
    static final long MOST_KEPT = 12_000_000;

    private static final long MOST_IN_TILE = 64L << 20;
    private static final int MOST_PAGES = 1000;

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
        reader.setInput(input, type == FileType.PNG || type == FileType.JPEG, true);
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
            case TIFF, GIF -> Math.min(MOST_PAGES, Math.max(1, reader.getNumImages(true)));
            default -> 1;
        };
    }

    int width(int page) throws IOException {
        return reader.getWidth(page);
    }

    int height(int page) throws IOException {
        return reader.getHeight(page);
    }

    /** A page's pixels; empty when it is too large to be decoded. */
    Optional<Grey> grey(int page) throws IOException {
        long pixels = (long) width(page) * height(page);
        long tile = (long) reader.getTileWidth(page) * reader.getTileHeight(page);
        boolean tiled = reader.isImageTiled(page) || reader.getFormatName().equalsIgnoreCase("tif");
        if (pixels > MOST || (tiled && tile * 4 > MOST_IN_TILE)) {
            return Optional.empty();
        }
        ImageReadParam wanted = reader.getDefaultReadParam();
        int step = step(pixels);
        wanted.setSourceSubsampling(step, step, 0, 0);
        try {
            return Optional.of(PictureShades.of(reader.read(page, wanted)));
        } catch (javax.imageio.IIOException e) {
            if (!reader.canReadRaster()) {
                throw e;
            }
            // Four inks, which Java leaves to whoever prints.
            Raster raster = reader.readRaster(page, wanted);
            return Optional.of(PictureShades.ofInks(raster));
        }
    }

    /** Every how-manyth pixel is kept. */
    static int step(long pixels) {
        int step = 1;
        while (pixels / ((long) step * step) > MOST_KEPT) {
            step++;
        }
        return step;
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        input.close();
    }
}
