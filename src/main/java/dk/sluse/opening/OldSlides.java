package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import dk.sluse.document.Action;
import dk.sluse.document.Hiding;
import dk.sluse.document.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.poi.hslf.usermodel.HSLFGroupShape;
import org.apache.poi.hslf.usermodel.HSLFNotes;
import org.apache.poi.hslf.usermodel.HSLFObjectData;
import org.apache.poi.hslf.usermodel.HSLFShape;
import org.apache.poi.hslf.usermodel.HSLFSlide;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hslf.usermodel.HSLFTable;
import org.apache.poi.hslf.usermodel.HSLFTableCell;
import org.apache.poi.hslf.usermodel.HSLFTextParagraph;
import org.apache.poi.hslf.usermodel.HSLFTextShape;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Reads the slides of PowerPoint 97–2003, their tables, notes and comments. */
final class OldSlides {

    private final Part part;
    private final Opening opening;
    private int tables;

    private OldSlides(Part part, Opening opening) {
        this.part = part;
        this.opening = opening;
    }

    static void read(POIFSFileSystem ole, Part part, Opening opening) throws IOException {
        try (HSLFSlideShow show = new HSLFSlideShow(ole)) {
            OldSlides slides = new OldSlides(part, opening);
            java.awt.Dimension size = show.getPageSize();
            for (HSLFSlide slide : show.getSlides()) {
                slides.slide(slide, size);
            }
            slides.objects(show);
            int number = 1;
            for (var picture : show.getPictureData()) {
                opening.embed(part, "picture " + number++, Part.Role.COMPONENT, Bytes.of(picture.getData()));
            }
        }
    }

    /** Embedded workbooks, documents and controls, and the project of the macros, each packed as a container of its own. */
    private void objects(HSLFSlideShow show) throws IOException {
        int number = 1;
        for (HSLFObjectData object : show.getEmbeddedObjects()) {
            String name = "object " + number++;
            Bytes bytes;
            try (InputStream in = object.getInputStream()) {
                bytes = opening.unpack(in, 0);
            }
            if (Macros.isProject(bytes)) {
                opening.saw(Action.MACRO, part, "macros");
                opening.embed(part, "macros", Part.Role.COMPONENT, bytes);
            } else {
                opening.saw(Hiding.EMBEDDED_FILE, part, name);
                opening.embed(part, name, Part.Role.EMBEDDED, bytes);
            }
        }
    }

    private void slide(HSLFSlide slide, java.awt.Dimension size) throws IOException {
        String where = "slide " + slide.getSlideNumber();
        tables = 0;
        if (slide.isHidden()) {
            opening.saw(Hiding.HIDDEN_SLIDE, part, where);
        }
        for (HSLFShape shape : slide.getShapes()) {
            shape(shape, where);
            var anchor = shape.getAnchor();
            boolean outside = anchor != null
                    && (anchor.getMaxX() < 0
                            || anchor.getMaxY() < 0
                            || anchor.getMinX() > size.getWidth()
                            || anchor.getMinY() > size.getHeight());
            if (outside) {
                opening.saw(Hiding.OFF_SLIDE, part, where);
            }
        }
        notes(slide.getNotes(), where);
        for (var comment : slide.getComments()) {
            opening.saw(Hiding.COMMENT, part, where + " comments");
            opening.hiddenLine(part, where + " comments", 0, comment.getText());
        }
    }

    private void notes(HSLFNotes notes, String where) throws IOException {
        if (notes == null) {
            return;
        }
        int row = 1;
        for (List<HSLFTextParagraph> paragraphs : notes.getTextParagraphs()) {
            String text = HSLFTextParagraph.getText(paragraphs);
            for (String line : text.split("[\\r\\n\\u000b]+", -1)) {
                opening.line(part, where + " notes", row++, line);
            }
            if (!text.isBlank()) {
                opening.saw(Hiding.SLIDE_NOTES, part, where + " notes");
            }
        }
    }

    private void shape(HSLFShape shape, String where) throws IOException {
        if (shape instanceof HSLFTable table) {
            table(table, where + " › table " + ++tables);
        } else if (shape instanceof HSLFGroupShape group) {
            for (HSLFShape inner : group.getShapes()) {
                shape(inner, where);
            }
        } else if (shape instanceof HSLFTextShape text) {
            OldDocument.lines(part, opening, where, text.getText());
        }
        String name = shape.getShapeName();
        if (name != null) {
            opening.property(part, where, name);
        }
    }

    private void table(HSLFTable table, String where) throws IOException {
        for (int row = 0; row < table.getNumberOfRows(); row++) {
            for (int column = 0; column < table.getNumberOfColumns(); column++) {
                HSLFTableCell cell = table.getCell(row, column);
                if (cell != null) {
                    opening.cell(
                            part,
                            where,
                            row + 1,
                            column + 1,
                            false,
                            cell.getText().strip());
                }
            }
        }
    }
}
