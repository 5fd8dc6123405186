package dk.sluse.custody;

import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/** A fixed number of buffers, whatever the number of files (F20). Each is made when it is first needed, and used again. */
final class Buffers {

    private final int size;
    private final Semaphore free;
    private final ConcurrentLinkedQueue<byte[]> idle = new ConcurrentLinkedQueue<>();

    Buffers(int size, int count) {
        this.size = size;
        this.free = new Semaphore(count);
    }

    int size() {
        return size;
    }

    /** Waits for a buffer. Who holds one must be able to go on without a further one. */
    byte[] take() throws InterruptedIOException {
        try {
            free.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while it waited for a buffer");
        }
        return make();
    }

    /** A buffer, if one is free now. */
    Optional<byte[]> takeIfFree() {
        return free.tryAcquire() ? Optional.of(make()) : Optional.empty();
    }

    private byte[] make() {
        byte[] used = idle.poll();
        return used == null ? new byte[size] : used;
    }

    void give(byte[] buffer) {
        idle.add(buffer);
        free.release();
    }

    /** How many are not in use. */
    int free() {
        return free.availablePermits();
    }
}
