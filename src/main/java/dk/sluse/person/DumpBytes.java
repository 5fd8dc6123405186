package dk.sluse.person;

/** Tells lines that begin as a hexadecimal dump's do: with an offset and a colon or blanks behind it. */
final class DumpBytes {

    private DumpBytes() {}

    static boolean isDump(byte[] bytes, int start, int end) {
        int i = start;
        while (i < end && i - start < 4 && (bytes[i] == ' ' || bytes[i] == '\t')) {
            i++;
        }
        int offset = i;
        while (i < end && i - offset < 9 && isHex(bytes[i])) {
            i++;
        }
        if (i - offset < 4 || i - offset > 8) {
            return false;
        }
        i += i < end && bytes[i] == ':' ? 1 : 0;
        if (i >= end || bytes[i] != ' ') {
            return false;
        }
        while (i < end && bytes[i] == ' ') {
            i++;
        }
        int group = i;
        while (i < end && isHex(bytes[i])) {
            i++;
        }
        return i - group >= 2 && i - group <= 4 && i < end && bytes[i] == ' ';
    }

    private static boolean isHex(byte c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
