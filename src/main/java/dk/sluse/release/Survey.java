package dk.sluse.release;

import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.genome.CriteriaReading;
import dk.sluse.genome.Genomes;
import dk.sluse.genome.OverviewOutcome;
import dk.sluse.project.Caller;
import dk.sluse.project.Denied;
import dk.sluse.store.Store;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** How much data there is, in rounded counts, for those who think of ordering it (R8). Each answer is recorded. */
public final class Survey {

    private final Store store;
    private final Genomes genomes;
    private final OrderBook book;

    Survey(ReleaseParts parts, OrderBook book) {
        this.store = parts.store();
        this.genomes = parts.genomes();
        this.book = book;
    }

    /**
     * Counts persons.
     *
     * @param fields criteria as a person writes them
     * @param by the field whose bands are counted one by one, besides the whole
     * @throws Denied when the caller is neither member nor officer, or the question cannot be answered
     * @throws IOException when the genome database cannot be asked now
     */
    public OverviewOutcome.Answer ask(Caller caller, Map<String, String> fields, Optional<String> by)
            throws IOException {
        if (!caller.isOfficer() && caller.memberOf().isEmpty()) {
            throw new Denied("Members of projects and officers ask for overviews.");
        }
        CriteriaReading reading = genomes.criteria(fields);
        if (reading instanceof CriteriaReading.Misread misread) {
            throw Ordering.faults(misread.faults());
        }
        var criteria = ((CriteriaReading.Understood) reading).criteria();
        OverviewOutcome outcome = genomes.overview(criteria, by);
        if (outcome instanceof OverviewOutcome.Refused refused) {
            throw Ordering.faults(refused.faults());
        }
        store.changing(h -> book.record(
                h,
                Event.of(Event.HUB, EventKind.OVERVIEW_GIVEN, caller.login())
                        .with("criteria", criteria)
                        .with("by", by.orElse(""))));
        return (OverviewOutcome.Answer) outcome;
    }
}
