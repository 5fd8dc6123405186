package dk.sluse.screening;

import dk.sluse.bytes.Block;
import dk.sluse.bytes.WordSieve.Word;
import java.util.ArrayList;
import java.util.List;

/** Where in large texts models and extremes may be told of, as {@link ModelFits} and {@link RangesInText} read them. */
final class StatisticWords {

    /** Between the word and its number stand at most twenty characters, which may be of several bytes. */
    private static final int FAR = 96;

    private static final List<String> MODELS =
            List.of("residual", "f-stat", "number of obs", "no. obs", "min.", "qu.", "max.");
    private static final List<String> RANGES = List.of(
            "range",
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

    private StatisticWords() {}

    static List<Word> words(int topics) {
        List<Word> words = new ArrayList<>();
        MODELS.forEach(word -> words.add(new Word(word, topics, StatisticWords::numbered)));
        RANGES.forEach(word -> words.add(new Word(word, topics, StatisticWords::measured)));
        PERSONS.forEach(word -> words.add(new Word(word, topics, StatisticWords::numbered)));
        words.add(new Word("error", topics, StatisticWords::listed));
        words.add(new Word("count", topics, StatisticWords::listed));
        words.add(new Word("f", topics, (block, start, stop) -> block.bytes()[stop] == '(' ? 0 : -1));
        return words;
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
