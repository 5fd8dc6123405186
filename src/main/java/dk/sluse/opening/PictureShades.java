package dk.sluse.opening;

import dk.sluse.recognition.Grey;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.util.Arrays;

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
        Row row = new Row(image);
        for (int y = 0; y < height; y++) {
            row.read(y);
            for (int x = 0; x < width; x++) {
                int alpha = row.alpha[x];
                shades[y * width + x] = (byte) ((row.shade[x] * alpha + ground * (WHITE - alpha)) / WHITE);
            }
        }
        return darkOnLight(width, height, shades);
    }

    /** A row of pixels: how light each is, and how little of its ground it lets through. */
    private static final class Row {

        private final BufferedImage image;
        private final boolean grey;
        private final boolean clear;
        private final int[] shade;
        private final int[] alpha;

        Row(BufferedImage image) {
            this.image = image;
            this.grey = isGrey(image.getColorModel(), image.getRaster());
            this.clear = image.getColorModel().hasAlpha();
            this.shade = new int[image.getWidth()];
            this.alpha = new int[image.getWidth()];
            Arrays.fill(alpha, WHITE);
        }

        /** Java takes grey for linear light and would lighten it on its way to a colour: small letters would fade. */
        private static boolean isGrey(ColorModel colours, Raster raster) {
            int type = raster.getTransferType();
            return colours instanceof ComponentColorModel
                    && colours.getColorSpace().getType() == ColorSpace.TYPE_GRAY
                    && !colours.isAlphaPremultiplied()
                    && (type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT);
        }

        void read(int y) {
            if (grey) {
                samples(y, 0, shade);
                if (clear) {
                    samples(y, 1, alpha);
                }
                return;
            }
            image.getRGB(0, y, shade.length, 1, shade, 0, shade.length);
            for (int x = 0; x < shade.length; x++) {
                alpha[x] = clear ? shade[x] >>> 24 : WHITE;
                shade[x] = shade(shade[x]);
            }
        }

        private void samples(int y, int band, int[] target) {
            Raster raster = image.getRaster();
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, target.length, 1, band, target);
            int most = (1 << image.getColorModel().getComponentSize(band)) - 1;
            for (int x = 0; most != WHITE && x < target.length; x++) {
                target[x] = Math.min(WHITE, target[x] * WHITE / most);
            }
        }
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
        Row row = new Row(image);
        for (int y = 0; y < image.getHeight(); y += step) {
            row.read(y);
            for (int x = 0; x < image.getWidth(); x += step) {
                if (row.alpha[x] > CLEAR) {
                    sum += row.shade[x];
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
