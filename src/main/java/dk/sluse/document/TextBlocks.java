package dk.sluse.document;

import dk.sluse.disclosure.Counting;
import dk.sluse.disclosure.Listing;
import dk.sluse.disclosure.SmallCounts;
import dk.sluse.disclosure.Table;
import dk.sluse.disclosure.TextTables;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Cuts lines of text into blocks in which tables are looked for. A block ends at an empty line, where a person typed, and after
 * a few lines of prose, as the pages of a PDF have no empty lines; the last lines of the prose stay, for they may be the next
 * table's caption and headings.
 *
 * <p>A long listing that counts nobody is looked at for its first 2,000 rows, or ten times as many lines of prose; after that,
 * only what stands below lines that look like headings ({@link LineShape#isHead}).
 */
final class TextBlocks {

    private static final int MOST_LINES = 400;
    /** Of lines of prose; a row costs ten times as much to look at. */
    private static final int MOST_FRUITLESS = 20_000;

    private static final int ROW = 10;
    /** Below a heading within a long listing. */
    private static final int LINES_BELOW_HEAD = 60;

    private static final int MOST_UNCOUNTED = 20_000;
    private static final int MOST_HEADS = 2_000;
    private static final int END_OF_TABLE = 4;
    private static final int CONTEXT = 8;
    private static final int OVERLAP = 40;
    private static final int LONGEST_CAPTION = 400;
    /** The number of the paragraph or byte in a place. */
    private static final Pattern NUMBER = Pattern.compile("(?: › )?(?:paragraph|line|byte) \\d+$|(?:![A-Z]+)?\\d+$");

    private final KeptTables kept;
    private final List<Passage> block = new ArrayList<>();
    private String above = "";
    private int part = -1;
    private String where = "";
    /** How many lines of prose the block ends in. */
    private int prose;
    /** What was looked at since the last empty line, or the last table that counts people. */
    private int fruitless;

    private int most = MOST_LINES;
    private int heads;
    /** Whether the lines before belong to the same listing, below the same headings. */
    private boolean continued;
    /** Whether the lines before are many, too, and count nobody. */
    private boolean runsOn;
    /** Cells of what runs on. */
    private int uncounted;

    private boolean skipping;
    private boolean said;
    /** Whether the last table is right above. */
    private boolean below;

    TextBlocks(KeptTables kept) {
        this.kept = kept;
    }

    /** Whether only lines matter that end a block or may begin a table. */
    boolean isIdle() {
        return skipping || kept.isFull();
    }

    void line(Passage line) {
        Passage passage = LineShape.bare(line);
        String text = passage.text();
        String at = NUMBER.matcher(passage.where()).replaceFirst("");
        if (passage.part().id() != part || !at.equals(where)) {
            end();
            above = "";
            below = false;
            heads = 0;
            part = passage.part().id();
            where = at;
        }
        boolean prompt = LineShape.isPrompt(text);
        if (prompt || text.isBlank() || text.length() > LineShape.LONGEST || LineShape.isCode(passage)) {
            end();
            above = prompt ? "" : above;
            return;
        }
        if (skipping && LineShape.isHead(text)) {
            beginsAgain(passage);
        }
        if (!isIdle()) {
            take(passage);
        }
    }

    /** Within a long listing: so many headings at most, and where they end is told. */
    private void beginsAgain(Passage head) {
        if (++heads > MOST_HEADS) {
            kept.bound(head.place());
        } else {
            skipping = false;
            most = LINES_BELOW_HEAD;
        }
    }

    private void take(Passage passage) {
        block.add(passage);
        prose = LineShape.isProse(passage.text()) ? prose + 1 : 0;
        fruitless += prose > 0 ? 1 : ROW;
        if (prose >= END_OF_TABLE) {
            pause();
        } else if (block.size() >= most) {
            goOn();
        }
    }

    /** Prose parts tables as an empty line does. */
    private void pause() {
        List<Passage> last = List.copyOf(block.subList(Math.max(0, block.size() - CONTEXT), block.size()));
        if (block.size() > prose) {
            closeAndCount();
            above = "";
            below = false;
            continued = false;
            runsOn = false;
            said = false;
            last = last.subList(last.size() - Math.min(prose, last.size()), last.size());
        }
        if (isWornOut()) {
            skip();
        } else {
            block.clear();
            block.addAll(last);
        }
    }

    private boolean isWornOut() {
        return fruitless >= MOST_FRUITLESS || most < MOST_LINES;
    }

    private void skip() {
        block.clear();
        prose = 0;
        continued = false;
        runsOn = false;
        skipping = true;
    }

    /** Closes the block; what counts people makes the lines after it worth a look again. */
    private List<Table> closeAndCount() {
        boolean stretch = continued;
        List<Table> counted = close().stream().filter(TextBlocks::hasCounts).toList();
        if (!counted.isEmpty()) {
            fruitless = 0;
            most = MOST_LINES;
        }
        if (stretch) {
            leaveUnsolved(counted);
        }
        return counted;
    }

    /**
     * A long listing goes on below the same headings. Where it counts nobody, its last lines are looked at once more with those
     * that follow, for a table may begin there.
     */
    private void goOn() {
        List<Passage> lines = List.copyOf(block);
        boolean stretch = continued;
        List<Table> counted = closeAndCount();
        if (!counted.isEmpty()) {
            if (!stretch) {
                leaveUnsolved(counted);
            }
            block.add(headingOf(counted.get(counted.size() - 1), lines));
            continued = true;
            runsOn = false;
        } else if (isWornOut()) {
            skip();
        } else {
            block.addAll(lines.subList(lines.size() - OVERLAP, lines.size()));
            continued = false;
            runsOn = true;
        }
    }

    private static Passage headingOf(Table table, List<Passage> lines) {
        return lines.stream()
                .filter(line -> line.place().equals(table.place()))
                .findFirst()
                .orElse(lines.get(0));
    }

    /** Of a listing that is taken in stretches, the hidden numbers of one are not held against the totals of another. */
    private void leaveUnsolved(List<Table> stretch) {
        if (!said) {
            said = kept.leaveUnsolved(stretch.stream()
                    .flatMap(table -> Unsolved.in(table).stream())
                    .findFirst());
        }
    }

    private static boolean hasCounts(Table table) {
        Counting counting = Counting.of(table);
        return IntStream.range(table.firstColumn(), table.columns()).anyMatch(counting::isColumnOfCounts);
    }

    /** The block ends, and whatever there was of a listing. */
    void end() {
        if (block.size() > 1) {
            closeAndCount();
        } else {
            block.forEach(line -> above = line.text().strip());
            block.forEach(line -> belowTable(line.text()));
        }
        block.clear();
        prose = 0;
        fruitless = 0;
        most = MOST_LINES;
        uncounted = 0;
        continued = false;
        runsOn = false;
        skipping = false;
        said = false;
    }

    /** Looks for tables in the lines gathered. */
    private List<Table> close() {
        List<Passage> lines = List.copyOf(block);
        block.clear();
        prose = 0;
        if (!Promise.of(lines)) {
            above = captionOf(lines);
            belowTable(above);
            return List.of();
        }
        if (!kept.hasRoom()) {
            kept.bound(lines.get(0).place());
            return List.of();
        }
        List<Table> found =
                TextTables.in(above, lines.stream().map(Passage::text).toList(), i -> lines.get(i)
                        .place());
        for (Table table : found) {
            if (isKept(table)) {
                kept.add(table);
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

    /** A sentence right below a table of lines. */
    private void belowTable(String sentence) {
        if (below) {
            kept.sayBelowLast(sentence);
        }
        below = false;
    }

    /** Of a listing in stretches, the first ones tell what it is; of the others, only what must be seen. */
    private boolean isKept(Table table) {
        if (continued) {
            return !SmallCounts.in(table, Counting.of(table), SheetTail.LARGEST).isEmpty();
        }
        int cells = table.rows() * table.columns();
        uncounted += runsOn ? cells : 0;
        return uncounted <= MOST_UNCOUNTED
                || hasCounts(table)
                || Listing.in(table).isPresent();
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
