package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import dk.sluse.document.Action;
import dk.sluse.document.Hiding;
import dk.sluse.document.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.ColumnInfoRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NoteRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.hssf.record.SupBookRecord;
import org.apache.poi.hssf.record.TextObjectRecord;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.DocumentNode;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Streams the records of an Excel 97–2003 workbook. */
final class OldWorkbook implements HSSFListener {

    private final Part part;
    private final Opening opening;
    private final RecordedSheets sheets;
    private final BitSet shown = new BitSet();
    private SSTRecord strings = new SSTRecord();
    private int formulaRow;
    private int formulaColumn;

    private OldWorkbook(Part part, Opening opening) {
        this.part = part;
        this.opening = opening;
        this.sheets = new RecordedSheets(part, opening);
    }

    /** Some files carry the workbook once more for the Excel before, and show one of the two. */
    static void read(POIFSFileSystem ole, Part part, Opening opening) throws IOException {
        boolean early = false;
        for (Entry entry : ole.getRoot()) {
            if (entry instanceof DocumentNode stream && entry.getName().equalsIgnoreCase("Book")) {
                try (DocumentInputStream in = new DocumentInputStream(stream)) {
                    early = early(opening.unpack(in, 0), part, opening);
                }
            }
        }
        if (!early || ole.getRoot().hasEntryCaseInsensitive("Workbook")) {
            records(ole, part, opening);
        }
    }

    private static boolean early(Bytes book, Part part, Opening opening) throws IOException {
        boolean early = EarlyWorkbook.isExcel5(book);
        if (early) {
            EarlyWorkbook.read(book, part, opening);
        }
        return early;
    }

    private static void records(POIFSFileSystem ole, Part part, Opening opening) throws IOException {
        OldWorkbook workbook = new OldWorkbook(part, opening);
        HSSFRequest request = new HSSFRequest();
        request.addListenerForAllRecords(workbook);
        try {
            new HSSFEventFactory().processWorkbookEvents(request, ole);
            workbook.leftOvers();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void processRecord(Record anyRecord) {
        try {
            process(anyRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void process(Record anyRecord) throws IOException {
        if (anyRecord instanceof BOFRecord begin) {
            if (begin.getType() == BOFRecord.TYPE_EXCEL_4_MACRO) {
                opening.saw(Action.MACRO_SHEET, part, "macro sheets");
            }
            if (begin.getType() != BOFRecord.TYPE_WORKBOOK && begin.getType() != BOFRecord.TYPE_CHART) {
                sheets.begin();
            }
        } else if (anyRecord instanceof BoundSheetRecord bound) {
            sheets.announce(bound.getSheetname(), bound.isHidden() || bound.isVeryHidden());
        } else if (anyRecord instanceof SSTRecord table) {
            strings = table;
        } else if (anyRecord instanceof ColumnInfoRecord info && (info.getHidden() || info.getColumnWidth() == 0)) {
            sheets.hideColumns(info.getFirstColumn(), info.getLastColumn());
        } else if (anyRecord instanceof RowRecord row && row.getZeroHeight()) {
            sheets.hideRow(row.getRowNumber());
        } else if (anyRecord instanceof TextObjectRecord text) {
            opening.line(part, sheets.name() + " › note", 0, text.getStr().getString());
        } else if (anyRecord instanceof NoteRecord) {
            opening.saw(Hiding.COMMENT, part, sheets.name() + " comments");
        } else if (anyRecord instanceof SupBookRecord book && book.isExternalReferences()) {
            opening.saw(Action.EXTERNAL_LINK, part, "external links");
        } else {
            cell(anyRecord);
        }
    }

    private void cell(Record anyRecord) throws IOException {
        if (anyRecord instanceof LabelSSTRecord label) {
            shown.set(label.getSSTIndex());
            sheets.text(
                    label.getRow(),
                    label.getColumn(),
                    strings.getString(label.getSSTIndex()).getString());
        } else if (anyRecord instanceof LabelRecord label) {
            sheets.text(label.getRow(), label.getColumn(), label.getValue());
        } else if (anyRecord instanceof NumberRecord number) {
            sheets.number(number.getRow(), number.getColumn(), number.getValue());
        } else if (anyRecord instanceof FormulaRecord formula) {
            formulaRow = formula.getRow();
            formulaColumn = formula.getColumn();
            if (!formula.hasCachedResultString()) {
                sheets.number(formulaRow, formulaColumn, formula.getValue());
            }
        } else if (anyRecord instanceof StringRecord result) {
            sheets.text(formulaRow, formulaColumn, result.getString());
        }
    }

    private void leftOvers() throws IOException {
        for (int i = shown.nextClearBit(0); i < strings.getNumUniqueStrings(); i = shown.nextClearBit(i + 1)) {
            String text = strings.getString(i).getString();
            if (!text.isBlank()) {
                opening.cell(part, "unused strings", i + 1, 1, true, text);
                opening.saw(Hiding.UNUSED_STRINGS, part, "unused strings");
            }
        }
    }
}
