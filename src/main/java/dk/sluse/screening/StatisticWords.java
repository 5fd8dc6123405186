package dk.sluse.screening;

import dk.sluse.bytes.Block;
import dk.sluse.bytes.MarkSieve;
import dk.sluse.bytes.Sieve;
import dk.sluse.bytes.WordSieve.Word;
import java.util.ArrayList;
import java.util.List;

/** Where in large texts models and extremes may be told of, as {@link ModelFits} and {@link RangesInText} read them. */
final class StatisticWords {

    /** Between the word and its number stand at most twenty characters, which may be of several bytes. */
    private static final int FAR = 96;

    private static final int LONGEST_CALL = 300;

    private static final List<String> MODELS =
            List.of("residual", "f-stat", "number of obs", "no. obs", "min.", "qu.", "max.");
    private static final List<String> RANGES = List.of(
            "range",
            "sp\u00e6nd",
            "sp\u00e6ndvidde",
            "sp\u00c6ndvidde",
            "minimum",
            "maximum",
            "min",
            "max",
            "lowest",
            "highest",
            "h\u00f8jeste",
            "h\u00d8jeste",
            "laveste");

    /** Behind them the person may be described at length. */
    private static final List<String> PERSONS = List.of("youngest", "oldest", "yngste", "ldste");

    /** Calls at a prompt, and headings, as {@link PrintedExtremes} knows them; the answers follow. */
    private static final List<String> ASKED = List.of(
            "range(",
            "max(",
            "min(",
            "quantile(",
            "fivenum(",
            "boxplot.stats(",
            "percentile(",
            "nanmax(",
            "nanmin(",
            "nlargest(",
            "nsmallest(",
            "idxmax(",
            "idxmin(",
            "aggregate(",
            "tapply(",
            "sapply(",
            "by(d",
            "sort(");

    private static final List<String> HEADINGS =
            List.of("percentiles ", "summary statistics:", "statistics:", "extreme observations", "extreme values");

    private static final int ANSWERS = 3;

    private StatisticWords() {}

    static List<Word> words(int topics) {
        List<Word> words = new ArrayList<>();
        MODELS.forEach(word -> words.add(new Word(word, topics, StatisticWords::numbered)));
        RANGES.forEach(word -> words.add(new Word(word, topics, StatisticWords::measured)));
        PERSONS.forEach(word -> words.add(new Word(word, topics, StatisticWords::numbered)));
        words.add(new Word("error", topics, StatisticWords::listed));
        words.add(new Word("count", topics, StatisticWords::listed));
        words.add(new Word("f", topics, (block, start, stop) -> block.bytes()[stop] == '(' ? 0 : -1));
        ASKED.forEach(word -> words.add(new Word(word, topics, StatisticWords::asked)));
        HEADINGS.forEach(word -> words.add(new Word(word, topics, 0)));
        words.add(new Word("r(m", topics, ANSWERS));
        words.add(new Word("r(p", topics, ANSWERS));
        words.add(new Word("out", topics, StatisticWords::named));
        words.add(new Word("stats", topics, StatisticWords::named));
        return words;
    }

    /** A call behind a prompt, which begins its line. */
    private static int asked(Block block, int start, int stop) {
        int line = start;
        while (line > 0 && block.bytes()[line - 1] != '\n' && start - line < LONGEST_CALL) {
            line--;
        }
        return ">.I".indexOf(block.bytes()[line]) >= 0 ? ANSWERS : -1;
    }

    /** The name of a list's element, alone on its line. */
    private static int named(Block block, int start, int stop) {
        return start > 0 && block.bytes()[start - 1] == '$' && block.bytes()[stop] <= ' ' ? 1 : -1;
    }

    /** Percentages alone on a line, over what they are of. */
    static Sieve percents(int topics) {
        return new MarkSieve(
                "%%",
                topics, (block, at) -> {
                    byte[] bytes = block.bytes();
                    int next = block.pastBlanks(at + 1);
                    boolean last = next >= block.end() || bytes[next] == '\n';
                    return last || bytes[at + 1] == ' ' ? (block.isDigit(Math.max(0, at - 1)) ? 1 : -1) : -1;
                });
    }

    /** Without a digit behind it on its line, a word tells nothing. */
    private static int numbered(Block block, int start, int stop) {
        byte[] bytes = block.bytes();
        for (int i = stop; i < block.end() && bytes[i] != '\n'; i++) {
            if (block.isDigit(i)) {
                return 0;
            }
        }
        return -1;
    }

    /** The value follows soon. */
    private static int measured(Block block, int start, int stop) {
        byte[] bytes = block.bytes();
        int end = Math.min(block.end(), stop + FAR);
        for (int i = stop; i < end && bytes[i] != '\n' && bytes[i] != '.' && bytes[i] != ';'; i++) {
            if (block.isDigit(i)) {
                return 0;
            }
        }
        return -1;
    }

    /** The number is the next thing on the line. */
    private static int listed(Block block, int start, int stop) {
        int next = block.pastBlanks(stop);
        return next > stop && block.isDigit(next) ? 0 : -1;
    }
}
