package dk.sluse.disclosure;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The counts of a table in the compact form in which they are remembered once it is published: what each is of stands there
 * only as a hash of the words beside and over it, so that the file's words are not kept.
 *
 * @param place where the table stands, or stood
 * @param counts how many people, by the hash of what the cell is about; of a band of ages once more, by that of its lower end
 */
public record Figures(String place, Map<String, Long> counts) {

    private static final int FEWEST = 2;
    private static final int DIGITS = 20;
    private static final String BAND = "~";
    private static final Pattern CLOSED = Pattern.compile("(?<![\\d.])(\\d{1,3}) ?[-–] ?\\d{1,3}(?!\\d)");
    private static final Pattern OPEN = Pattern.compile(
            "(?:[>≥] ?\\d{1,3}|(?<!\\d)\\d{1,3} ?(?:\\+|and over|or more|og over|eller mere))(?![\\p{L}\\d])");

    public Figures {
        counts = Map.copyOf(counts);
    }

    /** What a cell is about, by its own words and by those of its band of ages. */
    record About(String exactly, String band) {}

    /** The figures of a table, when it counts people in at least two cells. */
    public static Optional<Figures> of(Table table) {
        Map<String, Long> counts = new HashMap<>();
        spots(table).forEach((key, spot) -> {
            Entry entry = table.entry(spot.row(), spot.column());
            if (entry.isWhole()) {
                counts.put(key, entry.count());
            }
        });
        return cells(counts) < FEWEST ? Optional.empty() : Optional.of(new Figures(table.place(), counts));
    }

    /** The cells of a table by the hash of what they are about; a band of ages once more, where no other begins with it. */
    static Map<String, Totals.Spot> spots(Table table) {
        Map<String, Totals.Spot> spots = new HashMap<>();
        Map<String, Totals.Spot> keys = Links.keys(new Cells(table));
        Map<String, Long> bands =
                keys.keySet().stream().collect(Collectors.groupingBy(Figures::band, Collectors.counting()));
        keys.forEach((key, spot) -> {
            spots.put(hash(key), spot);
            String band = band(key);
            if (!band.equals(key) && bands.get(band) == 1) {
                spots.put(BAND + hash(band), spot);
            }
        });
        return spots;
    }

    /** Of how many cells something is told, each once. */
    static long cells(Map<String, ?> told) {
        return told.keySet().stream().filter(key -> !isBand(key)).count();
    }

    static boolean isBand(String key) {
        return key.startsWith(BAND);
    }

    /** What a cell is about. */
    static Optional<About> about(String label, String heading) {
        return Links.key(label, heading).map(key -> new About(hash(key), BAND + hash(band(key))));
    }

    /** How many people a table counts of that. */
    Optional<Long> count(About about) {
        return Optional.ofNullable(counts.get(about.exactly())).or(() -> Optional.ofNullable(counts.get(about.band())));
    }

    /**
     * Of a band of ages its lower end alone, and of the highest band none: tables of 18–64 and 65+, and of 18–65 and 66+, tell
     * together of those who are 65.
     */
    private static String band(String key) {
        String closed = CLOSED.matcher(key).replaceAll("$1 up");
        return OPEN.matcher(closed).replaceAll("highest");
    }

    private static String hash(String key) {
        return DigestUtils.sha256Hex(key).substring(0, DIGITS);
    }
}
