package dk.sluse.release;

import dk.sluse.genome.DeliveryPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a sample sheet as CSV (RFC 4180) that no spreadsheet program takes for formulas. */
final class SheetLines {

    private SheetLines() {}

    static List<String> of(DeliveryPlan.Sheet sheet) {
        List<String> lines = new ArrayList<>();
        lines.add(line(sheet.headings()));
        sheet.rows().forEach(row -> lines.add(line(row)));
        return lines;
    }

    private static String line(List<String> cells) {
        return cells.stream().map(SheetLines::cell).collect(Collectors.joining(","));
    }

    private static String cell(String cell) {
        String safe = cell.matches("(?s)[=+@\\t\\r-].*") ? "'" + cell : cell;
        String oneLine = safe.replaceAll("\\R", " ");
        return oneLine.contains(",") || oneLine.contains("\"") ? "\"" + oneLine.replace("\"", "\"\"") + "\"" : oneLine;
    }
}
