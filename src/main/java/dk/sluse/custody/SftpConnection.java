package dk.sluse.custody;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import com.jcraft.jsch.Session;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * One connection to an SFTP server that showed the pinned host key, logged in with the hub's key and nothing else (F12). It
 * knows no file of the machine's user: no known hosts, no agent, no {@code ~/.ssh}. It carries SFTP on one or more
 * {@link SftpLane lanes}, and is torn when answers stay out for longer than the patience (F11).
 */
final class SftpConnection implements Closeable {

    private static final Duration LONGEST_LOGIN = Duration.ofSeconds(30);

    /** The JDK's own AES-GCM is the fastest by far, then counter mode with a separate check. */
    private static final String CIPHERS =
            "aes128-gcm@openssh.com,aes256-gcm@openssh.com,aes128-ctr,aes192-ctr,aes256-ctr";

    /** OpenSSH allows ten channels for each connection; some are left for commands. */
    private static final int MOST_LANES = 7;

    /** A lane's window at the server. */
    private static final double WINDOW = 2 << 20;

    /** What a lane must carry at least, in bytes a second, before another one is worth it. */
    private static final double WIRE_SPEED = 512 << 20;

    private final Place.Sftp place;
    private final Duration patience;
    private final SshLine line;
    private final PinnedHost host;
    private final ScheduledExecutorService watch;
    private final List<SftpLane> lanes = new CopyOnWriteArrayList<>();
    private final HashingShells shells;
    private final ReadAhead readAhead = new ReadAhead();
    private Optional<Session> opened = Optional.empty();

