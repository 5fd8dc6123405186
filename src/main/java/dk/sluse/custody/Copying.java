package dk.sluse.custody;

import dk.sluse.custody.Treating.Doubt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.util.Optional;

/**
 * Copies one file under a temporary name, reading, treating and hashing ahead of the writing.
 *
 * <p>A copy that an earlier attempt left is gone on with: its beginning is read once more from the source, to hash it, and not
 * written again. That the target still holds that beginning is not believed but proven: by the hash of all the stored bytes,
 * as for every copy.
 */
final class Copying {

    private final Yard yard;
    private final Origin origin;
    private final Destination destination;
    private final Watch watch;

    /**
     * What is copied.
     *
     * @param seen what lay there when it was examined
     */
    record Origin(OpenPlace place, Spot spot, Entry seen, Treatment treatment) {}

    /**
     * Where it is copied to.
     *
     * @param kept how many bytes of it an earlier attempt left there
     */
    record Destination(OpenPlace place, Spot temporary, boolean readOnly, long kept) {}

    /** Told of every byte that was written, and may stop the copy. */
    interface Watch {

        /** The copy is open, and begins anew or goes on. */
        void opened() throws IOException;

        void written(long bytes) throws IOException;

        /** So much of the copy is known to be stored, from its beginning on. */
        void stored(long bytes);

        /** The whole copy was read back already: this is its hash. */
        void readBack(String sha256);
    }

    Copying(Yard yard, Origin origin, Destination destination, Watch watch) {
        this.yard = yard;
        this.origin = origin;
        this.destination = destination;
        this.watch = watch;
    }

    /**
     * @throws Unfit when the source is not what it was, or not what its treatment is for
     * @throws SourceFailure when it cannot be read: what was written is worth keeping
     * @throws IOException when it cannot be written, or ends too early although it did not change (F1)
     */
    Copied run() throws IOException, Unfit {
        boolean exact = false;
        long kept = destination.kept();
        while (true) {
            try {
                return once(exact, kept);
            } catch (Doubt doubt) {
                exact = true;
                kept = Math.min(doubt.sure(), stored());
            } catch (ChangedException e) {
                throw new Unfit(Refusal.CHANGED);
            } catch (SourceFailure e) {
                if (e.failure() instanceof ChangedException) {
                    throw new Unfit(Refusal.CHANGED);
                }
                throw e;
            }
        }
    }

    private long stored() throws IOException {
        return destination
                .place()
                .look(destination.temporary())
                .map(Entry::size)
                .orElse(0L);
    }

    private Copied once(boolean exact, long kept) throws IOException, Unfit, Doubt {
        try (Intake intake = intake(exact)) {
            Copied copied = write(intake, kept);
            requireWhole(copied);
            return copied;
        }
    }

    private Intake intake(boolean exact) throws SourceFailure {
        try {
            InputStream in = origin.place().read(origin.spot(), origin.seen(), 0);
            return new Intake(in, origin.treatment(), origin.seen().size(), exact);
        } catch (IOException e) {
            throw new SourceFailure(e);
        }
    }

    private Copied write(Intake intake, long kept) throws IOException, Unfit, Doubt {
        Opened opened = open(kept);
        try (Sink out = opened.sink()) {
            watch.opened();
            Writing writing = new Writing(out, opened.from());
            if (origin.seen().size() <= yard.buffers().size()) {
                pourOnce(intake, writing);
            } else {
                try (Relay ahead = new Relay(intake, yard.buffers(), yard.fleet())) {
                    ahead.pour(writing);
                }
            }
            boolean synced = out.sync();
            out.readBack().ifPresent(watch::readBack);
            return intake.result(synced);
        }
    }

    private void pourOnce(Intake intake, Writing writing) throws IOException, Unfit, Doubt {
        byte[] buffer = yard.buffers().take();
        try {
            for (int n = intake.fill(buffer); n >= 0; n = intake.fill(buffer)) {
                writing.take(buffer, n);
            }
        } finally {
            yard.buffers().give(buffer);
        }
    }

    private record Opened(Sink sink, long from) {}

    /** Goes on with what is there, where that can be; else makes it anew. */
    private Opened open(long kept) throws IOException {
        OpenPlace place = destination.place();
        if (kept > 0) {
            try {
                return new Opened(place.append(destination.temporary(), kept), kept);
            } catch (FileSystemException e) {
                place.delete(destination.temporary());
            }
        }
        try {
            return new Opened(place.create(destination.temporary(), destination.readOnly()), 0);
        } catch (FileAlreadyExistsException e) {
            place.delete(destination.temporary());
            return new Opened(place.create(destination.temporary(), destination.readOnly()), 0);
        }
    }

    /** A place that tells versions was read as that version: it needs no look. */
    private void requireWhole(Copied copied) throws IOException, Unfit {
        Entry seen = origin.seen();
        if (seen.version().isEmpty() && !lookAgain().equals(Optional.of(seen))) {
            throw new Unfit(Refusal.CHANGED);
        }
        if (copied.size() < seen.size()) {
            throw new IOException("the source ended after " + copied.size() + " of " + seen.size()
                    + " bytes; the copy is thrown away");
        }
    }

    private Optional<Entry> lookAgain() throws SourceFailure {
        try {
            return origin.place().look(origin.spot());
        } catch (IOException e) {
            throw new SourceFailure(e);
        }
    }

    /** Writes what is not there yet, no faster than both places allow. */
    private final class Writing implements Relay.Outlet {

        private final Sink out;
        private final Throttle reading = yard.throttles().of(origin.place());
        private final Throttle writing = yard.throttles().of(destination.place());
        private final long from;
        private long position;

        Writing(Sink out, long from) {
            this.out = out;
            this.from = from;
        }

        @Override
        public void take(byte[] bytes, int length) throws IOException {
            reading.pass(length);
            int skipped = (int) Math.max(0, Math.min(length, from - position));
            position += length;
            if (skipped < length) {
                writing.pass(length - skipped);
                out.write(bytes, skipped, length - skipped);
            }
            watch.written(length);
            watch.stored(out.stored());
        }
    }
}
