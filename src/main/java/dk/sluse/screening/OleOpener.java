package dk.sluse.screening;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.poi.hpsf.Property;
import org.apache.poi.hpsf.PropertySet;
import org.apache.poi.hpsf.Section;
import org.apache.poi.hslf.usermodel.HSLFShape;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hslf.usermodel.HSLFTextParagraph;
import org.apache.poi.hssf.extractor.OldExcelExtractor;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.extractor.Word6Extractor;
import org.apache.poi.hwpf.extractor.WordExtractor;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.DocumentNode;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.sl.extractor.SlideShowExtractor;

/**
 * Reads the binary Office formats: the text as their own reader sees it, then every stream of the container as bytes, so
 * that what the format no longer shows is looked at too.
 */
final class OleOpener implements Opener {

    private static final int OLDEST_CONTAINER = 8;

    @Override
    public void open(Part part, Opening opening) throws IOException {
        if ((part.bytes().head(OLDEST_CONTAINER)[0] & 0xff) != 0xd0) {
            withoutContainer(part, opening);
            return;
        }
        try (POIFSFileSystem ole = OleType.open(part.bytes())) {
            DirectoryNode root = ole.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
                opening.obstacle(Obstacle.Kind.ENCRYPTED, part.place(), Encryption.PHRASE);
            }
            streams(root, "", part, opening);
            switch (part.type()) {
                case XLS -> OldWorkbook.read(ole, part, opening);
                case DOC -> document(root, part, opening);
                case PPT -> slides(ole, part, opening);
                default -> {}
            }
        }
    }

    private static void withoutContainer(Part part, Opening opening) throws IOException {
        try (InputStream in = part.bytes().open();
                OldExcelExtractor extractor = new OldExcelExtractor(in)) {
            lines(part, opening, "sheet", extractor.getText());
        }
        Debris.of(part, opening);
    }

    private static void document(DirectoryNode root, Part part, Opening opening) throws IOException {
        try (HWPFDocument document = new HWPFDocument(root);
                WordExtractor extractor = new WordExtractor(document)) {
            int paragraph = 1;
            for (String text : extractor.getParagraphText()) {
                line(part, opening, "paragraph " + paragraph, paragraph++, WordExtractor.stripFields(text));
            }
            lines(part, opening, "notes", String.join("\n", extractor.getFootnoteText()));
            lines(part, opening, "notes", String.join("\n", extractor.getEndnoteText()));
            lines(part, opening, "comments", String.join("\n", extractor.getCommentsText()));
            lines(
                    part,
                    opening,
                    "headers and footers",
                    document.getHeaderStoryRange().text());
        } catch (org.apache.poi.hwpf.OldWordFileFormatException e) {
            try (Word6Extractor old = new Word6Extractor(root)) {
                lines(part, opening, "text", old.getText());
            }
        }
    }

    private static void slides(POIFSFileSystem ole, Part part, Opening opening) throws IOException {
        try (HSLFSlideShow show = new HSLFSlideShow(ole);
                SlideShowExtractor<HSLFShape, HSLFTextParagraph> extractor = new SlideShowExtractor<>(show)) {
            extractor.setCommentsByDefault(true);
            extractor.setNotesByDefault(true);
            extractor.setMasterByDefault(false);
            for (var slide : show.getSlides()) {
                lines(part, opening, "slide " + slide.getSlideNumber(), extractor.getText(slide));
            }
            int number = 1;
            for (var picture : show.getPictureData()) {
                opening.embed(part, "picture " + number++, Part.Role.COMPONENT, Bytes.of(picture.getData()));
            }
        }
    }

    /** Every stream; a storage inside is an embedded object with a name of its own. */
    private static void streams(DirectoryNode directory, String path, Part part, Opening opening) throws IOException {
        for (Entry entry : directory) {
            String name = path + entry.getName();
            opening.name(part, name);
            if (entry instanceof DirectoryNode inner) {
                streams(inner, name + "/", part, opening);
                embeddedWorkbook(inner, name, part, opening);
            } else if (entry instanceof DocumentNode stream) {
                stream(stream, name, part, opening);
            }
        }
    }

    private static void stream(DocumentNode stream, String name, Part part, Opening opening) throws IOException {
        try (DocumentInputStream in = new DocumentInputStream(stream)) {
            Bytes bytes = opening.unpack(in, 0);
            if (name.endsWith("\u0001Ole10Native")) {
                opening.embed(part, name, Part.Role.EMBEDDED, OleObject.payload(bytes));
            } else if (name.endsWith("SummaryInformation")) {
                properties(bytes, part, opening);
            } else {
                opening.embed(part, name, roleOf(name), bytes);
            }
        }
    }

    private static Part.Role roleOf(String name) {
        return name.endsWith("Package") || name.endsWith("CONTENTS") ? Part.Role.EMBEDDED : Part.Role.COMPONENT;
    }

    /** An old workbook inside a document keeps its streams in a storage; put back into a container it can be read. */
    private static void embeddedWorkbook(DirectoryNode directory, String name, Part part, Opening opening)
            throws IOException {
        if (!directory.hasEntryCaseInsensitive("Workbook") && !directory.hasEntryCaseInsensitive("WordDocument")) {
            return;
        }
        try (POIFSFileSystem own = new POIFSFileSystem()) {
            for (Entry entry : directory) {
                org.apache.poi.poifs.filesystem.EntryUtils.copyNodeRecursively(entry, own.getRoot());
            }
            var file = opening.scratch();
            try (var out = java.nio.file.Files.newOutputStream(file)) {
                own.writeFilesystem(out);
            }
            opening.embed(part, name, Part.Role.EMBEDDED, Bytes.of(file));
        }
    }

    private static void properties(Bytes bytes, Part part, Opening opening) throws IOException {
        try {
            PropertySet set = new PropertySet(new ByteArrayInputStream(bytes.head(1 << 20)));
            for (Section section : set.getSections()) {
                for (Property property : section.getProperties()) {
                    opening.property(part, "property " + property.getID(), String.valueOf(property.getValue()));
                }
            }
        } catch (org.apache.poi.hpsf.HPSFException | RuntimeException e) {
            opening.embed(part, "properties", Part.Role.COMPONENT, bytes);
        }
    }

    private static void lines(Part part, Opening opening, String where, String text) throws IOException {
        if (text == null) {
            return;
        }
        int row = 1;
        for (String line : text.split("[\\r\\n\\u000b]+", -1)) {
            line(part, opening, where, row++, line);
        }
    }

    private static void line(Part part, Opening opening, String where, int row, String text) throws IOException {
        // Cell ends of a Word table are bells.
        opening.line(part, where, row, text.replace('\u0007', '\t').strip());
    }
}
