package dk.sluse.rawgenomic;

import dk.sluse.bytes.Block;
import dk.sluse.bytes.Sieve;

/**
 * Marks the lines that may be rows of raw genomic data by how they begin and how they end: a plus, a position behind a
 * chromosome, alleles or genotypes at the end.
 */
record GenomicLines(int topics) implements Sieve {

    private static final int MOST_CLOSING = 3;
    private static final int SHORTEST_BITS = 40;

    @Override
    public void sift(Block block) {
        for (int line = 0; line < block.lines(); line++) {
            if (mayMatter(block, block.start(line), block.stop(line))) {
                block.mark(topics, line, 1);
            }
        }
    }

    static boolean mayMatter(Block block, int start, int newline) {
        byte[] bytes = block.bytes();
        int end = newline > start && bytes[newline - 1] == '\r' ? newline - 1 : newline;
        int from = pastLead(bytes, start, end);
        if (end - from < 6) {
            return end > from && bytes[from] == '+';
        }
        byte first = bytes[from];
        if (first == '+' || first == '@') {
            return true;
        }
        return endsAsRow(bytes, from, end)
                || isBits(block, from, end)
                || beginsAsRow(block, from, end)
                || isDump(block, start, end);
    }

    /** Alleles, a genotype, or the sex and the outcome of a person. */
    private static boolean endsAsRow(byte[] bytes, int start, int end) {
        int last = end - 1;
        // A list of strings in code or JSON ends so; six characters before are there.
        for (int i = 0; i < MOST_CLOSING && last > end - 4 && isClosing(bytes[last]); i++) {
            last--;
        }
        if (last < 5 + start) {
            return false;
        }
        byte a = bytes[last];
        byte b = bytes[last - 1];
        byte c = bytes[last - 2];
        if (isBetween(b)) {
            boolean outcome = a >= '0' && a <= '2' && c >= '0' && c <= '2' && isBetween(bytes[last - 3]);
            return outcome || isAllele(a);
        }
        if (isBetween(c)) {
            boolean unknown = a == '9' && b == '-';
            return unknown || (isAllele(a) && isAllele(b));
        }
        if (c == ':' && isDigit(a) && isDigit(b)) {
            return isType(bytes, start, last);
        }
        return (b == '/' || b == '|') && isCall(a) && isCall(c);
    }

    private static boolean isClosing(byte c) {
        return c == '"' || c == '\'' || c == ')' || c == ']' || c == '}' || c == ';' || c == ',';
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    /** Two digits behind a colon, as alleles of HLA end, with an asterisk or another such allele before them. */
    private static boolean isType(byte[] bytes, int start, int last) {
        byte before = bytes[last - 5];
        return before == '*' || before == '/' || before == '+' || (last - 6 >= start && bytes[last - 6] == '*');
    }

    /** A row of noughts and ones without anything between. */
    private static boolean isBits(Block block, int from, int end) {
        byte first = block.bytes()[from];
        return end - from >= SHORTEST_BITS
                && (first == '0' || first == '1')
                && Block.endOfRun(block.digits(), from) >= end;
    }

    private static boolean isBetween(byte c) {
        return c == '\t' || c == ' ' || c == ',' || c == ';' || c == '"';
    }

    private static boolean isAllele(byte c) {
        return c == 'A' || c == 'C' || c == 'G' || c == 'T' || c == 'D' || c == 'I' || c == '-';
    }

    private static boolean isCall(byte c) {
        return (c >= '0' && c <= '9') || c == '.' || isAllele(c);
    }

    /** What may stand before a row: blanks, and marks of comments and quotation. */
    private static int pastLead(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end && (bytes[i] == ' ' || bytes[i] == '\t' || "#>*/|%\"'".indexOf(bytes[i]) >= 0)) {
            i++;
        }
        return i;
    }

    /** A second field of digits, and a third or fourth of bases. */
    private static boolean beginsAsRow(Block block, int from, int end) {
        byte[] bytes = block.bytes();
        int first = endOfField(block, from, Math.min(end, from + 40));
        if (first < 0 || first + 1 >= end || (bytes[from] == 'r' && bytes[from + 1] == 's')) {
            return false;
        }
        if (bytes[from] == 'E' && bytes[from + 1] == 'N' && bytes[from + 2] == 'S') {
            return true;
        }
        if ((first > from && bytes[first - 1] == '"') || bytes[first + 1] == '"') {
            return isQuotedRow(block, first, end);
        }
        byte next = bytes[first + 1];
        if (next != 'r' && (next < '0' || next > '9')) {
            return false;
        }
        // As long as an id of a variant is: rs and ten digits.
        int second = endOfField(block, first + 1, Math.min(end, first + 14));
        if (second <= first + 1) {
            return false;
        }
        if (!block.isDigit(first + 1) || Block.endOfRun(block.digits(), first + 1) < second) {
            return isRs(bytes, first + 1, end);
        }
        int third = endOfField(block, second + 1, Math.min(end, second + 60));
        if (third < 0) {
            return false;
        }
        return areBases(bytes, second + 1, third)
                || areBases(bytes, third + 1, endOfField(block, third + 1, Math.min(end, third + 200)))
                || (bytes[third - 1] >= '0' && bytes[third - 1] <= '9' && isChromosome(bytes, second + 1, third));
    }

    /** Digits between quotation marks, as a second field. */
    private static boolean isQuotedRow(Block block, int first, int end) {
        byte[] bytes = block.bytes();
        int second = bytes[first + 1] == '"' ? first + 2 : first + 1;
        return isRs(bytes, second, end) || (second < end && block.isDigit(second));
    }

    private static boolean isRs(byte[] bytes, int start, int end) {
        return start + 2 < end && bytes[start] == 'r' && bytes[start + 1] == 's' && bytes[start + 2] <= '9';
    }

    private static boolean isChromosome(byte[] bytes, int start, int end) {
        return end - start > 3 && bytes[start] == 'c' && bytes[start + 1] == 'h' && bytes[start + 2] == 'r';
    }

    private static boolean areBases(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            byte c = bytes[i];
            if (c != 'A' && c != 'C' && c != 'G' && c != 'T' && c != 'N' && c != 'a' && c != 'c' && c != 'g'
                    && c != 't') {
                return false;
            }
        }
        return end > start;
    }

    private static int endOfField(Block block, int from, int end) {
        int gap = Block.next(block.gaps(), from, end);
        return gap < end ? gap : -1;
    }

    /** The offset and the colon of a dump. */
    private static boolean isDump(Block block, int from, int end) {
        byte[] bytes = block.bytes();
        int i = Block.endOfRun(block.hexadecimals(), from);
        return i - from >= 4
                && i - from <= 8
                && i + 1 < end
                && (bytes[i] == ':' || (bytes[i] == ' ' && bytes[i + 1] == ' '));
    }
}
