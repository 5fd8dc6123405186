package dk.sluse.demo;

import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Fills a sheet row by row: text as text, numbers as numbers, headings bold. */
final class Sheet {

    private static final int WIDEST = 60;

    private final XSSFSheet sheet;
    private final CellStyle bold;

    Sheet(XSSFWorkbook workbook, String name) {
        this.sheet = workbook.createSheet(name);
        Font font = workbook.createFont();
        font.setBold(true);
        this.bold = workbook.createCellStyle();
        bold.setFont(font);
    }

    Sheet heading(Object... cells) {
        XSSFRow row = add(List.of(cells));
        row.cellIterator().forEachRemaining(cell -> cell.setCellStyle(bold));
        return this;
    }

    Sheet row(Object... cells) {
        add(List.of(cells));
        return this;
    }

    Sheet blank() {
        add(List.of());
        return this;
    }

    Sheet hideColumn(int column) {
        sheet.setColumnHidden(column, true);
        return this;
    }

    private XSSFRow add(List<Object> cells) {
        XSSFRow row = sheet.createRow(sheet.getPhysicalNumberOfRows());
        for (Object value : cells) {
            XSSFCell cell = row.createCell(Math.max(0, row.getLastCellNum()));
            if (value instanceof Number number) {
                cell.setCellValue(number.doubleValue());
            } else {
                cell.setCellValue(value.toString());
                widen(cell.getColumnIndex(), value.toString().length());
            }
        }
        return row;
    }

    /** By the length of the text: POI's own measure needs the machine's fonts, and differs from one to the next. */
    private void widen(int column, int characters) {
        int width = 256 * Math.min(WIDEST, characters + 2);
        if (!sheet.isColumnHidden(column) && sheet.getColumnWidth(column) < width) {
            sheet.setColumnWidth(column, width);
        }
    }
}
