package dk.sluse.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows of a drawing, top to bottom: what stands close together is one phrase, and numbers stand by themselves. */
final class DrawnPhrases {

    private static final double WIDE = 0.9;
    /** Digits this close are of one number, which a picture's reader took for several. */
    private static final double WITHIN_NUMBER = 0.55;

    private static final Pattern PIECE = Pattern.compile("\\S+");
    static final Pattern NUMBER = Pattern.compile("[-−–+]?(?:\\d{1,3}(?:,\\d{3})+|\\d{1,9})(?:[.,]\\d{1,6})?");

    private DrawnPhrases() {}

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** Rows of phrases from left to right of the words that are turned, or of those that are not. */
    static List<List<DrawnWord>> rows(List<DrawnWord> words, boolean turned) {
        List<DrawnWord> pieces = new ArrayList<>();
        words.stream().filter(word -> word.turned() == turned).forEach(word -> split(word, pieces));
        pieces.sort(Comparator.comparingDouble(DrawnWord::middle));
        List<List<DrawnWord>> rows = new ArrayList<>();
        for (int from = 0; from < pieces.size(); ) {
            int to = from + 1;
            while (to < pieces.size() && pieces.get(from).isBeside(pieces.get(to))) {
                to++;
            }
            rows.add(joined(pieces.subList(from, to)));
            from = to;
        }
        return rows;
    }

    /** What is written with a blank between may be two numbers. */
    private static void split(DrawnWord word, List<DrawnWord> pieces) {
        String text = word.text().strip();
        double letter = (word.right() - word.left()) / Math.max(1, text.length());
        Matcher piece = PIECE.matcher(text);
        while (piece.find()) {
            pieces.add(new DrawnWord(
                    piece.group(),
                    word.left() + piece.start() * letter,
                    word.left() + piece.end() * letter,
                    word.middle(),
                    word.height(),
                    word.turned()));
        }
    }

    private static List<DrawnWord> joined(List<DrawnWord> row) {
        List<DrawnWord> sorted = new ArrayList<>(row);
        sorted.sort(Comparator.comparingDouble(DrawnWord::left));
        List<DrawnWord> phrases = new ArrayList<>();
        for (DrawnWord word : sorted) {
            DrawnWord last = phrases.isEmpty() ? word : phrases.get(phrases.size() - 1);
            boolean numbers = isNumber(last.text()) && isNumber(word.text());
            double blank = (numbers ? WITHIN_NUMBER : WIDE) * Math.max(word.height(), last.height());
            if (phrases.isEmpty() || word.left() - last.right() >= blank) {
                phrases.add(word);
            } else {
                phrases.set(phrases.size() - 1, with(last, word));
            }
        }
        return phrases;
    }

    private static DrawnWord with(DrawnWord first, DrawnWord next) {
        return new DrawnWord(
                first.text() + " " + next.text(),
                first.left(),
                Math.max(first.right(), next.right()),
                first.middle(),
                first.height(),
                false);
    }
}
