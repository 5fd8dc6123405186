package dk.sluse.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which hidden numbers hang together through sums: each group is solved by itself. */
final class Components {

    private Components() {}

    static List<int[]> of(int size, List<HiddenNumbers.Sum> sums) {
        int[] parent = new int[size];
        for (int i = 0; i < size; i++) {
            parent[i] = i;
        }
        for (HiddenNumbers.Sum sum : sums) {
            for (int number : sum.numbers()) {
                parent[root(parent, number)] = root(parent, sum.numbers()[0]);
            }
        }
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            groups.computeIfAbsent(root(parent, i), r -> new ArrayList<>()).add(i);
        }
        return groups.values().stream()
                .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private static int root(int[] parent, int of) {
        int at = of;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
