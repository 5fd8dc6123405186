package dk.sluse.disclosure;

/**
 * A word or a line of a drawing, and where it stands. Lengths are in any unit, the same for a whole drawing; heights count
 * downwards.
 *
 * @param text as written; untrusted
 * @param left where it begins
 * @param right where it ends
 * @param middle how far down it stands
 * @param height of its letters
 * @param turned whether it does not run from left to right; the other figures are those of its own direction, then
 */
public record DrawnWord(String text, double left, double right, double middle, double height, boolean turned) {

    /** Whether it stands in the same row as another. */
    boolean isBeside(DrawnWord other) {
        return Math.abs(middle - other.middle) < Math.min(height, other.height) * 0.6;
    }

    double center() {
        return (left + right) / 2;
    }
}
