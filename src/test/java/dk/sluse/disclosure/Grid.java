package dk.sluse.disclosure;

import java.util.Arrays;

/** A table out of lines with tabs, whatever its words: nothing is guessed about its columns. */
final class Grid {

    private Grid() {}

    static Table of(String... lines) {
        return captioned("", lines);
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
