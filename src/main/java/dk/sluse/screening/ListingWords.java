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
    static final int WRITTEN = 402;

    private static final int ROWS_OF_VALUES = 60;
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
            "c");

    /** What may read a text that stands in the code. */
    private static final List<String> READS = List.of(
            "read.table(",
            "read.csv",
            "read.delim",
            "fread(",
            "read_csv",
            "read_tsv(",
            "read_delim(",
            "read_table",
            "stringio(",
            "bytesio(",
            "textconnection(");

    /** What a record of a person names, as {@link PrintedRecords} knows it. */
    private static final List<String> TRAITS = List.of(
            "age",
            "alder",
            "sex",
            "gender",
            "koen",
            "k\u00f8n",
            "bmi",
            "dob",
            "birth",
            "cpr",
            "pnr",
            "diagnos",
            "weight",
            "height",
            "patient",
            "participant");

    private static final int LONGEST_KEY = 40;
    private static final int LONGEST_NUMBER = 13;

    private ListingWords() {}

    static Sieve brackets(int topics) {
        return new MarkSieve("[{", topics, ListingWords::bracket);
    }

    static List<Word> words(int topics) {
        List<Word> words = new ArrayList<>();
        PRINTS.forEach(word -> words.add(new Word(word, topics, ListingWords::asked)));
        OPENS.forEach(word -> words.add(new Word(word, topics, ListingWords::opened)));
        READS.forEach(word -> words.add(new Word(word, topics, (block, start, stop) -> left(block, start))));
        words.add(new Word("list", topics, ListingWords::listed));
        words.add(new Word("l", topics, ListingWords::listed));
        words.add(new Word("proc print", topics, PRINTED));
        words.add(new Word("obs", topics, (block, start, stop) -> block.bytes()[stop] <= ' ' ? PRINTED : -1));
        for (String picked : List.of(
                "id==",
                "id ==",
                "id!=",
                "id !=",
                "id %in%",
                "id.isin(",
                "id in ",
                "id not in ",
                "id'] ==",
                "id\"] ==",
                "id']==",
                "id\"]==",
                "id'].isin(",
                "id\"].isin(",
                "inlist(")) {
            words.add(new Word(picked, topics, 0));
        }
        for (String person : List.of(
                "pid",
                "ptid",
                "pt_",
                "pat",
                "patient",
                "subj",
                "person",
                "participant",
                "proband",
                "record",
                "lopenr",
                "loebenr",
                "l\u00f8benr",
                "deltager",
                "individ")) {
            words.add(new Word(person, topics, ListingWords::picked));
        }
        words.add(new Word("residuals(", topics, ROWS_OF_VALUES));
        words.add(new Word("resid(", topics, ROWS_OF_VALUES));
        words.add(new Word("predict(", topics, ROWS_OF_VALUES));
        words.add(new Word("fitted(", topics, ROWS_OF_VALUES));
        words.add(new Word("dtype: ", topics, 0));
        words.add(new Word("obs. of", topics, 0));
        words.add(new Word("more row", topics, 0));
        for (String type : List.of("int>", "dbl>", "chr>", "fct>", "date>", "lgl>")) {
            words.add(new Word(
                    type, topics, (block, start, stop) -> start > 0 && block.bytes()[start - 1] == '<' ? 0 : -1));
        }
        TRAITS.forEach(trait -> words.add(new Word(trait, topics, ListingWords::keyed)));
        for (String person : List.of("patient", "subject", "participant", "deltager", "person")) {
            words.add(new Word(person, topics, ListingWords::numbered));
        }
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
        int at = block.lastBefore(start);
        byte before = byteAt(block, at);
        boolean prompt = ">+.:".indexOf(before) >= 0 || (at >= 0 && block.isDigit(at));
        byte after = block.bytes()[stop];
        return prompt && (after <= ' ' || after == ',') ? PRINTED : -1;
    }

    /** The last thing on the line before an offset, or the end of the line above. */
    private static byte lastBefore(Block block, int start) {
        return byteAt(block, block.lastBefore(start));
    }

    /** What stands at an offset; a line ends before the text begins. */
    static byte byteAt(Block block, int offset) {
        return offset < 0 ? (byte) '\n' : block.bytes()[offset];
    }

    private static int opened(Block block, int start, int stop) {
        return block.bytes()[block.pastBlanks(stop)] == '(' ? left(block, start) : -1;
    }

    /** A list or a record as a value, behind a sign of equality or inside of a call. */
    private static int bracket(Block block, int at) {
        int vector = block.bytes()[at] == '[' ? VectorLines.below(block, at) : -1;
        if (vector >= 0) {
            return vector;
        }
        int before = block.lastBefore(at);
        if ("=(".indexOf(byteAt(block, before)) < 0) {
            return -1;
        }
        int next = block.pastBlanks(at + 1);
        // Behind the text stand zeros.
        boolean value = "\n\0[{\"'-".indexOf(block.bytes()[next]) >= 0 || block.isDigit(next);
        return value ? left(block, before) : -1;
    }

    /**
     * How many lines what opens here may take: none when it is closed on the line. Three quotation marks may be one, in a
     * text that is read, or three.
     */
    private static int left(Block block, int start) {
        return isLeftOpen(block, start, 1) || isLeftOpen(block, start, 3) ? WRITTEN : 0;
    }

    /** As {@link OpenCode} reads a line. */
    static boolean isLeftOpen(Block block, int start, int most) {
        byte[] bytes = block.bytes();
        int balance = 0;
        int marks = 1;
        byte quote = 0;
        for (int i = start; i < block.end() && bytes[i] != '\n' && (quote != 0 || bytes[i] != '#'); i++) {
            byte c = bytes[i];
            if (quote != 0) {
                boolean ends = c == quote && (marks == 1 || isThrice(block, i));
                i += ends ? marks - 1 : c == '\\' && bytes[i + 1] != '\n' ? 1 : 0;
                quote = ends ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
                marks = most == 3 && isThrice(block, i) ? 3 : 1;
                i += marks - 1;
            } else {
                balance += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            }
        }
        return balance > 0;
    }

    /** Behind the text stand zeros. */
    private static boolean isThrice(Block block, int at) {
        byte[] bytes = block.bytes();
        return bytes[at + 1] == bytes[at] && bytes[at + 2] == bytes[at];
    }

    /** A condition on a person's number, as {@link NamedPeople} reads it. */
    private static int picked(Block block, int start, int stop) {
        byte[] bytes = block.bytes();
        for (int i = stop; i < Math.min(block.end(), stop + LONGEST_NUMBER) && bytes[i] != '\n'; i++) {
            boolean compared = bytes[i] == '=' && (bytes[i + 1] == '=' || bytes[i - 1] == '!');
            boolean among = bytes[i] == 'i' && bytes[i + 1] == 'n' && (bytes[i + 2] == '%' || bytes[i + 2] == ' ');
            if (compared || among || (bytes[i] == 'i' && bytes[i + 1] == 's' && bytes[i + 2] == 'i')) {
                return 0;
            }
        }
        return -1;
    }

    /** A person's number behind the word. */
    private static int numbered(Block block, int start, int stop) {
        for (int i = stop; i < Math.min(block.end(), stop + LONGEST_NUMBER) && block.bytes()[i] != '\n'; i++) {
            if (block.isDigit(i)) {
                return 0;
            }
        }
        return -1;
    }

    /** The key of a record: a quotation mark and a colon behind the word. */
    private static int keyed(Block block, int start, int stop) {
        byte[] bytes = block.bytes();
        int i = stop;
        while (i < Math.min(block.end(), stop + LONGEST_KEY)
                && bytes[i] != '"'
                && bytes[i] != '\''
                && bytes[i] != '\n') {
            i++;
        }
        return (bytes[i] == '"' || bytes[i] == '\'') && bytes[block.pastBlanks(i + 1)] == ':' ? 0 : -1;
    }

    /** A block of data, when nothing stands before the word. */
    private static int begun(Block block, int start, int stop) {
        return lastBefore(block, start) == '\n' ? ROWS : -1;
    }
}
