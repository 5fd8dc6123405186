package dk.sluse.bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * All that is looked for in large texts, at once for all who read them.
 *
 * @param list each goes over the bytes once
 * @param before for each topic, how many lines before a marked one its reader wants to see, at most three
 */
public record Sieves(List<Sieve> list, List<Integer> before) {

    /** Nothing is looked for. */
    public static final Sieves NONE = new Sieves(List.of(), List.of());

    public Sieves {
        list = List.copyOf(list);
        before = List.copyOf(before);
    }

    /** The same, and one more reader, who is marked by his own sieve and wants no lines before. */
    public Sieves and(IntFunction<Sieve> more) {
        List<Sieve> sieves = new ArrayList<>(list);
        sieves.add(more.apply(1 << before.size()));
        List<Integer> lines = new ArrayList<>(before);
        lines.add(0);
        return new Sieves(sieves, lines);
    }
}
