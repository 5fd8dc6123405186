package dk.sluse.document;

import dk.sluse.disclosure.Counting;
import dk.sluse.disclosure.SmallCounts;
import dk.sluse.disclosure.Table;
import dk.sluse.disclosure.TextTables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds the tables of a document in one reading, with bounds on what is kept: cells of sheets, and blocks of lines. */
final class TableFinder implements Document.Reader {

    private record Sheet(int part, String where) {}

    private static final int MOST_CELLS = 200_000;
    private static final int MOST_TABLES = 400;
    private static final int MOST_SHEETS = 500;
    private static final int MOST_LINES = 400;
    static final int LONGEST_LINE = 4_000;
    private static final int LONGEST_CAPTION = 400;
    /** Where a person typed: what comes after is a new block. */
    private static final Pattern PROMPT =
            Pattern.compile("^(?:[>+] |> ?$|>>> |\\. [a-z]|In \\[\\d*]:|Out\\[\\d*]:|\\d+ +(?:proc|data|run)\\b)");

    /** What a page runs is no text of its own; its lines are read where the page's are. */
    private static final Pattern PROGRAM = Pattern.compile("(?:script|style)$");
    /** A line of a page, between the tags of a paragraph. */
    private static final Pattern TAGS = Pattern.compile(
            "(?i)^\\s*(?:</?(?:p|li|div|span|pre|text|tspan|script|body|html|br)(?:\\s[^<>]{0,200})?/?>){1,8}|(?:</?(?:p|li|div|span|pre|text|tspan|script|body|html|br)\\s?/?>){1,8}\\s*$");
    /** The number of the paragraph or byte in a place. */
    private static final Pattern NUMBER = Pattern.compile("(?: › )?(?:paragraph|line|byte) \\d+$|(?:![A-Z]+)?\\d+$");

    private final Map<Sheet, SheetGrid> sheets = new LinkedHashMap<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<String> bounded = new ArrayList<>();
    private final List<String> unsolved = new ArrayList<>();
    private final List<Passage> block = new ArrayList<>();
    private final SaidAround around = new SaidAround();
    private final CellLines inCells = new CellLines(this::line);
    private String above = "";
    private int part = -1;
    private String where = "";
    private int cells;
    private boolean continued;
    private boolean skipping;
    private boolean said;
    /** Whether the last table is right above. */
    private boolean below;

    private TableFinder() {}

    static Tables find(Document document) throws IOException {
        TableFinder finder = new TableFinder();
        document.read(finder);
        finder.inCells.end();
        finder.endBlock();
        return finder.tables();
    }

