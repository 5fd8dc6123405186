package dk.sluse.work;

import dk.sluse.wording.Masking;
import dk.sluse.wording.Printable;
import java.time.Duration;
import java.util.Optional;

/** What became of a claimed step. */
sealed interface Outcome {

    /** It was done. */
    record Done() implements Outcome {}

    /** It was not begun: no place free, or no route of this hub runs it, or the hub is stopping. It counts as no attempt. */
    record NotBegun(Duration pause, boolean crowded) implements Outcome {}

    /** What it needs is away for now. It counts as no attempt. */
    record Away(Duration pause, String reason) implements Outcome {}

    /** It failed. */
    record Failed(String reason) implements Outcome {}

    /** The longest reason that is kept. */
    int LONGEST_REASON = 500;

    /** What an exception means for its step. */
    static Outcome of(Throwable failure) {
        String reason = reason(failure);
        return waits(failure)
                .<Outcome>map(waits -> new Away(waits.patience(), reason))
                .orElseGet(() -> new Failed(reason));
    }

    private static Optional<Waits> waits(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof Waits waits) {
                return Optional.of(waits);
            }
        }
        return Optional.empty();
    }

    /** What went wrong, and why in the end: masked, printable, bounded. */
    static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String outer = message(failure);
        String inner = message(root);
        String whole = outer.contains(inner) ? outer : outer + ": " + inner;
        return Printable.of(Masking.mask(whole), LONGEST_REASON);
    }

    private static String message(Throwable t) {
        return Optional.ofNullable(t.getMessage())
                .filter(message -> !message.isBlank())
                .orElseGet(() -> t.getClass().getSimpleName());
    }
}
