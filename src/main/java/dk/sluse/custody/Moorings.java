package dk.sluse.custody;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * SFTP connections that wait a moment for whoever needs the same place next: a login costs a key exchange, which takes Java a
 * fifth of a second of processor time. Each serves one at a time. The host key was proven when it was opened; that the right
 * folder of the right project answers is proven anew with every use (F12), by whoever takes it.
 */
final class Moorings {

    private static final Duration MOMENT = Duration.ofSeconds(30);

    /** A resting connection that does not answer at once is not waited for. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    /** More of one login than these are closed after use. */
    private static final int MOST = 4;

    private final Duration patience;
    private final Duration rest;
    private final Map<Login, Deque<SftpConnection>> resting = new HashMap<>();

    private Moorings(Duration patience, Duration rest) {
        this.patience = patience;
        this.rest = rest;
    }

    /** @param patience how long a server may keep an answer back */
    static Moorings of(Duration patience) {
        return new Moorings(patience, MOMENT);
    }

    /** Each connection ends with its use. */
    static Moorings without(Duration patience) {
        return new Moorings(patience, Duration.ZERO);
    }

    /** Which connections are as good as each other: another key, pinned host key or login makes another one. */
    private record Login(Place.Sftp place, String key) {

        static Login to(Place.Sftp place) {
            MessageDigest sha256 = DigestUtils.getSha256Digest();
            try {
                sha256.update(Files.readAllBytes(place.privateKey()));
            } catch (IOException e) {
                // The login says what is wrong with the key.
            }
            return new Login(place, HexFormat.of().formatHex(sha256.digest()));
        }
    }

    /** A connection in use; it is left for the next when it is closed. */
    final class Moored implements Closeable {

        private final Login login;
        private final SftpConnection connection;

        private Moored(Login login, SftpConnection connection) {
            this.login = login;
            this.connection = connection;
        }

        SftpConnection connection() {
            return connection;
        }

        Moored another() throws IOException {
            return take(login.place());
        }

        @Override
        public void close() {
            leave(login, connection);
        }

        /** Nobody uses it again: what was opened is not what it should be. */
        void scuttle() {
            connection.close();
        }
    }

    Moored take(Place.Sftp place) throws IOException {
        Login login = Login.to(place);
        for (Optional<SftpConnection> found = poll(login); found.isPresent(); found = poll(login)) {
            if (found.get().answersWithin(AT_ONCE)) {
                return new Moored(login, found.get());
            }
            found.get().close();
        }
        return new Moored(login, SftpConnection.open(place, patience));
    }

    private synchronized Optional<SftpConnection> poll(Login login) {
        return Optional.ofNullable(resting.get(login)).map(Deque::pollLast);
    }

    private void leave(Login login, SftpConnection connection) {
        if (rest.isZero()
                || Thread.currentThread().isInterrupted()
                || connection.isBroken()
                || !keep(login, connection)) {
            connection.close();
            return;
        }
        connection.after(rest, () -> end(login, connection));
    }

    private synchronized boolean keep(Login login, SftpConnection connection) {
        Deque<SftpConnection> berths = resting.computeIfAbsent(login, l -> new ArrayDeque<>());
        if (berths.size() == MOST) {
            return false;
        }
        berths.addLast(connection);
        return true;
    }

    /** Unless somebody took it meanwhile. */
    private void end(Login login, SftpConnection connection) {
        boolean rests;
        synchronized (this) {
            Deque<SftpConnection> berths = resting.getOrDefault(login, new ArrayDeque<>());
            rests = berths.remove(connection);
            if (berths.isEmpty()) {
                resting.remove(login);
            }
        }
        if (rests) {
            connection.close();
        }
    }
}
