package dk.sluse.custody;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.subsystem.SubsystemFactory;

/** An SFTP server that answers as it likes: behind a real host key and a real login, byte by byte what a test says. */
final class HostileSftp implements SubsystemFactory {

    /** What is sent back, whole packets or not; nothing at all for an empty answer. */
    interface Answering {
        byte[] to(int type, int id, ByteBuffer rest);
    }

    private final Answering answering;

    private HostileSftp(Answering answering) {
        this.answering = answering;
    }

    static void behind(MinaEnvironment environment, Answering answering) {
        environment.server().setSubsystemFactories(List.of(new HostileSftp(answering)));
    }

    @Override
    public String getName() {
        return "sftp";
    }

    @Override
    public Command createSubsystem(ChannelSession channel) {
        return new Session();
    }

    static byte[] packet(int type, int id, byte[] body) {
        return ByteBuffer.allocate(9 + body.length)
                .putInt(5 + body.length)
                .put((byte) type)
                .putInt(id)
                .put(body)
                .array();
    }

    static byte[] status(int id, int status) {
        return packet(
                SftpReply.STATUS, id, ByteBuffer.allocate(12).putInt(status).array());
    }

    static byte[] handle(int id) {
        return packet(
                SftpReply.HANDLE,
                id,
                ByteBuffer.allocate(5).putInt(1).put((byte) 'h').array());
    }

    static byte[] data(int id, byte[] content) {
        return packet(
                SftpReply.DATA,
                id,
                ByteBuffer.allocate(4 + content.length)
                        .putInt(content.length)
                        .put(content)
                        .array());
    }

    static byte[] attributes(int id, int mode, long size) {
        return packet(
                SftpReply.ATTRS,
                id,
                ByteBuffer.allocate(16).putInt(5).putLong(size).putInt(mode).array());
    }

    static byte[] names(int id, String... names) {
        ByteBuffer body = ByteBuffer.allocate(4096).putInt(names.length);
        for (String name : names) {
            byte[] bytes = name.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            body.putInt(bytes.length).put(bytes).putInt(0).putInt(4).putInt(0100644);
        }
        byte[] whole = new byte[body.position()];
        body.get(0, whole);
        return packet(SftpReply.NAME, id, whole);
    }

    /** What any server answers while a place is opened; the rest is the test's. */
    static Answering afterOpening(Answering then) {
        return (type, id, rest) -> switch (type) {
            case SftpRequest.REALPATH -> names(id, "/work");
            case SftpRequest.STAT -> attributes(id, 0040700, 0);
            default -> then.to(type, id, rest);
        };
    }

    /** The greeting says that the server has fsync. */
    private static final byte[] SYNCS = extension("fsync@openssh.com", "1");

    private static byte[] extension(String name, String value) {
        return ByteBuffer.allocate(8 + name.length() + value.length())
                .putInt(name.length())
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .putInt(value.length())
                .put(value.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    private final class Session implements Command {
        private InputStream in;
        private OutputStream out;

        @Override
        public void setInputStream(InputStream given) {
            in = given;
        }

        @Override
        public void setOutputStream(OutputStream given) {
            out = given;
        }

        @Override
        public void setErrorStream(OutputStream given) {
            // says nothing there
        }

        @Override
        public void setExitCallback(ExitCallback callback) {
            // never ends by itself
        }

        @Override
        public void start(ChannelSession channel, Environment environment) {
            Thread thread = new Thread(this::serve, "hostile-sftp");
            thread.setDaemon(true);
            thread.start();
        }

        private void serve() {
            try (DataInputStream requests = new DataInputStream(in)) {
                while (true) {
                    byte[] packet = new byte[requests.readInt()];
                    requests.readFully(packet);
                    ByteBuffer request = ByteBuffer.wrap(packet);
                    int type = request.get();
                    int id = request.getInt();
                    byte[] answer = type == 1 ? packet(2, 3, SYNCS) : answering.to(type, id, request);
                    out.write(answer);
                    out.flush();
                }
            } catch (IOException e) {
                // The client went away.
            }
        }

        @Override
        public void destroy(ChannelSession channel) {
            // its streams are closed
        }
    }
}
