package dk.sluse.recognition;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Pixels without colour, dark on light, row by row from the top: all that Tesseract ever gets of a file.
 *
 * @param width pixels across
 * @param height pixels down
 * @param pixels 0 is black
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Grey(int width, int height, byte[] pixels) {

    private static final double ENOUGH = 4e6;
    private static final double MOST_TIMES = 3;
    private static final int WHITE = 255;
    private static final int FAINT = 64;
    private static final int OVERLAP = 60;

    public Grey {
        if (width < 1 || height < 1 || pixels.length != Math.multiplyExact(width, height)) {
            throw new IllegalArgumentException("No picture of " + width + " by " + height);
        }
    }

    /** Turned by so many quarters, clockwise. */
    public Grey turned(int quarters) {
        Grey turned = this;
        for (int i = Math.floorMod(quarters, 4); i > 0; i--) {
            turned = turned.turned();
        }
        return turned;
    }

    private Grey turned() {
        byte[] target = new byte[pixels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                target[x * height + height - 1 - y] = pixels[y * width + x];
            }
        }
        return new Grey(/* width= */ height, /* height= */ width, target);
    }

    /** Letters of a screen are too small for what was taught on print. */
    Grey enlarged() {
        double times = Math.min(MOST_TIMES, Math.sqrt(ENOUGH / ((double) width * height)));
        if (times < 1.2) {
            return this;
        }
        BufferedImage from = image(width, height);
        System.arraycopy(pixels, 0, bytes(from), 0, pixels.length);
        int wide = (int) (width * times);
        int high = (int) (height * times);
        BufferedImage to = image(wide, high);
        Graphics2D drawing = to.createGraphics();
        drawing.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        drawing.drawImage(from, 0, 0, wide, high, null);
        drawing.dispose();
        return new Grey(wide, high, bytes(to));
    }

    private static BufferedImage image(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    }

    private static byte[] bytes(BufferedImage image) {
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }

    /** Whether all is of one shade. */
    boolean isBlank() {
        for (byte pixel : pixels) {
            if (pixel != pixels[0]) {
                return false;
            }
        }
        return true;
    }

    /** What is faint as a whole, with its darkest black and its lightest white. */
    Grey stretched() {
        int darkest = WHITE;
        int lightest = 0;
        for (byte pixel : pixels) {
            darkest = Math.min(darkest, pixel & WHITE);
            lightest = Math.max(lightest, pixel & WHITE);
        }
        int range = lightest - darkest;
        if (range == 0 || range > FAINT) {
            return this;
        }
        byte[] target = new byte[pixels.length];
        for (int i = 0; i < target.length; i++) {
            target[i] = (byte) (((pixels[i] & WHITE) - darkest) * WHITE / range);
        }
        return new Grey(width, height, target);
    }

    /** Cut into bands, each of which overlaps the next by a few lines of text. */
    List<Grey> bands(int count) {
        List<Grey> bands = new ArrayList<>();
        int high = (height + count - 1) / count;
        for (int top = 0; top < height; top += high) {
            int bottom = Math.min(height, top + high + Math.min(high / 2, OVERLAP));
            bands.add(new Grey(width, bottom - top, Arrays.copyOfRange(pixels, top * width, bottom * width)));
        }
        return bands;
    }

    /** Writes it as a portable grey map, the plainest format there is. */
    void write(OutputStream out) throws IOException {
        out.write(("P5\n" + width + " " + height + "\n" + WHITE + "\n").getBytes(StandardCharsets.US_ASCII));
        out.write(pixels);
    }
}
