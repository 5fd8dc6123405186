package dk.sluse.recognition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts words that stand beside each other into lines, with the gaps between columns kept, as a table has them. */
final class WordLines {

    private static final double WIDE = 1.2;
    private static final int LONGEST = 2000;
    private static final Pattern GAP = Pattern.compile(" {2,}");
    private static final Pattern NUMBER = Pattern.compile("[<>(]?\\d[\\d.,%)]*");
    private static final int ROWS_OF_TABLE = 3;

    private WordLines() {}

    static List<String> of(List<Word> words) {
        List<String> lines = new ArrayList<>();
        List<Word> level = new ArrayList<>();
        Map<String, List<Word>> upright = new LinkedHashMap<>();
        for (Word word : words) {
            if (word.isUpright()) {
                upright.computeIfAbsent(word.line(), line -> new ArrayList<>()).add(word);
            } else {
                level.add(word);
            }
        }
        level.sort(Comparator.comparingDouble(Word::middle));
        int left = level.stream().mapToInt(Word::left).min().orElse(0);
        double letter = letter(level);
        for (int from = 0; from < level.size(); ) {
            int to = from + 1;
            while (to < level.size() && isBeside(level.get(from), level.get(to))) {
                to++;
            }
            lines.add(laidOut(level.subList(from, to), left, letter));
            from = to;
        }
        upright.values().forEach(line -> lines.add(line.stream().map(Word::text).collect(Collectors.joining(" "))));
        return lines;
    }

    private static boolean isBeside(Word first, Word other) {
        return other.middle() - first.middle() < Math.min(first.height(), other.height()) * 0.6;
    }

    /** The width of a letter, on average. */
    private static double letter(List<Word> words) {
        double width = words.stream().mapToInt(Word::width).sum();
        int letters = words.stream().mapToInt(word -> word.text().length()).sum();
        return Math.max(1, width / Math.max(1, letters));
    }

    private static String laidOut(List<Word> line, int left, double letter) {
        List<Word> sorted = new ArrayList<>(line);
        sorted.sort(Comparator.comparingInt(Word::left));
        StringBuilder text = new StringBuilder();
        int end = sorted.get(0).left();
        for (Word word : sorted) {
            if (!text.isEmpty() && word.left() - end > WIDE * Math.max(word.height(), letter)) {
                int column = (int) Math.min(LONGEST, Math.round((word.left() - left) / letter));
                text.append("  ").append(" ".repeat(Math.max(0, column - text.length() - 2)));
            } else if (!text.isEmpty()) {
                text.append(' ');
            }
            text.append(word.text());
            end = Math.max(end, word.right());
        }
        return text.toString();
    }

    /** Several rows of numbers. */
    static boolean isTable(List<String> lines) {
        int rows = 0;
        for (String line : lines) {
            long numbers = GAP.splitAsStream(line)
                    .filter(cell -> NUMBER.matcher(cell).matches())
                    .count();
            rows += numbers >= 2 ? 1 : 0;
        }
        return rows >= ROWS_OF_TABLE;
    }
}
