package dk.sluse.document;

/**
 * Marks that a figure is drawn with.
 *
 * @param kind what they are
 * @param place the figure, for a person
 * @param count how many there are
 */
public record Marks(Kind kind, String place, int count) {

    /** What marks can be. */
    public enum Kind {
        /** Small equal shapes strewn over a drawing: one may stand for one observation. */
        STREWN,
        /** Broken lines over each other: one may follow one person. */
        LINES,
        /** Bars on both sides of an axis, sorted: one may stand for one person. */
        SORTED_BARS,
        /** Small equal shapes in step, as estimates along an axis are. */
        IN_STEP,
        /** Small shapes alone above or below a box. */
        OUTLIERS,
        /** Points of a chart in which each has two values. */
        CHART_POINTS,
        /** Values of a chart's longest series. */
        CHART_VALUES,
        /** A picture of pixels, of which nothing can be told: nothing reads the text in pictures here. */
        PIXELS,
        /** Pictures of pixels inside of a file, the same. */
        PICTURES,
        /** Pictures of pixels whose text was read. */
        PICTURES_READ,
        /** Pictures of pixels that are too small to hold text. */
        PICTURES_SMALL,
        /** Pictures of pixels for which the time, or the number of them, ran out. */
        PICTURES_LEFT,
        /** Pictures of pixels that could not be decoded or read within bounds. */
        PICTURES_BEYOND,
        /** Drawings with shapes that are letters, of which nothing can be told: nothing reads them here. */
        LETTERS,
        /** Drawings with shapes that are letters, which were read. */
        LETTERS_READ
    }
}
