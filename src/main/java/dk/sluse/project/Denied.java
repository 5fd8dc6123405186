package dk.sluse.project;

import dk.sluse.wording.Phrase;

/** Somebody may not do what was asked, or it cannot be done now; the reason is for that person to read. */
public final class Denied extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Phrase reason;

    public Denied(Phrase reason) {
        super(reason.en());
        this.reason = reason;
    }

    /** A reason for people who use commands, which speak English. */
    public Denied(String reason) {
        this(new Phrase(reason, reason));
    }

    /** Refuses what does not hold. */
    static void unless(boolean holds, String otherwise) {
        if (!holds) {
            throw new Denied(otherwise);
        }
    }

    /** The reason, in both languages. */
    public Phrase reason() {
        return reason;
    }
}
