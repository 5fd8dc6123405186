package dk.sluse.custody;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The calls of SFTP version 3 that custody makes, with the extensions of OpenSSH where the server has them. Paths are
 * absolute, or count from the login folder. What a server refuses is an {@link SftpStatusException}.
 */
final class SftpFiles {

    private static final int READ = 1;
    private static final int WRITE = 2;
    private static final int CREATE = 8;
    private static final int EXCLUSIVE = 32;

    /** More names in one folder are no folder of a project, but a server that never ends. */
    private static final int MOST_NAMES = 1_000_000;

    private final SftpConnection connection;
    private final SftpExtensions extensions;
    private final SftpLimits limits;

    SftpFiles(SftpConnection connection) throws IOException {
        this.connection = connection;
        this.extensions = connection.lane().extensions();
        this.limits =
                extensions.limits() ? SftpLimits.of(ask(SftpRequest.extended("limits@openssh.com"))) : SftpLimits.SMALL;
    }

    /** A file that one lane has open. */
    static final class Handle {
        private final SftpLane lane;
        private final byte[] name;

        Handle(SftpLane lane, byte[] name) {
            this.lane = lane;
            this.name = name;
        }

        SftpLane lane() {
            return lane;
        }

        byte[] name() {
            return name;
        }

        /** Closes it, and does not wait for an answer that changes nothing. */
        void letGo() throws IOException {
            CompletableFuture<SftpReply> unused = close();
        }

        CompletableFuture<SftpReply> close() throws IOException {
            return lane.send(SftpRequest.of(SftpRequest.CLOSE).string(name));
        }

        SftpAttributes attributes() throws IOException {
            return lane.ask(SftpRequest.of(SftpRequest.FSTAT).string(name)).attributes();
        }

        void cutAt(long size) throws IOException {
            SftpRequest request = SftpRequest.of(SftpRequest.FSETSTAT).string(name);
            lane.ask(SftpAttributes.writeSize(request, size)).requireDone();
        }
    }

    private SftpReply ask(SftpRequest request) throws IOException {
        return connection.lane().ask(request);
    }

    SftpExtensions extensions() {
        return extensions;
    }

    SftpLimits limits() {
        return limits;
    }

    /** Whether OpenSSH's own server answers: its name alone does not tell which program serves files behind it. */
    boolean isOpenSsh() {
        SftpExtensions has = extensions();
        return connection.isOpenSsh() && has.fsync() && has.posixRename() && has.statvfs();
    }

    SftpConnection connection() {
        return connection;
    }

    String realPath(String path) throws IOException {
        List<SftpReply.Named> names =
                ask(SftpRequest.of(SftpRequest.REALPATH).text(path)).names();
        if (names.size() != 1) {
            throw SftpReply.broken(names.size() + " paths for one");
        }
        return names.get(0).name();
    }

    SftpAttributes stat(String path) throws IOException {
        return ask(SftpRequest.of(SftpRequest.STAT).text(path)).attributes();
    }

