package dk.sluse.demo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/** Gives commands at the hub's gateway, as any SSH client does. */
final class GatewayClient implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final SshClient client = ModernClient.make();
    private final int port;
    private final String hostKey;

    /**
     * @param hostKey the gateway's public key; any other ends the connection
     */
    GatewayClient(int port, String hostKey) {
        this.port = port;
        this.hostKey = hostKey;
        client.setServerKeyVerifier(
                (session, address, key) -> PublicKeyEntry.toString(key).startsWith(this.hostKey.strip()));
        client.start();
    }

    /** What a command answered. */
    record Answer(int exit, String out, String err) {
        boolean isDone() {
            return exit == 0;
        }
    }

    /** Runs one command as a person with that person's key. */
    Answer run(String login, Keys keys, String command, String input) throws IOException {
        try (ClientSession session =
                client.connect(login, "127.0.0.1", port).verify(LIMIT).getSession()) {
            session.addPublicKeyIdentity(keys.pair());
            session.auth().verify(LIMIT);
            try (ChannelExec channel = session.createExecChannel(command)) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                ByteArrayOutputStream err = new ByteArrayOutputStream();
                channel.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
                channel.setOut(out);
                channel.setErr(err);
                channel.open().verify(LIMIT);
                channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), LIMIT);
                Integer exit = channel.getExitStatus();
                return new Answer(
                        exit == null ? -1 : exit,
                        out.toString(StandardCharsets.UTF_8),
                        err.toString(StandardCharsets.UTF_8));
            }
        }
    }

    @Override
    public void close() {
        client.stop();
    }
}
