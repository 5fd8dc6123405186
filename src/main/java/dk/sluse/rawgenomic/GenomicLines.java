package dk.sluse.rawgenomic;

/**
 * Tells the lines that may be rows of raw genomic data by how they begin and how they end: a plus, a position behind a
 * chromosome, alleles or genotypes at the end.
 */
final class GenomicLines {

    private GenomicLines() {}

    static boolean mayMatter(byte[] bytes, int from, int newline) {
        int end = newline > from && bytes[newline - 1] == '\r' ? newline - 1 : newline;
        if (end - from < 6) {
            return end > from && bytes[from] == '+';
        }
        byte first = bytes[from];
        if (first == '+' || first == '@') {
            return true;
        }
        return endsAsRow(bytes, end) || beginsAsRow(bytes, from, end) || isDump(bytes, from, end);
    }

    /** Alleles, a genotype, or the sex and the outcome of a person. */
    private static boolean endsAsRow(byte[] bytes, int end) {
        int last = end - 1;
        if (bytes[last] == '"') {
            last--;
        }
        byte a = bytes[last];
        byte b = bytes[last - 1];
        byte c = bytes[last - 2];
        boolean separated = isBetween(b) || (isAllele(b) && isBetween(c));
        if (isAllele(a) && separated) {
            return true;
        }
        if ((b == '/' || b == '|') && isCall(a) && isCall(c)) {
            return true;
        }
        boolean outcome = a >= '0' && a <= '2' && isBetween(b) && c >= '0' && c <= '2' && isBetween(bytes[last - 3]);
        boolean unknown = a == '9' && b == '-' && isBetween(c);
        return outcome || unknown;
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

    /** A second field of digits, and a third or fourth of bases. */
    private static boolean beginsAsRow(byte[] bytes, int from, int end) {
        int first = endOfField(bytes, from, Math.min(end, from + 40));
        if (first < 0 || (bytes[from] == 'r' && bytes[from + 1] == 's')) {
            return false;
        }
        if (bytes[from] == 'E' && bytes[from + 1] == 'N' && bytes[from + 2] == 'S') {
            return true;
        }
        byte next = bytes[first + 1];
        if (first + 1 >= end || (next != 'r' && (next < '0' || next > '9'))) {
            return false;
        }
        int second = endOfField(bytes, first + 1, Math.min(end, first + 12));
        if (second <= first + 1) {
            return false;
        }
        for (int i = first + 1; i < second; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return isRs(bytes, first + 1, end);
            }
        }
        int third = endOfField(bytes, second + 1, Math.min(end, second + 60));
        if (third < 0) {
            return false;
        }
        return areBases(bytes, second + 1, third)
                || areBases(bytes, third + 1, endOfField(bytes, third + 1, Math.min(end, third + 200)))
                || (bytes[third - 1] >= '0' && bytes[third - 1] <= '9' && isChromosome(bytes, second + 1, third));
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

    private static int endOfField(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] == '\t' || bytes[i] == ' ' || bytes[i] == ',' || bytes[i] == ';') {
                return i;
            }
        }
        return -1;
    }

    /** The offset and the colon of a dump. */
    private static boolean isDump(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end && i < from + 9 && isHex(bytes[i])) {
            i++;
        }
        return i - from >= 4
                && i - from <= 8
                && i + 1 < end
                && (bytes[i] == ':' || (bytes[i] == ' ' && bytes[i + 1] == ' '));
    }

    private static boolean isHex(byte c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
