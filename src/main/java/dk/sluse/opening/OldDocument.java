package dk.sluse.opening;

import dk.sluse.document.Action;
import dk.sluse.document.Hiding;
import dk.sluse.document.Part;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.OldWordFileFormatException;
import org.apache.poi.hwpf.extractor.Word6Extractor;
import org.apache.poi.hwpf.extractor.WordExtractor;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.poifs.filesystem.DirectoryNode;

/** Reads the text of Word 97–2003, its tables, notes, comments, and what in it is hidden or deleted. */
final class OldDocument {

    private static final Pattern DDE = Pattern.compile("\\u0013\\s*(?i:DDE(?:AUTO)?)\\b");
    private static final Pattern FETCHES =
            Pattern.compile("\\u0013\\s*(?i:INCLUDETEXT|INCLUDEPICTURE|LINK|DATABASE)\\b");
    private static final char CELL_END = '\u0007';

    private final Part part;
    private final Opening opening;
    private final StringBuilder cell = new StringBuilder();
    private int tables;
    private int row;
    private int column;
    private boolean inTable;

    private OldDocument(Part part, Opening opening) {
        this.part = part;
        this.opening = opening;
    }

    static void read(DirectoryNode root, Part part, Opening opening) throws IOException {
        try (HWPFDocument document = new HWPFDocument(root);
                WordExtractor extractor = new WordExtractor(document)) {
            OldDocument reader = new OldDocument(part, opening);
            reader.text(document.getRange());
            reader.runs(document.getFootnoteRange(), "notes");
            reader.runs(document.getEndnoteRange(), "notes");
            reader.runs(document.getMainTextboxRange(), "text boxes");
            reader.runs(document.getHeaderStoryRange(), "headers and footers");
            lines(part, opening, "notes", String.join("\n", extractor.getFootnoteText()));
            lines(part, opening, "notes", String.join("\n", extractor.getEndnoteText()));
            comments(extractor.getCommentsText(), part, opening);
            lines(
                    part,
                    opening,
                    "headers and footers",
                    document.getHeaderStoryRange().text());
            // What is left of text boxes and of pieces that no range reaches.
            reader.fields(document.getDocumentText());
            if (document.getFileInformationBlock().getFibBase().isFComplex()) {
                opening.saw(Hiding.FAST_SAVED, part, "");
            }
        } catch (OldWordFileFormatException e) {
            try (Word6Extractor old = new Word6Extractor(root)) {
                lines(part, opening, "text", old.getText());
            }
        }
    }

    private static void comments(String[] comments, Part part, Opening opening) throws IOException {
        for (String comment : comments) {
            if (!comment.isBlank()) {
                opening.saw(Hiding.COMMENT, part, "comments");
                lines(part, opening, "comments", comment);
            }
        }
    }

    private void fields(String text) throws IOException {
        if (DDE.matcher(text).find()) {
            opening.saw(Action.DDE, part, "text");
        } else if (FETCHES.matcher(text).find()) {
            opening.saw(Action.EXTERNAL_LINK, part, "text");
        }
    }

    private void text(Range range) throws IOException {
        for (int i = 0; i < range.numParagraphs(); i++) {
            Paragraph paragraph = range.getParagraph(i);
            runs(paragraph, "text");
            if (paragraph.isInTable()) {
                cell(paragraph);
            } else {
                inTable = false;
                line(part, opening, "text › paragraph " + (i + 1), i + 1, WordExtractor.stripFields(paragraph.text()));
            }
        }
    }

    private void runs(Range range, String where) throws IOException {
        for (int i = 0; i < range.numParagraphs(); i++) {
            runs(range.getParagraph(i), where);
        }
    }

    private void runs(Paragraph paragraph, String where) throws IOException {
        for (int i = 0; i < paragraph.numCharacterRuns(); i++) {
            CharacterRun run = paragraph.getCharacterRun(i);
            if (run.text().isBlank()) {
                continue;
            }
            if (run.isMarkedDeleted()) {
                opening.saw(Hiding.TRACKED_CHANGE, part, where);
            } else if (run.isVanished()) {
                opening.saw(Hiding.HIDDEN_TEXT, part, where);
            }
        }
    }

    /** Cells end with a bell, rows with a paragraph that says so. */
    private void cell(Paragraph paragraph) throws IOException {
        if (!inTable) {
            inTable = true;
            tables++;
            row = 1;
            column = 1;
        }
        if (paragraph.isTableRowEnd()) {
            row++;
            column = 1;
            return;
        }
        String text = WordExtractor.stripFields(paragraph.text());
        boolean ends = text.indexOf(CELL_END) >= 0;
        cell.append(cell.isEmpty() ? "" : "\n")
                .append(text.replace(CELL_END, ' ').strip());
        if (ends) {
            opening.cell(
                    part,
                    "text › table " + tables,
                    row,
                    column++,
                    false,
                    cell.toString().strip());
            cell.setLength(0);
        }
    }

    static void lines(Part part, Opening opening, String where, String text) throws IOException {
        if (text == null) {
            return;
        }
        int row = 1;
        for (String line : text.split("[\\r\\n\\u000b]+", -1)) {
            line(part, opening, where, row++, line);
        }
    }

    private static void line(Part part, Opening opening, String where, int row, String text) throws IOException {
        opening.line(part, where, row, text.replace(CELL_END, '\t').strip());
    }
}
