package dk.sluse.intake;

import dk.sluse.project.Person;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** What a room does with the letters that are meant for it. */
public interface LetterReader {

    /**
     * Acts upon a letter, if it is meant for this room. The sender's address is proven and belongs to a person known here;
     * whether that person may do what the letter asks is for the reader to find out.
     *
     * @param number the number that the subject bears, if it does
     * @return what became of it; nothing when it is not meant for this room, and then nothing was done
     */
    Optional<Outcome> read(Handle h, Letter letter, Person sender, OptionalLong number) throws IOException;

    /**
     * Hears of a letter on whose word nothing is done, because its sender is not proven or not known: a room may tell somebody.
     */
    default void unheard(Handle h, Letter letter, String why) {}

    /** What became of a letter. */
    sealed interface Outcome {

        /** It was acted upon; the words go to the list of letters, and to nobody else. */
        record Done(String what) implements Outcome {}

        /** Nothing was done; the words go to the record and to the operators. */
        record Refused(String why) implements Outcome {}
    }
}
