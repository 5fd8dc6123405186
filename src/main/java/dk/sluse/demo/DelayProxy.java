package dk.sluse.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A long way to a server: a loopback port behind which every byte takes a fixed time, each way, at full bandwidth. It can
 * also break, refuse, and fall silent as networks do. For benchmarks and tests of faults.
 */
public final class DelayProxy implements AutoCloseable {

    private static final int BUFFER = 64 << 10;

    /** What may be on its way in one direction: half a GiB a second over 100 ms. */
    private static final int ON_THE_WAY = 64 << 20;

    private final InetSocketAddress target;
    private final long delay;
    private final ServerSocket door;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicLong passed = new AtomicLong();
    private final AtomicLong cutAt = new AtomicLong(Long.MAX_VALUE);
    private volatile boolean refusing;
    private volatile boolean silent;

    /**
     * Opens it on a free port of the loopback address.
     *
     * @param port the server's port on this machine
     * @param oneWay how long each byte takes, each way; half a round trip
     */
    public DelayProxy(int port, Duration oneWay) throws IOException {
        this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.delay = oneWay.toNanos();
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start("door", this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Bytes that were taken from either side so far. */
    public long passed() {
        return passed.get();
    }

    /** Breaks all connections, once, after so many more bytes in both directions together. */
    public void cutAfter(long bytes) {
        cutAt.set(passed.get() + bytes);
    }

    /** Breaks all connections now, without a goodbye. New ones are taken. */
    public void cut() {
        for (Socket socket : sockets) {
            reset(socket);
        }
    }

    /** Whether new connections end at once. */
    public void refuse(boolean refuse) {
        refusing = refuse;
    }

    /** Whether bytes are swallowed from now on, while connections stay open. */
    public void fallSilent(boolean fall) {
        silent = fall;
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                connect(door.accept());
            } catch (IOException e) {
                // The door was closed, or nobody listens behind it: the client sees its connection end.
            }
        }
    }

    private void connect(Socket near) throws IOException {
        sockets.add(near);
        if (refusing) {
            reset(near);
            return;
        }
        Socket far = new Socket();
        sockets.add(far);
        try {
            far.connect(target);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
        } catch (IOException e) {
            reset(near);
            reset(far);
            throw e;
        }
        new Direction(near, far).start();
        new Direction(far, near).start();
        if (door.isClosed()) {
            cut();
        }
    }

    private void reset(Socket socket) {
        sockets.remove(socket);
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // Closed already, which is what is wanted.
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, "delay-proxy-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Some bytes that are on their way; none of them mean that no more will come. */
    private static final class Packet {
        private final long due;
        private final byte[] bytes;

        Packet(long due, byte[] bytes) {
            this.due = due;
            this.bytes = bytes;
        }
    }

    /** One way of one connection. */
    private final class Direction {
        private final Socket from;
        private final Socket to;
        private final BlockingQueue<Packet> way = new LinkedBlockingQueue<>();
        private final Semaphore room = new Semaphore(ON_THE_WAY);

        Direction(Socket from, Socket to) {
            this.from = from;
            this.to = to;
        }

        void start() {
            DelayProxy.start("in", this::take);
            DelayProxy.start("out", this::give);
        }

        private void take() {
            byte[] buffer = new byte[BUFFER];
            try {
                InputStream in = from.getInputStream();
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    if (passed.addAndGet(n) > cutAt.get()) {
                        cutAt.set(Long.MAX_VALUE);
                        cut();
                        break;
                    }
                    if (!silent) {
                        room.acquire(n);
                        way.add(new Packet(System.nanoTime() + delay, Arrays.copyOf(buffer, n)));
                    }
                }
            } catch (IOException | InterruptedException e) {
                // One end broke: the other is told below.
            }
            way.add(new Packet(System.nanoTime() + delay, new byte[0]));
        }

        private void give() {
            try {
                OutputStream out = to.getOutputStream();
                for (Packet packet = next(); packet.bytes.length > 0; packet = next()) {
                    out.write(packet.bytes);
                    room.release(packet.bytes.length);
                }
            } catch (IOException | InterruptedException e) {
                reset(from);
            }
            reset(to);
        }

        private Packet next() throws InterruptedException {
            Packet packet = way.take();
            long wait = packet.due - System.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            return packet;
        }
    }
}
