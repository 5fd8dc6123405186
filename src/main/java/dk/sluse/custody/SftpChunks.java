package dk.sluse.custody;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.CloseableHandle;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHFsyncExtension;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHLimitsExtension;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHLimitsExtensionInfo;
import org.apache.sshd.sftp.client.impl.AbstractSftpClient;
import org.apache.sshd.sftp.client.impl.SftpInputStreamAsync;
import org.apache.sshd.sftp.client.impl.SftpOutputStreamAsync;

/**
 * Reads and writes a remote file with many requests in flight, each as large as the server says it takes, and small where it
 * says nothing (F9). What is in flight is
 * bounded by the channel's window, so memory does not grow with the file.
 */
final class SftpChunks {

    /** What every server takes, headers included, in one packet of the channel. */
    private static final int SMALL = (32 << 10) - 256;

    /** What OpenSSH announces, and the client's own packets hold: large requests are two to three times as fast. */
    private static final int LARGE = 255 << 10;

    private static final int HEADERS = 1024;

    private final AbstractSftpClient client;
    private final int read;
    private final int write;

    private SftpChunks(AbstractSftpClient client, int read, int write) {
        this.client = client;
        this.read = read;
        this.write = write;
    }

    static SftpChunks of(SftpClient sftp) throws IOException {
        if (!(sftp instanceof AbstractSftpClient client)) {
            throw new IllegalStateException("Not the client this was written for: " + sftp.getClass());
        }
        OpenSSHLimitsExtension limits = sftp.getExtension(OpenSSHLimitsExtension.class);
        if (limits == null || !limits.isSupported()) {
            return new SftpChunks(client, SMALL, SMALL);
        }
        OpenSSHLimitsExtensionInfo most = limits.limits();
        return new SftpChunks(client, within(most.maxReadLength, most), within(most.maxWriteLength, most));
    }

    /** A limit of zero means that the server names none. */
    private static int within(long limit, OpenSSHLimitsExtensionInfo most) {
        long length = limit <= 0 ? SMALL : Math.min(LARGE, limit);
        long packet = most.maxPacketLength <= HEADERS ? SMALL : most.maxPacketLength - HEADERS;
        return (int) Math.min(length, packet);
    }

    InputStream read(String path, long from, long size) throws IOException {
        return new SftpInputStreamAsync(client, read, from, size, path, client.open(path, EnumSet.of(OpenMode.Read)));
    }

    Sink write(String path, CloseableHandle handle, long from) {
        SftpOutputStreamAsync out = new SftpOutputStreamAsync(client, write, path, handle, false);
        out.setOffset(from);
        return new RemoteSink(handle, out);
    }

    private final class RemoteSink implements Sink {

        private final CloseableHandle handle;
        private final SftpOutputStreamAsync out;

        RemoteSink(CloseableHandle handle, SftpOutputStreamAsync out) {
            this.handle = handle;
            this.out = out;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public boolean sync() throws IOException {
            out.close(); // waits for every acknowledgement; the handle stays open
            OpenSSHFsyncExtension fsync = client.getExtension(OpenSSHFsyncExtension.class);
            if (fsync == null || !fsync.isSupported()) {
                return false;
            }
            fsync.fsync(handle);
            return true;
        }

        @Override
        public void close() throws IOException {
            handle.close();
        }
    }
}
