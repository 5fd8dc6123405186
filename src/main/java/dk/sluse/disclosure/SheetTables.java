package dk.sluse.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The tables on one sheet, which empty rows and columns separate. A lone text above a table is its caption; rows of numbers
 * below an empty row go on with the table above when they have no headings of their own.
 */
public final class SheetTables {

    /** A cell as found: what is written, and what it says. */
    public record Cell(String text, Entry entry) {}

    /** A block of rows with cells between two columns. */
    private record Block(NavigableMap<Integer, NavigableMap<Integer, Cell>> rows, int from, int to) {
        int width() {
            return to - from + 1;
        }

        boolean hasNumbers() {
            return rows.values().stream().anyMatch(row -> row.values().stream()
                    .anyMatch(c -> c.entry().isNumeric()));
        }

        boolean startsWithNumbers() {
            return rows.firstEntry().getValue().entrySet().stream()
                    .anyMatch(e -> e.getKey() > from
                            && e.getValue().entry().isNumeric()
                            && !e.getValue().entry().marked());
        }
    }

    private static final int LONGEST_CAPTION = 400;

    private SheetTables() {}

    /**
     * Finds them.
     *
     * @param cells the sheet's cells by row and column
     * @param places where a cell of the sheet stands, by its row and column there
     */
    public static List<Table> of(NavigableMap<Integer, NavigableMap<Integer, Cell>> cells, Table.Places places) {
        List<Block> blocks = new ArrayList<>();
        for (NavigableMap<Integer, NavigableMap<Integer, Cell>> band : bands(cells)) {
            blocks.addAll(beside(band));
        }
        List<Table> tables = new ArrayList<>();
        StringBuilder caption = new StringBuilder();
        for (Block block : joined(blocks)) {
            if (block.width() == 1 && !block.hasNumbers()) {
                caption.setLength(0);
                append(caption, block.rows());
                // What stands alone below a table may be its footnote as well as the caption of the next.
                if (!tables.isEmpty()) {
                    tables.add(tables.remove(tables.size() - 1).among(caption.toString()));
                }
                continue;
            }
            if (block.rows().size() > 1) {
                tables.add(table(caption, block, places));
            }
            caption.setLength(0);
        }
        return tables;
    }

    /** Rows without an empty row between them. */
    private static List<NavigableMap<Integer, NavigableMap<Integer, Cell>>> bands(
            NavigableMap<Integer, NavigableMap<Integer, Cell>> cells) {
        List<NavigableMap<Integer, NavigableMap<Integer, Cell>>> bands = new ArrayList<>();
        int last = Integer.MIN_VALUE;
        for (Map.Entry<Integer, NavigableMap<Integer, Cell>> row : cells.entrySet()) {
            if (bands.isEmpty() || row.getKey() != last + 1) {
                bands.add(new TreeMap<>());
            }
            bands.get(bands.size() - 1).put(row.getKey(), row.getValue());
            last = row.getKey();
        }
        return bands;
    }

    /** Tables side by side: an empty column parts them where the right one has labels of its own. */
    private static List<Block> beside(NavigableMap<Integer, NavigableMap<Integer, Cell>> band) {
        TreeSet<Integer> used = new TreeSet<>();
        band.values().forEach(row -> used.addAll(row.keySet()));
        List<Block> blocks = new ArrayList<>();
        int from = used.first();
        int last = from;
        for (int column : used) {
            if (column > last + 1 && hasLabels(band, column)) {
                blocks.add(cut(band, from, last));
                from = column;
            }
            last = column;
        }
        blocks.add(cut(band, from, last));
        return blocks;
    }

    private static boolean hasLabels(NavigableMap<Integer, NavigableMap<Integer, Cell>> band, int column) {
        int words = 0;
        int numbers = 0;
        for (NavigableMap<Integer, Cell> row : band.values()) {
            Cell cell = row.get(column);
            if (cell != null) {
                words += cell.entry().isNumeric() ? 0 : 1;
                numbers += cell.entry().isNumeric() ? 1 : 0;
            }
        }
        return words > 1 && words > numbers;
    }

    private static Block cut(NavigableMap<Integer, NavigableMap<Integer, Cell>> band, int from, int to) {
        NavigableMap<Integer, NavigableMap<Integer, Cell>> rows = new TreeMap<>();
        band.forEach((row, cells) -> {
            NavigableMap<Integer, Cell> inside = cells.subMap(from, true, to, true);
            if (!inside.isEmpty()) {
                rows.put(row, inside);
            }
        });
        return new Block(rows, from, to);
    }

    private static List<Block> joined(List<Block> blocks) {
        List<Block> joined = new ArrayList<>();
        for (Block block : blocks) {
            Block before = joined.isEmpty() ? block : joined.get(joined.size() - 1);
            boolean goesOn = !joined.isEmpty()
                    && before.width() > 1
                    && block.from() >= before.from()
                    && block.to() <= before.to()
                    && block.width() > 1
                    && block.startsWithNumbers()
                    && before.rows().lastKey() < block.rows().firstKey();
            if (goesOn) {
                NavigableMap<Integer, NavigableMap<Integer, Cell>> rows = new TreeMap<>(before.rows());
                rows.putAll(block.rows());
                joined.set(joined.size() - 1, new Block(rows, before.from(), before.to()));
            } else {
                joined.add(block);
            }
        }
        return joined;
    }

    private static Table table(StringBuilder caption, Block block, Table.Places places) {
        NavigableMap<Integer, NavigableMap<Integer, Cell>> rows = new TreeMap<>(block.rows());
        // Titles stand alone in their row, right above the table.
        while (rows.size() > 2 && isTitle(rows.firstEntry().getValue())) {
            append(
                    caption,
                    new TreeMap<>(Map.of(rows.firstKey(), rows.firstEntry().getValue())));
            rows.pollFirstEntry();
        }
        String[][] texts = new String[rows.size()][block.width()];
        Entry[][] entries = new Entry[rows.size()][block.width()];
        int[] absolute = new int[rows.size()];
        int r = 0;
        for (Map.Entry<Integer, NavigableMap<Integer, Cell>> row : rows.entrySet()) {
            absolute[r] = row.getKey();
            for (int c = 0; c < block.width(); c++) {
                Cell cell = row.getValue().get(block.from() + c);
                texts[r][c] = cell == null ? "" : cell.text();
                entries[r][c] = cell == null ? Entry.BLANK : cell.entry();
            }
            r++;
        }
        return new Table(
                caption.toString(),
                texts,
                entries,
                block.from(),
                (row, column) -> places.of(absolute[row], block.from() + column));
    }

    private static boolean isTitle(NavigableMap<Integer, Cell> row) {
        return row.size() == 1
                && !row.firstEntry().getValue().entry().isNumeric()
                && row.firstEntry().getValue().text().strip().indexOf(' ') > 0;
    }

    private static void append(StringBuilder caption, NavigableMap<Integer, NavigableMap<Integer, Cell>> rows) {
        for (NavigableMap<Integer, Cell> row : rows.values()) {
            for (Cell cell : row.values()) {
                if (caption.length() + cell.text().length() < LONGEST_CAPTION) {
                    caption.append(caption.isEmpty() ? "" : " ")
                            .append(cell.text().strip());
                }
            }
        }
    }
}
