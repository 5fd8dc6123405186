package dk.sluse.screening;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where code reads a text that stands in the code itself as if it were a file (R59): {@code read.table(…, text = "…")},
 * {@code io.StringIO("""…""")}. The text may begin some lines below the call.
 */
final class ReadCalls {

    /**
     * Where a text that is read begins.
     *
     * @param from where its call stands on the line
     * @param text where the text itself begins
     * @param depth how many brackets were opened above this line
     */
    record Start(int from, int text, int depth) {}

    private static final String OF_TEXT = "(?:fread|read_(?:csv2?|tsv|delim|table2?))";
    private static final String NAMING = "(?<![\\w.])(?:read\\.(?:table|csv2?|delim2?)|" + OF_TEXT + ")\\(";
    private static final String STREAM = "(?<!\\w)(?:StringIO|BytesIO|textConnection)\\(";
    private static final String NAME = "text\\s*=";
    private static final String FIRST = "(?<![\\w.])" + OF_TEXT + "\\((?:\\s*I\\()?";
    private static final String QUOTED = "\\s*[rRbBuUfF]{0,2}(?=[\"'])";

    /** Other arguments may stand before the text. */
    private static final Pattern READS =
            Pattern.compile("(?:" + NAMING + "(?:.{0,300}?[,\\s])?" + NAME + "|" + FIRST + "|" + STREAM + ")" + QUOTED);

    private static final Pattern CALL = Pattern.compile(NAMING);
    private static final Pattern NAMED = Pattern.compile("(?<![\\w.])" + NAME + QUOTED);
    private static final Pattern AT_ONCE = Pattern.compile(QUOTED);
    private static final Pattern AWAITS =
            Pattern.compile("(?:(?<![\\w.])" + NAME + "|" + FIRST + "|" + STREAM + ")\\s*$");

    /** As many lines a call may take until its text is named. */
    private static final int LINES = 10;

    private int left;
    private boolean awaited;

    /** Whether a call stands above whose text may begin here. */
    boolean isOpen() {
        return left > 0 || awaited;
    }

    void forget() {
        left = 0;
        awaited = false;
    }

    /** Where on this line, the next one outside of what was opened, a text begins. */
    Optional<Start> find(String line) {
        Optional<Start> start = above(line).or(() -> here(line));
        if (start.isPresent()) {
            forget();
        } else if (!line.isBlank()) {
            String said = line.stripTrailing();
            boolean goesOn = said.endsWith(",") || said.endsWith("(");
            left = goesOn && CALL.matcher(said).find() ? LINES : Math.max(0, left - 1);
            awaited = AWAITS.matcher(said).find();
        }
        return start;
    }

    private Optional<Start> above(String line) {
        Matcher text = (awaited ? AT_ONCE : NAMED).matcher(line);
        boolean found = awaited ? text.lookingAt() : left > 0 && text.find();
        return found ? Optional.of(new Start(text.start(), text.end(), 1)) : Optional.empty();
    }

    private static Optional<Start> here(String line) {
        Matcher reads = READS.matcher(line);
        return reads.find() ? Optional.of(new Start(reads.start(), reads.end(), 0)) : Optional.empty();
    }
}
