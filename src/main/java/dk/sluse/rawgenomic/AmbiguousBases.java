package dk.sluse.rawgenomic;

import java.util.Arrays;

/** Runs of bases with letters of IUPAC's between, each for several bases, as heterozygous positions of a person are written. */
final class AmbiguousBases {

    private static final String LETTERS = "ACGTUNRYSWKMBDHV";
    private static final int SURE = 4;
    private static final int LEAST_SHARE = 30;
    /** What is nearly all of one letter is base64 of zeros. */
    private static final int MOST_OF_ONE = 80;

    private AmbiguousBases() {}

    /** How long the longest is, in capitals or in small letters; proteins have other letters within a few. */
    static int longestRun(String line) {
        int best = 0;
        int start = 0;
        int sure = 0;
        int kinds = 0;
        int[] each = new int[SURE];
        for (int i = 0; i <= line.length(); i++) {
            int letter = i < line.length() ? letter(line.charAt(i)) : -1;
            boolean other = i > start && letter >= 0 && isSmall(line.charAt(i)) != isSmall(line.charAt(start));
            if (letter < 0 || other) {
                boolean bases = Integer.bitCount(kinds) >= 3
                        && sure * 100 >= LEAST_SHARE * (i - start)
                        && most(each) * 100 <= MOST_OF_ONE * (i - start);
                best = bases ? Math.max(best, i - start) : best;
                start = letter < 0 ? i + 1 : i;
                sure = 0;
                kinds = 0;
                Arrays.fill(each, 0);
            }
            if (letter >= 0 && letter < SURE) {
                sure++;
                kinds |= 1 << letter;
                each[letter]++;
            }
        }
        return best;
    }

    private static int most(int[] each) {
        return Math.max(Math.max(each[0], each[1]), Math.max(each[2], each[3]));
    }

    private static boolean isSmall(char c) {
        return c >= 'a';
    }

    private static int letter(char c) {
        boolean latin = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        return latin ? LETTERS.indexOf(c & ~0x20) : -1;
    }
}
