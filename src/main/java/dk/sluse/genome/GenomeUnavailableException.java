package dk.sluse.genome;

import dk.sluse.work.Waits;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The genome database or the use register could not be asked, or did not answer as it must (F15). A step waits for it and is
 * seen waiting. The message never holds what was asked.
 */
public final class GenomeUnavailableException extends IOException implements Waits {

    private static final long serialVersionUID = 1;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    GenomeUnavailableException(String message) {
        super(message);
    }

    /** Because a pool of {@link GenomeDatabase} said so; its exceptions hold nothing that was asked. */
    public static GenomeUnavailableException because(SQLException quiet) {
        return new GenomeUnavailableException(quiet.getMessage());
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }
}
