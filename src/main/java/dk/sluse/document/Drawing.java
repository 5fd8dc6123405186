package dk.sluse.document;

import dk.sluse.disclosure.DrawnWord;
import java.util.List;

/**
 * The words of a drawing or of a page, and where they stand. Its text is told as {@link Passage}s, too.
 *
 * @param place the drawing, for a person
 * @param words in no order
 */
public record Drawing(String place, List<DrawnWord> words) {

    public Drawing {
        words = List.copyOf(words);
    }
}
