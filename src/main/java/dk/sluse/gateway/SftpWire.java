package dk.sluse.gateway;

import dk.sluse.gateway.ShelfView.Item;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.sftp.common.SftpConstants;

/**
 * SFTP version 3 on the wire (draft-ietf-secsh-filexfer-02): one request at a time in, one reply at a time out, both
 * bounded, so that a client costs two small buffers whatever it sends.
 */
final class SftpWire {

    static final int VERSION = 3;
    /** Puts on the disk what was written to a handle. */
    static final String FSYNC = "fsync@openssh.com";
    /** Longest packet either way, as in OpenSSH. */
    static final int LONGEST_PACKET = 256 * 1024;
    /** Longest piece of a file in one reply. */
    static final int LONGEST_READ = LONGEST_PACKET - 1024;

    private static final int FILE_MODE = 0100444;
    private static final int FOLDER_MODE = 0040555;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MMM dd  yyyy", Locale.ENGLISH).withZone(ZoneId.of("Europe/Copenhagen"));

    private static final int SHORT_PACKET = 1024;
    private static final byte[] NOTHING = new byte[0];

    private final InputStream in;
    private final OutputStream out;
    private byte[] packet = NOTHING;
    /**
     * What is read of files: a new one for each reply would be cleared and collected as often as it is filled. Kept only while
     * requests wait, so that a view that is open and idle costs nothing (F20).
     */
    private byte[] piece = NOTHING;

