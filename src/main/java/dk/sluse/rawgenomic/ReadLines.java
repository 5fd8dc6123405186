package dk.sluse.rawgenomic;

import java.util.regex.Pattern;

/**
 * Follows a read through its lines: a name behind an at sign, one or more lines of bases or of colours, a plus, and qualities, as
 * signs or as numbers, in as many lines.
 */
final class ReadLines {

    private static final Pattern BASES = Pattern.compile("[ACGTUNacgtun.]{4,}");
    private static final Pattern COLOURS = Pattern.compile("[ACGTacgt][0-3.]{8,}");
    private static final Pattern NUMBERS = Pattern.compile("-?\\d{1,2}(?:[ ,;]-?\\d{1,2}){7,}");
    private static final Pattern BETWEEN = Pattern.compile("[ ,;]");
    private static final int SHORTEST_LINE = 10;
    private static final int SHORTEST_READ = 30;

    private boolean named;
    private boolean turned;
    private boolean wrapped;
    private boolean bare;
    private int lines;
    private int width;
    private int bases;

    /** Whether this line is the first of a read's qualities that {@link GenomicText} would not know by itself. */
    boolean ends(String line) {
        boolean ends = turned && isQuality(line);
        if (line.startsWith("@")) {
            reset(true);
        } else if (turned) {
            reset(false);
        } else if (named && line.startsWith("+")) {
            turned = lines > 0;
            if (turned && bases >= SHORTEST_READ && line.length() == 1) {
                bare = true;
            }
        } else if (named
                && (BASES.matcher(line).matches()
                        || (lines == 0 && COLOURS.matcher(line).matches()))) {
            width = lines++ == 0 ? line.length() : width;
            bases += line.length();
        } else if (named && lines == 0 && !wrapped) {
            // The name itself went over the line's end.
            wrapped = true;
        } else {
            reset(false);
        }
        return ends;
    }

    /** Whether this plus follows the name and the bases of a read: its qualities may be lost. */
    boolean turns() {
        boolean turns = bare;
        bare = false;
        return turns;
    }

    private boolean isQuality(String line) {
        if (NUMBERS.matcher(line).matches()) {
            return Math.abs(BETWEEN.split(line).length - bases) <= 1;
        }
        boolean plain = line.indexOf(' ') < 0 && line.length() >= SHORTEST_LINE;
        return plain && Math.abs(line.length() - width) <= 1;
    }

    private void reset(boolean begins) {
        named = begins;
        wrapped = false;
        turned = false;
        lines = 0;
        width = 0;
        bases = 0;
    }
}
