package dk.sluse.custody;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.http.HttpException;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.impl.DefaultBHttpClientConnection;
import org.apache.http.impl.DefaultConnectionReuseStrategy;
import org.apache.http.protocol.BasicHttpContext;

/** One connection of HTTP/1.1 to a store, for one question after the other. */
final class S3Line implements Closeable {

    /** Holds the head of an answer together with a small object; what is longer goes past it. */
    private static final int BUFFER = 32 << 10;

    private final DefaultBHttpClientConnection http = new DefaultBHttpClientConnection(BUFFER);
    private boolean reusable;
    private long rested = System.nanoTime();

    private S3Line(Socket socket) throws IOException {
        http.bind(socket);
    }

    static S3Line open(URI store, Duration patience) throws IOException {
        int millis = (int) patience.toMillis();
        boolean secret = store.getScheme().equals("https");
        int port = store.getPort() >= 0 ? store.getPort() : secret ? 443 : 80;
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(millis);
            socket.connect(new InetSocketAddress(store.getHost(), port), millis);
            return new S3Line(secret ? secret(socket, store.getHost(), port) : socket);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** The store must show a certificate for its name that the JVM trusts. */
    private static Socket secret(Socket socket, String host, int port) throws IOException {
        SSLSocket secret =
                (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(socket, host, port, true);
        SSLParameters parameters = secret.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secret.setSSLParameters(parameters);
        secret.startHandshake();
        return secret;
    }

    /** The head of the answer to a request without a body. */
    HttpResponse ask(HttpRequest request) throws IOException {
        reusable = false;
        try {
            http.sendRequestHeader(request);
            http.flush();
            HttpResponse answer = http.receiveResponseHeader();
            reusable = DefaultConnectionReuseStrategy.INSTANCE.keepAlive(answer, new BasicHttpContext());
            return answer;
        } catch (HttpException e) {
            throw new IOException("the store does not keep to HTTP", e);
        }
    }

    /** What follows the head. */
    InputStream body(HttpResponse answer) throws IOException {
        try {
            http.receiveResponseEntity(answer);
            return answer.getEntity().getContent();
        } catch (HttpException e) {
            throw new IOException("the store does not keep to HTTP", e);
        }
    }

    /** Its answer was read to the end. */
    void rest() {
        rested = System.nanoTime();
    }

    /** Whether another question can be asked, as far as can be told from here. */
    boolean isReusable(Duration longest) {
        return reusable && http.isOpen() && System.nanoTime() - rested < longest.toNanos();
    }

    /** At once, without a goodbye. */
    @Override
    public void close() {
        try {
            http.shutdown();
        } catch (IOException e) {
            // It is given up anyway.
        }
    }
}
