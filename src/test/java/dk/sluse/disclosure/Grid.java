package dk.sluse.disclosure;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A table out of lines with tabs, whatever its words: nothing is guessed about its columns. */
final class Grid {

    private Grid() {}

    static Table of(String... lines) {
        return captioned("", lines);
    }

    /** Rows without a heading above them. */
    static Table unnamed(int rows, IntFunction<String> row) {
        String[][] texts = IntStream.range(0, rows)
                .mapToObj(i -> row.apply(i).split("\t", -1))
                .toArray(String[][]::new);
        Entry[][] entries = Arrays.stream(texts)
                .map(fields -> Arrays.stream(fields).map(EntryReader::read).toArray(Entry[]::new))
                .toArray(Entry[][]::new);
        return new Table("", texts, entries, 0, (r, column) -> "t:" + (r + 1));
    }

    static Table captioned(String caption, String... lines) {
        String[][] texts =
                Arrays.stream(lines).map(line -> line.split("\t", -1)).toArray(String[][]::new);
        Entry[][] entries = Arrays.stream(texts)
                .map(row -> Arrays.stream(row).map(EntryReader::read).toArray(Entry[]::new))
                .toArray(Entry[][]::new);
        return new Table(caption, texts, entries, 1, (row, column) -> "t:" + (row + 1));
    }
}
