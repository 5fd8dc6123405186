package dk.sluse.genome;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What matching found (R21). The persons asked for are those registered, those unknown and {@link #persons()}.
 *
 * @param asked how many persons were asked for
 * @param registered how many of them have forbidden the use of their tissue
 * @param unknown how many of the others have no sample in the genome database
 * @param found the samples of the rest, by their id
 */
public record Matched(int asked, int registered, int unknown, List<Found> found) {

    public Matched {
        found = List.copyOf(found);
    }

    /**
     * A sample that may be delivered.
     *
     * @param sample its id in the genome database
     * @param person the genome database's own reference to the person, which is no person number
     */
    public record Found(String sample, String person) {}

    /** How many persons the samples are of. */
    public int persons() {
        return personRefs().size();
    }

    /** The samples' ids, in order. */
    public List<String> samples() {
        return found.stream().map(Found::sample).sorted().toList();
    }

    /** The genome database's references to the persons found: what two lists are compared by. */
    public SortedSet<String> personRefs() {
        SortedSet<String> persons = new TreeSet<>();
        found.forEach(each -> persons.add(each.person()));
        return persons;
    }
}
