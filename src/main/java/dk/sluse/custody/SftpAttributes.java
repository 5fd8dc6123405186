package dk.sluse.custody;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * What a server says of a file. What it does not say counts as none: no size, no kind.
 *
 * @param size in bytes, negative where the server names none
 * @param permissions kind and permissions as a POSIX mode
 */
record SftpAttributes(long size, OptionalInt permissions, Instant modified) {

    private static final int SIZE = 1;
    private static final int OWNERS = 2;
    private static final int PERMISSIONS = 4;
    private static final int TIMES = 8;
    private static final int EXTENDED = 0x80000000;

    private static final int KINDS = 0170000;
    private static final int LINK = 0120000;
    private static final int FOLDER = 0040000;
    private static final int FILE = 0100000;

    static SftpAttributes read(ByteBuffer in) {
        int flags = in.getInt();
        long size = (flags & SIZE) != 0 ? in.getLong() : -1;
        if ((flags & OWNERS) != 0) {
            in.getLong();
        }
        OptionalInt permissions = (flags & PERMISSIONS) != 0 ? OptionalInt.of(in.getInt()) : OptionalInt.empty();
        Instant modified = Instant.EPOCH;
        if ((flags & TIMES) != 0) {
            in.getInt();
            modified = Instant.ofEpochSecond(Integer.toUnsignedLong(in.getInt()));
        }
        if ((flags & EXTENDED) != 0) {
            skipExtensions(in);
        }
        return new SftpAttributes(size, permissions, modified);
    }

    private static void skipExtensions(ByteBuffer in) {
        for (int left = in.getInt(); left > 0; left--) {
            skip(in);
            skip(in);
        }
    }

    private static void skip(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        in.position(in.position() + length);
    }

    static SftpRequest writeSize(SftpRequest request, long size) {
        return request.number(SIZE).offset(size);
    }

    static SftpRequest writePermissions(SftpRequest request, int permissions) {
        return request.number(PERMISSIONS).number(permissions);
    }

    static SftpRequest writeNone(SftpRequest request) {
        return request.number(0);
    }

    Entry entry() {
        return new Entry(type(), size, modified);
    }

    Entry.Type type() {
        return switch (permissions.orElse(0) & KINDS) {
            case LINK -> Entry.Type.LINK;
            case FOLDER -> Entry.Type.FOLDER;
            case FILE -> Entry.Type.FILE;
            default -> Entry.Type.OTHER;
        };
    }

    boolean isFolder() {
        return type() == Entry.Type.FOLDER;
    }
}
