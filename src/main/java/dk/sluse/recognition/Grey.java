package dk.sluse.recognition;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

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
            if (Math.abs((pixel & WHITE) - (pixels[0] & WHITE)) > 8) {
                return false;
            }
        }
        return true;
    }

    /** Writes it as a portable grey map, the plainest format there is. */
    void write(OutputStream out) throws IOException {
        out.write(("P5\n" + width + " " + height + "\n" + WHITE + "\n").getBytes(StandardCharsets.US_ASCII));
        out.write(pixels);
    }
}
