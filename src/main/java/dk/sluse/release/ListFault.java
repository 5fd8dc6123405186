package dk.sluse.release;

import dk.sluse.wording.Phrase;
import java.util.OptionalInt;

/**
 * One thing that is wrong with a list of person numbers, for its sender to mend. It never shows what stands in the list.
 *
 * @param line the line it is about, from 1, as an editor counts; none for the list as a whole
 * @param what in plain words, and what to do
 */
public record ListFault(OptionalInt line, Phrase what) {

    static ListFault at(int line, Phrase what) {
        return new ListFault(OptionalInt.of(line), what);
    }

    static ListFault of(Phrase what) {
        return new ListFault(OptionalInt.empty(), what);
    }
}
