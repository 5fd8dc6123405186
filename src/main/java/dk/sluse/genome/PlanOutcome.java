package dk.sluse.genome;

import dk.sluse.wording.Phrase;
import java.util.List;

/** A plan, or why there is none. */
public sealed interface PlanOutcome permits DeliveryPlan, PlanOutcome.Faulty {

    /** Every fault, such as a read that has no mate. Samples are named by their place in the order, never by their id. */
    record Faulty(List<Phrase> faults) implements PlanOutcome {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }
}
