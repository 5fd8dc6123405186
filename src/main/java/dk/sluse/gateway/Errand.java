package dk.sluse.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a client came for in one channel, done on a thread of its own. It is never interrupted, for it may stand in the
 * middle of a transaction: when the client goes, its streams end and it ends with them.
 */
abstract class Errand implements Command {

    private static final Logger LOG = LoggerFactory.getLogger(Errand.class);

    private final Executor threads;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private OutputStream err = OutputStream.nullOutputStream();
    private ExitCallback exit = (code, message, now) -> {};
    private volatile BooleanSupplier whole = () -> false;

    Errand(Executor threads) {
        this.threads = threads;
    }

    /** Does it and answers with the exit code. */
    abstract int carryOut(InputStream in, OutputStream out, OutputStream err) throws IOException;

    @Override
    public final void start(ChannelSession channel, Environment environment) throws IOException {
        whole = channel::isEofSignalled;
        boolean terminal = environment.getEnv().containsKey(Environment.ENV_TERM);
        try {
            threads.execute(() -> finish(terminal));
        } catch (RejectedExecutionException e) {
            throw new IOException("The gateway is full. Try again later.", e);
        }
    }

    /** Whether the client itself said that it sends no more: the streams of one that is gone end, too. */
    final boolean isWhole() {
        return whole.getAsBoolean();
    }

    private void finish(boolean terminal) {
        int code = 1;
        try {
            code = outcome(terminal);
        } finally {
            exit.onExit(code);
        }
    }

    private int outcome(boolean terminal) {
        try {
            return carryOut(in, terminal ? new TerminalLines(out) : out, terminal ? new TerminalLines(err) : err);
        } catch (IOException gone) {
            LOG.debug("A client went away in the middle", gone);
            return 1;
        } catch (RuntimeException e) {
            LOG.error("An errand at the gateway failed", e);
            return 1;
        }
    }

    @Override
    public void destroy(ChannelSession channel) {
        // The streams end by themselves; see above.
    }

    @Override
    public void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        err = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }
}
