package dk.sluse.gateway;

import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.gateway.ShelfView.Item;
import dk.sluse.gateway.UploadFiles.Partial;
import dk.sluse.gateway.UploadShelf.Whole;
import dk.sluse.project.Caller;
import dk.sluse.project.Denied;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.sshd.sftp.common.SftpConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is being uploaded. It has no name of its own until the client closes it and nothing of it is missing; whatever
 * else ends it leaves nothing behind (F3). One session writes to it; it can be cut from outside.
 */
final class OpenUpload implements OpenItem {

    private static final Logger LOG = LoggerFactory.getLogger(OpenUpload.class);
    /** How many bytes may come before the disk is looked at again: little, for many may be open at once, each with its own count. */
    private static final long LOOK_EVERY = 1L << 20;

    private final List<String> names;
    private final UploadShelf shelf;
    private final UploadFiles files;
    private final Partial partial;
    private final Event begun;
    private final Consumer<Event> record;
    private final Coverage coverage = new Coverage();
    private final MessageDigest hash = DigestUtils.getSha256Digest();
    private volatile Optional<String> cut = Optional.empty();
    private boolean inOrder = true;
    private boolean over;
    private long size;
    private long untilLook;

    /**
     * @param names from the top of the view
     * @param begun the event that is told at the end, without what came
     * @param record takes the event of an upload that broke off
     */
    OpenUpload(List<String> names, UploadShelf shelf, UploadFiles files, Event begun, Consumer<Event> record)
            throws IOException {
        this.names = names;
        this.shelf = shelf;
        this.files = files;
        this.begun = begun;
        this.record = record;
        requireSpace();
        this.partial = files.begin(local());
    }

    @Override
    public List<String> names() {
        return names;
    }

    private List<String> local() {
        return names.subList(1, names.size());
    }

    /** What is told of it while it is written. */
    Item item() {
        return new Item(false, size, FileTime.from(Instant.EPOCH));
    }

    /** A write that fails spoils the upload: a client that closes it nevertheless has not put a whole file (F1). */
    void write(long offset, byte[] bytes, int at, int length) throws IOException {
        try {
            writeOn(offset, bytes, at, length);
        } catch (IOException | RuntimeException e) {
            cut = cut.or(() -> Optional.of("a part of it could not be written"));
            throw e;
        }
    }

    private void writeOn(long offset, byte[] bytes, int at, int length) throws IOException {
        if (over || cut.isPresent()) {
            throw SftpRefusal.denied("This import does not take files any more.");
        }
        if (offset < 0 || offset > shelf.largest() - length) {
            throw SftpRefusal.denied("The file is too large: at most " + shelf.largest() + " bytes.");
        }
        untilLook -= length;
        if (untilLook < 0) {
            requireSpace();
        }
        partial.channel().position(offset);
        ByteBuffer left = ByteBuffer.wrap(bytes, at, length);
        while (left.hasRemaining()) {
            partial.channel().write(left);
        }
        inOrder &= offset == size;
        if (inOrder) {
            hash.update(bytes, at, length);
        }
        coverage.add(offset, offset + length);
        size = Math.max(size, offset + length);
    }

    private void requireSpace() throws IOException {
        if (files.free() < shelf.spare() + LOOK_EVERY) {
            throw new SftpRefusal(
                    SftpConstants.SSH_FX_FAILURE, "The disk is full. The operators were told; try later.");
        }
        untilLook = LOOK_EVERY;
    }

    /** Puts on the disk what came so far. */
    void sync() throws IOException {
        if (partial.channel() instanceof FileChannel file) {
            file.force(true);
        }
    }

    /** Ends the upload from outside: nothing more is taken. */
    void look(Caller caller) {
        if (cut.isEmpty() && shelf.cuts(caller, local())) {
            cut = Optional.of("it does not take files any more");
        }
    }

    /** The client says that this was all of it. It is kept, or nothing is. */
    void finish(Caller caller) throws IOException {
        if (over) {
            return;
        }
        try {
            cut.ifPresent(reason -> {
                throw new Denied("Nothing of this file was kept: " + reason + ".");
            });
            if (!coverage.isAll(size)) {
                throw new Denied("Parts of the file are missing. Put it again from its beginning.");
            }
            sync();
            partial.channel().close();
            shelf.take(caller, local(), new Whole(size, sha256()), begun, () -> files.place(partial));
            over = true;
        } catch (Denied denied) {
            breakOff(denied.reason().en());
            throw SftpRefusal.denied(denied.reason().en());
        } catch (IOException | RuntimeException e) {
            breakOff("it could not be kept");
            throw e;
        }
    }

    private String sha256() throws IOException {
        if (!inOrder) {
            hash.reset();
            try (InputStream in = files.read(partial);
                    OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), hash)) {
                var unused = in.transferTo(out);
            }
        }
        return HexFormat.of().formatHex(hash.digest());
    }

    /** The channel ended without the client's saying that this was all: it is not. */
    @Override
    public void close() {
        if (!over) {
            breakOff(cut.orElse("the connection ended"));
        }
    }

    private void breakOff(String reason) {
        over = true;
        try {
            files.discard(partial);
        } catch (IOException e) {
            LOG.warn("What is left of an upload cannot be deleted now; it goes when its import ends", e);
        }
        record.accept(new Event(
                        begun.chain(),
                        EventKind.UPLOAD_BROKEN_OFF,
                        begun.actor(),
                        begun.request(),
                        begun.file(),
                        begun.facts())
                .with("bytes", size)
                .with("reason", reason));
    }
}
