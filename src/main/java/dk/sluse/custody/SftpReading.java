package dk.sluse.custody;

import dk.sluse.custody.SftpFiles.Handle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Reads a file with many requests in flight, in order. It asks ahead as far as its reader means to go, spread over the lanes
 * of the connection, and no further than the {@link ReadAhead} of all its readers allows. A thread of its own each.
 */
final class SftpReading extends InputStream {

    /** What one lane's window holds, twice: one under way while the other is taken out. */
    private static final int FOR_EACH_LANE = 2 << 20;

    private final SftpFiles files;
    private final SftpHandles handles;
    private final Deque<Asked> asked = new ArrayDeque<>();
    private final long goal;
    private long next;
    private long inFlight;
    private ByteBuffer current = ByteBuffer.allocate(0);
    private boolean ended;

    SftpReading(SftpFiles files, String path, long from, long goal) throws IOException {
        this.files = files;
        this.next = from;
        this.goal = goal;
        this.handles = new SftpHandles(files, path, false, files.openToRead(path));
    }

    /** A part of the file that was asked for; it is counted as ahead, or is the one part that each reader has anyway. */
    private record Asked(long offset, int length, boolean ahead, CompletableFuture<SftpReply> reply) {}

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
        while (!current.hasRemaining()) {
            if (ended) {
                return -1;
            }
            fetch();
        }
        int taken = Math.min(length, current.remaining());
        current.get(bytes, offset, taken);
        return taken;
    }

    private void fetch() throws IOException {
        askAhead();
        Asked first = asked.removeFirst();
        Optional<ByteBuffer> got;
        try {
            got = SftpFiles.bytes(SftpLane.await(first.reply()), first.length());
        } finally {
            settle(first);
        }
        if (got.isEmpty()) {
            ended = true;
            return;
        }
        current = got.get();
        int missing = first.length() - current.remaining();
        if (missing > 0) { // A server may give less than was asked for; what lies between comes before all else.
            asked.addFirst(ask(first.offset() + current.remaining(), missing, false));
        }
    }

    /** One question always, more while the goal is ahead; behind the last part the end itself is asked for, too. */
    private void askAhead() throws IOException {
        while (asked.isEmpty() || (next <= goal && inFlight < (long) FOR_EACH_LANE * handles.size())) {
            int length = next < goal
                    ? (int) Math.min(files.limits().read(), goal - next)
                    : files.limits().read();
            boolean ahead = !asked.isEmpty();
            if (ahead && !files.connection().readAhead().take(length)) {
                return;
            }
            asked.addLast(ask(next, length, ahead));
            next += length;
        }
    }

    private Asked ask(long offset, int length, boolean ahead) throws IOException {
        Handle handle = handles.next(goal - offset);
        SftpRequest request = SftpRequest.of(SftpRequest.READ)
                .string(handle.name())
                .offset(offset)
                .number(length);
        inFlight += length;
        return new Asked(offset, length, ahead, handle.lane().send(request));
    }

    private void settle(Asked answered) {
        inFlight -= answered.length();
        if (answered.ahead()) {
            files.connection().readAhead().give(answered.length());
        }
    }

    /** Nobody waits for the answers that are still due. */
    @Override
    public void close() throws IOException {
        ended = true;
        current = ByteBuffer.allocate(0);
        asked.forEach(this::settle);
        asked.clear();
        handles.close();
    }
}
