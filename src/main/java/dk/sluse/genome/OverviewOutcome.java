package dk.sluse.genome;

import dk.sluse.wording.Phrase;
import java.util.List;

/** An overview's answer, or why there is none. */
public sealed interface OverviewOutcome {

    /**
     * Rounded counts of persons.
     *
     * @param whole all who fit
     * @param bands those of them in each band of the field asked for; a person with samples in two bands is in both
     */
    record Answer(String whole, List<Band> bands) implements OverviewOutcome {
        public Answer {
            bands = List.copyOf(bands);
        }
    }

    /**
     * One band.
     *
     * @param name such as {@code 40-49}
     * @param persons {@code 0}, {@code <5}, or a multiple of five
     */
    record Band(String name, String persons) {}

    /** The question cuts through a band, or names a field that has none. */
    record Refused(List<Phrase> faults) implements OverviewOutcome {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
