package dk.sluse.custody;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command on a server, where the login may run one, that hashes stored files one after the other: with OpenSSL, which uses
 * what the processor has for it and is several times as fast, or else with {@code sha256sum}. Paths are told on its input and
 * are never part of a command (F17). A file that is still being written can be followed: it is read as far as is known
 * to be stored, and hashed meanwhile.
 *
 * <p>Only a hash alone on its line counts; after anything else the shell is not used again.
 */
final class HashingShell implements AutoCloseable {

    /** What a followed file is read in, and counted in. */
    static final int STEP = 1 << 20;

    private static final Pattern ANSWER = Pattern.compile("([0-9a-f]{64}) \\*(?:stdin|-)");
    private static final String NONE = "none";
    private static final int LONGEST = 256;

    /**
     * For each file: its path; how many MiB of it may be read next, as often as is known; an empty line, after which the rest
     * is read. The answer counts only when the path still leads to the file that was read, and is no link: who writes to the
     * folder could have put another there meanwhile.
     */
    static final String COMMAND = "exec /bin/sh -c '"
            + "if openssl dgst -sha256 -r </dev/null >/dev/null 2>&1;"
            + " then h=\"openssl dgst -sha256 -r\"; else h=\"sha256sum -b\"; fi;"
            + " while IFS= read -r p; do {"
            + " read -r n;"
            + " if [ -n \"$n\" ]; then r=$({"
            + " while [ -n \"$n\" ]; do dd bs=" + STEP + " count=\"$n\" <&3; read -r n || n=; done; cat <&3;"
            + " } | $h);"
            + " else r=$($h <&3); fi"
            + " && [ \"$p\" -ef /dev/fd/3 ] && [ ! -h \"$p\" ] && echo \"$r\" || echo " + NONE + ";"
            + " } 3<\"$p\" || echo " + NONE + "; done 2>/dev/null'";

    private final ChannelExec channel;
    private final OutputStream questions;
    private final Answers answers = new Answers();
    private long told;
    private boolean spent;

    private HashingShell(Session session, Duration patience) throws IOException, JSchException {
        channel = (ChannelExec) session.openChannel("exec");
        try {
            channel.setCommand(COMMAND.getBytes(StandardCharsets.UTF_8));
            channel.setOutputStream(answers);
            questions = channel.getOutputStream();
            channel.connect((int) patience.toMillis());
        } catch (IOException | JSchException e) {
            channel.disconnect();
            throw e;
        }
    }

    static HashingShell open(Session session, Duration patience) throws IOException {
        try {
            return new HashingShell(session, patience);
        } catch (JSchException e) {
            throw new IOException("the server runs no command", e);
        }
    }

    /** A line cannot hold every name; such a file is read back. */
    static boolean canTell(String path) {
        return path.startsWith("/") && path.indexOf('\n') < 0 && path.indexOf('\0') < 0;
    }

    void begin(String path) throws IOException {
        told = 0;
        say(path);
    }

    /** The server has acknowledged so many bytes from the beginning on. */
    void stored(long bytes, long worthTelling) throws IOException {
        long steps = (bytes - told) / STEP;
        if (steps > 0 && steps * STEP >= worthTelling) {
            told += steps * STEP;
            say(Long.toString(steps));
        }
    }

    /** Everything is stored. Answers with the hash of the whole file, if the server has one. */
    Optional<String> end(Duration patience) throws IOException {
        say("");
        try {
            Optional<String> hash = Optional.ofNullable(answers.lines.poll(patience.toMillis(), TimeUnit.MILLISECONDS))
                    .flatMap(HashingShell::parse);
            spent = hash.isEmpty();
            return hash;
        } catch (InterruptedException e) {
            spent = true;
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the server was hashing", e);
        }
    }

    /** Whether it answered as it should, and can be asked again. */
    boolean isUsable() {
        return !spent && channel.isConnected() && answers.lines.isEmpty();
    }

    static Optional<String> parse(String answer) {
        Matcher matcher = ANSWER.matcher(answer);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private void say(String line) throws IOException {
        questions.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        questions.flush();
    }

    @Override
    public void close() {
        channel.disconnect();
    }

    /** The lines that the command writes. One that is too long is none, and neither is the end. */
    private static final class Answers extends OutputStream {

        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>(LONGEST);
        private final StringBuilder line = new StringBuilder();

        @Override
        public void write(int one) {
            if (one == '\n') {
                tell(line.toString());
                line.setLength(0);
            } else if (line.length() < LONGEST) {
                line.append((char) (one & 0xff));
            }
        }

        /** A server that talks on and on is not listened to: nothing is left in memory. */
        private void tell(String text) {
            boolean unused = lines.offer(text);
        }

        @Override
        public void close() {
            tell(NONE);
        }
    }
}
