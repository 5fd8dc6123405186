package dk.sluse.disclosure;

import java.util.regex.Pattern;

/** Lines of tables without what programs put around them: frames, quotation marks, the types of the columns. */
final class TableLines {

    private static final Pattern SHOWN = Pattern.compile("^\\s*#(?:#|>|')? ?");
    /** What R says of a tibble above its headings and below them. */
    private static final Pattern OF_TIBBLE = Pattern.compile(
            "\\s*#? ?A (?:tibble|data\\.frame|data\\.table): \\d.*|shape: \\(\\d.*|\\s*#? ?Groups: .*|\\s*(?:<[a-z+]{2,8}>\\s*)+");
    /** Polars writes the types of its columns between bars. */
    private static final Pattern OF_POLARS =
            Pattern.compile("\\s*│(?:\\s*(?:---|str|cat|bool|date|enum|[uif]\\d{1,2})\\s*│)+\\s*");

    /** Corners and crossings of a frame, or its dotted bars. */
    private static final Pattern FRAME = Pattern.compile("[┌┐└┘├┤┬┴╞╡╪═╒╕╘╛╤╧]");
    /** R prints a matrix of words in quotation marks. */
    private static final Pattern QUOTED = Pattern.compile("\\s*\"[^\"\t;,]*\"(?:\\s+\"[^\"\t;,]*\")+\\s*");

    private TableLines() {}

    /** The line without it; empty when it says only how the table is made. */
    static String plain(String written) {
        String line = unframed(SHOWN.matcher(written).replaceFirst(""));
        return isOfTibble(line) ? "" : line;
    }

    private static boolean isOfTibble(String line) {
        boolean may = line.indexOf('<') >= 0 || line.indexOf(':') >= 0;
        return may && OF_TIBBLE.matcher(line).matches();
    }

    private static String unframed(String line) {
        if (line.indexOf('│') >= 0 || line.indexOf('─') >= 0 || line.indexOf('═') >= 0) {
            String bars = FRAME.matcher(line.replace('┆', '│')).replaceAll("─");
            return OF_POLARS.matcher(bars).matches() ? "" : bars;
        }
        return line.indexOf('"') >= 0 && QUOTED.matcher(line).matches() ? line.replace('"', ' ') : line;
    }
}
