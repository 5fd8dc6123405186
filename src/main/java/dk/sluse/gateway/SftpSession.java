package dk.sluse.gateway;

import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.gateway.GatewaySettings.Limits;
import dk.sluse.gateway.SftpWire.Entry;
import dk.sluse.gateway.SftpWire.Request;
import dk.sluse.gateway.ShelfView.Item;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.BufferException;
import org.apache.sshd.sftp.common.SftpConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One person's view of a shelf over SFTP, for as long as the channel lasts. It can look, list and read; there is no code
 * in it that could change anything. What the shelf does not show is answered like what is not there.
 */
final class SftpSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SftpSession.class);
    private static final int ENTRIES_A_REPLY = 64;
    private static final Set<String> CHANGING_EXTENSIONS = Set.of(
            "posix-rename@openssh.com",
            "hardlink@openssh.com",
            "lsetstat@openssh.com",
            "fsync@openssh.com",
            "copy-data",
            "copy-file");

    private final Visit visit;
    private final Shelf shelf;
    private final ShelfView view;
    private final Limits limits;
    private final Map<Integer, OpenItem> open = new HashMap<>();
    private int lastHandle;

    SftpSession(Visit visit, Shelf shelf, Limits limits) {
        this.visit = visit;
        this.shelf = shelf;
        this.view = new ShelfView(shelf, visit::caller);
        this.limits = limits;
    }

    /** Serves requests until the client is done or the guard no longer lets the visitor be served. */
    void serve(InputStream in, OutputStream out, SessionGuard guard) throws IOException {
        SftpWire wire = new SftpWire(in, out);
        Optional<Request> hello = wire.next();
        if (hello.isEmpty()
                || hello.get().type() != SftpConstants.SSH_FXP_INIT
                || hello.get().id() < SftpWire.VERSION) {
            return;
        }
        wire.send(SftpWire.version());
        Optional<Request> request = wire.next();
        while (request.isPresent() && guard.serves(visit)) {
            wire.send(answer(request.get()));
            request = wire.next();
        }
    }

    private Buffer answer(Request request) {
        try {
            return served(request);
        } catch (SftpRefusal refusal) {
            return SftpWire.status(request, refusal.status(), refusal.getMessage());
        } catch (BufferException malformed) {
            return SftpWire.status(request, SftpConstants.SSH_FX_BAD_MESSAGE, "The request is malformed.");
        } catch (IOException | RuntimeException e) {
            LOG.error("A request at the gateway could not be served", e);
            return SftpWire.status(
                    request, SftpConstants.SSH_FX_FAILURE, "This cannot be read just now. Try again later.");
        }
    }

    private Buffer served(Request request) throws IOException {
        return switch (request.type()) {
            case SftpConstants.SSH_FXP_REALPATH -> SftpWire.path(request, ShelfPath.text(parsed(request)));
            case SftpConstants.SSH_FXP_STAT, SftpConstants.SSH_FXP_LSTAT ->
                SftpWire.attributes(request, view.item(shown(request)));
            case SftpConstants.SSH_FXP_FSTAT ->
                SftpWire.attributes(
                        request, view.item(opened(request, OpenItem.class).names()));
            case SftpConstants.SSH_FXP_OPEN -> openFile(request);
            case SftpConstants.SSH_FXP_READ -> read(request);
            case SftpConstants.SSH_FXP_OPENDIR -> openFolder(request);
            case SftpConstants.SSH_FXP_READDIR -> list(request);
            case SftpConstants.SSH_FXP_CLOSE -> closed(request);
            case SftpConstants.SSH_FXP_EXTENDED -> extended(request);
            case SftpConstants.SSH_FXP_READLINK -> throw SftpRefusal.absent();
            case SftpConstants.SSH_FXP_REMOVE,
                    SftpConstants.SSH_FXP_MKDIR,
                    SftpConstants.SSH_FXP_RMDIR,
                    SftpConstants.SSH_FXP_RENAME,
                    SftpConstants.SSH_FXP_SYMLINK,
                    SftpConstants.SSH_FXP_SETSTAT ->
                throw change(request, request.body().getBytes());
            case SftpConstants.SSH_FXP_WRITE, SftpConstants.SSH_FXP_FSETSTAT ->
                throw change(request, handlePath(request));
            default -> throw SftpRefusal.unsupported();
        };
    }

    private Buffer openFile(Request request) throws IOException {
        byte[] path = request.body().getBytes();
        if (request.body().getInt() != SftpConstants.SSH_FXF_READ) {
            throw change(request, path);
        }
        List<String> names = shown(request, path);
        roomForOneMore();
        OpenFile file = new OpenFile(names, view.open(names), event(EventKind.READ, names), visit.recorder()::owed);
        int handle = keep(file);
        visit.reads().add(file);
        return SftpWire.handle(request, handle);
    }

    private Buffer read(Request request) throws IOException {
        OpenFile file = opened(request, OpenFile.class);
        long offset = request.body().getLong();
        int length = Math.min(request.body().getInt(), SftpWire.LONGEST_READ);
        if (offset < 0 || length <= 0) {
            throw SftpRefusal.malformed();
        }
        return SftpWire.data(request, length, (into, at, most) -> file.read(offset, into, at, most))
                .orElseGet(() -> SftpWire.status(request, SftpConstants.SSH_FX_EOF, "End of file."));
    }

    private Buffer openFolder(Request request) throws IOException {
        List<String> names = shown(request);
        roomForOneMore();
        OpenFolder folder = new OpenFolder(names, view.content(names));
        // Before there is a handle, for handles can be guessed.
        visit.recorder().must(event(EventKind.LISTED, names));
        return SftpWire.handle(request, keep(folder));
    }

    private Buffer list(Request request) throws IOException {
        OpenFolder folder = opened(request, OpenFolder.class);
        List<Entry> entries = new ArrayList<>();
        Iterator<String> rest = folder.rest();
        while (rest.hasNext() && entries.size() < ENTRIES_A_REPLY) {
            entry(folder, rest.next()).ifPresent(entries::add);
        }
        return entries.isEmpty()
                ? SftpWire.status(request, SftpConstants.SSH_FX_EOF, "End of folder.")
                : SftpWire.entries(request, entries, visit.caller().login());
    }

    private Optional<Entry> entry(OpenFolder folder, String name) throws IOException {
        List<String> names = new ArrayList<>(folder.names());
        names.add(name);
        if (!view.shows(names)) {
            return Optional.empty();
        }
        try {
            Item item = view.item(names);
            return Optional.of(new Entry(name, item));
        } catch (SftpRefusal linkOrGone) {
            return Optional.empty();
        }
    }

    private Buffer closed(Request request) throws IOException {
        OpenItem item = opened(request, OpenItem.class);
        open.values().remove(item);
        end(item);
        return SftpWire.status(request, SftpConstants.SSH_FX_OK, "");
    }

    private Buffer extended(Request request) throws IOException {
        String name = request.body().getString();
        if (name.equals("limits@openssh.com")) {
            return SftpWire.limits(request, limits.handles());
        }
        if (CHANGING_EXTENSIONS.contains(name)) {
            throw refuse(name, "nothing can be changed here", Optional.empty(), "");
        }
        throw SftpRefusal.unsupported();
    }

    private List<String> parsed(Request request) throws SftpRefusal {
        return ShelfPath.names(request.body().getBytes()).orElseThrow(SftpRefusal::absent);
    }

    private List<String> shown(Request request) throws SftpRefusal {
        return shown(request, request.body().getBytes());
    }

    private List<String> shown(Request request, byte[] path) throws SftpRefusal {
        Optional<List<String>> names = ShelfPath.names(path);
        if (names.isPresent() && view.shows(names.get())) {
            return names.get();
        }
        refuse(word(request), "not shown to this person", names, readable(path));
        throw SftpRefusal.absent();
    }

    private SftpRefusal change(Request request, byte[] path) {
        return refuse(word(request), "nothing can be changed here", ShelfPath.names(path), readable(path));
    }

    /** Records a refusal; a session that does nothing but try doors is ended. */
    private SftpRefusal refuse(String request, String reason, Optional<List<String>> names, String asSent) {
        Event event = visit.event(shelf.chain(names.orElse(List.of())), EventKind.ACCESS_REFUSED)
                .with("request", request)
                .with("reason", reason);
        String path = names.map(ShelfPath::text).orElse(asSent);
        int refusals = visit.refused(path.isEmpty() ? event : event.file(Recorder.shown(path)));
        if (refusals == limits.refusals()) {
            visit.end("too many refused requests");
        }
        return SftpRefusal.denied("Nothing can be changed here: this view is read-only.");
    }

    private Event event(EventKind kind, List<String> names) {
        return visit.event(shelf.chain(names), kind).file(Recorder.shown(ShelfPath.text(names)));
    }

    private void roomForOneMore() throws SftpRefusal {
        if (open.size() >= limits.handles()) {
            throw new SftpRefusal(SftpConstants.SSH_FX_FAILURE, "Too many open files. Close some first.");
        }
    }

    private int keep(OpenItem item) {
        lastHandle++;
        open.put(lastHandle, item);
        return lastHandle;
    }

    private <T extends OpenItem> T opened(Request request, Class<T> kind) throws SftpRefusal {
        return handle(request)
                .filter(kind::isInstance)
                .map(kind::cast)
                .orElseThrow(() -> new SftpRefusal(SftpConstants.SSH_FX_FAILURE, "No such handle."));
    }

    private Optional<OpenItem> handle(Request request) {
        byte[] handle = request.body().getBytes();
        return handle.length == Integer.BYTES
                ? Optional.ofNullable(open.get(ByteBuffer.wrap(handle).getInt()))
                : Optional.empty();
    }

    private byte[] handlePath(Request request) {
        return handle(request)
                .map(item -> ShelfPath.text(item.names()).getBytes(StandardCharsets.UTF_8))
                .orElse(new byte[0]);
    }

    private static String readable(byte[] path) {
        return new String(path, 0, Math.min(path.length, 512), StandardCharsets.UTF_8);
    }

    /** What was asked for in a word, such as {@code remove}. */
    private static String word(Request request) {
        return SftpConstants.getCommandMessageName(request.type())
                .replace("SSH_FXP_", "")
                .toLowerCase(Locale.ROOT);
    }

    private void end(OpenItem item) {
        item.close();
        if (item instanceof OpenFile file) {
            visit.reads().remove(file);
        }
    }

    /** Ends what is still open, so that reads that broke off are recorded too. */
    @Override
    public void close() {
        open.values().forEach(this::end);
        open.clear();
    }
}
