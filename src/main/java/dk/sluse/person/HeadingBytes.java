package dk.sluse.person;

import dk.sluse.bytes.ByteSearch;
import dk.sluse.bytes.PrefixSearch;
import java.util.List;
import java.util.stream.Stream;

/** Finds the words that head columns of persons' numbers; the lines below are found with them, whatever they hold. */
final class HeadingBytes implements ByteSearch {

    /** As many rows show what a column is. */
    private static final int ROWS = 1000;

    private final PrefixSearch words;
    private final PrefixSearch anywhere;

    /**
     * @param anywhere words that say what they head wherever they stand
     * @param delimited words that head columns only in a line with tabs, semicolons, bars or commas
     */
    HeadingBytes(List<String> anywhere, List<String> delimited) {
        this.anywhere = new PrefixSearch(anywhere);
        this.words = new PrefixSearch(
                Stream.concat(anywhere.stream(), delimited.stream()).toList());
    }

    @Override
    public int next(byte[] bytes, int from, int end) {
        int hit = words.next(bytes, from, end);
        while (hit < end && !anywhere.begins(bytes, hit, end) && !isDelimited(bytes, hit, from, end)) {
            hit = words.next(bytes, hit + 1, end);
        }
        return hit;
    }

    @Override
    public int below(byte[] bytes, int hit, int lineEnd) {
        return ROWS;
    }

    private static boolean isDelimited(byte[] bytes, int hit, int from, int end) {
        for (int i = hit; i < end && bytes[i] != '\n'; i++) {
            if (isDelimiter(bytes[i])) {
                return true;
            }
        }
        for (int i = hit; i > from && bytes[i - 1] != '\n'; i--) {
            if (isDelimiter(bytes[i - 1])) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDelimiter(byte c) {
        return c == '\t' || c == ';' || c == '|' || c == ',';
    }
}