    SftpWire(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /**
     * What a client asks.
     *
     * @param type one of the protocol's message types
     * @param id the number that the reply bears
     * @param body what follows
     */
    record Request(int type, int id, Buffer body) {

        /** What was asked for in a word, such as {@code remove}. */
        String word() {
            return SftpConstants.getCommandMessageName(type)
                    .replace("SSH_FXP_", "")
                    .toLowerCase(Locale.ROOT);
        }
    }

    /** A name in a reply, with what is told of it. */
    record Entry(String name, Item item) {}

    /** The next request; nothing when the client is done. */
    Optional<Request> next() throws IOException {
        if (in.available() <= 0) {
            packet = NOTHING;
            piece = NOTHING;
        }
        byte[] head = in.readNBytes(Integer.BYTES);
        if (head.length == 0) {
            return Optional.empty();
        }
        if (head.length < Integer.BYTES) {
            throw new EOFException("An SFTP packet ended early");
        }
        int length = ByteBuffer.wrap(head).getInt();
        if (length < 5 || length > LONGEST_PACKET) {
            throw new StreamCorruptedException("An SFTP packet of " + length + " bytes");
        }
        if (packet.length < length) {
            packet = new byte[Math.max(length, SHORT_PACKET)];
        }
        Buffer body = new ByteArrayBuffer(exactly(packet, length), 0, length);
        int type = body.getUByte();
        return Optional.of(new Request(type, body.getInt(), body));
    }

    private byte[] exactly(byte[] into, int length) throws IOException {
        if (in.readNBytes(into, 0, length) < length) {
            throw new EOFException("An SFTP packet ended early");
        }
        return into;
    }

    void send(Buffer reply) throws IOException {
        Buffer head = new ByteArrayBuffer(Integer.BYTES, false);
        head.putUInt(reply.available());
        out.write(head.array(), 0, Integer.BYTES);
        out.write(reply.array(), reply.rpos(), reply.available());
        out.flush();
    }

    /** @param uploads whether files can be put here, so that a client may ask for them to be on the disk */
    static Buffer version(boolean uploads) {
        Buffer reply = new ByteArrayBuffer(64, false);
        reply.putByte((byte) SftpConstants.SSH_FXP_VERSION);
        reply.putUInt(VERSION);
        reply.putString("limits@openssh.com");
        reply.putString("1");
        if (uploads) {
            reply.putString(FSYNC);
            reply.putString("1");
        }
        return reply;
    }

    static Buffer limits(Request request, int handles, boolean uploads) {
        Buffer reply = reply(SftpConstants.SSH_FXP_EXTENDED_REPLY, request, 64);
        reply.putLong(LONGEST_PACKET);
        reply.putLong(LONGEST_READ);
        reply.putLong(uploads ? LONGEST_READ : 0);
        reply.putLong(handles);
        return reply;
    }

    static Buffer status(Request request, int status, String message) {
        Buffer reply = reply(SftpConstants.SSH_FXP_STATUS, request, 128);
        reply.putUInt(status);
        reply.putString(message);
        reply.putString("en");
        return reply;
    }

    static Buffer handle(Request request, int handle) {
        Buffer reply = reply(SftpConstants.SSH_FXP_HANDLE, request, 32);
        reply.putUInt(Integer.BYTES);
        reply.putUInt(handle);
        return reply;
    }

    static Buffer attributes(Request request, Item item) {
        Buffer reply = reply(SftpConstants.SSH_FXP_ATTRS, request, 64);
        putAttributes(reply, item);
        return reply;
    }

    /** A path alone: its attributes are left out, as the protocol has it for a resolved path. */
    static Buffer path(Request request, String path) {
        Buffer reply = reply(SftpConstants.SSH_FXP_NAME, request, 128);
        reply.putUInt(1);
        reply.putString(path);
        reply.putString(path);
        reply.putUInt(0);
        return reply;
    }

    /** A folder's entries, shown as owned by the person who looks. */
    static Buffer entries(Request request, List<Entry> entries, String owner) {
        Buffer reply = reply(SftpConstants.SSH_FXP_NAME, request, 4096);
        reply.putUInt(entries.size());
        for (Entry entry : entries) {
            reply.putString(entry.name());
            reply.putString(longName(entry, owner));
            putAttributes(reply, entry.item());
        }
        return reply;
    }

    /** A reply of file content, read by {@code source} straight into it, to be sent before the next; nothing at the file's end. */
    Optional<Buffer> data(Request request, int length, Source source) throws IOException {
        int head = 1 + 2 * Integer.BYTES;
        if (piece.length < head + length) {
            piece = new byte[head + length];
        }
        int read = source.read(piece, head, length);
        if (read < 0) {
            return Optional.empty();
        }
        Buffer reply = new ByteArrayBuffer(piece, 0, 0);
        reply.putByte((byte) SftpConstants.SSH_FXP_DATA);
        reply.putInt(request.id());
        reply.putUInt(read);
        reply.wpos(head + read);
        return Optional.of(reply);
    }

    /** Where content comes from. */
    interface Source {
        int read(byte[] into, int at, int length) throws IOException;
    }

    private static Buffer reply(int type, Request request, int room) {
        Buffer reply = new ByteArrayBuffer(room, false);
        reply.putByte((byte) type);
        reply.putInt(request.id());
        return reply;
    }

    private static void putAttributes(Buffer reply, Item item) {
        long modified = Math.max(0, item.modified().toMillis() / 1000);
        reply.putUInt(SftpConstants.SSH_FILEXFER_ATTR_SIZE
                | SftpConstants.SSH_FILEXFER_ATTR_PERMISSIONS
                | SftpConstants.SSH_FILEXFER_ATTR_ACMODTIME);
        reply.putLong(item.size());
        reply.putUInt(item.folder() ? FOLDER_MODE : FILE_MODE);
        reply.putUInt(modified & 0xffffffffL);
        reply.putUInt(modified & 0xffffffffL);
    }

    private static String longName(Entry entry, String owner) {
        Item item = entry.item();
        return String.format(
                Locale.ROOT,
                "%s 1 %-8s %-8s %12d %s %s",
                item.folder() ? "dr-xr-xr-x" : "-r--r--r--",
                owner,
                "sluse",
                item.size(),
                DAY.format(item.modified().toInstant()),
                entry.name());
    }
}
