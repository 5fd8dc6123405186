package dk.sluse.screening;

import dk.sluse.disclosure.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where some cells of a table stand: the first in full, a few of the others in short, for one sentence; all of them drawn. */
final class TablePlaces {

    private static final int MOST_OTHERS = 6;

    private static final int MOST_DRAWN = 200;

    private final Table table;
    private final Set<String> places = new LinkedHashSet<>();
    private final Set<Sketching.Spot> spots = new LinkedHashSet<>();
    private int count;

    TablePlaces(Table table) {
        this.table = table;
    }

    void add(int row, int column) {
        count++;
        if (places.size() <= MOST_OTHERS) {
            places.add(table.place(row, column));
        }
        if (spots.size() < MOST_DRAWN) {
            spots.add(new Sketching.Spot(row, column));
        }
    }

    /**
     * The table with these cells marked.
     *
     * @param smallest the least people a cell must have
     */
    TableSketch sketch(int smallest) {
        List<String> all = spots.stream()
                .map(spot -> table.place(spot.row(), spot.column()))
                .distinct()
                .toList();
        return Sketching.of(table, spots, smallest, all);
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
