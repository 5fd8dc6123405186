package dk.sluse.export;

import dk.sluse.intake.TableLine;
import dk.sluse.intake.TableLine.Cell;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads the first visible sheet of a workbook as a stream (F38): what the file inflates to is measured before anything of
 * it is parsed, entities are refused by POI's parser, and reading stops soon after the most rows a manifest may have; blank rows do not count.
 */
final class XlsxRows {

    private static final long MOST_INFLATED = 20L << 20;
    private static final int MOST_ENTRIES = 500;
    private static final int MOST_LINES = ManifestReader.MOST_ROWS + 200;
    private static final int MOST_COLUMNS = 50;
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private XlsxRows() {}

    static List<TableLine> read(Path file, String shown) throws UnreadableManifest {
        try {
            measure(file, shown);
            try (OPCPackage workbook = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
                return read(workbook);
            }
        } catch (IOException | OpenXML4JException | SAXException | ParserConfigurationException | RuntimeException e) {
            // POI answers a broken workbook with any of these; a reader that failed has found nothing to use
            throw new UnreadableManifest(ManifestReader.unreadable(shown));
        }
    }

    private static void measure(Path file, String shown) throws IOException, UnreadableManifest {
        long inflated = 0;
        int entries = 0;
        byte[] buffer = new byte[16 * 1024];
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            while (zip.getNextEntry() != null) {
                entries++;
                for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
                    inflated += n;
                    if (inflated > MOST_INFLATED || entries > MOST_ENTRIES) {
                        throw new UnreadableManifest(ManifestReader.tooLarge(shown));
                    }
                }
            }
        }
        if (entries == 0) {
            throw new ZipException("no entries");
        }
    }

    private static List<TableLine> read(OPCPackage workbook)
            throws IOException, OpenXML4JException, SAXException, ParserConfigurationException, UnreadableManifest {
        XSSFReader reader = new XSSFReader(workbook);
        FirstVisibleSheet sheets = new FirstVisibleSheet();
        try (InputStream book = reader.getWorkbookData()) {
            parse(book, sheets);
        }
        String sheet = sheets.relation.orElseThrow(() -> new SAXException("no visible sheet"));
        Rows rows = new Rows();
        SheetHandler handler =
                new SheetHandler(new ReadOnlySharedStringsTable(workbook, false), rows, new DataFormatter(Locale.ROOT));
        try (InputStream data = reader.getSheet(sheet)) {
            parse(data, handler);
        } catch (TooManyRows e) {
            throw new UnreadableManifest(ManifestPhrases.tooManyFiles());
        }
        return rows.lines;
    }

    private static void parse(InputStream xml, ContentHandler handler)
            throws SAXException, ParserConfigurationException, IOException {
        XMLReader parser = XMLHelper.newXMLReader();
        parser.setContentHandler(handler);
        parser.parse(new InputSource(xml));
    }

    /** Finds the first sheet that a person sees. */
    private static final class FirstVisibleSheet extends DefaultHandler {
        private Optional<String> relation = Optional.empty();

        @Override
        public void startElement(String uri, String localName, String qName, Attributes attributes) {
            String state = attributes.getValue("state");
            boolean isVisible = state == null || state.equals("visible");
            if (localName.equals("sheet") && isVisible && relation.isEmpty()) {
                relation = Optional.ofNullable(attributes.getValue(RELATIONSHIPS, "id"));
            }
        }
    }

    /** Notices formulas, which POI's own handler shows as their last value or as text. */
    private static final class SheetHandler extends XSSFSheetXMLHandler {
        private final Rows rows;

        SheetHandler(ReadOnlySharedStringsTable strings, Rows rows, DataFormatter formatter) {
            super(null, null, strings, rows, formatter, false);
            this.rows = rows;
        }

        @Override
        public void startElement(String uri, String localName, String qName, Attributes attributes)
                throws SAXException {
            if (localName.equals("c")) {
                rows.isFormula = false;
            } else if (localName.equals("f")) {
                rows.isFormula = true;
            }
            super.startElement(uri, localName, qName, attributes);
        }
    }

    /** Gathers the rows. */
    private static final class Rows implements SheetContentsHandler {
        private final List<TableLine> lines = new ArrayList<>();
        private List<Cell> cells = new ArrayList<>();
        private boolean isFormula;

        @Override
        public void startRow(int row) {
            cells = new ArrayList<>();
        }

        @Override
        public void endRow(int row) {
            TableLine line = new TableLine(row + 1, cells);
            if (line.isBlank()) {
                return;
            }
            if (lines.size() == MOST_LINES) {
                throw new TooManyRows();
            }
            lines.add(line);
        }

        @Override
        public void cell(String reference, String value, XSSFComment comment) {
            int column = reference == null ? cells.size() : new CellReference(reference).getCol();
            if (column >= MOST_COLUMNS) {
                return;
            }
            while (cells.size() <= column) {
                cells.add(Cell.EMPTY);
            }
            cells.set(column, new Cell(value == null ? "" : value, isFormula));
        }
    }

    /** Ends the reading of a sheet that has more rows than a manifest may have. */
    private static final class TooManyRows extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
