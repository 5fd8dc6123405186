package dk.sluse.genome;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What other rooms may ask of the genome database (R3–R5) and of the tissue use register (R20). Whatever cannot be asked now
 * is an {@link IOException} that a step waits for, and never an empty answer (F15).
 */
public interface Genomes {

    /**
     * Begins to match a question. Its batches are worked through by the route {@code match-samples}; then {@link
     * Matching#matched()} tells the outcome.
     */
    Matching matching(Question question);

    /**
     * Asks the register again, right before delivery, with numbers read from the genome database by sample (R20).
     *
     * @throws IOException when either cannot be asked; nothing may then be delivered
     */
    Rechecked recheck(List<String> samples) throws IOException;

    /**
     * Lays out what is to be delivered of samples that were rechecked, under the pseudonyms of the project. The same samples
     * give the same plan each time.
     *
     * @param h the hub's transaction, in which new pseudonyms are drawn and kept
     * @return a {@link DeliveryPlan}, or every fault that stands against one
     */
    PlanOutcome plan(Handle h, String project, List<String> samples) throws IOException;

    /** Reads criteria (R19), field by field as a person wrote them, in Danish or English; every fault at once. */
    CriteriaReading criteria(Map<String, String> fields);

    /**
     * How many persons there are, in fixed bands (R8).
     *
     * @param by the field whose bands are counted one by one, besides the whole
     * @throws IOException when the genome database cannot be asked
     */
    OverviewOutcome overview(Criteria criteria, Optional<String> by) throws IOException;
}
