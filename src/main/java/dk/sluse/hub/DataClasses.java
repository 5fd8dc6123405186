package dk.sluse.hub;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What data there is, which place may hold it and where that lies, as {@code config/classes.yaml} says (R93, R94, R100).
 *
 * @param identifiable by the name of a class, whether such data identifies people
 * @param sites by the name of a place, as routes use it
 * @param crossings what may leave its department or country
 */
record DataClasses(Map<String, Boolean> identifiable, Map<String, DataClasses.Holding> sites, Set<Crossing> crossings) {

    /** Nothing that is done to it makes it anonymous (R94). */
    static final String GENOME = "genome";

    /** What officers approved. */
    static final String RESULT = "result";

    static final String PAPER = "paper";

    /** Movements of which the hub's own code picks the files, and what those are. */
    private static final Map<Way, Set<String>> PICKED = Map.of(
            new Way("airlock", "download"), Set.of(RESULT),
            new Way("environment", "inbox"), Set.of(PAPER));

    /** From one place to another. */
    record Way(String from, String to) {}

    /** What a way may lead over. */
    enum Border {
        DEPARTMENT,
        COUNTRY
    }

    /** A way that may lead identifiable data over a border. */
    record Crossing(Way way, Border over) {}

    /**
     * A place.
     *
     * @param holds the classes that may lie there
     * @param line where the file says so
     */
    record Holding(Set<String> holds, String country, String department, int line) {
        Holding {
            holds = Set.copyOf(holds);
        }
    }

    /** The same for one project: with places of its own in the place of those of their kind, and crossings of its own. */
    DataClasses with(Map<String, Holding> own, Set<Crossing> opened) {
        Map<String, Holding> all = new HashMap<>(sites);
        all.putAll(own);
        Set<Crossing> open = new HashSet<>(crossings);
        open.addAll(opened);
        return new DataClasses(identifiable, all, open);
    }

    DataClasses {
        identifiable = Map.copyOf(identifiable);
        sites = Map.copyOf(sites);
        crossings = Set.copyOf(crossings);
    }

    /** What a movement between two known places may carry. */
    private Set<String> carried(Way way) {
        return PICKED.getOrDefault(way, sites.get(way.from()).holds());
    }

    /** The classes that a movement would carry to a place that may not hold them. */
    Set<String> misplaced(Way way) {
        Set<String> misplaced = new TreeSet<>(carried(way));
        misplaced.removeAll(sites.get(way.to()).holds());
        return misplaced;
    }

    /** The classes that identify people and that a movement would carry over a border which no crossing opens. */
    Set<String> lost(Way way) {
        Set<String> lost = new TreeSet<>(carried(way));
        lost.removeIf(each -> !identifiable.getOrDefault(each, true));
        return isOpen(way) ? Set.of() : lost;
    }

    private boolean isOpen(Way way) {
        Holding from = sites.get(way.from());
        Holding to = sites.get(way.to());
        boolean isAbroad = !from.country().equals(to.country());
        boolean isElsewhere = isAbroad || !from.department().equals(to.department());
        return !isElsewhere
                || crossings.contains(new Crossing(way, Border.COUNTRY))
                || (!isAbroad && crossings.contains(new Crossing(way, Border.DEPARTMENT)));
    }
}
