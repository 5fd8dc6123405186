package dk.sluse.opening;

import dk.sluse.document.Drawing;
import dk.sluse.document.Part;
import java.util.ArrayList;
import java.util.List;

/** Where the words of a file's drawings stand; a bounded number of them. */
final class Drawings {

    private static final int MOST_WORDS = 3_000;
    private static final int MOST = 200_000;
    private static final int LONGEST = 200;

    private final List<Drawing> drawings = new ArrayList<>();
    private int words;

    /** A drawing or a page; one with more words is no drawing, and read as text only. */
    void add(Part part, String where, List<Drawing.Word> drawn) {
        if (drawn.size() >= 2 && drawn.size() <= MOST_WORDS && words + drawn.size() <= MOST) {
            words += drawn.size();
            String place = where.isEmpty() ? part.place() : part.place() + " › " + where;
            drawings.add(
                    new Drawing(place, drawn.stream().map(Drawings::bounded).toList()));
        }
    }

    private static Drawing.Word bounded(Drawing.Word word) {
        return word.text().length() <= LONGEST
                ? word
                : new Drawing.Word(
                        word.text().substring(0, LONGEST),
                        word.left(),
                        word.right(),
                        word.middle(),
                        word.height(),
                        word.turned());
    }

    List<Drawing> list() {
        return drawings;
    }
}
