package dk.sluse.document;

import dk.sluse.bytes.WordBytes;

/**
 * A cheap look at the bytes of a line: whether it may end a block of lines, as an empty line, a prompt, an element of a page
 * and a very long line do, or hold several lines. May say too much, never too little.
 */
final class BlockEnds {

    private BlockEnds() {}

    static boolean mayEnd(byte[] bytes, int start, int stop, int longest) {
        int end = stop > start && bytes[stop - 1] == '\r' ? stop - 1 : stop;
        int i = start;
        while (i < end && (bytes[i] == ' ' || bytes[i] == '\t')) {
            i++;
        }
        if (i == end || bytes[i] < ' ' || stop - start > longest) {
            return true;
        }
        byte first = bytes[i];
        if (first == '>' || first == '+' || first == '.' || first == 'I' || first == 'O' || first == '<') {
            return true;
        }
        return (isDigit(first) && isNumbered(bytes, i, end)) || WordBytes.find(bytes, i, end, (byte) '\r') < end;
    }

    /** The number of a program's line, with the word of a step behind it. */
    private static boolean isNumbered(byte[] bytes, int start, int end) {
        int i = start;
        while (i < end && isDigit(bytes[i])) {
            i++;
        }
        if (i == end || bytes[i] != ' ') {
            return false;
        }
        while (i < end && bytes[i] == ' ') {
            i++;
        }
        return i < end && (bytes[i] == 'p' || bytes[i] == 'd' || bytes[i] == 'r');
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }
}
