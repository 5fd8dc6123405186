package dk.sluse.gateway;

import dk.sluse.audit.EventKind;
import dk.sluse.gateway.SftpWire.Request;
import dk.sluse.project.Denied;
import java.io.IOException;
import java.util.List;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.sftp.common.SftpConstants;

/**
 * What a client changes below {@code /upload}: it makes files, writes them, and removes its own. Times and modes are taken
 * and forgotten, for clients insist on setting them.
 */
final class Uploading {

    private static final int MAKING = SftpConstants.SSH_FXF_WRITE | SftpConstants.SSH_FXF_CREAT;
    private static final int REFUSED = SftpConstants.SSH_FXF_READ | SftpConstants.SSH_FXF_APPEND;

    private final Visit visit;
    private final UploadShelf shelf;
    private final ShelfView view;
    private final UploadFiles files;
    private final Refusals refusals;

    Uploading(Visit visit, UploadShelf shelf, ShelfView view, Refusals refusals) {
        this.visit = visit;
        this.shelf = shelf;
        this.view = view;
        this.files = new UploadFiles(view, shelf.root());
        this.refusals = refusals;
    }

    /** Begins a file; what it is written to is nothing that anybody sees. */
    OpenUpload open(List<String> names, int flags) throws IOException {
        if ((flags & MAKING) != MAKING || (flags & REFUSED) != 0) {
            throw refusals.refuse("open", "uploads can only be made anew, and never be read", names);
        }
        List<String> local = local(names);
        boolean isThere = isThere(local);
        if (isThere && ((flags & SftpConstants.SSH_FXF_EXCL) != 0 || (flags & SftpConstants.SSH_FXF_TRUNC) == 0)) {
            throw new SftpRefusal(
                    SftpConstants.SSH_FX_FAILURE, "The file is there already. Put it anew from its beginning.");
        }
        try {
            shelf.mayFill(visit.caller(), local);
        } catch (Denied denied) {
            throw refusals.refuse(
                    "open", denied.reason().en(), names, denied.reason().en());
        }
        OpenUpload upload = new OpenUpload(
                names, shelf, files, refusals.event(EventKind.FILE_UPLOADED, names), visit.recorder()::owed);
        visit.writes().add(upload);
        return upload;
    }

    private boolean isThere(List<String> local) throws IOException {
        try {
            if (view.item(local).folder()) {
                throw new SftpRefusal(SftpConstants.SSH_FX_FAILURE, "This is a folder, not a file.");
            }
            return true;
        } catch (SftpRefusal refusal) {
            if (refusal.status() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
                return false;
            }
            throw refusal;
        }
    }

    /** Writes what a request brings, as far as it says. */
    void write(OpenUpload upload, Buffer body) throws IOException {
        long offset = body.getLong();
        int length = body.getInt();
        if (length < 0 || length > body.available()) {
            throw SftpRefusal.malformed();
        }
        upload.write(offset, body.array(), body.rpos(), length);
    }

    /** Times, modes and owners are taken and forgotten; a size must be what it is. */
    void attributes(long size, Buffer body) throws SftpRefusal {
        int flags = body.getInt();
        if ((flags & SftpConstants.SSH_FILEXFER_ATTR_SIZE) != 0 && body.getLong() != size) {
            throw SftpRefusal.denied("A file's size is what was put there.");
        }
    }

    void attributes(List<String> names, Buffer body) throws IOException {
        attributes(view.item(local(names)).size(), body);
    }

    void remove(Request request, List<String> names) throws IOException {
        List<String> local = local(names);
        if (view.item(local).folder()) {
            throw refusals.refuse(request.word(), "folders stay as they are", names);
        }
        try {
            shelf.remove(
                    visit.caller(), local, refusals.event(EventKind.UPLOAD_REMOVED, names), () -> files.delete(local));
        } catch (Denied denied) {
            throw refusals.refuse(
                    request.word(), denied.reason().en(), names, denied.reason().en());
        }
    }

    /** The folders that the files need are there already. */
    SftpRefusal makeFolder(Request request, List<String> names) throws IOException {
        if (view.item(local(names)).folder()) {
            return new SftpRefusal(SftpConstants.SSH_FX_FAILURE, "The folder is there already.");
        }
        return refusals.refuse(request.word(), "folders stay as they are", names);
    }

    private static List<String> local(List<String> names) {
        return names.subList(1, names.size());
    }
}
