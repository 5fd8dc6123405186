package dk.sluse.document;

import dk.sluse.disclosure.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds the tables of a document in one reading, with bounds on what is kept: cells of sheets, and stretches of lines. */
final class TableFinder implements Document.Reader {

    private record Sheet(int part, String where) {}

    private static final int MOST_SHEETS = 500;

    /** What a page runs is no text of its own; its lines are read where the page's are. */
    private static final Pattern PROGRAM = Pattern.compile("(?:script|style)$");

    private final Map<Sheet, SheetGrid> sheets = new LinkedHashMap<>();
    private final KeptTables kept = new KeptTables();
    private final SaidAround around = new SaidAround();
    private final TextBlocks text = new TextBlocks(kept);
    private final CellLines inCells = new CellLines(this::take);

    private TableFinder() {}

    static Tables find(Document document) throws IOException {
        TableFinder finder = new TableFinder();
        document.read(finder);
        finder.inCells.end();
        finder.text.end();
        return finder.tables();
    }

    private Tables tables() {
        List<SheetTail> tails = new ArrayList<>();
        sheets.forEach((at, sheet) -> {
            List<Table> found = sheet.tables();
            kept.addCounted(around.said(at, found));
            sheet.tail(found).ifPresent(tails::add);
        });
        tails.forEach(tail -> kept.leaveUnsolved(Unsolved.in(tail)));
        return kept.with(tails, inCells.lines());
    }

    @Override
    public void read(Passage passage) {
        if (passage.isCell()) {
            inCells.cell(passage);
            cell(passage);
            return;
        }
        inCells.end();
        if (passage.kind() == Passage.Kind.LINE && !isFormula(passage)) {
            line(passage);
        } else if (passage.kind() == Passage.Kind.PROPERTY
                && !PROGRAM.matcher(passage.where()).find()) {
            inCells.breaks(passage);
        }
    }

    @Override
    public boolean isIdle() {
        return text.isIdle();
    }

    private void line(Passage passage) {
        if (CellLines.hasBreaks(passage.text())) {
            inCells.breaks(passage);
        } else {
            take(passage);
        }
    }

    private void take(Passage line) {
        around.line(line);
        text.line(line);
    }

    private void cell(Passage passage) {
        Sheet sheet = new Sheet(passage.part().id(), passage.where());
        if (sheets.size() >= MOST_SHEETS && !sheets.containsKey(sheet)) {
            kept.bound(passage.place());
            return;
        }
        if (!sheets.containsKey(sheet)) {
            around.begins(sheet, passage.part().id());
        }
        SheetGrid grid = sheets.computeIfAbsent(sheet, s -> new SheetGrid(passage));
        if (grid.take(passage, kept.hasRoomForCells())) {
            kept.countCell();
        } else if (!kept.hasRoomForCells()) {
            kept.bound(passage.place());
        }
    }

    private static boolean isFormula(Passage passage) {
        return passage.where().endsWith(", formula");
    }
}
