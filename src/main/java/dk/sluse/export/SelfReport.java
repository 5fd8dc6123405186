package dk.sluse.export;

import java.time.Instant;
import java.util.Optional;

/**
 * A request that one of the project's own said broke the rules, by mail (R69, R75). It is frozen: nobody fetches it and
 * nothing of it is approved, published or deleted, until an officer declares a breach or lifts the freeze.
 *
 * @param reporter who said so, as far as a mail proves that
 * @param since when
 * @param ended how it ended, when it did
 */
public record SelfReport(long id, ExportRequest request, String reporter, Instant since, Optional<Ended> ended) {

    /** How a freeze ends. */
    public enum Ending {
        /** An officer found nothing wrong: all is as before. */
        LIFTED,
        /** An officer declared a breach. */
        BREACH
    }

    /**
     * The end of it.
     *
     * @param by the officer who decided
     * @param reason why
     */
    public record Ended(Ending how, String by, String reason, Instant at) {}
}
