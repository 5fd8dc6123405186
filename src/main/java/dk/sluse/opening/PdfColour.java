package dk.sluse.opening;

import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDResources;

/**
 * A colour as a PDF's operators name it. Its profile is not asked: that would load more than the whole inspection does,
 * and white stays white.
 *
 * @param known whether it can be told; a pattern and a place in a palette cannot
 */
record PdfColour(double red, double green, double blue, boolean known) {

    /** How numbers name a colour. */
    enum Space {
        /** Light, or ink, by as many numbers as there are components. */
        PLAIN,
        /** Shares of inks of their own; none of them is the paper's white. */
        INKS,
        /** Something that is not looked up. */
        OTHER
    }

    static final PdfColour BLACK = new PdfColour(0, 0, 0, true);
    static final PdfColour WHITE = new PdfColour(1, 1, 1, true);
    static final PdfColour UNKNOWN = new PdfColour(0, 0, 0, false);
    /** As far apart as two shades may be that no reader tells apart; pale text of pages is judged alike. */
    private static final double SAME = 15.5 / 255;

    /** Whether text of this colour is not seen on a ground of the other. */
    boolean isLike(PdfColour other) {
        return known
                && other.known
                && Math.abs(red - other.red) <= SAME
                && Math.abs(green - other.green) <= SAME
                && Math.abs(blue - other.blue) <= SAME;
    }

    static Space space(List<COSBase> operands, PDResources resources) {
        COSBase named = operands.isEmpty() ? COSName.PATTERN : operands.get(0);
        if (named instanceof COSName name && resources != null) {
            COSDictionary spaces = resources.getCOSObject().getCOSDictionary(COSName.COLORSPACE);
            COSBase meant = spaces == null ? null : spaces.getDictionaryObject(name);
            named = meant == null ? name : meant;
        }
        if (named instanceof COSArray array && array.size() > 0) {
            named = array.getObject(0);
        }
        return switch (named instanceof COSName name ? name.getName() : "") {
            case "DeviceGray", "DeviceRGB", "DeviceCMYK", "CalGray", "CalRGB", "ICCBased", "G", "RGB", "CMYK" ->
                Space.PLAIN;
            case "Separation", "DeviceN" -> Space.INKS;
            default -> Space.OTHER;
        };
    }

    /** The colour that these numbers name. */
    static PdfColour of(Space space, List<COSBase> operands) {
        double[] values = operands.stream()
                .filter(COSNumber.class::isInstance)
                .mapToDouble(value -> Math.max(0, Math.min(1, ((COSNumber) value).floatValue())))
                .toArray();
        if (space == Space.OTHER || values.length != operands.size() || values.length == 0) {
            return UNKNOWN;
        }
        if (space == Space.INKS) {
            return java.util.Arrays.stream(values).allMatch(value -> value == 0) ? WHITE : UNKNOWN;
        }
        return switch (values.length) {
            case 1 -> new PdfColour(values[0], values[0], values[0], true);
            case 3 -> new PdfColour(values[0], values[1], values[2], true);
            case 4 -> {
                double light = 1 - values[3];
                yield new PdfColour((1 - values[0]) * light, (1 - values[1]) * light, (1 - values[2]) * light, true);
            }
            default -> UNKNOWN;
        };
    }
}
