package dk.sluse.custody;

import dk.sluse.custody.Treating.Doubt;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Fills buffers from an intake while others are written. It is closed before its intake is. */
final class Relay implements Closeable {

    private static final int DEPTH = 8;

    private final Intake intake;
    private final Buffers buffers;
    private final BlockingQueue<Item> filled = new ArrayBlockingQueue<>(DEPTH);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean closed;

    private sealed interface Item {}

    /** So many bytes at the beginning of a buffer, which is given back when they are written. */
    private static final class Chunk implements Item {

        private final byte[] buffer;
        private final int length;

        Chunk(byte[] buffer, int length) {
            this.buffer = buffer;
            this.length = length;
        }
    }

    private record End() implements Item {}

    private record Failed(Throwable why) implements Item {}

    /** What is done with the bytes, in order. */
    interface Outlet {
        void take(byte[] bytes, int length) throws IOException;
    }

    Relay(Intake intake, Buffers buffers, Fleet fleet) {
        this.intake = intake;
        this.buffers = buffers;
        fleet.aside(this::read);
    }

    private void read() {
        try {
            offer(readAll());
        } finally {
            ended.countDown();
        }
    }

    private Item readAll() {
        try {
            while (!closed) {
                byte[] buffer = buffers.take();
                int n = -1;
                try {
                    n = intake.fill(buffer);
                } finally {
                    if (n < 0) {
                        buffers.give(buffer);
                    }
                }
                if (n < 0) {
                    return new End();
                }
                offer(new Chunk(buffer, n));
            }
            return new End();
        } catch (IOException | Unfit | Doubt | RuntimeException | Error e) {
            return new Failed(e);
        }
    }

    /** Nobody takes any more once it is closed, and then {@link #close} empties the queue. */
    private void offer(Item item) {
        boolean interrupted = false;
        boolean done = false;
        while (!done) {
            try {
                filled.put(item);
                done = true;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Hands out everything that is read. */
    void pour(Outlet outlet) throws IOException, Unfit, Doubt {
        while (true) {
            Item item = next();
            if (item instanceof Chunk chunk) {
                try {
                    outlet.take(chunk.buffer, chunk.length);
                } finally {
                    buffers.give(chunk.buffer);
                }
            } else if (item instanceof Failed failed) {
                throw rethrown(failed.why());
            } else {
                return;
            }
        }
    }

    private Item next() throws InterruptedIOException {
        try {
            return filled.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("told to stop");
        }
    }

    private static IOException rethrown(Throwable why) throws IOException, Unfit, Doubt {
        if (why instanceof Unfit unfit) {
            throw unfit;
        }
        if (why instanceof Doubt doubt) {
            throw doubt;
        }
        if (why instanceof RuntimeException e) {
            throw e;
        }
        if (why instanceof Error e) {
            throw e;
        }
        return why instanceof IOException e ? e : new IOException(why);
    }

    /** Waits until nothing is read any more, and gives all buffers back. */
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        boolean over = false;
        while (!over) {
            try {
                over = ended.await(10, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            giveBack();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveBack() {
        for (Item item = filled.poll(); item != null; item = filled.poll()) {
            if (item instanceof Chunk chunk) {
                buffers.give(chunk.buffer);
            }
        }
    }
}
