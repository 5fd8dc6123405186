package dk.sluse.export;

import dk.sluse.export.ManifestHeadings.Column;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Makes the manifest that requesters fill in, shipped as {@code config/manifest-template.xlsx}. The same program always
 * makes the same bytes.
 */
public final class ManifestTemplate {

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final List<Column> COLUMNS = List.of(Column.values());
    private static final int HEADING_ROW = 3;
    private static final int NARROW = 18 * 256;
    private static final int WIDE = 52 * 256;
    private static final List<String> HELP = List.of(
            "Sådan udfylder du manifestet",
            "Skriv projektets akronym og din mailadresse øverst, og derefter én række for hver fil.",
            "Sti: den præcise sti fra projektets mappe i miljøet, fx results/table1.xlsx. Ingen mapper, ingen jokertegn.",
            "Beskrivelse: hvad filen viser, så en læser uden for projektet forstår det.",
            "Hvorfor overholder det reglerne: fx »kun aggregerede tal, alle celler er mindst 5«.",
            "Personhenførbar: ja eller nej. Ja kræver en tilladelse, som vedhæftes anmodningen.",
            "Skriv aldrig personnumre eller andre personoplysninger i manifestet.",
            "",
            "How to fill in the manifest",
            "Write the project's acronym and your mail address at the top, then one row for each file.",
            "Path: the exact path from the project's folder in the environment, such as results/table1.xlsx. No folders, no wildcards.",
            "Description: what the file shows, so that a reader outside the project understands it.",
            "Why it complies: such as \"aggregated counts only, every cell is at least 5\".",
            "Identifiable: yes or no. Yes needs a permission, which you attach to the request.",
            "Never write person numbers or other personal data in the manifest.");

    private ManifestTemplate() {}

    /** Writes the template; does not close the stream. */
    public static void write(OutputStream out) throws IOException {
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            fillManifest(book, book.createSheet("Manifest"));
            fillHelp(book, book.createSheet("Hjælp - Help"));
            book.getProperties().getCoreProperties().setCreated(Optional.of(Date.from(Instant.EPOCH)));
            book.write(workbook);
        }
        writeTimeless(workbook.toByteArray(), out);
    }

    private static void fillManifest(XSSFWorkbook book, XSSFSheet sheet) {
        XSSFCellStyle heading = headingStyle(book);
        XSSFCellStyle label = boldStyle(book);
        XSSFCellStyle text = textStyle(book);
        cell(sheet, 0, 0, "Projekt / Project", label);
        cell(sheet, 0, 1, "", text);
        cell(sheet, 1, 0, "Anmoder / Requester", label);
        cell(sheet, 1, 1, "", text);
        for (int i = 0; i < COLUMNS.size(); i++) {
            Column column = COLUMNS.get(i);
            cell(sheet, HEADING_ROW, i, column.heading(), heading);
            sheet.setColumnWidth(i, column == Column.IDENTIFIABLE ? NARROW : WIDE);
            sheet.setDefaultColumnStyle(i, text);
        }
        sheet.createFreezePane(0, HEADING_ROW + 1);
        offerYesAndNo(sheet);
    }

    private static void offerYesAndNo(XSSFSheet sheet) {
        int column = COLUMNS.indexOf(Column.IDENTIFIABLE);
        CellRangeAddressList below =
                new CellRangeAddressList(HEADING_ROW + 1, HEADING_ROW + ManifestReader.MOST_ROWS, column, column);
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidation validation = helper.createValidation(
                helper.createExplicitListConstraint(new String[] {"nej", "ja", "no", "yes"}), below);
        validation.setShowErrorBox(true);
        validation.createErrorBox("Personhenførbar / Identifiable", "Skriv ja eller nej. Write yes or no.");
        validation.setEmptyCellAllowed(true);
        sheet.addValidationData(validation);
    }

    private static void fillHelp(XSSFWorkbook book, XSSFSheet sheet) {
        XSSFCellStyle bold = boldStyle(book);
        XSSFCellStyle text = textStyle(book);
        sheet.setColumnWidth(0, 2 * WIDE);
        int row = 0;
        boolean isTitle = true;
        for (String line : HELP) {
            cell(sheet, row++, 0, line, isTitle ? bold : text);
            isTitle = line.isEmpty();
        }
    }

    private static void cell(XSSFSheet sheet, int row, int column, String text, XSSFCellStyle style) {
        XSSFCell cell = (sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row)).createCell(column);
        cell.setCellValue(text);
        cell.setCellStyle(style);
    }

    private static XSSFCellStyle boldStyle(XSSFWorkbook book) {
        XSSFFont font = book.createFont();
        font.setBold(true);
        XSSFCellStyle style = book.createCellStyle();
        style.setFont(font);
        return style;
    }

    private static XSSFCellStyle headingStyle(XSSFWorkbook book) {
        XSSFCellStyle style = boldStyle(book);
        style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        style.setWrapText(true);
        return style;
    }

    /** Text format, so that no program makes a date or a number of what is written there. */
    private static XSSFCellStyle textStyle(XSSFWorkbook book) {
        XSSFCellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat("@"));
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        return style;
    }

    /** Packs the workbook anew, sorted, uncompressed and without times: the same bytes on every machine. */
    private static void writeTimeless(byte[] workbook, OutputStream out) throws IOException {
        TreeMap<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream packed = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = packed.getNextEntry(); entry != null; entry = packed.getNextEntry()) {
                entries.put(entry.getName(), packed.readAllBytes());
            }
        }
        ZipOutputStream timeless = new ZipOutputStream(out);
        timeless.setMethod(ZipOutputStream.STORED);
        for (var entry : entries.entrySet()) {
            byte[] content = entry.getValue();
            CRC32 checksum = new CRC32();
            checksum.update(content);
            ZipEntry bare = new ZipEntry(entry.getKey());
            bare.setTimeLocal(NO_TIME);
            bare.setSize(content.length);
            bare.setCrc(checksum.getValue());
            timeless.putNextEntry(bare);
            timeless.write(content);
            timeless.closeEntry();
        }
        timeless.finish();
    }
}
