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
            "participants",
            "individuals",
            "cases",
            "carriers",
            "women",
            "men",
            "children",
            "subjects",
            "deltagere",
            "tilf",
            "b\u00e6rere",
            "b\u00c6rere",
            "kvinder",
            "m\u00e6nd",
            "m\u00c6nd",
            "b\u00f8rn",
            "b\u00d8rn");

    private CountWords() {}

    static Sieve percents(int topics) {
        return new MarkSieve(true, topics, (block, at) -> {
            byte[] bytes = block.bytes();
            return bytes[at + 1] == ')' && at > 0 && (block.isDigit(at - 1) || bytes[at - 1] == ' ') ? 0 : -1;
        });
    }

    static List<Word> words(int topics) {
        List<Word> words = new ArrayList<>();
        PEOPLE.forEach(word -> words.add(new Word(word, topics, CountWords::counted)));
        words.add(new Word("n", topics, CountWords::stated));
        words.add(new Word("freq.", topics, 0));
        words.add(new Word("n.risk", topics, 200));
        words.add(new Word("at risk", topics, 8));
        words.add(new Word("table(", topics, 9));
        words.add(new Word("xtabs(", topics, 9));
        words.add(new Word("summary(", topics, 9));
        words.add(new Word("total", topics, CountWords::behindBar));
        return words;
    }

    /** {@code 2 of 40 patients}: a number before, and a word before that. */
    private static int counted(Block block, int start, int stop) {
        byte[] bytes = block.bytes();
        int i = start - 2;
        if (i < 1 || bytes[start - 1] != ' ' || !block.isDigit(i)) {
            return -1;
        }
        while (i > 0 && block.isDigit(i)) {
            i--;
        }
        return bytes[i] == ' ' ? 0 : -1;
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
        int i = stop;
        // Whatever is written between, such as a blank that is no ASCII, is looked at as a line.
        while (i < stop + 2 && bytes[i] != '=' && bytes[i] <= ' ') {
            i++;
        }
        return bytes[i] == '=' ? 0 : -1;
    }
}
