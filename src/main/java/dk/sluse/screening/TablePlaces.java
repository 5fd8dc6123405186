package dk.sluse.screening;

import dk.sluse.disclosure.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where some cells of a table stand: the first in full, a few of the others in short, for one sentence. */
final class TablePlaces {

    private static final int MOST_OTHERS = 6;

    private final Set<String> places = new LinkedHashSet<>();
    private int count;

    void add(Table table, int row, int column) {
        count++;
        if (places.size() <= MOST_OTHERS) {
            places.add(table.place(row, column));
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    int count() {
        return count;
    }

    String first() {
        return places.iterator().next();
    }

    /** {@code , B7, C9}, or nothing. */
    String others() {
        List<String> others = new ArrayList<>(places).subList(1, places.size());
        StringBuilder text = new StringBuilder();
        others.forEach(place -> text.append(", ").append(brief(place)));
        return text + (count > places.size() && places.size() > MOST_OTHERS ? " …" : "");
    }

    private static String brief(String place) {
        int cut = Math.max(place.lastIndexOf('!'), Math.max(place.lastIndexOf(':'), place.lastIndexOf('›')));
        return place.substring(cut + 1).strip();
    }
}
