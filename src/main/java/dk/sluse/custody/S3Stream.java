package dk.sluse.custody;

import dk.sluse.custody.OpenS3.S3Stock;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Reads one object in order. While a part is read from the line, the next ones are fetched into buffers, as many as are free
 * now: with none it is as good, only slower (F20).
 */
final class S3Stream extends InputStream {

    private static final int AHEAD = 3;
    private static final int ATTEMPTS = 3;

    private final S3Version object;
    private final long size;
    private final S3Stock stock;
    private final Deque<Part> ahead = new ArrayDeque<>();
    private Optional<Part> fetched = Optional.empty();
    private Optional<S3Body> line = Optional.empty();
    private long position;
    private long lineEnd;
    private long planned;
    private int failures;

    S3Stream(S3Version object, long size, long from, S3Stock stock) {
        this.object = object;
        this.size = size;
        this.stock = stock;
        this.position = from;
        this.planned = from;
    }

    /** A part that is fetched into a buffer. */
    private static final class Part {

        private final long start;
        private final int length;
        private final byte[] buffer;
        private final CompletableFuture<Void> done = new CompletableFuture<>();

        Part(long start, int length, byte[] buffer) {
            this.start = start;
            this.length = length;
            this.buffer = buffer;
        }

        long end() {
            return start + length;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        if (position >= size) {
            return -1;
        }
        if (fetched.isEmpty() && line.isEmpty()) {
            next();
        }
        return fetched.isPresent() ? fromPart(bytes, offset, length) : fromLine(bytes, offset, length);
    }

    /** The next part was fetched ahead, or is read from the line now. */
    private void next() throws IOException {
        Part part = ahead.pollFirst();
        if (part == null) {
            lineEnd = size - position <= S3Stock.PART ? size : position + S3Stock.PART;
            planned = lineEnd;
            line = Optional.of(object.open(position, lineEnd));
        } else {
            fetched = Optional.of(part);
            await(part);
        }
        fetchAhead();
    }

    private void fetchAhead() {
        while (planned < size && ahead.size() < AHEAD) {
            Optional<byte[]> buffer = stock.parts().takeIfFree();
            if (buffer.isEmpty()) {
                return;
            }
            Part part = new Part(planned, (int) Math.min(S3Stock.PART, size - planned), buffer.get());
            planned = part.end();
            ahead.addLast(part);
            stock.fleet().aside(() -> fetch(part));
        }
    }

    private void fetch(Part part) {
        try {
            object.fill(part.buffer, part.start, part.length);
            part.done.complete(null);
        } catch (IOException | RuntimeException | Error e) {
            part.done.completeExceptionally(e);
        }
    }

    private static void await(Part part) throws IOException {
        try {
            part.done.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("told to stop");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(e.getCause());
        }
    }

    private int fromPart(byte[] bytes, int offset, int length) {
        Part part = fetched.orElseThrow();
        int n = (int) Math.min(length, part.end() - position);
        System.arraycopy(part.buffer, (int) (position - part.start), bytes, offset, n);
        position += n;
        if (position == part.end()) {
            giveBack(part);
            fetched = Optional.empty();
        }
        return n;
    }

    private int fromLine(byte[] bytes, int offset, int length) throws IOException {
        int n;
        try {
            n = line.orElseThrow().read(bytes, offset, (int) Math.min(length, lineEnd - position));
            if (n < 0) {
                throw new IOException("the store ended its answer too early");
            }
            failures = 0;
        } catch (IOException e) {
            reopen(e);
            return fromLine(bytes, offset, length);
        }
        position += n;
        if (position == lineEnd) {
            closeLine();
        }
        return n;
    }

    /** A line that broke is taken up again where it broke, unless it breaks again at once. */
    private void reopen(IOException broken) throws IOException {
        closeLine();
        if (++failures == ATTEMPTS) {
            throw broken;
        }
        line = Optional.of(object.open(position, lineEnd));
    }

    private void closeLine() {
        if (position < lineEnd) {
            line.ifPresent(S3Body::abort);
        } else {
            line.ifPresent(S3Stream::closeQuietly);
        }
        line = Optional.empty();
    }

    private static void closeQuietly(S3Body in) {
        try {
            in.close();
        } catch (IOException e) {
            // everything was read
        }
    }

    /** Not before whoever fills it has ended. */
    private void giveBack(Part part) {
        CompletableFuture<Void> unused =
                part.done.whenComplete((done, trouble) -> stock.parts().give(part.buffer));
    }

    @Override
    public void close() {
        closeLine();
        fetched.ifPresent(this::giveBack);
        fetched = Optional.empty();
        ahead.forEach(this::giveBack);
        ahead.clear();
        position = size;
    }
}
