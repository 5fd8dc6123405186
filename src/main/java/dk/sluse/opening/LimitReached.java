package dk.sluse.opening;

import dk.sluse.wording.Phrase;
import java.io.IOException;

/** Thrown when a file would go past one of the {@link Limits}; what was found until then stays. */
final class LimitReached extends IOException {

    private final transient Phrase phrase;

    LimitReached(Phrase phrase) {
        super(phrase.en());
        this.phrase = phrase;
    }

    Phrase phrase() {
        return phrase;
    }
}
