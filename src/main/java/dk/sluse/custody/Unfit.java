package dk.sluse.custody;

import dk.sluse.wording.Phrase;

/** A file cannot be carried, however often it is tried. */
final class Unfit extends Exception {

    private final transient Phrase why;

    Unfit(Phrase why) {
        super(why.en());
        this.why = why;
    }

    Phrase why() {
        return why;
    }
}
