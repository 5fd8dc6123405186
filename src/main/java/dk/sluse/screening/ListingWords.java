package dk.sluse.screening;

import dk.sluse.bytes.Block;
import dk.sluse.bytes.MarkSieve;
import dk.sluse.bytes.Sieve;
import dk.sluse.bytes.WordSieve.Word;
import java.util.ArrayList;
import java.util.List;

/** Where in large texts data may be printed or written, as {@link PrintedRows} and {@link WrittenData} read it. */
final class ListingWords {

    /** As many lines may follow what was asked for, and one more. */
    private static final int PRINTED = 15;
    /** As many lines what was opened may take until it is closed. */
    private static final int WRITTEN = 402;

    private static final int ROWS = 4;
    private static final List<String> PRINTS =
            List.of("head", "tail", "view", "slice_head", "sample_n", "glimpse", "str", "slice", "sample", "to_string");
    private static final List<String> OPENS = List.of(
            "list",
            "structure",
            "data.frame",
            "tibble",
            "tribble",
            "data.table",
            "cbind",
            "rbind",
            "matrix",
            "factor",
            "dataframe",
            "array",
            "series",
            "np.array",
            "pd.dataframe",
            "fread(",
            "c");

    private ListingWords() {}

    static Sieve brackets(int topics) {
        return new MarkSieve(false, topics, ListingWords::bracket);
    }

    static List<Word> words(int topics) {
        List<Word> words = new ArrayList<>();
        PRINTS.forEach(word -> words.add(new Word(word, topics, ListingWords::asked)));
        OPENS.forEach(word -> words.add(new Word(word, topics, ListingWords::opened)));
        for (String read : List.of("read.table(text", "read.csv(text")) {
            words.add(new Word(read, topics, (block, start, stop) -> left(block, start)));
        }
        words.add(new Word("list", topics, ListingWords::listed));
        words.add(new Word("l", topics, ListingWords::listed));
        words.add(new Word("proc print", topics, PRINTED));
        words.add(new Word("obs", topics, (block, start, stop) -> block.bytes()[stop] <= ' ' ? PRINTED : -1));
        for (String block : List.of("input", "datalines", "cards", "lines")) {
            words.add(new Word(block, topics, ListingWords::begun));
        }
        return words;
    }

    /** A call, or the end of a pipe. */
    private static int asked(Block block, int start, int stop) {
        byte before = lastBefore(block, start);
        return block.bytes()[stop] == '(' || before == '>' || before == '%' ? PRINTED : -1;
    }

    /** A command behind a prompt, or the number of a line. */
    private static int listed(Block block, int start, int stop) {
        byte before = lastBefore(block, start);
        boolean prompt = before == '>' || before == '+' || before == '.' || before == ':' || isDigit(before);
        byte after = block.bytes()[stop];
        return prompt && (after <= ' ' || after == ',') ? PRINTED : -1;
    }

    /** The last thing on the line before an offset, or the end of the line above. */
    private static byte lastBefore(Block block, int start) {
        int at = placeBefore(block, start);
        return at < 0 ? (byte) '\n' : block.bytes()[at];
    }

    private static int placeBefore(Block block, int start) {
        byte[] bytes = block.bytes();
        int i = start - 1;
        while (i >= 0 && bytes[i] <= ' ' && bytes[i] != '\n' && bytes[i] >= 0) {
            i--;
        }
        return i;
    }

    private static int opened(Block block, int start, int stop) {
        byte[] bytes = block.bytes();
        int i = stop;
        while (i < block.end() && bytes[i] <= ' ' && bytes[i] >= 0 && bytes[i] != '\n') {
            i++;
        }
        return bytes[i] == '(' || bytes[stop - 1] == '(' ? left(block, start) : -1;
    }

    /** {@code = [}, {@code ({"}: a list or a record as a value. */
    private static int bracket(Block block, int at) {
        byte[] bytes = block.bytes();
        int before = placeBefore(block, at);
        if (before < 0 || (bytes[before] != '=' && bytes[before] != '(')) {
            return -1;
        }
        int i = at + 1;
        while (i < block.end() && bytes[i] <= ' ' && bytes[i] >= 0 && bytes[i] != '\n') {
            i++;
        }
        byte after = i < block.end() ? bytes[i] : (byte) '\n';
        boolean value = after == '\n' || "[{\"'-".indexOf(after) >= 0 || isDigit(after);
        return value ? left(block, before) : -1;
    }

    /** How many lines what opens here may take: none when it is closed on the line. */
    private static int left(Block block, int start) {
        byte[] bytes = block.bytes();
        int balance = 0;
        byte quote = 0;
        for (int i = start; i < block.end() && bytes[i] != '\n' && (quote != 0 || bytes[i] != '#'); i++) {
            byte c = bytes[i];
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else {
                balance += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            }
        }
        return balance > 0 ? WRITTEN : 0;
    }

    /** A block of data, when nothing stands before the word. */
    private static int begun(Block block, int start, int stop) {
        return lastBefore(block, start) == '\n' ? ROWS : -1;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }
}
