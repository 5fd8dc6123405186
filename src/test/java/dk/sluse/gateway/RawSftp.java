package dk.sluse.gateway;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.sshd.client.channel.ChannelSubsystem;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.sftp.common.SftpConstants;

/** Speaks SFTP byte by byte, for what no well-behaved client sends. */
final class RawSftp implements AutoCloseable {

    private final ChannelSubsystem channel;
    private final OutputStream out;
    private final DataInputStream in;
    private int ids;

    RawSftp(ClientSession session) throws IOException {
        channel = session.createSubsystemChannel("sftp");
        channel.open().verify(Duration.ofSeconds(10));
        out = channel.getInvertedIn();
        InputStream replies = channel.getInvertedOut();
        in = new DataInputStream(replies);
        send(new ByteArrayBuffer(new byte[] {SftpConstants.SSH_FXP_INIT, 0, 0, 0, 3}));
        Reply version = receive();
        if (version.type() != SftpConstants.SSH_FXP_VERSION) {
            throw new IOException("no version but " + version);
        }
    }

    /** A reply; for a status its code, otherwise -1. */
    record Reply(int type, int status, Buffer body) {}

    /** One request whose body the caller has written. */
    Reply ask(int type, Buffer body) throws IOException {
        Buffer request = new ByteArrayBuffer();
        request.putByte((byte) type);
        request.putInt(++ids);
        request.putBuffer(body);
        send(request);
        return receive();
    }

    /** A request whose body is strings. */
    Reply ask(int type, byte[]... strings) throws IOException {
        Buffer body = new ByteArrayBuffer();
        for (byte[] string : strings) {
            body.putBytes(string);
        }
        return ask(type, body);
    }

    Reply ask(int type, String path) throws IOException {
        return ask(type, path.getBytes(StandardCharsets.UTF_8));
    }

    Reply open(byte[] path, int flags) throws IOException {
        Buffer body = new ByteArrayBuffer();
        body.putBytes(path);
        body.putInt(flags);
        body.putInt(0);
        return ask(SftpConstants.SSH_FXP_OPEN, body);
    }

    byte[] openForReading(String path) throws IOException {
        Reply reply = open(path.getBytes(StandardCharsets.UTF_8), SftpConstants.SSH_FXF_READ);
        if (reply.type() != SftpConstants.SSH_FXP_HANDLE) {
            throw new IOException("not opened: " + reply.status());
        }
        return reply.body().getBytes();
    }

    Reply read(byte[] handle, long offset, int length) throws IOException {
        Buffer body = new ByteArrayBuffer();
        body.putBytes(handle);
        body.putLong(offset);
        body.putInt(length);
        return ask(SftpConstants.SSH_FXP_READ, body);
    }

    /** Asks for a piece of a file and does not wait for it. */
    void sendRead(byte[] handle, long offset, int length) throws IOException {
        Buffer request = new ByteArrayBuffer();
        request.putByte((byte) SftpConstants.SSH_FXP_READ);
        request.putInt(++ids);
        request.putBytes(handle);
        request.putLong(offset);
        request.putInt(length);
        send(request);
    }

    void send(Buffer packet) throws IOException {
        Buffer head = new ByteArrayBuffer();
        head.putUInt(packet.available());
        head.putBuffer(packet);
        sendRaw(head.getCompactData());
    }

    void sendRaw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    Reply receive() throws IOException {
        byte[] packet = in.readNBytes(in.readInt());
        Buffer body = new ByteArrayBuffer(packet);
        int type = body.getUByte();
        body.getInt();
        int status = -1;
        if (type == SftpConstants.SSH_FXP_STATUS) {
            status = body.getInt();
        }
        return new Reply(type, status, body);
    }

    @Override
    public void close() throws IOException {
        channel.close(false).await(Duration.ofSeconds(5));
    }
}
