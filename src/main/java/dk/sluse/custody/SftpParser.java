package dk.sluse.custody;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Cuts the stream of a server's bytes into its answers. It holds one answer at a time, no longer than any that is allowed,
 * and asks before it makes room whether anybody waits for it.
 */
final class SftpParser extends OutputStream {

    /** The longest packet that OpenSSH sends or takes. */
    static final int LONGEST = 256 << 10;

    private static final int HEADER = 9;
    private static final int SHORTEST = 5;

    /** Whom answers are for. */
    interface Receiver {

        /** Whether an answer to this request is due. */
        boolean awaits(int id);

        void received(int id, SftpReply reply);

        /** The server does not keep to the protocol; nothing after this is looked at. */
        void violated(IOException how);

        /** No more will come. */
        void ended();
    }

    private final Receiver receiver;
    private final ByteBuffer header = ByteBuffer.allocate(HEADER);
    private byte[] body = new byte[0];
    private int missing = -1;

    SftpParser(Receiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int at = offset;
        int end = offset + length;
        try {
            while (at < end || missing == 0) {
                at += missing < 0 ? takeHeader(bytes, at, end) : takeBody(bytes, at, end);
            }
        } catch (IOException e) {
            receiver.violated(e);
            throw e;
        }
    }

    private int takeHeader(byte[] bytes, int at, int end) throws IOException {
        int taken = Math.min(header.remaining(), end - at);
        header.put(bytes, at, taken);
        if (!header.hasRemaining()) {
            int length = header.getInt(0);
            if (length < SHORTEST || length > LONGEST) {
                throw SftpReply.broken("a packet of " + length + " bytes");
            }
            if (!receiver.awaits(id())) {
                throw SftpReply.broken("an answer to a request that was not made");
            }
            missing = length - SHORTEST;
            body = new byte[missing];
        }
        return taken;
    }

    private int takeBody(byte[] bytes, int at, int end) {
        int taken = Math.min(missing, end - at);
        System.arraycopy(bytes, at, body, body.length - missing, taken);
        missing -= taken;
        if (missing == 0) {
            SftpReply reply = new SftpReply(header.get(4) & 0xff, body);
            int id = id();
            missing = -1;
            body = new byte[0];
            header.clear();
            receiver.received(id, reply);
        }
        return taken;
    }

    private int id() {
        return header.getInt(SHORTEST);
    }

    @Override
    public void close() {
        receiver.ended();
    }
}
