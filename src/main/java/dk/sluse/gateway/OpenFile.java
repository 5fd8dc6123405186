package dk.sluse.gateway;

import dk.sluse.audit.Event;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A file that is being read over SFTP. It hashes what passes by as long as it passes in order, and tells at its end, once,
 * what was read. It can be cut while it is read.
 */
final class OpenFile implements OpenItem {

    private final List<String> names;
    private final SeekableByteChannel content;
    private final long size;
    private final Event begun;
    private final Consumer<Event> atEnd;
    private final Coverage coverage = new Coverage();
    private final MessageDigest hash = DigestUtils.getSha256Digest();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Optional<String> cut = Optional.empty();
    private long hashed;
    private long sent;
    private boolean over;

    /**
     * @param begun the event that is told at the end, without what was read
     * @param atEnd takes it
     */
    OpenFile(List<String> names, SeekableByteChannel content, Event begun, Consumer<Event> atEnd) throws IOException {
        this.names = names;
        this.content = content;
        this.size = content.size();
        this.begun = begun;
        this.atEnd = atEnd;
    }

    @Override
    public List<String> names() {
        return names;
    }

    /** Reads from an offset into an array; answers with the number of bytes, or -1 at the file's end. */
    int read(long offset, byte[] into, int at, int length) throws IOException {
        lock.lock();
        try {
            int read = over || cut.isPresent() ? -1 : readOn(offset, into, at, length);
            cut.ifPresent(reason -> end(begun.with("cut", reason)));
            if (over) {
                throw SftpRefusal.denied("This file is no longer available.");
            }
            return read;
        } finally {
            lock.unlock();
        }
    }

    private int readOn(long offset, byte[] into, int at, int length) throws IOException {
        if (offset >= size) {
            return -1;
        }
        content.position(offset);
        int read = fill(ByteBuffer.wrap(into, at, (int) Math.min(length, size - offset)));
        if (read <= 0) {
            return -1;
        }
        coverage.add(offset, offset + read);
        hashInOrder(offset, into, at, read);
        sent += read;
        return read;
    }

    /**
     * Ends the reading from outside: nothing more is given out. It does not wait for a read that hangs on a slow disk; that
     * read ends itself, and what it read is not sent.
     */
    void cut(String reason) {
        cut = Optional.of(reason);
        if (lock.tryLock()) {
            try {
                end(begun.with("cut", reason));
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            end(cut.map(reason -> begun.with("cut", reason)).orElse(begun));
        } finally {
            lock.unlock();
        }
    }

    private void end(Event event) {
        if (over) {
            return;
        }
        over = true;
        try {
            content.close();
        } catch (IOException e) {
            // It was only read: nothing is lost.
        }
        atEnd.accept(told(event));
    }

    private Event told(Event event) {
        boolean complete = coverage.isAll(size);
        Event told = event.with("bytes", sent).with("size", size).with("complete", complete ? "yes" : "no");
        if (!complete && sent > 0) {
            told = told.with("ranges", coverage);
        }
        return hashed == size ? told.with("sha256", HexFormat.of().formatHex(hash.digest())) : told;
    }

    private int fill(ByteBuffer into) throws IOException {
        int start = into.position();
        while (into.hasRemaining() && content.read(into) >= 0) {
            // A read may give less than asked for; a client takes that for the file's end.
        }
        return into.position() - start;
    }

    /** Clients ask for some bytes twice; only a gap ends the hash. */
    private void hashInOrder(long offset, byte[] from, int at, int length) {
        long fresh = offset + length - hashed;
        if (offset <= hashed && fresh > 0) {
            int skip = (int) (hashed - offset);
            hash.update(from, at + skip, length - skip);
            hashed += fresh;
        }
    }
}
