package dk.sluse.custody;

import dk.sluse.custody.Progress.Meter;
import dk.sluse.custody.Reservations.Reservation;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Reads, copies and compares files, through one buffer of a fixed size each. */
final class Bytes {

    private static final int BUFFER = 256 << 10;

    private Bytes() {}

    /**
     * Copies a file under a name that nobody has yet and hashes what is read.
     *
     * @throws Unfit when the source is not a regular file, or changed underway (F14)
     * @throws IOException when the source's end came too early although it did not change (F1)
     */
    static Copied copy(
            OpenPlace source, Spot from, OpenPlace target, Spot to, boolean readOnly, Meter meter, Reservation room)
            throws IOException, Unfit {
        Entry before = Ground.requireRegular(source, from);
        MessageDigest sha256 = Sha256.digest();
        long size;
        boolean synced;
        try (InputStream in = source.read(from, before.size());
                Sink out = target.create(to, readOnly)) {
            size = pour(in, out, sha256, before.size(), more -> {
                meter.count(more);
                room.fill(more);
            });
            synced = out.sync();
        }
        if (size > before.size() || !source.look(from).equals(Optional.of(before))) {
            throw new Unfit(Refusal.CHANGED);
        }
        if (size < before.size()) {
            throw new IOException(
                    "the source ended after " + size + " of " + before.size() + " bytes; the copy is thrown away");
        }
        return new Copied(Sha256.hex(sha256), size, synced);
    }

    /** A source that keeps growing is read no further than one buffer beyond the size it had. */
    private static long pour(InputStream in, Sink out, MessageDigest sha256, long expected, LongConsumer counted)
            throws IOException {
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        for (int n = in.read(buffer); n >= 0 && size <= expected; n = in.read(buffer)) {
            sha256.update(buffer, 0, n);
            out.write(buffer, 0, n);
            size += n;
            counted.accept(n);
        }
        return size;
    }

    /** The hash of the bytes that a place has stored. */
    static String hash(OpenPlace place, Spot file, long size, LongConsumer counted) throws IOException {
        byte[] buffer = new byte[BUFFER];
        MessageDigest sha256 = Sha256.digest();
        try (InputStream in = place.read(file, size)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha256.update(buffer, 0, n);
                counted.accept(n);
            }
        }
        return Sha256.hex(sha256);
    }

    /** Whether a regular file of this size and hash lies there. */
    static boolean sameAs(OpenPlace place, Spot file, long size, String sha256) throws IOException {
        Optional<Entry> entry = place.look(file);
        return entry.isPresent()
                && entry.get().isFile()
                && entry.get().size() == size
                && hash(place, file, size, n -> {}).equals(sha256);
    }
}
