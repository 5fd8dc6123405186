package dk.sluse.opening;

import dk.sluse.document.Drawing;
import dk.sluse.document.Hiding;
import dk.sluse.document.Part;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * The text of a PDF's pages line by line, with the gaps between columns kept, so that a table can be recognised in it;
 * what of it nobody sees; and the marks that are drawn.
 */
final class PdfPages extends PDFTextStripper {

    private static final Pattern GAP = Pattern.compile(" +");

    private final Part part;
    private final Opening opening;
    private final List<List<PdfLine.Word>> lines = new ArrayList<>();
    private List<PdfLine.Word> line = new ArrayList<>();
    private final List<Drawing.Word> drawn = new ArrayList<>();
    private final PdfPictures pictures;
    private PdfMarks marks = new PdfMarks();
    private PdfPainter painter = new PdfPainter(new Rectangle2D.Double());
    private PdfSight sight = new PdfSight(painter, new Rectangle2D.Double());
    private PdfSight.Hidden hidden = PdfSight.Hidden.nothing();
    /** Which letters are wanted when a page is read again: those seen, or those hidden. */
    private Optional<Boolean> wanted = Optional.empty();

    private int letter;
    private boolean beside;
    private boolean inLetter;

    PdfPages(Part part, Opening opening) {
        this.part = part;
        this.opening = opening;
        this.pictures = new PdfPictures(part, opening);
        setSortByPosition(true);
    }

