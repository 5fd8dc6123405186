package dk.sluse.custody;

import dk.sluse.custody.SftpFiles.Handle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * One file, open on one lane and, once it turns out to be large, on all that the connection has. A further lane is used as
 * soon as it has the file open; nobody waits for it.
 */
final class SftpHandles {

    /** A smaller file is not worth another open. */
    private static final long WORTH_SPREADING = 4L << 20;

    private final SftpFiles files;
    private final String path;
    private final boolean toWrite;
    private final List<Handle> open = new ArrayList<>();
    private final List<Opening> opening = new ArrayList<>();
    private final Set<SftpLane> used = new HashSet<>();
    private int turn;

    SftpHandles(SftpFiles files, String path, boolean toWrite, Handle first) {
        this.files = files;
        this.path = path;
        this.toWrite = toWrite;
        open.add(first);
        used.add(first.lane());
    }

    /** What was asked of a lane: the file, and then what the path is, that no link was opened knowingly. */
    private record Opening(SftpLane lane, CompletableFuture<SftpReply> handle, CompletableFuture<SftpReply> looked) {

        boolean isDone() {
            return handle.isDone() && looked.isDone();
        }

        /** A lane that cannot open the file is done without. */
        Optional<Handle> result() throws IOException {
            Handle opened;
            try {
                opened = new Handle(lane, SftpLane.await(handle).handle());
            } catch (SftpStatusException e) {
                return Optional.empty();
            }
            if (SftpLane.await(looked).attributes().type() != Entry.Type.FILE) {
                throw new IOException("the file in use was replaced by something else");
            }
            return Optional.of(opened);
        }
    }

    Handle first() {
        return open.get(0);
    }

    int size() {
        return open.size();
    }

    /**
     * The lane whose turn it is.
     *
     * @param bytes how many this file is known to have
     */
    Handle next(long bytes) throws IOException {
        if (bytes >= WORTH_SPREADING) {
            widen();
        }
        return open.get(turn++ % open.size());
    }

    private void widen() throws IOException {
        for (SftpLane lane : files.connection().lanes()) {
            if (used.add(lane)) {
                opening.add(new Opening(
                        lane,
                        toWrite ? files.openingToWrite(lane, path) : files.openingToRead(lane, path),
                        lane.send(SftpRequest.of(SftpRequest.LSTAT).text(path))));
            }
        }
        for (Iterator<Opening> each = opening.iterator(); each.hasNext(); ) {
            Opening asked = each.next();
            if (asked.isDone()) {
                each.remove();
                asked.result().ifPresent(open::add);
            }
        }
    }

    /** Somebody else closes the one handle that there is. */
    void forget() {
        open.clear();
    }

    /** Asks for all to be closed, and answers with what is due then. */
    List<CompletableFuture<SftpReply>> close() throws IOException {
        List<CompletableFuture<SftpReply>> due = new ArrayList<>();
        for (Opening late : opening) {
            late.result().ifPresent(open::add);
        }
        opening.clear();
        for (Handle handle : open) {
            due.add(handle.close());
        }
        open.clear();
        return due;
    }
}
