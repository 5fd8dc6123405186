package dk.sluse.disclosure;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The counts of a table in the compact form in which they are remembered once it is published: what each is of stands there
 * only as a hash of the words beside and over it, so that the file's words are not kept.
 *
 * @param place where the table stands, or stood
 * @param counts how many people, by the hash of what the cell is about
 */
public record Figures(String place, Map<String, Long> counts) {

    private static final int FEWEST = 2;
    private static final int DIGITS = 20;

    public Figures {
        counts = Map.copyOf(counts);
    }

    /** The figures of a table, when it counts people in at least two cells. */
    public static Optional<Figures> of(Table table) {
        Map<String, Long> counts = new HashMap<>();
        spots(table).forEach((key, spot) -> {
            Entry entry = table.entry(spot.row(), spot.column());
            if (entry.isWhole()) {
                counts.put(key, entry.count());
            }
        });
        return counts.size() < FEWEST ? Optional.empty() : Optional.of(new Figures(table.place(), counts));
    }

    /** The cells of a table by the hash of what they are about. */
    static Map<String, Totals.Spot> spots(Table table) {
        Map<String, Totals.Spot> spots = new HashMap<>();
        Links.keys(new Cells(table)).forEach((key, spot) -> spots.put(hash(key), spot));
        return spots;
    }

    private static String hash(String key) {
        return DigestUtils.sha256Hex(key).substring(0, DIGITS);
    }
}
