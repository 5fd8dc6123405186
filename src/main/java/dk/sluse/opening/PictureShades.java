package dk.sluse.opening;

import dk.sluse.recognition.Grey;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;

/** Turns pixels of any kind into shades of grey, dark on light: what is clear gets the ground that its ink stands out from. */
final class PictureShades {

    private static final int WHITE = 255;
    private static final int CLEAR = 32;
    /** Ink lighter than this is drawn on black. */
    private static final int LIGHT = 180;

    private PictureShades() {}

    static Grey of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        boolean clear = image.getColorModel().hasAlpha();
        int ground = clear && isLight(image) ? 0 : WHITE;
        byte[] shades = new byte[Math.multiplyExact(width, height)];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                int shade = shade(row[x]);
                int alpha = clear ? row[x] >>> 24 : WHITE;
                shades[y * width + x] = (byte) ((shade * alpha + ground * (WHITE - alpha)) / WHITE);
            }
        }
        return darkOnLight(width, height, shades);
    }

    /** Cyan, magenta, yellow and black, as printers and their files write them: inverted, for the most part. */
    static Grey ofInks(Raster raster) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        byte[] shades = new byte[Math.multiplyExact(width, height)];
        int bands = raster.getNumBands();
        int[] row = new int[width * bands];
        for (int y = 0; y < height; y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0; x < width; x++) {
                int light = WHITE;
                int sum = 0;
                for (int band = 0; band < bands; band++) {
                    int value = row[x * bands + band];
                    light = band == bands - 1 ? value : light;
                    sum += band == bands - 1 ? 0 : value;
                }
                shades[y * width + x] = (byte) (sum / Math.max(1, bands - 1) * light / WHITE);
            }
        }
        return darkOnLight(width, height, shades);
    }

    private static int shade(int colour) {
        return (((colour >> 16) & WHITE) * 77 + ((colour >> 8) & WHITE) * 150 + (colour & WHITE) * 29) >> 8;
    }

    /** Whether what is not clear is light, on average. */
    private static boolean isLight(BufferedImage image) {
        ColorModel colours = image.getColorModel();
        if (!colours.hasAlpha()) {
            return false;
        }
        long sum = 0;
        long count = 0;
        int step = Math.max(1, image.getWidth() / 1000);
        for (int y = 0; y < image.getHeight(); y += step) {
            for (int x = 0; x < image.getWidth(); x += step) {
                int colour = image.getRGB(x, y);
                if (colour >>> 24 > CLEAR) {
                    sum += shade(colour);
                    count++;
                }
            }
        }
        boolean someClear = count < (long) (image.getWidth() / step) * (image.getHeight() / step) * 9 / 10;
        return someClear && count > 0 && sum / count > LIGHT;
    }

    private static Grey darkOnLight(int width, int height, byte[] shades) {
        long sum = 0;
        for (byte shade : shades) {
            sum += shade & WHITE;
        }
        if (sum / shades.length < WHITE / 2) {
            for (int i = 0; i < shades.length; i++) {
                shades[i] = (byte) (WHITE - (shades[i] & WHITE));
            }
        }
        return new Grey(width, height, shades);
    }
}
