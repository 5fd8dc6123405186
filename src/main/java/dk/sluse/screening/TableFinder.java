package dk.sluse.screening;

import dk.sluse.disclosure.Table;
import dk.sluse.disclosure.TextTables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds the tables of a document in one reading, with bounds on what is kept: cells of sheets, and blocks of lines. */
final class TableFinder {

    private record Sheet(int part, String where) {}

    private static final int MOST_CELLS = 200_000;
    private static final int MOST_TABLES = 400;
    private static final int MOST_LINES = 400;
    private static final int LONGEST_LINE = 4_000;
    private static final int LONGEST_CAPTION = 400;
    /** Where a person typed: what comes after is a new block. */
    private static final Pattern PROMPT = Pattern.compile("^(?:[>+] |>$|>>> |\\. [a-z]|In \\[\\d*]:|Out\\[\\d*]:|\\d+ +(?:proc|data|run)\\b).*");

    private final Map<Sheet, SheetGrid> sheets = new LinkedHashMap<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<String> bounded = new ArrayList<>();
    private final List<Passage> block = new ArrayList<>();
    private String above = "";
    private int part = -1;
    private int cells;

    private TableFinder() {}

    static Tables find(Document document) throws IOException {
        TableFinder finder = new TableFinder();
        document.read(finder::take);
        finder.endBlock();
        return finder.tables();
    }

    private Tables tables() {
        List<SheetTail> tails = new ArrayList<>();
        sheets.values().forEach(sheet -> {
            List<Table> found = sheet.tables();
            tables.addAll(found);
            sheet.tail(found).ifPresent(tails::add);
        });
        return new Tables(tables, tails, bounded);
    }

    private void take(Passage passage) {
        if (passage.isCell()) {
            endBlock();
            cell(passage);
        } else if (passage.kind() == Passage.Kind.LINE && !isFormula(passage)) {
            line(passage);
        }
    }

    private void cell(Passage passage) {
        Sheet sheet = new Sheet(passage.part().id(), passage.where());
        SheetGrid grid = sheets.computeIfAbsent(sheet, s -> new SheetGrid(passage));
        if (grid.take(passage, cells < MOST_CELLS)) {
            cells++;
        } else if (cells >= MOST_CELLS && bounded.isEmpty()) {
            bounded.add(passage.place());
        }
    }

    private static boolean isFormula(Passage passage) {
        return passage.where().endsWith(", formula");
    }

    private void line(Passage passage) {
        String text = passage.text();
        if (passage.part().id() != part) {
            endBlock();
            above = "";
            part = passage.part().id();
        }
        if (PROMPT.matcher(text).matches()) {
            endBlock();
            above = "";
        } else if (text.isBlank() || text.length() > LONGEST_LINE || isCode(passage, text)) {
            endBlock();
        } else {
            block.add(passage);
            if (block.size() >= MOST_LINES) {
                // A long listing goes on below the same headings.
                Passage headings = block.get(0);
                endBlock();
                block.add(headings);
            }
        }
    }

    /** Scripts say what to do; only what was printed into their comments is a result. */
    private static boolean isCode(Passage passage, String text) {
        boolean script = passage.part().ending().filter(e -> e.equals("r") || e.equals("py")).isPresent();
        return script && !text.stripLeading().startsWith("#");
    }

    private void endBlock() {
        if (block.isEmpty()) {
            return;
        }
        List<Passage> lines = List.copyOf(block);
        block.clear();
        boolean promising = lines.size() > 1 && lines.stream().anyMatch(line -> hasDigit(line.text()) || line.text().indexOf('<') >= 0);
        if (promising && (tables.size() >= MOST_TABLES || cells >= MOST_CELLS)) {
            if (bounded.isEmpty()) {
                bounded.add(lines.get(0).place());
            }
            return;
        }
        List<Table> found = promising
                ? TextTables.in(above, lines.stream().map(Passage::text).toList(), i -> lines.get(i)
                        .place())
                : List.of();
        tables.addAll(found);
        found.forEach(table -> cells += table.rows() * table.columns());
        above = found.isEmpty() ? captionOf(lines) : "";
    }

    /** The last two lines before a table may be its caption. */
    private static String captionOf(List<Passage> lines) {
        StringBuilder caption = new StringBuilder();
        for (Passage line : lines.subList(Math.max(0, lines.size() - 2), lines.size())) {
            caption.append(caption.isEmpty() ? "" : " ").append(line.text().strip());
        }
        return caption.length() <= LONGEST_CAPTION ? caption.toString() : caption.substring(caption.length() - LONGEST_CAPTION);
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }
}
