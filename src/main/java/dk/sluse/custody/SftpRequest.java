package dk.sluse.custody;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A request of SFTP version 3 being put together; a {@link SftpLane} gives it its id. */
final class SftpRequest {

    static final int OPEN = 3;
    static final int CLOSE = 4;
    static final int READ = 5;
    static final int WRITE = 6;
    static final int LSTAT = 7;
    static final int FSTAT = 8;
    static final int SETSTAT = 9;
    static final int FSETSTAT = 10;
    static final int OPENDIR = 11;
    static final int READDIR = 12;
    static final int REMOVE = 13;
    static final int MKDIR = 14;
    static final int RMDIR = 15;
    static final int REALPATH = 16;
    static final int STAT = 17;
    static final int RENAME = 18;
    static final int EXTENDED = 200;

    private static final int ID_AT = 5;

    private ByteBuffer bytes = ByteBuffer.allocate(128);

    private SftpRequest() {}

    static SftpRequest of(int type) {
        SftpRequest request = new SftpRequest();
        request.bytes.putInt(0).put((byte) type).putInt(0);
        return request;
    }

    static SftpRequest extended(String name) {
        return of(EXTENDED).text(name);
    }

    SftpRequest number(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    SftpRequest offset(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    SftpRequest text(String value) {
        return string(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes with their length before them. */
    SftpRequest string(byte[] value) {
        room(Integer.BYTES + value.length).putInt(value.length).put(value);
        return this;
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            ByteBuffer larger = ByteBuffer.allocate(bytes.position() + more + 128);
            bytes = larger.put(bytes.flip());
        }
        return bytes;
    }

    /** The whole request; {@code following} more bytes belong to it and are sent right behind. */
    byte[] numbered(int id, int following) {
        int length = bytes.position();
        bytes.putInt(0, length - Integer.BYTES + following).putInt(ID_AT, id);
        byte[] whole = new byte[length];
        bytes.get(0, whole);
        return whole;
    }
}