    /** What lies there itself: a link is not followed. */
    Optional<SftpAttributes> lstat(String path) throws IOException {
        try {
            return Optional.of(ask(SftpRequest.of(SftpRequest.LSTAT).text(path)).attributes());
        } catch (SftpStatusException e) {
            if (e.isNoSuchFile()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** What lies in a folder, but for itself and the one above. */
    List<SftpReply.Named> list(String path) throws IOException {
        return list(path, MOST_NAMES);
    }

    /** The same, and no more than about so many of it. */
    List<SftpReply.Named> list(String path, int enough) throws IOException {
        SftpLane lane = connection.lane();
        Handle folder = new Handle(
                lane, lane.ask(SftpRequest.of(SftpRequest.OPENDIR).text(path)).handle());
        List<SftpReply.Named> found = new ArrayList<>();
        try {
            while (found.size() < enough) {
                SftpReply more = lane.ask(SftpRequest.of(SftpRequest.READDIR).string(folder.name()));
                List<SftpReply.Named> names = more.names();
                if (names.isEmpty()) {
                    throw SftpReply.broken("a listing that goes on with nothing");
                }
                for (SftpReply.Named named : names) {
                    add(named, found);
                }
            }
        } catch (SftpStatusException e) {
            if (!e.isEnd()) {
                throw e;
            }
        } finally {
            folder.letGo();
        }
        return found;
    }

    /** A listing is outside text: a name that leads out of its folder is refused with all of it. */
    private static void add(SftpReply.Named named, List<SftpReply.Named> found) throws IOException {
        String name = named.name();
        if (name.equals(".") || name.equals("..")) {
            return;
        }
        if (name.isEmpty() || name.indexOf('/') >= 0 || name.indexOf('\0') >= 0 || found.size() == MOST_NAMES) {
            throw SftpReply.broken("a listing with names that are none, or without an end");
        }
        found.add(named);
    }

    CompletableFuture<SftpReply> openingToRead(SftpLane lane, String path) throws IOException {
        return opening(lane, path, READ);
    }

    CompletableFuture<SftpReply> openingToWrite(SftpLane lane, String path) throws IOException {
        return opening(lane, path, WRITE);
    }

    Handle openToRead(String path) throws IOException {
        return open(path, READ);
    }

    Handle openToWrite(String path) throws IOException {
        return open(path, WRITE);
    }

    /** Only where nothing lies, a link neither; where the server has fsync, what is stored can be read back through it. */
    Handle create(String path) throws IOException {
        return open(path, (extensions().fsync() ? READ : 0) | WRITE | CREATE | EXCLUSIVE);
    }

    private Handle open(String path, int flags) throws IOException {
        SftpLane lane = connection.lane();
        return new Handle(lane, SftpLane.await(opening(lane, path, flags)).handle());
    }

    private static CompletableFuture<SftpReply> opening(SftpLane lane, String path, int flags) throws IOException {
        SftpRequest request = SftpRequest.of(SftpRequest.OPEN).text(path).number(flags);
        return lane.send(SftpAttributes.writeNone(request));
    }

    void makeFolder(String path) throws IOException {
        ask(SftpAttributes.writeNone(SftpRequest.of(SftpRequest.MKDIR).text(path)))
                .requireDone();
    }

    void setPermissions(String path, int permissions) throws IOException {
        ask(SftpAttributes.writePermissions(SftpRequest.of(SftpRequest.SETSTAT).text(path), permissions))
                .requireDone();
    }

    void removeFolder(String path) throws IOException {
        ask(SftpRequest.of(SftpRequest.RMDIR).text(path)).requireDone();
    }

    void remove(String path) throws IOException {
        ask(SftpRequest.of(SftpRequest.REMOVE).text(path)).requireDone();
    }

    /** The plain rename of version 3, which refuses a target that is there. */
    void rename(String from, String to) throws IOException {
        ask(SftpRequest.of(SftpRequest.RENAME).text(from).text(to)).requireDone();
    }

    /** The rename of POSIX, which replaces; the plain one where the server has no other. */
    void replace(String from, String to) throws IOException {
        if (!extensions.posixRename()) {
            rename(from, to);
            return;
        }
        ask(SftpRequest.extended("posix-rename@openssh.com").text(from).text(to))
                .requireDone();
    }

    /** What the volume of a path says of itself. */
    record Volume(long id, long free) {}

    Optional<Volume> volume(String path) throws IOException {
        if (!extensions.statvfs()) {
            return Optional.empty();
        }
        SftpReply.Fields fields =
                ask(SftpRequest.extended("statvfs@openssh.com").text(path)).extension();
        fields.next(); // the block size, which the numbers below do not count in
        long unit = fields.next();
        fields.next();
        fields.next();
        long available = fields.next();
        fields.next();
        fields.next();
        fields.next();
        return Optional.of(new Volume(fields.next(), Math.multiplyExact(unit, available)));
    }

    /** Bytes of a file, or nothing at or beyond its end. */
    static Optional<ByteBuffer> bytes(SftpReply reply, int asked) throws IOException {
        try {
            return Optional.of(reply.data(asked));
        } catch (SftpStatusException e) {
            if (e.isEnd()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
