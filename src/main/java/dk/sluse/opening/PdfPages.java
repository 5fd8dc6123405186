package dk.sluse.opening;

import dk.sluse.document.Hiding;
import dk.sluse.document.Part;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * The text of a PDF's pages line by line, with the gaps between columns kept, so that a table can be recognised in it;
 * what of it is invisible or outside the page; and the marks that are drawn.
 */
final class PdfPages extends PDFTextStripper {

    /** A word, where it begins and ends. */
    private record Word(String text, float start, float end, float size) {}

    private static final float WIDE_GAP = 0.9f;
    private static final float SHORTEST_GRID = 2;
    private static final int OUTSIDE = 3;
    private static final int LONGEST_LINE = 4000;

    private final Part part;
    private final Opening opening;
    private final List<List<Word>> lines = new ArrayList<>();
    private List<Word> line = new ArrayList<>();
    private PdfMarks marks = new PdfMarks();
    private int invisible;
    private int outside;
    private boolean pictured;
    /** A line that is too long for its page begins on it; that hides nothing. */
    private boolean begunInside;

    private float lastY;

    PdfPages(Part part, Opening opening) {
        this.part = part;
        this.opening = opening;
        setSortByPosition(true);
    }

    void read(PDDocument pdf) throws IOException {
        for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
            setStartPage(page);
            setEndPage(page);
            writeText(pdf, Writer.nullWriter());
            tell("page " + page);
        }
    }

    @Override
    public void processPage(PDPage page) throws IOException {
        marks = new PdfMarks();
        pictured = false;
        invisible = 0;
        outside = 0;
        super.processPage(page);
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        super.processOperator(operator, operands);
        if (getGraphicsState() != null) {
            pictured |= operator.getName().equals("Do") || operator.getName().equals("BI");
            marks.operator(operator.getName(), operands, getGraphicsState().getCurrentTransformationMatrix());
        }
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        RenderingMode mode = getGraphicsState().getTextState().getRenderingMode();
        boolean blank = text.getUnicode() == null || text.getUnicode().isBlank();
        if (!blank && (mode == RenderingMode.NEITHER || mode == RenderingMode.NEITHER_CLIP)) {
            invisible++;
        } else if (!blank) {
            boolean away = isOutside(text);
            boolean overflows = away && begunInside && Math.abs(text.getY() - lastY) < 1;
            outside += away && !overflows ? 1 : 0;
            begunInside = !away || overflows;
            lastY = text.getY();
        }
        super.processTextPosition(text);
    }

    /** What annotations look like belongs to the page, though not to its own content. */
    @Override
    protected void writePage() throws IOException {
        for (PDAnnotation annotation : getCurrentPage().getAnnotations()) {
            show(annotation);
        }
        super.writePage();
    }

    private void show(PDAnnotation annotation) {
        try {
            showAnnotation(annotation);
        } catch (IOException | RuntimeException e) {
            // One that cannot be drawn is not seen either; its strings are read with all others.
        }
    }

    private static boolean isOutside(TextPosition text) {
        float right = text.getX() + Math.max(text.getWidth(), 0);
        return right < -OUTSIDE
                || text.getX() > text.getPageWidth() + OUTSIDE
                || text.getY() < -OUTSIDE
                || text.getY() - text.getHeight() > text.getPageHeight() + OUTSIDE;
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        if (!positions.isEmpty() && !text.isEmpty()) {
            TextPosition first = positions.get(0);
            TextPosition last = positions.get(positions.size() - 1);
            line.add(new Word(
                    text, first.getXDirAdj(), last.getXDirAdj() + last.getWidthDirAdj(), first.getFontSizeInPt()));
        }
    }

    @Override
    protected void writeLineSeparator() {
        if (!line.isEmpty()) {
            lines.add(line);
            line = new ArrayList<>();
        }
    }

    private void tell(String where) throws IOException {
        writeLineSeparator();
        float grid = grid();
        float left = (float)
                lines.stream().mapToDouble(words -> words.get(0).start()).min().orElse(0);
        int row = 1;
        for (List<Word> words : lines) {
            opening.line(part, where, row++, laidOut(words, left, grid));
        }
        lines.clear();
        opening.saw(pictured ? Hiding.TEXT_UNDER_PICTURE : Hiding.INVISIBLE_TEXT, part, where, where, invisible);
        opening.saw(Hiding.OUTSIDE_PAGE, part, where, where, outside);
        marks.tell(part, opening, where);
    }

    /** The width of a letter on this page, on average. */
    private float grid() {
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

    private static String laidOut(List<Word> words, float left, float grid) {
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
