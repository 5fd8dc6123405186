package dk.sluse.document;

import dk.sluse.disclosure.DrawnCounts;
import dk.sluse.disclosure.DrawnWord;
import java.util.List;

/**
 * The words of a drawing or of a page, and where they stand. Its text is told as {@link Passage}s, too.
 *
 * @param place the drawing, for a person
 * @param words in no order
 */
public record Drawing(String place, List<Word> words) {

    /**
     * A word or a line of it. Lengths are in any unit, the same for a whole drawing; heights count downwards.
     *
     * @param text as written; untrusted
     * @param left where it begins
     * @param right where it ends
     * @param middle how far down it stands
     * @param height of its letters
     * @param turned whether it does not run from left to right; the other figures are those of its own direction, then
     */
    public record Word(String text, double left, double right, double middle, double height, boolean turned) {}

    public Drawing {
        words = List.copyOf(words);
    }

    /** How many counts of fewer people it shows, but for none at all. */
    public int countsBelow(int smallest) {
        return DrawnCounts.below(
                words.stream()
                        .map(word -> new DrawnWord(
                                word.text(), word.left(), word.right(), word.middle(), word.height(), word.turned()))
                        .toList(),
                smallest);
    }
}
