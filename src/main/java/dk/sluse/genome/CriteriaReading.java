package dk.sluse.genome;

import dk.sluse.wording.Phrase;
import java.util.List;

/** Criteria that were understood, or everything that was not. */
public sealed interface CriteriaReading {

    /** All fields were understood. */
    record Understood(Criteria criteria) implements CriteriaReading {}

    /** What was wrong, all of it. */
    record Misread(List<Phrase> faults) implements CriteriaReading {
        public Misread {
            faults = List.copyOf(faults);
        }
    }
}
