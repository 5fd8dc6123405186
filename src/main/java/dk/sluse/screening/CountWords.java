package dk.sluse.screening;

import dk.sluse.bytes.Block;
import dk.sluse.bytes.MarkSieve;
import dk.sluse.bytes.Sieve;
import dk.sluse.bytes.WordSieve.Word;
import java.util.ArrayList;
import java.util.List;

/** Where in large texts few people may be told of, as {@link SmallNumbersInText} reads it. */
final class CountWords {

    private static final List<String> PEOPLE = List.of(
            "patient",
            "person",
            "people",
            "participant",
            "individual",
            "case",
            "control",
            "carrier",
            "women",
            "woman",
            "men",
            "man",
            "deaths",
            "children",
            "subjects",
            "deltager",
            "tilf",
            "kontrol",
            "b\u00e6rer",
            "b\u00c6rer",
            "kvinder",
            "m\u00e6nd",
            "m\u00c6nd",
            "b\u00f8rn",
            "b\u00d8rn");

    /** Few in words, as they end in ASCII, or of those told of before. */
    private static final List<String> SMALL =
            List.of("one", "two", "three", "four", "n", "to", "tre", "fire", "of the", "af", "af de");

    private static final int LONGEST_KEY = 40;

    private CountWords() {}

    /** Shares in brackets, and rows of whole numbers between bars. */
    static Sieve percentsAndBars(int topics) {
        return new MarkSieve(
                "%|",
                topics, (block, at) -> {
                    byte[] bytes = block.bytes();
                    if (bytes[at] == '|') {
                        return endsInNumbers(block, at) ? 0 : -1;
                    }
                    return bytes[at + 1] == ')' && at > 0 && (block.isDigit(at - 1) || bytes[at - 1] == ' ') ? 0 : -1;
                });
    }

    /** Names and counts in curly brackets. */
    static Sieve tallies(int topics) {
        return new MarkSieve("{[", topics, (block, at) -> block.bytes()[at] == '{' ? tally(block, at) : -1);
    }

    /** Behind the first bar, or before it, is a number, and nothing else up to the line's end. */
    private static boolean endsInNumbers(Block block, int bar) {
        byte[] bytes = block.bytes();
        int i = bar;
        boolean numbers = block.isDigit(Math.max(0, block.lastBefore(bar)));
        while (i < block.end() && bytes[i] != '\n' && (bytes[i] == '|' || bytes[i] <= ' ' || block.isDigit(i))) {
            numbers |= block.isDigit(i);
            i++;
        }
        return numbers && (i >= block.end() || bytes[i] == '\n');
    }

    static List<Word> words(int topics) {
        List<Word> words = new ArrayList<>();
        PEOPLE.forEach(word -> words.add(new Word(word, topics, CountWords::counted)));
        words.add(new Word("n", topics, CountWords::stated));
        words.add(new Word("freq.", topics, 0));
        words.add(new Word("n.risk", topics, 200));
        words.add(new Word("at risk", topics, 8));
        words.add(new Word("antal i risiko", topics, 8));
        words.add(new Word("dtype: int64", topics, 0));
        words.add(new Word("table(", topics, 9));
        words.add(new Word("ftable(", topics, 9));
        words.add(new Word("xtabs(", topics, 9));
        words.add(new Word("summary(", topics, 9));
        for (String call : List.of("tapply(", "sapply(", "vapply(", "lengths(")) {
            words.add(new Word(call, topics, 9));
        }
        for (String those : List.of("whom", "heraf", "hvoraf", "blandt")) {
            words.add(new Word(those, topics, 0));
        }
        for (String verb : List.of(
                "had",
                "were",
                "was",
                "died",
                "developed",
                "did",
                "have",
                "carried",
                "withdrew",
                "received",
                "experienced",
                "havde",
                "var",
                "d\u00f8de",
                "fik",
                "udviklede")) {
            words.add(new Word(verb, topics, CountWords::counted));
        }
        // As PrintedTallies reads them.
        for (String tally : List.of("counter(", "defaultdict", "ordereddict", "most_common", "value_counts")) {
            words.add(new Word(tally, topics, 1));
        }
        words.add(new Word("confusion", topics, 9));
        // As PrintedCounts, PrintedFlow and SharesInText read them.
        for (String bins : List.of("counts", "histogram(")) {
            words.add(new Word(bins, topics, 2));
        }
        for (String shares : List.of("nrow(", "len(", "prop.table(", "proportions(", "normalize")) {
            words.add(new Word(shares, topics, 10));
        }
        for (String flow : List.of(
                "excluded",
                "exclusions",
                "screened",
                "enrolled",
                "randomised",
                "randomized",
                "ekskluderet",
                "inkluderet")) {
            words.add(new Word(flow, topics, 10));
        }
        words.add(new Word("return_counts", topics, 3));
        for (String four :
                List.of("tp=", "tn=", "fp=", "fn=", "tp:", "tn:", "fp:", "fn:", "tp =", "tn =", "fp =", "fn =")) {
            words.add(new Word(four, topics, 0));
        }
        for (String keyed : List.of("deaths", "carriers", "antal", "num_", "no_")) {
            words.add(new Word(keyed, topics, CountWords::keyed));
        }
        words.add(new Word("total", topics, CountWords::behindBar));
        return words;
    }

