package dk.sluse.sanction;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody concerned says against a measure, and what the management made of it.
 *
 * @param author whose words it is
 * @param enteredBy the author, or the officer who entered what came by mail
 * @param text person numbers masked; empty for whoever may not read it
 */
public record Appeal(long id, String author, String enteredBy, String text, Instant at, Optional<Decision> decision) {

    /** What became of the measure. */
    public enum Outcome {
        /** It stands. */
        UPHELD,
        /** Another one stands in its place. */
        CHANGED,
        /** It has ended. */
        LIFTED;

        /** The word people type and read. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The outcome of this word. */
        public static Optional<Outcome> of(String word) {
            return Arrays.stream(values())
                    .filter(outcome -> outcome.word().equals(word))
                    .findFirst();
        }
    }

    /** The management's decision, as an officer recorded it. */
    public record Decision(Outcome outcome, String reason, String by, Instant at) {}

    Appeal withoutText() {
        return new Appeal(
                id, author, enteredBy, "", at, decision.map(d -> new Decision(d.outcome(), "", d.by(), d.at())));
    }
}
