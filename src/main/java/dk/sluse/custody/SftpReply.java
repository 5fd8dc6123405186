package dk.sluse.custody;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a server answered to one request. It is taken apart with suspicion: an answer of another kind than was asked for, or
 * one whose lengths do not fit into it, is no answer.
 */
final class SftpReply {

    static final int STATUS = 101;
    static final int HANDLE = 102;
    static final int DATA = 103;
    static final int NAME = 104;
    static final int ATTRS = 105;
    static final int EXTENDED = 201;

    /** Version 3 says 256; a longer handle is somebody's joke. */
    private static final int LONGEST_HANDLE = 256;

    private final int type;
    private final byte[] body;

    SftpReply(int type, byte[] body) {
        this.type = type;
        this.body = body;
    }

    /** Refuses every status but success. */
    void requireDone() throws IOException {
        require(STATUS);
    }

    byte[] handle() throws IOException {
        byte[] handle = string(require(HANDLE));
        if (handle.length > LONGEST_HANDLE) {
            throw broken("a handle of " + handle.length + " bytes");
        }
        return handle;
    }

    SftpAttributes attributes() throws IOException {
        return attributes(require(ATTRS));
    }

    /** The fields of an extension's answer. */
    Fields extension() throws IOException {
        return new Fields(require(EXTENDED));
    }

    List<Named> names() throws IOException {
        ByteBuffer in = require(NAME);
        List<Named> names = new ArrayList<>();
        for (int left = number(in); left > 0; left--) {
            String name = new String(string(in), StandardCharsets.UTF_8);
            string(in); // the long name is for people
            names.add(new Named(name, attributes(in)));
        }
        return names;
    }

    /**
     * The bytes of a file, as a window into this answer.
     *
     * @param asked no more than these may come
     */
    ByteBuffer data(int asked) throws IOException {
        ByteBuffer in = require(DATA);
        int length = number(in);
        if (length < 1 || length > asked || length > in.remaining()) {
            throw broken(length + " bytes where at most " + asked + " were asked for");
        }
        return in.slice(in.position(), length);
    }

    /** A name in a folder. It is outside text: it may hold anything. */
    record Named(String name, SftpAttributes attributes) {}

    /** Reads numbers and texts, one after the other. */
    static final class Fields {
        private final ByteBuffer in;

        Fields(ByteBuffer in) {
            this.in = in;
        }

        long next() throws IOException {
            try {
                return in.getLong();
            } catch (BufferUnderflowException e) {
                throw broken("an answer that ends too early");
            }
        }
    }

    private ByteBuffer require(int wanted) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(body);
        if (type == STATUS) {
            int status = number(in);
            if (status != SftpStatusException.OK) {
                throw new SftpStatusException(status);
            }
        }
        if (type != wanted) {
            throw broken("an answer of kind " + type + " where " + wanted + " was due");
        }
        return in;
    }

    private static SftpAttributes attributes(ByteBuffer in) throws IOException {
        try {
            return SftpAttributes.read(in);
        } catch (BufferUnderflowException e) {
            throw broken("attributes that end too early");
        }
    }

    private static int number(ByteBuffer in) throws IOException {
        if (in.remaining() < Integer.BYTES) {
            throw broken("an answer that ends too early");
        }
        return in.getInt();
    }

    private static byte[] string(ByteBuffer in) throws IOException {
        int length = number(in);
        if (length < 0 || length > in.remaining()) {
            throw broken("a text longer than its answer");
        }
        byte[] text = new byte[length];
        in.get(text);
        return text;
    }

    static IOException broken(String what) {
        return new IOException("the server does not keep to SFTP: " + what);
    }
}
