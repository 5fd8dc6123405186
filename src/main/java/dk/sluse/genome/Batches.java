package dk.sluse.genome;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Parts of a collection, small enough for one query each. */
final class Batches {

    private Batches() {}

    static <T> List<List<T>> of(Collection<T> all, int size) {
        List<T> list = List.copyOf(all);
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < list.size(); from += size) {
            parts.add(list.subList(from, Math.min(list.size(), from + size)));
        }
        return parts;
    }
}
