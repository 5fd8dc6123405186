package dk.sluse.custody;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes down how far many files at once are, with few transactions: whoever comes first writes for all that wait.
 *
 * <p>That a copy is verified and which name it gets must be in the database before it gets that name; so the writer waits for
 * it, together with others. That it has the name may be written later: until then the row says "is about to get it", and an
 * attempt after a crash looks whether it did. The last of them are written by {@link #flush} before the record tells of
 * anything that arrived.
 */
final class Notes {

    private final Ledger ledger;
    private final Account account;
    private final ReentrantLock writing = new ReentrantLock();
    private final List<Verified> waiting = new ArrayList<>();
    private final List<String> placed = new ArrayList<>();

    Notes(Ledger ledger, Account account) {
        this.ledger = ledger;
        this.account = account;
    }

    /** A copy that was verified and is about to get a name. */
    static final class Verified {

        final String parcel;
        final String name;
        final Copied copied;
        private boolean written;
        private Optional<Exception> trouble = Optional.empty();

        Verified(String parcel, String name, Copied copied) {
            this.parcel = parcel;
            this.name = name;
            this.copied = copied;
        }
    }

    /** Comes back when it is written. */
    void verified(Row row, String name, Copied copied) throws IOException {
        Verified note = new Verified(row.id(), name, copied);
        synchronized (waiting) {
            waiting.add(note);
        }
        writing.lock();
        try {
            if (!note.written && note.trouble.isEmpty()) {
                write();
            }
        } finally {
            writing.unlock();
        }
        requireWritten(note);
    }

    private static void requireWritten(Verified note) throws IOException {
        Exception trouble = note.trouble.orElse(null);
        if (trouble instanceof IOException e) {
            throw e;
        }
        if (trouble instanceof RuntimeException e) {
            throw e;
        }
        if (!note.written) {
            throw new IOException("it could not be written down that the copy is verified");
        }
    }

    /** Is written with the next ones. */
    void placed(Row row) {
        synchronized (waiting) {
            placed.add(row.id());
        }
    }

    void flush() throws IOException {
        writing.lock();
        try {
            write();
        } finally {
            writing.unlock();
        }
    }

    /** Who finds the database away tells it in its own words; those it wrote for hear of it, too. */
    private void write() throws IOException {
        List<Verified> batch;
        List<String> named;
        synchronized (waiting) {
            batch = List.copyOf(waiting);
            named = List.copyOf(placed);
            waiting.clear();
            placed.clear();
        }
        if (batch.isEmpty() && named.isEmpty()) {
            return;
        }
        try {
            ledger.progressed(account, batch, named);
            batch.forEach(note -> note.written = true);
        } catch (IOException | RuntimeException e) {
            batch.forEach(note -> note.trouble = Optional.of(e));
            throw e;
        }
    }
}
