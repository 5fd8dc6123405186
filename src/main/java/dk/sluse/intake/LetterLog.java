package dk.sluse.intake;

import java.io.IOException;
import java.time.Clock;
import org.jdbi.v3.core.Handle;

/** Which letters were acted upon, and what came of each: whichever room a letter is for, it is acted upon once. */
public final class LetterLog {

    private final Clock clock;

    public LetterLog(Clock clock) {
        this.clock = clock;
    }

    /** Acts upon a letter, in the caller's transaction, unless that was done. */
    public void once(Handle h, Letter letter, Answer answer) throws IOException {
        if (claim(h, letter)) {
            String outcome = answer.give();
            h.createUpdate("update letter set outcome = :outcome where key = :key")
                    .bind("outcome", outcome)
                    .bind("key", letter.key())
                    .execute();
        }
    }

    private boolean claim(Handle h, Letter letter) {
        return h.createUpdate("""
                        insert into letter (key, received_at, read_at) values (:key, :received, :now)
                        on conflict (key) do update set read_at = :now where letter.read_at is null""")
                        .bind("key", letter.key())
                        .bind("received", letter.receivedAt())
                        .bind("now", clock.instant())
                        .execute()
                == 1;
    }

    /** Does what a letter says. */
    @FunctionalInterface
    public interface Answer {
        /** Does it, and says in a few words what was done. */
        String give() throws IOException;
    }
}
