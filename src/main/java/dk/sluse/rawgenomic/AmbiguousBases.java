package dk.sluse.rawgenomic;

/** Runs of bases with letters of IUPAC's between, each for several bases, as heterozygous positions of a person are written. */
final class AmbiguousBases {

    private static final String LETTERS = "ACGTUNRYSWKMBDHV";
    private static final int SURE = 4;
    private static final int LEAST_SHARE = 30;

    private AmbiguousBases() {}

    /** How long the longest is, in capitals or in small letters; proteins have other letters within a few. */
    static int longestRun(String line) {
        int best = 0;
        int start = 0;
        int sure = 0;
        int kinds = 0;
        Zeros zeros = new Zeros();
        for (int i = 0; i <= line.length(); i++) {
            int letter = i < line.length() ? letter(line.charAt(i)) : -1;
            boolean other = i > start && letter >= 0 && isSmall(line.charAt(i)) != isSmall(line.charAt(start));
            if (letter < 0 || other) {
                boolean bases = Integer.bitCount(kinds) >= 3 && sure * 100 >= LEAST_SHARE * (i - start);
                best = bases ? Math.max(best, zeros.without(i - start)) : best;
                start = letter < 0 ? i + 1 : i;
                sure = 0;
                kinds = 0;
                zeros.clear();
            }
            if (letter >= 0) {
                zeros.add(line.charAt(i));
            }
            if (letter >= 0 && letter < SURE) {
                sure++;
                kinds |= 1 << letter;
            }
        }
        return best;
    }

    private static boolean isSmall(char c) {
        return c >= 'a';
    }

    private static int letter(char c) {
        boolean latin = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        return latin ? LETTERS.indexOf(c & ~0x20) : -1;
    }
}
