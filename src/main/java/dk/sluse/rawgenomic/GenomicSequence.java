package dk.sluse.rawgenomic;

/**
 * Recognises a long run of bases, however it is broken: in one piece, in blocks with blanks between, as an alignment with
 * gaps, or over lines of equal length. Primers and guides, as methods have them, are shorter.
 */
final class GenomicSequence {

    private static final int UNKNOWN_BASE = 1 << "ACGTUN".indexOf('N');
    private static final byte[] BASES = table();
    /** Lines of a list of primers or guides are shorter than this, or differ in length. */
    private static final int SHORTEST_WRAPPED = 30;

    private static final int SHORTEST_IN_RECORD = 8;
    private static final int SHORTEST_BLOCK = 5;

    private final int longest;
    private int wrapped;
    private int width;
    private int lines;

    /** @param longest how many bases in a row a text may have */
    GenomicSequence(int longest) {
        this.longest = longest;
    }

    /**
     * The weight of a line, with those before it.
     *
     * @param record whether a line before it began a record
     */
    int weight(String line, boolean record) {
        int run = Math.max(longestRun(line), blocks(line));
        if (run < longest && line.length() >= longest) {
            run = Math.max(run, AmbiguousBases.longestRun(line));
        }
        int over = over(line, record);
        if (run >= 2 * longest || over >= 2 * longest || (record && over >= longest)) {
            return GenomicText.CERTAIN;
        }
        return run >= longest ? 2 : 0;
    }

    /** How many bases the lines up to this one have, when each is nothing but bases and all are as long as the first. */
    private int over(String line, boolean record) {
        int shortest = record ? SHORTEST_IN_RECORD : SHORTEST_WRAPPED;
        boolean bases = line.length() >= 4 && bases(line) == line.length();
        if (!bases) {
            lines = 0;
            wrapped = 0;
            return 0;
        }
        if (lines > 0 && line.length() <= width) {
            wrapped += line.length();
            lines = line.length() == width ? lines + 1 : 0;
            return wrapped;
        }
        lines = line.length() >= shortest && isVaried(line) ? 1 : 0;
        width = line.length();
        wrapped = lines == 0 ? 0 : line.length();
        return wrapped;
    }

    /** The bases of blocks that follow each other in a line, with numbers between as GenBank writes them. */
    private int blocks(String line) {
        if (line.length() < longest || line.indexOf(' ') < 0) {
            return 0;
        }
        int best = 0;
        int bases = 0;
        int blocks = 0;
        int start = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i < line.length() && line.charAt(i) > ' ') {
                continue;
            }
            if (isBlock(line, start, i, blocks)) {
                bases += i - start;
                blocks++;
                // Single letters are alleles, and two or three words of bases are primers.
                boolean many = blocks >= 4 || (blocks == 3 && bases >= 2 * longest);
                best = many ? Math.max(best, bases) : best;
            } else if (!isNumber(line, start, i)) {
                bases = 0;
                blocks = 0;
            }
            start = i + 1;
        }
        return isVaried(line) ? best : 0;
    }

    private static boolean isBlock(String line, int start, int end, int blocks) {
        for (int i = start; i < end; i++) {
            char c = line.charAt(i);
            if (c >= BASES.length || BASES[c] == 0) {
                return false;
            }
        }
        return end - start >= SHORTEST_BLOCK || (end > start && end == line.length() && blocks > 0);
    }

    private static boolean isNumber(String line, int start, int end) {
        for (int i = start; i < end; i++) {
            if (line.charAt(i) < '0' || line.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private int longestRun(String line) {
        if (line.length() < longest) {
            return 0;
        }
        int best = 0;
        int run = 0;
        int letters = 0;
        int gaps = 0;
        Zeros zeros = new Zeros();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            int base = c < BASES.length ? BASES[c] : 0;
            if (base != 0) {
                run++;
                gaps = 0;
                letters |= base;
                zeros.add(c);
            } else if (c == '-' && run > 0 && gaps < 3) {
                gaps++;
            } else if (run != 0) {
                best = isVaried(letters) ? Math.max(best, zeros.without(run)) : best;
                run = 0;
                zeros.clear();
                letters = 0;
                gaps = 0;
            }
        }
        return isVaried(letters) ? Math.max(best, zeros.without(run)) : best;
    }

    private static boolean isVaried(String line) {
        int letters = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            letters |= c < BASES.length ? BASES[c] : 0;
        }
        return isVaried(letters);
    }

    /** Three different bases at least: runs of one letter are rulers, and two alternate in words and codes. */
    private static boolean isVaried(int letters) {
        return Integer.bitCount(letters & ~UNKNOWN_BASE) >= 3;
    }

    static int bases(String line) {
        int bases = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            bases += c < BASES.length && BASES[c] != 0 ? 1 : 0;
        }
        return bases;
    }

    private static byte[] table() {
        byte[] table = new byte[128];
        String letters = "ACGTUN";
        for (int i = 0; i < letters.length(); i++) {
            table[letters.charAt(i)] = (byte) (1 << i);
            table[Character.toLowerCase(letters.charAt(i))] = (byte) (1 << i);
        }
        return table;
    }
}
