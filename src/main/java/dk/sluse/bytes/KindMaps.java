package dk.sluse.bytes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What kind each byte of a block is: a map of one bit per byte for each kind, 64 bytes in a word. */
final class KindMaps {

    private final BitPlanes planes = new BitPlanes();
    private final List<long[]> all = new ArrayList<>();
    private final long[] newlines;
    private final long[] returns;
    private final long[] gaps;
    private final long[] dividers;
    private final long[] digits;
    private final long[] letters;
    private final long[] hexadecimals;
    private final long[] figures;
    private final long[] codes;
    private final long[] signs;
    private final long[] highs;
    private final long[] strays;

    /** @param words how many times 64 bytes there may be */
    KindMaps(int words) {
        newlines = map(words);
        returns = map(words);
        gaps = map(words);
        dividers = map(words);
        digits = map(words);
        letters = map(words);
        hexadecimals = map(words);
        figures = map(words);
        codes = map(words);
        signs = map(words);
        highs = map(words);
        strays = map(words);
    }

    private long[] map(int words) {
        long[] map = new long[words];
        all.add(map);
        return map;
    }

    /** Tells the bytes of some words apart; the first byte follows no other. */
    void tell(byte[] bytes, int from, int to) {
        long blankBefore = from > 0 && bytes[from * 64 - 1] == ' ' ? 1 : 0;
        for (int word = from; word < to; word++) {
            planes.turn(bytes, word * 64);
            newlines[word] = planes.newlines();
            returns[word] = planes.returns();
            gaps[word] = planes.gaps();
            long blanks = planes.blanks();
            dividers[word] = planes.dividers() | (blanks & (blanks << 1 | blankBefore));
            blankBefore = blanks >>> 63;
            digits[word] = planes.digits();
            letters[word] = planes.letters();
            hexadecimals[word] = planes.hexadecimals();
            figures[word] = planes.figures();
            codes[word] = planes.codes();
            signs[word] = planes.signs();
            highs[word] = planes.highs();
            strays[word] = planes.strays();
        }
    }

    void clear(int from, int to) {
        all.forEach(map -> Arrays.fill(map, from, to, 0));
    }

    long[] newlines() {
        return newlines;
    }

    long[] returns() {
        return returns;
    }

    long[] gaps() {
        return gaps;
    }

    long[] dividers() {
        return dividers;
    }

    long[] digits() {
        return digits;
    }

    long[] letters() {
        return letters;
    }

    long[] hexadecimals() {
        return hexadecimals;
    }

    long[] figures() {
        return figures;
    }

    long[] codes() {
        return codes;
    }

    long[] signs() {
        return signs;
    }

    long[] highs() {
        return highs;
    }

    long[] strays() {
        return strays;
    }
}
