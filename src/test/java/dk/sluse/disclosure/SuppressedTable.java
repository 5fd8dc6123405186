package dk.sluse.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A table of counts some of which are kept back, as a researcher would send it, and as a riddle: which numbers there are, and
 * what they make. Its last row and column are totals, where it has them.
 */
final class SuppressedTable {

    /** How a count is kept back, and what the mark says of it. */
    enum Mark {
        STAR("*", 0, Long.MAX_VALUE),
        DASH("-", 0, Long.MAX_VALUE),
        BELOW_FIVE("<5", 1, 4),
        BELOW_TEN("<10", 1, 9);

        private final String text;
        private final long least;
        private final long most;

        Mark(String text, long least, long most) {
            this.text = text;
            this.least = least;
            this.most = most;
        }

        boolean fits(long value) {
            return least <= value && value <= most;
        }
    }

    private final List<String> rowNames;
    private final List<String> columnNames;
    private final long[][] values;
    private final Mark[][] marks;

    SuppressedTable(List<String> rowNames, List<String> columnNames, long[][] values) {
        this.rowNames = rowNames;
        this.columnNames = columnNames;
        this.values = values;
        this.marks = new Mark[values.length][values[0].length];
    }

    /** Keeps some cells back, where the mark is no lie. */
    void hide(Random random, int cells, Mark... choice) {
        for (int i = 0; i < cells; i++) {
            int row = random.nextInt(values.length);
            int column = random.nextInt(values[0].length);
            Mark mark = choice[random.nextInt(choice.length)];
            if (mark.fits(values[row][column])) {
                marks[row][column] = mark;
            }
        }
    }

    /** Shows the total of all, by which tables of the same people know each other. */
    void showItsWhole() {
        marks[values.length - 1][values[0].length - 1] = null;
    }

    Table table() {
        List<String> lines = new ArrayList<>();
        lines.add("Group\t" + String.join("\t", columnNames));
        for (int r = 0; r < values.length; r++) {
            StringBuilder line = new StringBuilder(rowNames.get(r));
            for (int c = 0; c < values[r].length; c++) {
                line.append('\t').append(marks[r][c] == null ? values[r][c] + "" : marks[r][c].text);
            }
            lines.add(line.toString());
        }
        return RecoveryTest.table(lines.toArray(String[]::new));
    }

    /** The names of a cell without the word for totals. */
    private String about(int row, int column) {
        return (rowNames.get(row) + " " + columnNames.get(column))
                .replace("Total", "")
                .strip();
    }

    /** What several tables of the same people hide and still give away, where cells of one name are one number. */
    static List<Recovery.Found> givenAway(List<SuppressedTable> tables, int enough, boolean linked) {
        TryingAll trying = new TryingAll();
        List<Map<String, Integer>> numbers = new ArrayList<>();
        Map<String, Integer> first = new LinkedHashMap<>();
        Map<String, Long> shown = new LinkedHashMap<>();
        for (SuppressedTable table : tables) {
            table.each((r, c) -> {
                if (table.marks[r][c] == null) {
                    shown.put(table.about(r, c), table.values[r][c]);
                }
            });
        }
        for (SuppressedTable table : tables) {
            Map<String, Integer> own = new LinkedHashMap<>();
            table.each((r, c) -> {
                Mark mark = table.marks[r][c];
                if (mark != null) {
                    long most = Math.min(mark.most, table.largest());
                    int number = trying.number(Math.min(mark.least, most), most);
                    own.put(r + " " + c, number);
                    String about = table.about(r, c);
                    Optional.ofNullable(shown.get(about)).ifPresent(n -> trying.sum(List.of(number), List.of(), n));
                    Integer same = first.putIfAbsent(about, number);
                    if (same != null) {
                        trying.sum(List.of(number), List.of(same), 0);
                    }
                }
            });
            table.sums(own, trying);
            numbers.add(own);
        }
        return found(tables, numbers, trying, enough, linked);
    }

    private static List<Recovery.Found> found(
            List<SuppressedTable> tables,
            List<Map<String, Integer>> numbers,
            TryingAll trying,
            int enough,
            boolean linked) {
        var possible = trying.possible();
        List<Recovery.Found> found = new ArrayList<>();
        for (int t = 0; t < tables.size(); t++) {
            int at = t;
            SuppressedTable table = tables.get(t);
            table.each((r, c) -> {
                Integer number = numbers.get(at).get(r + " " + c);
                if (number != null) {
                    long least = possible.get(number).first();
                    long most = possible.get(number).last();
                    Mark mark = table.marks[r][c];
                    boolean tells = least == most || least > mark.least || most < mark.most;
                    boolean nobody = mark == Mark.DASH && most == 0;
                    if (most - least + 1 < enough && tells && !nobody) {
                        found.add(new Recovery.Found(at, r + 1, c + 1, true, linked));
                    }
                }
            });
        }
        return found;
    }

    private interface Cell {
        void at(int row, int column);
    }

    private void each(Cell cell) {
        for (int r = 0; r < values.length; r++) {
            for (int c = 0; c < values[r].length; c++) {
                cell.at(r, c);
            }
        }
    }

    private boolean hasRowOfTotals() {
        return rowNames.get(rowNames.size() - 1).equals("Total");
    }

    private boolean hasColumnOfTotals() {
        return columnNames.get(columnNames.size() - 1).equals("Total");
    }

    /**
     * Trying needs an end where a table gives none. So far above the largest number that no hidden one looks narrowed by it: five
     * values are never too few.
     */
    private long largest() {
        long most = 0;
        for (long[] line : values) {
            for (long value : line) {
                most = Math.max(most, value);
            }
        }
        return most + 4;
    }

    private void sums(Map<String, Integer> own, TryingAll trying) {
        int rows = values.length - (hasRowOfTotals() ? 1 : 0);
        int columns = values[0].length - (hasColumnOfTotals() ? 1 : 0);
        for (int r = 0; r < values.length && hasColumnOfTotals(); r++) {
            int row = r;
            sum(columns, c -> new int[] {row, c}, own, trying);
        }
        for (int c = 0; c < values[0].length && hasRowOfTotals(); c++) {
            int column = c;
            sum(rows, r -> new int[] {r, column}, own, trying);
        }
    }

    private void sum(
            int addends, java.util.function.IntFunction<int[]> cell, Map<String, Integer> own, TryingAll trying) {
        List<Integer> plus = new ArrayList<>();
        long rest = 0;
        for (int i = 0; i < addends; i++) {
            int[] at = cell.apply(i);
            Integer number = own.get(at[0] + " " + at[1]);
            if (number == null) {
                rest += values[at[0]][at[1]];
            } else {
                plus.add(number);
            }
        }
        int[] at = cell.apply(addends);
        Integer total = own.get(at[0] + " " + at[1]);
        trying.sum(plus, total == null ? List.of() : List.of(total), (total == null ? values[at[0]][at[1]] : 0) - rest);
    }
}
