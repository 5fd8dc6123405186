package dk.sluse.gateway;

import dk.sluse.audit.EventKind;
import dk.sluse.gateway.GatewaySettings.Limits;
import dk.sluse.gateway.SftpWire.Entry;
import dk.sluse.gateway.SftpWire.Request;
import dk.sluse.gateway.ShelfView.Item;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.BufferException;
import org.apache.sshd.sftp.common.SftpConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One person's view over SFTP, for as long as the channel lasts. It can look, list and read; there is no code in it that
 * could change anything: what may be changed below {@code /upload} is {@link Uploading}'s. What is not shown is answered
 * like what is not there.
 */
final class SftpSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SftpSession.class);
    private static final int ENTRIES_A_REPLY = 64;
    private static final Set<String> CHANGING_EXTENSIONS = Set.of(
            "posix-rename@openssh.com",
            "hardlink@openssh.com",
            "lsetstat@openssh.com",
            SftpWire.FSYNC,
            "copy-data",
            "copy-file");

    private final Visit visit;
    private final WholeView view;
    private final Limits limits;
    private final Refusals refusals;
    private final Handles handles;
    private final Optional<Uploading> uploading;

    SftpSession(Visit visit, Shelf shelf, Optional<UploadShelf> uploads, Limits limits) {
        this.visit = visit;
        this.view = new WholeView(visit, shelf, uploads);
        this.limits = limits;
        this.refusals = new Refusals(visit, view, limits);
        this.handles = new Handles(limits.handles());
        this.uploading =
                uploads.map(each -> new Uploading(visit, each, view.uploadView().orElseThrow(), refusals));
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
        wire.send(SftpWire.version(uploading.isPresent()));
        Optional<Request> request = wire.next();
        while (request.isPresent() && guard.serves(visit)) {
            wire.send(answer(wire, request.get()));
            request = wire.next();
        }
    }

    private Buffer answer(SftpWire wire, Request request) {
        try {
            return served(wire, request);
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

    private Buffer served(SftpWire wire, Request request) throws IOException {
        return switch (request.type()) {
            case SftpConstants.SSH_FXP_REALPATH -> SftpWire.path(request, ShelfPath.text(parsed(request)));
            case SftpConstants.SSH_FXP_STAT, SftpConstants.SSH_FXP_LSTAT ->
                SftpWire.attributes(request, view.item(shown(request)));
            case SftpConstants.SSH_FXP_FSTAT -> SftpWire.attributes(request, item(opened(request, OpenItem.class)));
            case SftpConstants.SSH_FXP_OPEN -> openFile(request);
            case SftpConstants.SSH_FXP_READ -> read(wire, request);
            case SftpConstants.SSH_FXP_OPENDIR -> openFolder(request);
            case SftpConstants.SSH_FXP_READDIR -> list(request);
            case SftpConstants.SSH_FXP_CLOSE -> closed(request);
            case SftpConstants.SSH_FXP_EXTENDED -> extended(request);
            case SftpConstants.SSH_FXP_READLINK -> throw SftpRefusal.absent();
            case SftpConstants.SSH_FXP_REMOVE, SftpConstants.SSH_FXP_MKDIR, SftpConstants.SSH_FXP_SETSTAT ->
                changed(request, request.body().getBytes());
            case SftpConstants.SSH_FXP_RMDIR, SftpConstants.SSH_FXP_RENAME, SftpConstants.SSH_FXP_SYMLINK ->
                throw change(request, request.body().getBytes());
            case SftpConstants.SSH_FXP_WRITE, SftpConstants.SSH_FXP_FSETSTAT -> written(request);
            default -> throw SftpRefusal.unsupported();
        };
    }

    private Item item(OpenItem item) throws IOException {
        return item instanceof OpenUpload upload ? upload.item() : view.item(item.names());
    }

    private Buffer openFile(Request request) throws IOException {
        byte[] path = request.body().getBytes();
        int flags = request.body().getInt();
        Optional<List<String>> upload = uploaded(path);
        if (flags != SftpConstants.SSH_FXF_READ && upload.isEmpty()) {
            throw change(request, path);
        }
        List<String> names = shown(request, path);
        handles.roomForOneMore();
        return SftpWire.handle(request, handles.keep(upload.isPresent() ? upload(names, flags) : reading(names)));
    }

    private OpenItem upload(List<String> names, int flags) throws IOException {
        return uploading.orElseThrow().open(names, flags);
    }

    private OpenItem reading(List<String> names) throws IOException {
        OpenFile file =
                new OpenFile(names, view.open(names), refusals.event(EventKind.READ, names), visit.recorder()::owed);
        visit.reads().add(file);
        return file;
    }

    /** The names of a path in the upload folder. */
    private Optional<List<String>> uploaded(byte[] path) {
        return ShelfPath.names(path).filter(view::isUpload);
    }

    /** Changes what may be changed, which is nothing outside of the upload folder. */
    private Buffer changed(Request request, byte[] path) throws IOException {
        if (uploaded(path).isEmpty()) {
            throw change(request, path);
        }
        List<String> names = shown(request, path);
        switch (request.type()) {
            case SftpConstants.SSH_FXP_REMOVE -> uploading.orElseThrow().remove(request, names);
            case SftpConstants.SSH_FXP_SETSTAT -> uploading.orElseThrow().attributes(names, request.body());
            default -> throw uploading.orElseThrow().makeFolder(request, names);
        }
        return ok(request);
    }

    private Buffer written(Request request) throws IOException {
        Optional<OpenItem> item = handles.named(request);
        if (item.isEmpty() || !(item.get() instanceof OpenUpload upload)) {
            throw change(request, item.map(SftpSession::path).orElse(new byte[0]));
        }
        if (request.type() == SftpConstants.SSH_FXP_WRITE) {
            uploading.orElseThrow().write(upload, request.body());
        } else {
            uploading.orElseThrow().attributes(upload.item().size(), request.body());
        }
        return ok(request);
    }

    private static Buffer ok(Request request) {
        return SftpWire.status(request, SftpConstants.SSH_FX_OK, "");
    }

    private Buffer read(SftpWire wire, Request request) throws IOException {
        OpenFile file = opened(request, OpenFile.class);
        long offset = request.body().getLong();
        int length = Math.min(request.body().getInt(), SftpWire.LONGEST_READ);
        if (offset < 0 || length <= 0) {
            throw SftpRefusal.malformed();
        }
        return wire.data(request, length, (into, at, most) -> file.read(offset, into, at, most))
                .orElseGet(() -> SftpWire.status(request, SftpConstants.SSH_FX_EOF, "End of file."));
    }

    private Buffer openFolder(Request request) throws IOException {
        List<String> names = shown(request);
        handles.roomForOneMore();
        OpenFolder folder = new OpenFolder(names, view.content(names));
        // Before there is a handle, for handles can be guessed.
        visit.recorder().must(refusals.event(EventKind.LISTED, names));
        return SftpWire.handle(request, handles.keep(folder));
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
        handles.forget(item);
        try {
            if (item instanceof OpenUpload upload) {
                upload.finish(visit.caller());
            }
        } finally {
            end(item);
        }
        return ok(request);
    }

    private Buffer extended(Request request) throws IOException {
        String name = request.body().getString();
        if (name.equals("limits@openssh.com")) {
            return SftpWire.limits(request, limits.handles(), uploading.isPresent());
        }
        if (name.equals(SftpWire.FSYNC) && uploading.isPresent()) {
            opened(request, OpenUpload.class).sync();
            return ok(request);
        }
        if (CHANGING_EXTENSIONS.contains(name)) {
            throw refusals.refuse(name, "nothing can be changed here", Optional.empty(), "");
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
        refusals.refuse(request.word(), "not shown to this person", names, readable(path));
        throw SftpRefusal.absent();
    }

    private SftpRefusal change(Request request, byte[] path) {
        return refusals.refuse(request.word(), "nothing can be changed here", ShelfPath.names(path), readable(path));
    }

    private <T extends OpenItem> T opened(Request request, Class<T> kind) throws SftpRefusal {
        return handles.opened(request, kind);
    }

    private static byte[] path(OpenItem item) {
        return ShelfPath.text(item.names()).getBytes(StandardCharsets.UTF_8);
    }

    private static String readable(byte[] path) {
        return new String(path, 0, Math.min(path.length, 512), StandardCharsets.UTF_8);
    }

    private void end(OpenItem item) {
        item.close();
        if (item instanceof OpenFile file) {
            visit.reads().remove(file);
        } else if (item instanceof OpenUpload upload) {
            visit.writes().remove(upload);
        }
    }

    /** Ends what is still open, so that reads that broke off are recorded too. */
    @Override
    public void close() {
        handles.takeAll().forEach(this::end);
    }
}
