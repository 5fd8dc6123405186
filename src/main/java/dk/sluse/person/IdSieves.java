package dk.sluse.person;

import dk.sluse.bytes.Block;
import dk.sluse.bytes.MarkSieve;
import dk.sluse.bytes.PrefixSearch;
import dk.sluse.bytes.RunSieve.Run;
import dk.sluse.bytes.Sieve;
import dk.sluse.bytes.WordSieve.Word;
import java.util.ArrayList;
import java.util.List;

/** Where in large texts numbers of persons, pseudonyms, other ids or their headings may stand (R50, R60, R61). */
public final class IdSieves {

    /** As many rows show what a column is. */
    private static final int ROWS = 1000;
    /** What heads columns of dates of birth inside of longer words. */
    private static final List<String> INSIDE = List.of("birthda", "dateofbirth", "foedselsda");

    private static final int SHORTEST_INSIDE = 9;

    private IdSieves() {}

    /** Digits as numbers of persons have them, escaped or dumped. */
    public static List<Sieve> sieves(int topics) {
        return List.of(new DigitSieve(topics), escapes(topics), new DumpBytes(topics));
    }

    /** Characters as addresses and code escape them. */
    public static Sieve escapes(int topics) {
        return new MarkSieve("%\\", topics, IdSieves::escaped);
    }

    /** What long words may hold. */
    public static Run inside(int topics) {
        return new Run(topics, SHORTEST_INSIDE, new PrefixSearch(INSIDE), ROWS);
    }

    /** What long names may be: pseudonyms. */
    public static Run pseudonyms(int topics) {
        return new Run(topics, IdPatterns.PSEUDONYM_LENGTH, IdPatterns.bytes(), 1);
    }

    /** The words that head columns of persons' numbers; the lines below are found with them, whatever they hold. */
    public static List<Word> words(int topics) {
        List<Word> words = new ArrayList<>();
        ColumnHeadings.words().forEach(word -> words.add(new Word(word, topics, ROWS)));
        List.of("ecpr", "foedselsn", "fodselsn").forEach(word -> words.add(new Word(word, topics, ROWS)));
        IdHeadings.words().forEach(word -> words.add(new Word(word, topics, ROWS)));
        SplitNumbers.words().forEach(word -> words.add(new Word(word, topics, IdSieves::delimited)));
        words.add(new Word("paste", topics, 1));
        List.of("loebenr", "lobenr", "ofbirth", "dselsda")
                .forEach(word -> words.add(new Word(word, topics, IdSieves::delimited)));
        List.of("date", "day").forEach(word -> words.add(new Word(word, topics, IdSieves::ofBirth)));
        return words;
    }

    /** Digits that an address writes with percent signs or code with backslashes, and an escaped separator between digits. */
    private static int escaped(Block block, int at) {
        byte[] bytes = block.bytes();
        if (bytes[at] == '\\') {
            boolean two = bytes[at + 1] == 'x';
            boolean four = bytes[at + 1] == 'u' && bytes[at + 2] == '0' && bytes[at + 3] == '0';
            byte first = bytes[two ? at + 2 : at + 4];
            return (two || four) && first >= '2' && first <= '7' ? 1 : -1;
        }
        boolean digit = bytes[at + 1] == '3' && isDigit(bytes[at + 2]);
        return digit || (bytes[at + 1] == '2' && at > 0 && isDigit(bytes[at - 1])) ? 1 : -1;
    }

    /** The date in a heading such as {@code mother_birth_date}. */
    private static int ofBirth(Block block, int start, int stop) {
        byte[] bytes = block.bytes();
        boolean birth = start > 5 && (bytes[start - 2] | 0x20) == 'h' && (bytes[start - 3] | 0x20) == 't';
        return birth ? delimited(block, start, stop) : -1;
    }

    /** Such words head columns only in a line with tabs, semicolons, bars or commas. */
    private static int delimited(Block block, int start, int stop) {
        byte[] bytes = block.bytes();
        for (int i = stop; i < block.end() && bytes[i] != '\n'; i++) {
            if (isDelimiter(bytes[i])) {
                return ROWS;
            }
        }
        for (int i = start - 1; i >= 0 && bytes[i] != '\n'; i--) {
            if (isDelimiter(bytes[i])) {
                return ROWS;
            }
        }
        return -1;
    }

    private static boolean isDelimiter(byte c) {
        return c == '\t' || c == ';' || c == '|' || c == ',';
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }
}
