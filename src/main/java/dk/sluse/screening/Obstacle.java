package dk.sluse.screening;

import dk.sluse.wording.Phrase;

/**
 * Something that kept a part from being looked at as a whole, or that should not be there.
 *
 * @param kind what it is
 * @param place where
 * @param why one sentence
 */
record Obstacle(Kind kind, String place, Phrase why) {

    /** What stands in the way, and how heavily it weighs. */
    enum Kind {
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

        Severity severity() {
            return severity;
        }
    }
}
