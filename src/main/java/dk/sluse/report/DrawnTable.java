package dk.sluse.report;

import dk.sluse.screening.Finding;
import dk.sluse.screening.TableSketch;
import java.util.List;
import java.util.Map;

/** A finding's table for the officer's page: what the template asks of it. */
final class DrawnTable {

    private DrawnTable() {}

    static Map<String, Object> of(Finding finding, TableSketch sketch, boolean open) {
        return Map.of(
                "policy", finding.policy(),
                "place", finding.place(),
                "open", open,
                "cut", sketch.cut(),
                "headings", cells(sketch.headings()),
                "rows", sketch.rows().stream().map(DrawnTable::row).toList());
    }

    private static Map<String, Object> row(TableSketch.Row row) {
        return Map.of("label", cell(row.label()), "cells", cells(row.cells()));
    }

    private static List<Map<String, Object>> cells(List<String> texts) {
        return texts.stream().map(DrawnTable::cell).toList();
    }

    private static Map<String, Object> cell(String text) {
        return Map.of("text", text, "found", text.endsWith(TableSketch.FOUND));
    }
}
