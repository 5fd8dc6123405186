package dk.sluse.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Cells that stand in more than one table. Two tables are linked when cells of the same labels are in both and none of those
 * that both show differ; what one hides and the other shows, or sums up, is then no secret.
 */
final class Links {

    /** The same cell in two tables of a list. */
    record Same(int one, Totals.Spot oneSpot, int other, Totals.Spot otherSpot) {}

    private static final int MOST_TABLES = 60;
    private static final int MOST_CELLS = 5_000;
    private static final Pattern STATED = Pattern.compile("\\(?\\bn\\s*[=:]\\s*[\\d., ]+\\)?");
    private static final Pattern COUNTED = Pattern.compile(
            "(?<![\\p{L}\\d])(?:n|antal|counts?|freq\\.?|frequency|number of|no\\. of|personer|persons)(?![\\p{L}\\d])");
    private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\d<>≥≤+–-]+");

    private Links() {}

    /** Groups of linked tables with hidden cells, by number. */
    static List<List<Integer>> families(List<Cells> tables) {
        int size = Math.min(MOST_TABLES, tables.size());
        List<Map<String, Totals.Spot>> keys = keys(tables.subList(0, size));
        int[] family = new int[size];
        for (int i = 0; i < size; i++) {
            family[i] = i;
        }
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                boolean hides = tables.get(i).hasHidden() || tables.get(j).hasHidden();
                if (hides && agree(tables.get(i), keys.get(i), tables.get(j), keys.get(j))) {
                    int from = family[j];
                    int to = family[i];
                    for (int k = 0; k < size; k++) {
                        family[k] = family[k] == from ? to : family[k];
                    }
                }
            }
        }
        Map<Integer, List<Integer>> groups = new HashMap<>();
        for (int i = 0; i < size; i++) {
            groups.computeIfAbsent(family[i], f -> new ArrayList<>()).add(i);
        }
        return groups.values().stream().filter(group -> group.size() > 1).toList();
    }

    static List<Same> between(List<Cells> tables) {
        List<Map<String, Totals.Spot>> keys = keys(tables);
        List<Same> same = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            for (int j = i + 1; j < tables.size(); j++) {
                if (agree(tables.get(i), keys.get(i), tables.get(j), keys.get(j))) {
                    for (String key : shared(keys.get(i), keys.get(j))) {
                        same.add(
                                new Same(i, keys.get(i).get(key), j, keys.get(j).get(key)));
                    }
                }
            }
        }
        return same;
    }

    private static boolean agree(
            Cells one, Map<String, Totals.Spot> oneKeys, Cells other, Map<String, Totals.Spot> otherKeys) {
        int agreed = 0;
        for (String key : shared(oneKeys, otherKeys)) {
            Entry a = one.entry(oneKeys.get(key));
            Entry b = other.entry(otherKeys.get(key));
            if (a.isWhole() && b.isWhole()) {
                if (a.count() != b.count()) {
                    return false;
                }
                agreed += a.count() > 0 ? 1 : 0;
            } else if ((a.isWhole() && !allows(b, a.count())) || (b.isWhole() && !allows(a, b.count()))) {
                return false;
            }
        }
        return agreed > 0;
    }

    private static boolean allows(Entry hidden, long count) {
        return !hidden.isHidden() || (hidden.least() <= count && count <= hidden.most());
    }

    private static Set<String> shared(Map<String, Totals.Spot> one, Map<String, Totals.Spot> other) {
        Set<String> shared = new LinkedHashSet<>(one.keySet());
        shared.retainAll(other.keySet());
        return shared;
    }

    private static List<Map<String, Totals.Spot>> keys(List<Cells> tables) {
        return tables.stream().map(Links::keys).toList();
    }

    /** The cells of a table by what they are about: the words of row and column but for totals and counting words. */
    static Map<String, Totals.Spot> keys(Cells cells) {
        Table table = cells.table();
        Map<String, Totals.Spot> keys = new HashMap<>();
        Set<String> twice = new LinkedHashSet<>();
        Counting counting = Counting.of(table);
        for (int r = table.firstRow(); r < table.rows(); r++) {
            for (int c = table.firstColumn(); c < table.columns() && keys.size() < MOST_CELLS; c++) {
                Totals.Spot spot = new Totals.Spot(r, c);
                if (cells.hidden().contains(spot) || (table.entry(r, c).isWhole() && counting.counts(r, c))) {
                    Optional<String> key = key(table.label(r), table.heading(c));
                    if (key.isPresent() && keys.put(key.get(), spot) != null) {
                        twice.add(key.get());
                    }
                }
            }
        }
        keys.keySet().removeAll(twice);
        return keys;
    }

    static Optional<String> key(String label, String heading) {
        Set<String> words = new TreeSet<>();
        for (String name : List.of(label, heading)) {
            String plain = plain(name);
            if (!plain.isEmpty()) {
                words.add(plain);
            }
        }
        return label.isBlank() ? Optional.empty() : Optional.of(String.join(" × ", words));
    }

    private static String plain(String name) {
        if (Wording.isTotal(name)) {
            return "";
        }
        String plain = STATED.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(" ");
        plain = COUNTED.matcher(plain).replaceAll(" ");
        return PUNCTUATION.matcher(plain).replaceAll(" ").strip();
    }
}
