package dk.sluse.opening;

import dk.sluse.document.Part;
import dk.sluse.document.Sight;
import dk.sluse.document.Sighting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what was met into groups, so that a sheet of a million hidden cells is one thing to read. */
final class Sightings {

    /** What belongs together: the same kind in the same sheet, page or slide of the same part. */
    private record Group(Sight what, int part, String name) {}

    private static final int MOST_GROUPS = 2000;

    private final Map<Group, Sighting> groups = new LinkedHashMap<>();

    void add(Sight what, Part part, String group, String where, int count) {
        Group key = new Group(what, part.id(), groups.size() < MOST_GROUPS ? group : "");
        String place = where.isEmpty() ? part.place() : part.place() + " › " + where;
        groups.merge(key, new Sighting(what, part, place, count), (first, more) -> first.andOneMore(more.count()));
    }

    List<Sighting> list() {
        return List.copyOf(groups.values());
    }
}