    private Tables tables() {
        List<SheetTail> tails = new ArrayList<>();
        sheets.forEach((at, sheet) -> {
            List<Table> found = sheet.tables();
            tables.addAll(around.said(at, found));
            sheet.tail(found).ifPresent(tails::add);
        });
        tails.forEach(tail -> Unsolved.in(tail).ifPresent(unsolved::add));
        return new Tables(tables, tails, bounded, unsolved, inCells.lines());
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
            text(passage);
        } else if (passage.kind() == Passage.Kind.PROPERTY
                && !PROGRAM.matcher(passage.where()).find()) {
            inCells.breaks(passage);
        }
    }

    @Override
    public boolean isIdle() {
        return skipping || isFull();
    }

    /** Whether no more tables are kept, which was said. */
    private boolean isFull() {
        return !bounded.isEmpty() && (tables.size() >= MOST_TABLES || cells >= MOST_CELLS);
    }

    private void text(Passage passage) {
        if (CellLines.hasBreaks(passage.text())) {
            inCells.breaks(passage);
        } else {
            line(passage);
        }
    }

    private void cell(Passage passage) {
        Sheet sheet = new Sheet(passage.part().id(), passage.where());
        if (sheets.size() >= MOST_SHEETS && !sheets.containsKey(sheet)) {
            if (bounded.isEmpty()) {
                bounded.add(passage.place());
            }
            return;
        }
        if (!sheets.containsKey(sheet)) {
            around.begins(sheet, passage.part().id());
        }
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

    private void line(Passage line) {
        Passage passage = bare(line);
        around.line(passage);
        String text = passage.text();
        String at = NUMBER.matcher(passage.where()).replaceFirst("");
        if (passage.part().id() != part || !at.equals(where)) {
            endBlock();
            above = "";
            below = false;
            part = passage.part().id();
            where = at;
        }
        boolean prompt = mayPrompt(text) && PROMPT.matcher(text).lookingAt();
        if (prompt || text.isBlank() || text.length() > LONGEST_LINE || isCode(passage, text)) {
            endBlock();
            above = prompt ? "" : above;
            return;
        }
        if (isIdle()) {
            return;
        }
        block.add(passage);
        if (block.size() >= MOST_LINES) {
            continueBlock();
        }
    }

    private static Passage bare(Passage line) {
        String text = line.text();
        boolean tagged = text.length() <= LONGEST_LINE && text.indexOf('<') >= 0 && text.indexOf('>') >= 0;
        if (!line.where().isEmpty() || !tagged) {
            return line;
        }
        String bare = TAGS.matcher(text).replaceAll("").replace("&lt;", "<");
        return new Passage(line.part(), line.kind(), "", line.row(), 0, line.hidden(), bare);
    }

    /** A cheap look at the first characters. */
    private static boolean mayPrompt(String text) {
        if (text.isEmpty()) {
            return false;
        }
        char first = text.charAt(0);
        if (first < '0' || first > '9') {
            return ">+.IO".indexOf(first) >= 0;
        }
        int i = 1;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i < text.length() && text.charAt(i) == ' ';
    }

    /** A long listing goes on below the same headings; without counts in its first rows there are none to look for. */
    private void continueBlock() {
        Passage headings = block.get(0);
        List<Table> found = close();
        boolean counted = found.stream().anyMatch(TableFinder::hasCounts);
        if (counted) {
            goesOn(found);
            block.add(headings);
            continued = true;
        } else {
            skipping = true;
        }
    }

    /** Of a listing that is taken in stretches, the hidden numbers of one are not held against the totals of another. */
    private void goesOn(List<Table> stretch) {
        if (!said && unsolved.size() < MOST_TABLES) {
            Optional<String> first = stretch.stream()
                    .flatMap(table -> Unsolved.in(table).stream())
                    .findFirst();
            first.ifPresent(unsolved::add);
            said = first.isPresent();
        }
    }

    private static boolean hasCounts(Table table) {
        Counting counting = Counting.of(table);
        return IntStream.range(table.firstColumn(), table.columns()).anyMatch(counting::isColumnOfCounts);
    }

    /** Scripts say what to do; only what was printed into their comments is a result. */
    private static boolean isCode(Passage passage, String text) {
        boolean script = passage.part()
                .ending()
                .filter(e -> e.equals("r") || e.equals("py"))
                .isPresent();
        return script && !text.stripLeading().startsWith("#");
    }

    private void endBlock() {
        if (block.size() > 1) {
            boolean last = continued;
            List<Table> found = close();
            if (last) {
                goesOn(found);
            }
        } else {
            block.forEach(line -> above = line.text().strip());
            block.forEach(line -> belowTable(line.text()));
        }
        block.clear();
        continued = false;
        skipping = false;
        said = false;
    }

    /** A sentence right below a table of lines. */
    private void belowTable(String sentence) {
        if (below && !tables.isEmpty()) {
            tables.add(tables.remove(tables.size() - 1).among(sentence));
        }
        below = false;
    }

    /** Looks for tables in the lines gathered. Of a listing that goes on, only rows with few people are kept. */
    private List<Table> close() {
        List<Passage> lines = List.copyOf(block);
        block.clear();
        if (!Promise.of(lines)) {
            above = captionOf(lines);
            belowTable(above);
            return List.of();
        }
        if (tables.size() >= MOST_TABLES || cells >= MOST_CELLS) {
            if (bounded.isEmpty()) {
                bounded.add(lines.get(0).place());
            }
            return List.of();
        }
        List<Table> found =
                TextTables.in(above, lines.stream().map(Passage::text).toList(), i -> lines.get(i)
                        .place());
        for (Table table : found) {
            if (!continued
                    || !SmallCounts.in(table, Counting.of(table), SheetTail.LARGEST)
                            .isEmpty()) {
                tables.add(table);
                cells += table.rows() * table.columns();
            }
        }
        above = found.isEmpty() ? captionOf(lines) : "";
        if (found.isEmpty()) {
            belowTable(above);
        } else {
            below = !continued;
        }
        return found;
    }

    /** The last two lines before a table may be its caption. */
    private static String captionOf(List<Passage> lines) {
        StringBuilder caption = new StringBuilder();
        for (Passage line : lines.subList(Math.max(0, lines.size() - 2), lines.size())) {
            caption.append(caption.isEmpty() ? "" : " ").append(line.text().strip());
        }
        return caption.length() <= LONGEST_CAPTION
                ? caption.toString()
                : caption.substring(caption.length() - LONGEST_CAPTION);
    }
}