    void read(PDDocument pdf) throws IOException {
        for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
            String where = "page " + page;
            setStartPage(page);
            setEndPage(page);
            wanted = Optional.empty();
            // A page without contents is not processed at all.
            hidden = PdfSight.Hidden.nothing();
            look(new Rectangle2D.Double());
            letter = 0;
            pictures.begin();
            drawn.clear();
            writeText(pdf, Writer.nullWriter());
            opening.drawings().add(part, where, drawn);
            hidden.tell(part, opening, where);
            opening.saw(Hiding.UNCHECKED_SIGHT, part, where, where, sight.isCutShort() ? 1 : 0);
            int drawn = painter.areas().pictures();
            marks.tell(part, opening, where);
            boolean silent = letter == 0;
            if (hidden.mixed()) {
                apart(pdf, where);
            } else {
                tell(laidOut(), where, 1, false);
            }
            pictures.read(pdf, page - 1, where, silent, drawn);
        }
    }

    /**
     * Sorted by where they stand, what is hidden would tear apart what is seen, and the other way about; so each is read
     * by itself. A line of both is read as it was found too: it may say what neither says.
     */
    private void apart(PDDocument pdf, String where) throws IOException {
        List<String> whole = laidOut();
        again(pdf, false);
        List<String> seen = laidOut();
        again(pdf, true);
        List<String> unseen = laidOut();
        int rows = tell(seen, where, 1, false);
        rows = tell(unseen, where, rows, true);
        Set<String> told = Stream.of(seen, unseen)
                .flatMap(List::stream)
                .map(PdfPages::closedUp)
                .collect(Collectors.toSet());
        List<String> both =
                whole.stream().filter(text -> !told.contains(closedUp(text))).toList();
        tell(both, where, rows, true);
    }

    /** Where the columns are depends on what else is on the page. */
    private static String closedUp(String text) {
        return GAP.matcher(text.strip()).replaceAll(" ");
    }

    private void again(PDDocument pdf, boolean hiddenOnes) throws IOException {
        lines.clear();
        line = new ArrayList<>();
        wanted = Optional.of(hiddenOnes);
        writeText(pdf, Writer.nullWriter());
    }

    @Override
    public void processPage(PDPage page) throws IOException {
        if (getCurrentPageNo() < getStartPage() || getCurrentPageNo() > getEndPage()) {
            return;
        }
        letter = 0;
        beside = false;
        if (wanted.isEmpty()) {
            PDRectangle crop = page.getCropBox();
            look(new Rectangle2D.Double(crop.getLowerLeftX(), crop.getLowerLeftY(), crop.getWidth(), crop.getHeight()));
        }
        super.processPage(page);
    }

    /** Nothing is known of the page yet. */
    private void look(Rectangle2D box) {
        marks = new PdfMarks();
        painter = new PdfPainter(box);
        sight = new PdfSight(painter, box);
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        super.processOperator(operator, operands);
        PDGraphicsState state = getGraphicsState();
        if (state != null && inLetter) {
            marks.letters().operator(operator.getName(), operands, state.getCurrentTransformationMatrix());
        } else if (state != null && wanted.isEmpty()) {
            pictures.operator(operator, operands, getResources(), state.getCurrentTransformationMatrix());
            marks.operator(operator.getName(), operands, state.getCurrentTransformationMatrix());
            if (!beside) {
                painter.operator(operator.getName(), operands, state, getResources());
            }
        }
    }

    /** A letter of which nothing but its drawing tells what it is. */
    @Override
    protected void showGlyph(Matrix at, PDFont font, int code, Vector step) throws IOException {
        super.showGlyph(at, font, code, step);
        if (wanted.isEmpty() && font instanceof PDType3Font drawn && drawn.toUnicode(code) == null && !inLetter) {
            inLetter = true;
            try {
                showType3Glyph(at, drawn, code, step);
            } finally {
                inLetter = false;
            }
        }
    }

    @Override
    public void saveGraphicsState() {
        super.saveGraphicsState();
        painter.save();
    }

    @Override
    public void restoreGraphicsState() {
        super.restoreGraphicsState();
        painter.restore();
    }

    @Override
    public void showForm(PDFormXObject form) throws IOException {
        Runnable leave = painter.enter(form, false, getGraphicsState());
        super.showForm(form);
        leave.run();
    }

    @Override
    public void showTransparencyGroup(PDTransparencyGroup group) throws IOException {
        Runnable leave = painter.enter(group, true, getGraphicsState());
        super.showTransparencyGroup(group);
        leave.run();
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        if (wanted.isEmpty() && !beside) {
            sight.letter(text, getGraphicsState());
        }
        boolean is = !beside && hidden.letters().get(letter);
        letter += beside ? 0 : 1;
        if (wanted.isEmpty() || wanted.get() == is) {
            super.processTextPosition(text);
        }
    }

    /** What annotations look like belongs to the page, though not to its own content. */
    @Override
    protected void writePage() throws IOException {
        beside = true;
        if (wanted.isEmpty()) {
            hidden = sight.hidden();
        }
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

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        if (!positions.isEmpty() && !text.isEmpty()) {
            TextPosition first = positions.get(0);
            TextPosition last = positions.get(positions.size() - 1);
            line.add(new PdfLine.Word(
                    text, first.getXDirAdj(), last.getXDirAdj() + last.getWidthDirAdj(), first.getFontSizeInPt()));
            drawn.add(PdfLine.drawn(text, first, last));
        }
    }

    @Override
    protected void writeLineSeparator() {
        if (!line.isEmpty()) {
            lines.add(line);
            line = new ArrayList<>();
        }
    }

    private int tell(List<String> texts, String where, int from, boolean unseen) throws IOException {
        int row = from;
        for (String text : texts) {
            if (unseen) {
                opening.hiddenLine(part, where, row++, text);
            } else {
                opening.line(part, where, row++, text);
            }
        }
        return row;
    }

    /** The lines that were read, which are gone then. */
    private List<String> laidOut() {
        writeLineSeparator();
        float grid = PdfLine.grid(lines);
        float left = (float)
                lines.stream().mapToDouble(words -> words.get(0).start()).min().orElse(0);
        List<String> laidOut =
                lines.stream().map(words -> PdfLine.laidOut(words, left, grid)).toList();
        lines.clear();
        return laidOut;
    }
}
