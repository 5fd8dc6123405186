package dk.sluse.recognition;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A word that was recognised, and where it stands.
 *
 * @param line the block, paragraph and line it belongs to
 */
record Word(String line, int left, int top, int width, int height, String text) {

    private static final int COLUMNS = 12;
    private static final int WORD = 5;
    private static final double LEAST_SURE = 15;
    /** {@code Men(n=45)}: narrow blanks are easily taken for none. */
    private static final Pattern CLOSE_COUNT = Pattern.compile("(?<=\\p{L})\\((?=[nN]=)");

    double middle() {
        return top + height / 2.0;
    }

    int right() {
        return left + width;
    }

    /** Whether its letters stand one above the other. */
    boolean isUpright() {
        return text.length() >= 3 && height > 2 * width;
    }

    /** Out of Tesseract's table; what it hardly believes itself is left out. */
    static List<Word> of(String table) {
        List<Word> words = new ArrayList<>();
        for (String row : table.split("\n", -1)) {
            String[] cells = row.split("\t", -1);
            if (cells.length != COLUMNS || !cells[0].equals("" + WORD) || cells[11].isBlank()) {
                continue;
            }
            try {
                if (Double.parseDouble(cells[10]) >= LEAST_SURE) {
                    words.add(new Word(
                            cells[2] + "." + cells[3] + "." + cells[4],
                            Integer.parseInt(cells[6]),
                            Integer.parseInt(cells[7]),
                            Integer.parseInt(cells[8]),
                            Integer.parseInt(cells[9]),
                            CLOSE_COUNT.matcher(cells[11].strip()).replaceAll(" (")));
                }
            } catch (NumberFormatException e) {
                // Not a row of a word.
            }
        }
        return words;
    }
}
