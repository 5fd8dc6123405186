package dk.sluse.bytes;

import java.util.List;

/**
 * All that is looked for in large texts, at once for all who read them.
 *
 * @param list each goes over the bytes once
 * @param before for each topic, how many lines before a marked one its reader wants to see, at most three
 */
public record Sieves(List<Sieve> list, List<Integer> before) {
    public Sieves {
        list = List.copyOf(list);
        before = List.copyOf(before);
    }
}