    /** {@code 2 of 40 patients}, {@code 3/40 women}, {@code two of the patients}: a number before. */
    private static int counted(Block block, int start, int stop) {
        byte[] bytes = block.bytes();
        if (start < 2 || bytes[start - 1] != ' ') {
            return keyed(block, start, stop);
        }
        int i = start - 2;
        while (i >= 0 && block.isDigit(i)) {
            i--;
        }
        int digits = start - 2 - i;
        if (digits == 0) {
            return isFewInWords(block, start - 1) ? 0 : -1;
        }
        byte before = i < 0 ? (byte) ' ' : bytes[i];
        return before == ' ' || before == '/' || (digits == 1 && !isLetter(before)) ? 0 : -1;
    }

    private static boolean isFewInWords(Block block, int end) {
        for (String word : SMALL) {
            if (endsIn(block, end, word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word ends there, whatever its case, and nothing of it stands before. */
    private static boolean endsIn(Block block, int end, String word) {
        int from = end - word.length();
        boolean same = from >= 0;
        for (int i = 0; same && i < word.length(); i++) {
            byte c = block.bytes()[from + i];
            same = (c >= 'A' && c <= 'Z' ? c | 0x20 : c) == word.charAt(i);
        }
        return same && (from == 0 || !isLetter(block.bytes()[from - 1]));
    }

    private static boolean isLetter(byte c) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }

    /** The heading of a column of sums: the rows below are between bars, too. */
    private static int behindBar(Block block, int start, int stop) {
        for (int i = start - 1; i >= 0 && start - i < 12; i--) {
            if (block.bytes()[i] == '|') {
                return 60;
            }
        }
        return -1;
    }

    /** {@code n = 3}: one or two digits, and not more. */
    private static int stated(Block block, int start, int stop) {
        byte[] bytes = block.bytes();
        if (bytes[stop] == '"' || bytes[stop] == '_') {
            return keyed(block, start, stop);
        }
        int i = stop;
        // Whatever is written between, such as a blank that is no ASCII, is looked at as a line.
        while (i < stop + 2 && bytes[i] != '=' && bytes[i] <= ' ') {
            i++;
        }
        return bytes[i] == '=' ? 0 : -1;
    }

    /** {@code "cases": 3}: a key in quotation marks, and a number. */
    private static int keyed(Block block, int start, int stop) {
        byte[] bytes = block.bytes();
        byte before = start == 0 ? (byte) ' ' : bytes[start - 1];
        if (before != '"' && before != '_') {
            return -1;
        }
        int i = stop;
        while (i < Math.min(block.end(), stop + LONGEST_KEY)
                && (isLetter(bytes[i]) || bytes[i] == '_' || bytes[i] < 0)) {
            i++;
        }
        if (bytes[i] != '"') {
            return -1;
        }
        int colon = block.pastBlanks(i + 1);
        return bytes[colon] == ':' && block.isDigit(block.pastBlanks(colon + 1)) ? 0 : -1;
    }

    /** Names in curly brackets, with a count of one digit among them, as {@link PrintedTallies} reads them. */
    private static int tally(Block block, int at) {
        byte[] bytes = block.bytes();
        byte first = bytes[block.pastBlanks(at + 1)];
        if (first != '"' && first != '\'') {
            return -1;
        }
        for (int i = at; i < block.end() && bytes[i] != '\n'; i++) {
            if (bytes[i] == ':' && isFew(block, block.pastBlanks(i + 1))) {
                return 0;
            }
        }
        return -1;
    }

    private static boolean isFew(Block block, int at) {
        return block.isDigit(at) && !block.isDigit(at + 1) && block.bytes()[at + 1] != '.';
    }
}
