package dk.sluse.person;

import dk.sluse.bytes.ByteSearch;
import dk.sluse.document.EncodedText;
import java.util.ArrayList;
import java.util.List;

/** Where in the bytes of a text person numbers, pseudonyms, other ids or their headings may stand (R50, R60, R61). */
public final class IdBytes {

    private IdBytes() {}

    /** Finds every line worth reading; what it passes over holds none of them. */
    public static ByteSearch search() {
        List<String> named = new ArrayList<>(ColumnHeadings.words());
        named.addAll(IdHeadings.words());
        return ByteSearch.any(List.of(
                new NumberBytes(),
                new ScatteredBytes(),
                new EscapedBytes(),
                ByteSearch.foreign(),
                new HeadingBytes(named, SplitNumbers.words()),
                EncodedText.bytes(),
                new DumpBytes(),
                IdPatterns.bytes()));
    }
}
