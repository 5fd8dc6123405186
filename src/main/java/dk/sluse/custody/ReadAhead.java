package dk.sluse.custody;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes that all readers of one connection together may have asked for beyond the request each of them always has, so
 * that memory does not grow with the number of files.
 */
final class ReadAhead {

    private static final long MOST = 16L << 20;

    private final AtomicLong left = new AtomicLong(MOST);

    boolean take(int bytes) {
        if (left.addAndGet(-bytes) >= 0) {
            return true;
        }
        left.addAndGet(bytes);
        return false;
    }

    void give(int bytes) {
        left.addAndGet(bytes);
    }
}
