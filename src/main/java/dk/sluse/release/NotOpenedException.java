package dk.sluse.release;

import dk.sluse.wording.Phrase;

/** An envelope could not be opened, or must not be; the reason is for its sender, and shows nothing of what is in it. */
final class NotOpenedException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Phrase reason;
    private final boolean wrongCode;

    private NotOpenedException(Phrase reason, boolean wrongCode) {
        super(reason.en());
        this.reason = reason;
        this.wrongCode = wrongCode;
    }

    NotOpenedException(Phrase reason) {
        this(reason, false);
    }

    /** The code is not the right one; another may be. */
    static NotOpenedException wrongCode() {
        return new NotOpenedException(
                new Phrase("Koden passer ikke til filen.", "The code does not open the file."), true);
    }

    Phrase reason() {
        return reason;
    }

    boolean isWrongCode() {
        return wrongCode;
    }
}
