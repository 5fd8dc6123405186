package dk.sluse.custody;

import dk.sluse.custody.SftpFiles.Handle;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Writes a file with many requests in flight, in order for its caller. What was given to it is under way or acknowledged;
 * only a remainder too small for a request of its own waits for more.
 */
final class SftpWriting implements Sink {

    /** Smaller pieces are put together first. */
    private static final int PIECE = 32 << 10;

    private static final int IN_FLIGHT = 64;

    private final SftpFiles files;
    private final Optional<SftpSmallFile> whole;
    private final SftpHandles handles;
    private final Deque<Due> due = new ArrayDeque<>();
    private final byte[] gathered;
    private int filled;
    private final long from;
    private long next;
    private long stored;
    private boolean synced;
    private Optional<String> readBack = Optional.empty();

    /** An answer that is due, and how far everything is stored when it and those before it have come. */
    private record Due(CompletableFuture<SftpReply> reply, long end) {}

    /** A new file: what is small is read back at once. */
    static SftpWriting anew(SftpFiles files, String path, Handle handle) {
        return new SftpWriting(files, path, handle, 0, Optional.of(new SftpSmallFile(path, handle)));
    }

    SftpWriting(SftpFiles files, String path, Handle handle, long from) {
        this(files, path, handle, from, Optional.empty());
    }

    private SftpWriting(SftpFiles files, String path, Handle handle, long from, Optional<SftpSmallFile> whole) {
        this.files = files;
        this.whole = whole;
        this.from = from;
        this.next = from;
        this.stored = from;
        this.gathered = new byte[Math.min(PIECE, files.limits().write())];
        this.handles = new SftpHandles(files, path, true, handle);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        synced = false;
        int at = offset;
        int left = length;
        while (left > 0) {
            if (filled > 0 || left < gathered.length) {
                int taken = Math.min(left, gathered.length - filled);
                System.arraycopy(bytes, at, gathered, filled, taken);
                filled += taken;
                at += taken;
                left -= taken;
                if (filled == gathered.length) {
                    flush();
                }
            } else {
                int part = evenPart(left);
                send(bytes, at, part);
                at += part;
                left -= part;
            }
        }
    }

    /** The next of as few, equally large requests as will do. */
    private int evenPart(int left) {
        int requests = (left + files.limits().write() - 1) / files.limits().write();
        return (left + requests - 1) / requests;
    }

    private void flush() throws IOException {
        int length = filled;
        filled = 0;
        send(gathered, 0, length);
    }

    private void send(byte[] bytes, int offset, int length) throws IOException {
        while (!due.isEmpty()
                && (due.size() >= IN_FLIGHT * handles.size()
                        || due.peekFirst().reply().isDone())) {
            acknowledged();
        }
        Handle handle = handles.next(next - from);
        SftpRequest request = SftpRequest.of(SftpRequest.WRITE)
                .string(handle.name())
                .offset(next)
                .number(length);
        due.addLast(new Due(handle.lane().send(request, bytes, offset, length), next + length));
        next += length;
    }

    private void acknowledged() throws IOException {
        Due first = due.removeFirst();
        SftpLane.await(first.reply()).requireDone();
        stored = first.end();
    }

    @Override
    public long stored() {
        return stored;
    }

    @Override
    public boolean sync() throws IOException {
        boolean syncs = files.extensions().fsync();
        if (syncs && whole.isPresent() && next == 0 && filled > 0) {
            next = filled;
            filled = 0;
            handles.forget();
            readBack = whole.get().store(gathered, (int) next);
            stored = next;
            synced = true;
            return true;
        }
        if (filled > 0) {
            flush();
        }
        if (handles.size() == 1) { // The server works through one lane in order: no need to wait in between.
            requestSync(syncs);
        }
        while (!due.isEmpty()) {
            acknowledged();
        }
        if (handles.size() > 1) {
            requestSync(syncs);
            while (!due.isEmpty()) {
                acknowledged();
            }
        }
        synced = true;
        return syncs;
    }

    @Override
    public Optional<String> readBack() {
        return readBack;
    }

    private void requestSync(boolean syncs) throws IOException {
        if (syncs) {
            Handle handle = handles.first();
            due.addLast(new Due(
                    handle.lane().send(SftpRequest.extended("fsync@openssh.com").string(handle.name())), next));
        }
    }

    /** After a sync all is acknowledged, and how the server closes its handles changes nothing. */
    @Override
    public void close() throws IOException {
        if (!synced && filled > 0) {
            flush();
        }
        List<CompletableFuture<SftpReply>> closed = handles.close();
        if (!synced) {
            closed.forEach(reply -> due.addLast(new Due(reply, next)));
            while (!due.isEmpty()) {
                acknowledged();
            }
        }
    }
}
