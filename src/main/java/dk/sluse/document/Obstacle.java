package dk.sluse.document;

import dk.sluse.wording.Phrase;

/**
 * Something that kept a part from being looked at as a whole, or that should not be there.
 *
 * @param kind what it is
 * @param place where
 * @param why one sentence
 */
public record Obstacle(Kind kind, String place, Phrase why) {

    /** What stands in the way, and how heavily it weighs. */
    public enum Kind {
        /** A limit of time, size or depth was reached. */
        LIMIT(Severity.REFUSE),
        /** Cannot be read without a password. */
        ENCRYPTED(Severity.REFUSE),
        /** Is not what it claims to be, or broken. */
        UNREADABLE(Severity.REFUSE),
        /** Two files in one. */
        POLYGLOT(Severity.REFUSE),
        /** Can be read, but not as its format asks. */
        UNSOUND(Severity.HOLD),
        /** Bytes where none belong. */
        STRAY(Severity.HOLD);

        private final Severity severity;

        Kind(Severity severity) {
            this.severity = severity;
        }

        public Severity severity() {
            return severity;
        }
    }
}
