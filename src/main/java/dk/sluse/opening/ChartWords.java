package dk.sluse.opening;

import dk.sluse.document.Drawing;
import dk.sluse.document.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * The titles, names and values of a chart that an office program draws, as words of a drawing: none beside or below another,
 * for where they are drawn is not told.
 */
final class ChartWords {

    private static final int MOST = 500;
    private static final int LONGEST = 200;
    private static final double STEP = 100;
    private static final double SIZE = 10;

    private final List<Drawing.Word> words = new ArrayList<>();
    private final StringBuilder title = new StringBuilder();
    private int titles;
    private boolean values;

    void start(String name) {
        titles += name.equals("title") ? 1 : 0;
    }

    void title(String characters) {
        if (titles > 0 && title.length() < LONGEST) {
            title.append(characters);
        }
    }

    void end(String name) {
        if (name.equals("title") && titles > 0 && --titles == 0) {
            name(title.toString().strip());
            title.setLength(0);
        }
    }

    void value(String number) {
        values = true;
        name(number);
    }

    /** What a title or a series says. */
    void name(String text) {
        if (!text.isEmpty() && words.size() <= MOST) {
            double at = words.size() * STEP;
            words.add(new Drawing.Word(text, at, at + SIZE, at, SIZE, false));
        }
    }

    void tell(Part part, String where, Opening opening) {
        if (values && words.size() <= MOST) {
            name("end of the chart");
            opening.drawings().add(part, where, words);
        }
    }
}
