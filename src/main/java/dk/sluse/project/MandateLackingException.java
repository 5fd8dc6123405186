package dk.sluse.project;

import dk.sluse.wording.Phrase;
import dk.sluse.work.Waits;
import java.time.Duration;

/** A project's mandate does not carry what is to be done next: a step waits, visibly, until the project's file is renewed (R2). */
public final class MandateLackingException extends RuntimeException implements Waits {
    private static final long serialVersionUID = 1;

    /** A renewed file is taken over within seconds; looking costs next to nothing. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final String danish;

    MandateLackingException(Phrase why) {
        super(why.en());
        this.danish = why.da();
    }

    /** What it lacks, and who mends it. */
    public Phrase why() {
        return new Phrase(danish, getMessage());
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }
}
