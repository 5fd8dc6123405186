package dk.sluse.custody;

import com.jcraft.jsch.SocketFactory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** The TCP connection below one of SSH. It can be torn at any moment, also while somebody waits to write to it. */
final class SshLine implements SocketFactory {

    /** One read of the socket for several packets of 16 KiB. */
    private static final int BUFFER = 256 << 10;

    private final Duration patience;
    private final Socket socket = new Socket();

    SshLine(Duration patience) {
        this.patience = patience;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {

        socket.setTcpNoDelay(true);
        socket.setKeepAlive(true);
        socket.connect(new InetSocketAddress(host, port), (int) patience.toMillis());
        return socket;
    }

    @Override
    public InputStream getInputStream(Socket connected) throws IOException {
        return new BufferedInputStream(connected.getInputStream(), BUFFER);
    }

    @Override
    public OutputStream getOutputStream(Socket connected) throws IOException {
        return connected.getOutputStream();
    }

    void tear() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