    private SftpConnection(Place.Sftp place, Duration patience, PinnedHost host) {
        this.place = place;
        this.patience = patience;
        this.host = host;
        this.line = new SshLine(login());
        this.shells = new HashingShells(this::session, patience);
        this.watch = Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "sluse-sftp-watch-"));
    }

    static SftpConnection open(Place.Sftp place, Duration patience) throws IOException {
        SftpConnection connection = new SftpConnection(place, patience, PinnedHost.of(place));
        try {
            connection.logIn();
            connection.greet();
            return connection;
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private Duration login() {
        return patience.compareTo(LONGEST_LOGIN) < 0 ? patience : LONGEST_LOGIN;
    }

    private void logIn() throws PlaceException {
        byte[] key = ownKey();
        // A server that sends a byte now and then would keep a login waiting for ever.
        ScheduledFuture<?> tooLong = watch.schedule(line::tear, 2 * login().toMillis(), TimeUnit.MILLISECONDS);
        try {
            JSch jsch = new JSch();
            jsch.setHostKeyRepository(host);
            jsch.addIdentity(place.name(), key, null, null);
            Session session = jsch.getSession(place.user(), place.host(), place.port());
            opened = Optional.of(session);
            configure(session);
            session.connect((int) login().toMillis());
            session.setServerAliveInterval(
                    (int) Math.max(250, patience.dividedBy(4).toMillis()));
            session.setServerAliveCountMax(3);
        } catch (JSchException e) {
            throw host.wrong().isPresent() ? host.wrong().get() : away(e);
        } finally {
            tooLong.cancel(false);
            Arrays.fill(key, (byte) 0);
        }
    }

    private void configure(Session session) {
        session.setSocketFactory(line);
        session.setDaemonThread(true);
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("server_host_key", host.kinds());
        session.setConfig("prefer_known_host_key_types", "no");
        session.setConfig("cipher.c2s", CIPHERS);
        session.setConfig("cipher.s2c", CIPHERS);
        session.setConfig("PreferredAuthentications", "publickey");
        // Two round trips less: there is one key, and it fits or does not.
        session.setConfig("enable_auth_none", "no");
        session.setConfig("enable_pubkey_auth_query", "no");
        session.setConfig("ClearAllForwardings", "yes");
    }

    /** The library's words are the server's in part, but never the key's. */
    private PlaceUnavailableException away(JSchException e) {
        PlaceUnavailableException unavailable = new PlaceUnavailableException(
                place.name(),
                "no login at " + place.user() + "@" + place.host() + ":" + place.port() + ": " + e.getMessage());
        unavailable.setStackTrace(e.getStackTrace());
        return unavailable;
    }

    private byte[] ownKey() throws PlaceUnavailableException {
        try {
            byte[] key = Files.readAllBytes(place.privateKey());
            KeyPair pair = KeyPair.load(new JSch(), key, null);
            boolean usable = !pair.isEncrypted();
            pair.dispose();
            if (usable) {
                return key;
            }
        } catch (IOException | JSchException | RuntimeException e) {
            // the reason might quote the key: the message below says all that an operator needs
        }
        throw new PlaceUnavailableException(
                place.name(),
                "the hub's private key " + place.privateKey()
                        + " cannot be read. It must be there, readable by the hub, and without a passphrase.");
    }

    /** Opens the first lane and measures how far away the server is. */
    private void greet() throws IOException {
        long every = Math.max(100, patience.dividedBy(8).toMillis());
        ScheduledFuture<?> unused =
                watch.scheduleWithFixedDelay(this::tearWhenSilent, every, every, TimeUnit.MILLISECONDS);
        SftpLane first = addLane();
        long nearest = Long.MAX_VALUE;
        for (int i = 0; i < 2; i++) {
            long asked = System.nanoTime();
            first.ask(SftpRequest.of(SftpRequest.REALPATH).text("."));
            nearest = Math.min(nearest, System.nanoTime() - asked);
        }
        double roundTrip = nearest / (double) TimeUnit.SECONDS.toNanos(1);
        for (long wanted = Math.min(MOST_LANES, Math.round(roundTrip * WIRE_SPEED / WINDOW)); wanted > 1; wanted--) {
            daemon(this::addAnotherLane, "sluse-sftp-lane-").start();
        }
    }

    private SftpLane addLane() throws IOException {
        SftpLane lane = SftpLane.open(session(), place.name(), login());
        lanes.add(lane);
        return lane;
    }

    /** Where the server allows no more, so many will do. */
    private void addAnotherLane() {
        try {
            addLane();
        } catch (IOException e) {
            if (lanes.get(0).isBroken()) {
                line.tear();
            }
        }
    }

    private Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name + place.name());
        thread.setDaemon(true);
        return thread;
    }

    private void tearWhenSilent() {
        for (SftpLane lane : lanes) {
            if (lane.silence().compareTo(patience) > 0) {
                PlaceUnavailableException why = new PlaceUnavailableException(
                        place.name(),
                        "the server kept its answers back for longer than " + patience.toSeconds() + " s");
                lanes.forEach(each -> each.fail(why));
                line.tear();
                return;
            }
        }
    }

    /** Whether it can be used once more: nothing of its last use is due, and the server answers now. */
    boolean answersWithin(Duration moment) {
        if (isBroken()) {
            return false;
        }
        try {
            SftpLane.await(
                            lanes.get(0)
                                    .send(SftpRequest.of(SftpRequest.REALPATH).text(".")),
                            moment)
                    .names();
            return lanes.stream().allMatch(lane -> lane.load() == 0);
        } catch (IOException e) {
            return false;
        }
    }

    boolean isBroken() {
        return !session().isConnected() || lanes.stream().anyMatch(SftpLane::isBroken);
    }

    /** Whether the server says that it is OpenSSH, whose ways beyond the protocol are known. */
    boolean isOpenSsh() {
        return session().getServerVersion().startsWith("SSH-2.0-OpenSSH_");
    }

    /** Has something done later, unless the connection is closed by then. */
    void after(Duration time, Runnable work) {
        try {
            ScheduledFuture<?> unused = watch.schedule(work, time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            // Somebody took it and closed it meanwhile: there is nothing left to do.
        }
    }

    /** The least busy lane, for a request on its own. */
    SftpLane lane() {
        return lanes.size() == 1
                ? lanes.get(0)
                : lanes.stream().min(Comparator.comparingInt(SftpLane::load)).orElseThrow();
    }

    /** All lanes that are open by now. */
    List<SftpLane> lanes() {
        return lanes;
    }

    ReadAhead readAhead() {
        return readAhead;
    }

    /** What hashes on the server. */
    HashingShells shells() {
        return shells;
    }

    private Session session() {
        return opened.orElseThrow();
    }

    @Override
    public void close() {
        watch.shutdownNow();
        lanes.forEach(lane -> lane.fail(new IOException("the connection was closed")));
        line.tear(); // First of all: a goodbye could wait for ever behind a write that is held up.
        opened.ifPresent(Session::disconnect);
    }
}
