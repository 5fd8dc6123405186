package dk.sluse.person;

import dk.sluse.bytes.ByteSearch;
import dk.sluse.bytes.WordBytes;

/** Finds digits that an address writes with percent signs, and those with an escaped separator between them. */
final class EscapedBytes implements ByteSearch {

    @Override
    public int next(byte[] bytes, int from, int end) {
        for (int i = WordBytes.percent(bytes, from, end); i + 2 < end; i = WordBytes.percent(bytes, i + 1, end)) {
            boolean digit = bytes[i + 1] == '3' && isDigit(bytes[i + 2]);
            boolean between = bytes[i + 1] == '2' && i > from && isDigit(bytes[i - 1]);
            if (digit || between) {
                return i;
            }
        }
        return end;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }
}
