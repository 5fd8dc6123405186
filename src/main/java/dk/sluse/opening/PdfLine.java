package dk.sluse.opening;

import dk.sluse.document.Drawing;
import java.util.List;
import org.apache.pdfbox.text.TextPosition;

/** Words of a page's line, with the gaps between columns kept. */
final class PdfLine {

    /** A word, where it begins and ends. */
    record Word(String text, float start, float end, float size) {}

    private static final float WIDE_GAP = 0.9f;
    private static final float SHORTEST_GRID = 2;
    private static final int LONGEST_LINE = 4000;

    private PdfLine() {}

    /** A piece of a page's line, and where it stands; words that are parted in it run on. */
    static Drawing.Word drawn(String text, TextPosition first, TextPosition last) {
        double height = Math.max(1, first.getFontSizeInPt());
        return new Drawing.Word(
                text,
                first.getXDirAdj(),
                last.getXDirAdj() + last.getWidthDirAdj(),
                first.getYDirAdj(),
                height,
                first.getDir() != 0);
    }

    /** The width of a letter on this page, on average. */
    static float grid(List<List<Word>> lines) {
        double width = 0;
        long letters = 0;
        for (List<Word> words : lines) {
            for (Word word : words) {
                width += word.end() - word.start();
                letters += word.text().length();
            }
        }
        return letters == 0 ? SHORTEST_GRID : Math.max(SHORTEST_GRID, (float) (width / letters));
    }

    static String laidOut(List<Word> words, float left, float grid) {
        StringBuilder text = new StringBuilder();
        float end = words.get(0).start();
        for (Word word : words) {
            boolean wide = word.start() - end > WIDE_GAP * Math.max(1, word.size());
            if (wide && !text.isEmpty()) {
                int column = Math.min(LONGEST_LINE, Math.round((word.start() - left) / grid));
                text.append("  ").append(" ".repeat(Math.max(0, column - text.length() - 2)));
            } else if (!text.isEmpty()) {
                text.append(' ');
            }
            text.append(word.text());
            end = word.end();
        }
        return text.toString();
    }
}
