package dk.sluse.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of this machine for servers that are told their port before they listen on it, and that come back to it after they
 * were down.
 *
 * <p>They lie below those that the system gives to outgoing connections, and each process has a hundred of its own: in
 * between, neither a connection nor another run beside this one takes them.
 */
public final class FreePort {

    private static final int FIRST = 12_000;
    private static final int PROCESSES = 200;
    private static final int OF_ONE_PROCESS = 100;
    private static final int OURS =
            FIRST + Math.floorMod(ProcessHandle.current().pid(), PROCESSES) * OF_ONE_PROCESS;

    private static final AtomicInteger GIVEN = new AtomicInteger();

    private FreePort() {}

    /** The next port of this process on which nobody listens. */
    public static int next() {
        for (int tried = 0; tried < OF_ONE_PROCESS; tried++) {
            int port = OURS + Math.floorMod(GIVEN.getAndIncrement(), OF_ONE_PROCESS);
            if (isFree(port)) {
                return port;
            }
        }
        throw new UncheckedIOException(new BindException(
                "Something listens on every port from " + OURS + " to " + (OURS + OF_ONE_PROCESS - 1)));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
