package dk.sluse.project;

import dk.sluse.wording.Phrase;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * A paper that a project rests on, valid on whole days of Copenhagen.
 *
 * @param kind which
 * @param number as whoever issued it calls it
 * @param from its first day
 * @param until its last day
 */
public record Paper(Kind kind, String number, LocalDate from, LocalDate until) {

    /** Which papers there are. */
    public enum Kind {
        /** What the ethics committee approved: the protocol, and with it the data (R9, R10). */
        APPROVAL("ethics-approval", new Phrase("VEK-godkendelsen", "The ethics approval")),
        /** What makes the centre the project's processor (R14). */
        AGREEMENT("processing-agreement", new Phrase("Databehandleraftalen", "The data processing agreement"));

        private final String key;
        private final Phrase called;

        Kind(String key, Phrase called) {
            this.key = key;
            this.called = called;
        }

        /** Its key in a project's file. */
        public String key() {
            return key;
        }

        /** The one of this key. */
        static Kind of(String key) {
            return Arrays.stream(values())
                    .filter(kind -> kind.key.equals(key))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No paper of a mandate: " + key));
        }

        /** How people call it, at the beginning of a sentence. */
        public Phrase called() {
            return called;
        }
    }

    public Paper {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("A paper does not end before it begins.");
        }
    }

    /** Whether its first day has come; it may be over. */
    boolean hasBegun(LocalDate day) {
        return !day.isBefore(from);
    }

    boolean isOver(LocalDate day) {
        return day.isAfter(until);
    }

    /** Why it does not count on a day, as far as that is by its dates. */
    Phrase outside(LocalDate day) {
        return isOver(day)
                ? said("%s %s gjaldt til og med %s.", "%s %s was valid until %s.", until)
                : said("%s %s gælder først fra %s.", "%s %s is valid only from %s.", from);
    }

    private Phrase said(String da, String en, LocalDate day) {
        return new Phrase(
                String.format(da, kind.called().da(), number, day),
                String.format(en, kind.called().en(), number, day));
    }
}
