package dk.sluse.gateway;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.throttle.DefaultChannelStreamWriter;
import org.apache.sshd.common.io.IoWriteFuture;
import org.apache.sshd.common.util.buffer.Buffer;

/**
 * Waits while too much of a channel lies unsent. Without it a client that grants a huge window and reads nothing would
 * make the hub keep whole files in memory (F20).
 */
final class MeasuredWriter extends DefaultChannelStreamWriter {

    private static final int MOST_UNSENT = 512 * 1024;

    private final Semaphore room = new Semaphore(MOST_UNSENT);
    private final Duration patience;

    /** @param patience how long a client may take none of it */
    MeasuredWriter(Channel channel, Duration patience) {
        super(channel);
        this.patience = patience;
    }

    @Override
    public IoWriteFuture writeData(Buffer data) throws IOException {
        int bytes = Math.min(data.available(), MOST_UNSENT);
        await(bytes);
        IoWriteFuture written;
        try {
            written = super.writeData(data);
        } catch (IOException | RuntimeException e) {
            room.release(bytes);
            throw e;
        }
        return written.addListener(done -> room.release(bytes));
    }

    private void await(int bytes) throws IOException {
        try {
            if (!room.tryAcquire(bytes, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("The client took nothing for " + patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while a client was slow");
        }
    }
}
