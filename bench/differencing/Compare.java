import dk.sluse.disclosure.Differences;
import dk.sluse.disclosure.Entry;
import dk.sluse.disclosure.EntryReader;
import dk.sluse.disclosure.Figures;
import dk.sluse.disclosure.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What it costs to compare the tables of a request with those the project published: Compare TABLES EARLIER ROWS COLUMNS. */
public final class Compare {

    public static void main(String[] args) {
        int tables = Integer.parseInt(args[0]);
        int earlier = Integer.parseInt(args[1]);
        int rows = Integer.parseInt(args[2]);
        int columns = Integer.parseInt(args[3]);
        for (int round = 1; round <= 3; round++) {
            measure(round, tables, earlier, rows, columns);
        }
    }

    private static void measure(int round, int tables, int earlier, int rows, int columns) {
        Random random = new Random(round);
        // All of the same cells, so that every comparison goes to its end; the counts of other years, so that none is found.
        List<Table> now = new ArrayList<>();
        for (int t = 0; t < tables; t++) {
            now.add(table(random, rows, columns));
        }
        List<Figures> before = new ArrayList<>();
        for (int t = 0; t < earlier; t++) {
            Figures figures = Figures.of(table(random, rows, columns)).orElseThrow();
            // As they come from the database: with strings of their own.
            var counts = new java.util.HashMap<String, Long>();
            figures.counts().forEach((key, count) -> counts.put(new String(key), count));
            before.add(new Figures(figures.place(), counts));
        }
        long begun = System.nanoTime();
        List<Differences> ready = new ArrayList<>();
        now.forEach(table -> ready.add(new Differences(table)));
        long read = System.nanoTime();
        int found = 0;
        for (Differences differences : ready) {
            for (Figures figures : before) {
                found += differences.from(figures, new Differences.Rule(5, 10)).size();
            }
        }
        long compared = System.nanoTime();
        System.out.printf(
                "round %d: %d tables of %d cells against %d of %d figures in all: reading %d ms, comparing %d ms, found %d%n",
                round, tables, rows * columns, earlier, before.stream().mapToInt(f -> f.counts().size()).sum(),
                (read - begun) / 1_000_000, (compared - read) / 1_000_000, found);
    }

    private static Table table(Random random, int rows, int columns) {
        String[][] texts = new String[rows + 1][columns + 1];
        texts[0][0] = "Parish";
        for (int c = 1; c <= columns; c++) {
            texts[0][c] = "Cases of type " + word(c);
        }
        for (int r = 1; r <= rows; r++) {
            texts[r][0] = "Parish of " + word(r);
            for (int c = 1; c <= columns; c++) {
                texts[r][c] = String.valueOf(100 + random.nextInt(1_000));
            }
        }
        Entry[][] entries = new Entry[rows + 1][columns + 1];
        for (int r = 0; r <= rows; r++) {
            for (int c = 0; c <= columns; c++) {
                entries[r][c] = EntryReader.read(texts[r][c]);
            }
        }
        return new Table("", texts, entries, 1, (r, c) -> "t:" + r);
    }

    private static String word(int number) {
        return "" + (char) ('a' + number / 676 % 26) + (char) ('a' + number / 26 % 26) + (char) ('a' + number % 26);
    }
}
