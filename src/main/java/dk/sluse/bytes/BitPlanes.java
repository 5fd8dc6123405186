package dk.sluse.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Sixty-four bytes turned on their side: eight words, of which the first has the lowest bit of every byte, and the last the
 * highest. What kind each byte is, is then told for all of them at once by a few operations on words, and a map of one bit
 * per byte comes out.
 */
final class BitPlanes {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final long[] rows = new long[8];
    /** The rows when they are turned. Unlike those of an array, Java knows that no map shares them. */
    private long bit0;

    private long bit1;
    private long bit2;
    private long bit3;
    private long bit4;
    private long bit5;
    private long bit6;
    private long bit7;

    /** Turns the bytes from an offset on. */
    void turn(byte[] bytes, int from) {
        for (int i = 0; i < 8; i++) {
            rows[i] = (long) LONG.get(bytes, from + 8 * i);
        }
        // Each eighth byte comes into one row; then each row's bits go to the eight planes.
        swap(4, 32, 0x00000000ffffffffL);
        swap(2, 16, 0x0000ffff0000ffffL);
        swap(1, 8, 0x00ff00ff00ff00ffL);
        swap(4, 4, 0x0f0f0f0f0f0f0f0fL);
        swap(2, 2, 0x3333333333333333L);
        swap(1, 1, 0x5555555555555555L);
        keep();
    }

    private void keep() {
        bit0 = rows[0];
        bit1 = rows[1];
        bit2 = rows[2];
        bit3 = rows[3];
        bit4 = rows[4];
        bit5 = rows[5];
        bit6 = rows[6];
        bit7 = rows[7];
    }

    /**
     * Exchanges the upper parts of four rows with the lower parts of those so far below them.
     *
     * @param kept where the lower parts are
     */
    private void swap(int distance, int shift, long kept) {
        for (int i = 0; i < 4; i++) {
            int upper = i + (i & -distance);
            int lower = upper + distance;
            long moved = ((rows[upper] >>> shift) ^ rows[lower]) & kept;
            rows[lower] ^= moved;
            rows[upper] ^= moved << shift;
        }
    }

    long digits() {
        return punctuationAndDigits() & bit4 & ~fromTen();
    }

    /** Letters of ASCII. */
    long letters() {
        long any = bit0 | bit1 | bit2 | bit3 | bit4;
        return ~bit7 & bit6 & any & ~(bit4 & fromEleven());
    }

    /** Digits, and the letters from a to f. */
    long hexadecimals() {
        return digits() | (letters() & ~bit4 & ~bit3 & ~(bit2 & bit1 & bit0));
    }

    /** Digits, blanks, and the punctuation between them in the order of ASCII. */
    long figures() {
        return punctuationAndDigits() & ~(bit4 & fromTen());
    }

    /** From the plus to the z in the order of ASCII. */
    long codes() {
        long fromPlus = ~bit6 & bit5 & (bit4 | fromEleven());
        long toZ = bit6 & ~(bit5 & bit4 & fromEleven());
        return ~bit7 & (fromPlus | toZ);
    }

    long newlines() {
        return controls() & ~bit4 & bit3 & ~bit2 & bit1 & ~bit0;
    }

    long returns() {
        return controls() & ~bit4 & bit3 & bit2 & ~bit1 & bit0;
    }

    /** What stands between fields: blanks, tabs, commas and semicolons. */
    long gaps() {
        long commas = ~bit4 & bit3 & bit2 & ~bit1 & ~bit0;
        return blanks() | tabs() | (punctuationAndDigits() & (commas | semicolons()));
    }

    long blanks() {
        return punctuationAndDigits() & ~(bit0 | bit1 | bit2 | bit3 | bit4);
    }

    /** What stands between fields and seldom between words: tabs, semicolons and bars. */
    long dividers() {
        long bars = ~bit7 & bit6 & bit5 & bit4 & bit3 & bit2 & ~bit1 & ~bit0;
        return tabs() | (punctuationAndDigits() & semicolons()) | bars;
    }

    private long tabs() {
        return controls() & ~bit4 & bit3 & ~bit2 & ~bit1 & bit0;
    }

    private long semicolons() {
        return bit4 & bit3 & ~bit2 & bit1 & bit0;
    }

    /** Percent signs, square and curly brackets that open, backslashes and bars. */
    long signs() {
        long percents = punctuationAndDigits() & ~bit4 & ~bit3 & bit2 & ~bit1 & bit0;
        long brackets = ~bit2 & bit1 & bit0;
        long backslashesAndBars = bit2 & ~bit1 & ~bit0;
        return percents | (~bit7 & bit6 & bit4 & bit3 & (brackets | backslashesAndBars));
    }

    /** What is no ASCII. */
    long highs() {
        return bit7;
    }

    /** What no text has: control characters other than bell to carriage return, and escape. */
    long strays() {
        long bellToReturn = ~bit4 & ((bit3 & ~(bit2 & bit1)) | (~bit3 & bit2 & bit1 & bit0));
        long escape = bit4 & bit3 & ~bit2 & bit1 & bit0;
        return controls() & ~bellToReturn & ~escape;
    }

    private long controls() {
        return ~bit7 & ~bit6 & ~bit5;
    }

    private long punctuationAndDigits() {
        return ~bit7 & ~bit6 & bit5;
    }

    /** Where the lower half of a byte is ten and more. */
    private long fromTen() {
        return bit3 & (bit2 | bit1);
    }

    private long fromEleven() {
        return bit3 & (bit2 | (bit1 & bit0));
    }
}
