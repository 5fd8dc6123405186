package dk.sluse.project;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a project's own places lie, and what of it crosses a border, as its file says and its record keeps (R93, R100).
 *
 * @param places those that its file names
 * @param crossings what it lets out of a department or country
 */
public record Borders(List<Borders.Lying> places, List<Borders.Crossing> crossings) {

    /** Of a project whose file says nothing of it. */
    public static final Borders UNSAID = new Borders(List.of(), List.of());

    /**
     * A place of the project's own.
     *
     * @param name {@code environment}, or a server of its imports
     * @param holds the classes of what comes from there; none means those that the house says
     */
    public record Lying(String name, Set<String> holds, String country, String department) {
        public Lying {
            holds = Set.copyOf(holds);
        }

        @Override
        public String toString() {
            String classes = holds.isEmpty() ? "" : ", holds " + String.join(", ", new TreeSet<>(holds));
            return name + " in " + country + ", " + department + classes;
        }
    }

    /**
     * A way over a border.
     *
     * @param over {@code department} or {@code country}
     * @param because why that is allowed
     */
    public record Crossing(String from, String to, String over, String because) {
        @Override
        public String toString() {
            return from + " to " + to + " over " + over + ": " + because;
        }
    }

    public Borders {
        places = List.copyOf(places);
        crossings = List.copyOf(crossings);
    }
}
