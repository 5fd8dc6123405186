package dk.sluse.demo;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;

/**
 * The network between the hub and a server, on a loopback port of its own: it passes bytes on until it is told to fail. A
 * real wire breaks at any byte and without a word, and so does this one, whatever server stands behind it.
 */
final class Wire implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;
    private static final int BACKLOG = 128;

    private final String name;
    private final IntSupplier target;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Optional<Cut>> ordered = new AtomicReference<>(Optional.empty());
    private final int port;
    private Optional<ServerSocket> door = Optional.empty();

    /**
     * Opens it on a free port.
     *
     * @param target the port behind it, asked at each connection
     */
    Wire(String name, IntSupplier target) throws IOException {
        this.name = name;
        this.target = target;
        this.port = open(FreePort.next());
    }

    /** The same for as long as the wire lives, down or up. */
    int port() {
        return port;
    }

    /** Breaks, once, the first connection on which more than this many bytes pass from now on, both ways together. */
    void cutAfter(long bytes) {
        ordered.set(Optional.of(new Cut(bytes)));
    }

    /** Ends all connections and refuses new ones. */
    synchronized void goDown() {
        door.ifPresent(Wire::close);
        door = Optional.empty();
        cutAll();
    }

    /** Accepts again, on the same port. */
    synchronized void comeBack() {
        if (door.isEmpty()) {
            try {
                open(port);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Breaks every connection there is. */
    void cutAll() {
        links.forEach(Link::cut);
    }

    @Override
    public void close() {
        goDown();
    }

    private synchronized int open(int wanted) throws IOException {
        ServerSocket opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), BACKLOG);
        door = Optional.of(opened);
        start(name + "-door", () -> accept(opened));
        return opened.getLocalPort();
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                connect(opened.accept());
            } catch (IOException e) {
                // The door was closed, or nobody listens behind it: the client sees its connection end.
            }
        }
        // A connection that was accepted while the door closed does not survive it.
        cutAll();
    }

    private void connect(Socket near) throws IOException {
        Socket far;
        try {
            far = new Socket(InetAddress.getLoopbackAddress(), target.getAsInt());
        } catch (IOException e) {
            close(near);
            throw e;
        }
        Link link = new Link(near, far);
        links.add(link);
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        start(name + "-in", () -> link.pump(near, far));
        start(name + "-out", () -> link.pump(far, near));
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An order to break a connection; a class, not a record, since two equal orders are two. */
    private static final class Cut {
        private final long after;

        Cut(long after) {
            this.after = after;
        }
    }

    /** One connection through the wire. */
    private final class Link {
        private final Socket near;
        private final Socket far;
        private Optional<Cut> counting = Optional.empty();
        private long passed;

        Link(Socket near, Socket far) {
            this.near = near;
            this.far = far;
        }

        void pump(Socket from, Socket to) {
            byte[] buffer = new byte[BUFFER];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    int allowed = allowance(read);
                    out.write(buffer, 0, allowed);
                    if (allowed < read) {
                        cut();
                        return;
                    }
                }
                to.shutdownOutput();
                if (near.isOutputShutdown() && far.isOutputShutdown()) {
                    end();
                }
            } catch (IOException e) {
                cut();
            }
        }

        /** How many of these bytes may still pass. */
        private synchronized int allowance(int bytes) {
            Optional<Cut> order = ordered.get();
            if (order.isEmpty()) {
                return bytes;
            }
            if (!counting.equals(order)) {
                counting = order;
                passed = 0;
            }
            passed += bytes;
            long over = passed - order.get().after;
            boolean mine = over > 0 && ordered.compareAndSet(order, Optional.empty());
            return mine ? (int) Math.max(0, bytes - over) : bytes;
        }

        /** Without a goodbye: both ends see a reset. */
        void cut() {
            for (Socket socket : new Socket[] {near, far}) {
                try {
                    socket.setSoLinger(true, 0);
                } catch (IOException e) {
                    // Closed already, which is what is wanted.
                }
            }
            end();
        }

        private void end() {
            close(near);
            close(far);
            links.remove(this);
        }
    }
}
