package dk.sluse.custody;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Has a server hash a file that it stores, where its login may run commands: with OpenSSL, which uses what the processor has
 * for it and is several times as fast, or else with {@code sha256sum}. Only the one answer that these give for this path
 * counts; anything else, an answer too many too, is none.
 */
final class RemoteHash {

    private static final int LONGEST = 16 << 10;
    private static final Pattern ANSWER = Pattern.compile("\\\\?([0-9a-f]{64}) \\*(.*)\\n", Pattern.DOTALL);

    private final Session session;

    RemoteHash(Session session) {
        this.session = session;
    }

    /** @param patience how long the server may take for it */
    Optional<String> of(String path, Duration patience) {
        if (path.indexOf('\0') >= 0 || !path.startsWith("/")) {
            return Optional.empty();
        }
        try {
            return run(command(path), patience).flatMap(answer -> parse(answer, path));
        } catch (IOException | JSchException e) {
            return Optional.empty();
        }
    }

    static String command(String path) {
        String quoted = quoted(path);
        return "openssl dgst -sha256 -r " + quoted + " 2>/dev/null || sha256sum -b -- " + quoted;
    }

    /** For every shell of POSIX: nothing is special between single quotes but the quote itself. */
    private static String quoted(String path) {
        return "'" + path.replace("'", "'\\''") + "'";
    }

    static Optional<String> parse(String answer, String path) {
        Matcher matcher = ANSWER.matcher(answer);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        // sha256sum marks a line in which it had to escape the name; OpenSSL never escapes.
        String named = answer.startsWith("\\") ? escaped(path) : path;
        return matcher.group(2).equals(named) ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String escaped(String path) {
        return path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private Optional<String> run(String command, Duration patience) throws IOException, JSchException {
        ChannelExec channel = (ChannelExec) session.openChannel("exec");
        Answer answer = new Answer();
        try {
            channel.setCommand(command.getBytes(StandardCharsets.UTF_8));
            channel.setInputStream(new ByteArrayInputStream(new byte[0]));
            channel.setOutputStream(answer);
            channel.connect((int) patience.toMillis());
            if (!answer.ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
            // The exit status comes before the end of the channel, and after the end of its output.
            for (int i = 0; i < 100 && !channel.isClosed(); i++) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            return channel.getExitStatus() == 0 ? answer.text() : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the server was hashing", e);
        } finally {
            channel.disconnect();
        }
    }

    /** What the command writes, up to the longest answer there can be. */
    private static final class Answer extends OutputStream {
        private final byte[] bytes = new byte[LONGEST];
        private final CountDownLatch ended = new CountDownLatch(1);
        private int length;

        @Override
        public synchronized void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] more, int offset, int count) {
            int kept = Math.min(count, bytes.length - length);
            System.arraycopy(more, offset, bytes, length, kept);
            length += kept;
        }

        @Override
        public void close() {
            ended.countDown();
        }

        synchronized Optional<String> text() {
            return length == bytes.length
                    ? Optional.empty()
                    : Optional.of(new String(Arrays.copyOf(bytes, length), StandardCharsets.UTF_8));
        }
    }
}
