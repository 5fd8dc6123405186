package dk.sluse.rawgenomic;

/** A sequence that is written downwards, a base a line, perhaps with its quality and its place in the trace behind it. */
final class BasesInColumn {

    private static final int FEWEST = 50;
    private static final int LONGEST = 16;

    private int bases;

    /** Whether as many bases as make a sequence end in this line. */
    boolean ends(String line) {
        bases = isBase(line) ? bases + 1 : 0;
        return bases == FEWEST;
    }

    private static boolean isBase(String line) {
        if (line.isEmpty() || line.length() > LONGEST || "ACGTNacgtn".indexOf(line.charAt(0)) < 0) {
            return false;
        }
        for (int i = 1; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean behindBlank = i > 1 || c == ' ' || c == '\t';
            if (!behindBlank || !(c == ' ' || c == '\t' || (c >= '0' && c <= '9'))) {
                return false;
            }
        }
        return true;
    }
}
