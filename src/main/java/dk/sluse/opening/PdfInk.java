package dk.sluse.opening;

import java.awt.geom.Rectangle2D;

/**
 * What a PDF's content draws with at one moment; saved and restored with its graphics state.
 *
 * @param fill the colour of areas and letters
 * @param stroke the colour of lines and outlines
 * @param fillSpace how the next fill colour is named
 * @param strokeSpace how the next stroke colour is named
 * @param line the width of lines
 * @param clip where anything can appear
 * @param straight whether all of that place is open, or only some of it
 * @param veiled whether what is drawn comes through a group that lets something shine through
 * @param blank whether that group is not seen at all
 */
record PdfInk(
        PdfColour fill,
        PdfColour stroke,
        PdfColour.Space fillSpace,
        PdfColour.Space strokeSpace,
        double line,
        Rectangle2D clip,
        boolean straight,
        boolean veiled,
        boolean blank) {

    static PdfInk on(Rectangle2D page) {
        return new PdfInk(
                PdfColour.BLACK,
                PdfColour.BLACK,
                PdfColour.Space.PLAIN,
                PdfColour.Space.PLAIN,
                1,
                page,
                true,
                false,
                false);
    }

    PdfInk filling(PdfColour.Space space, PdfColour colour) {
        return new PdfInk(colour, stroke, space, strokeSpace, line, clip, straight, veiled, blank);
    }

    PdfInk stroking(PdfColour.Space space, PdfColour colour) {
        return new PdfInk(fill, colour, fillSpace, space, line, clip, straight, veiled, blank);
    }

    PdfInk lines(double width) {
        return new PdfInk(fill, stroke, fillSpace, strokeSpace, width, clip, straight, veiled, blank);
    }

    PdfInk within(Rectangle2D box, boolean all) {
        Rectangle2D both = clip.createIntersection(box);
        boolean empty = both.getWidth() <= 0 || both.getHeight() <= 0;
        return new PdfInk(
                fill,
                stroke,
                fillSpace,
                strokeSpace,
                line,
                empty ? new Rectangle2D.Double() : both,
                straight && all,
                veiled,
                blank);
    }

    PdfInk through(boolean veil, boolean nothing) {
        return new PdfInk(fill, stroke, fillSpace, strokeSpace, line, clip, straight, veiled || veil, blank || nothing);
    }
}
