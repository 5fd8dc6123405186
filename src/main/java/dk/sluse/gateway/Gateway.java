package dk.sluse.gateway;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.gateway.GatewaySettings.Limits;
import dk.sluse.gateway.KeyCheck.Entry;
import dk.sluse.project.Proof;
import dk.sluse.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.global.KeepAliveHandler;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.global.NoMoreSessionsHandler;
import org.apache.sshd.server.session.ServerConnectionServiceFactory;
import org.apache.sshd.server.session.ServerSession;

/**
 * One SSH door of the hub (R42, R46, R90, R93): public keys only, with a second factor where one is wanted, a read-only file view where it has a {@link Shelf}, with a
 * folder to fill beside it where it has an {@link UploadShelf}, commands where it has a {@link Desk}, nothing else. A hub opens two: the main one, and one for the airlock with networks of
 * its own.
 *
 * <p>The life of a session: <ol>
 *   <li>{@link Arrivals} takes or turns away the connection: by its network, by how many are there, by how often it guessed
 *   <li>{@link KeyCheck} asks the {@link Doorkeeper} about the key, {@link SecondFactorCheck} for a code of those who have a
 *       second factor; the login is recorded before the client hears of it
 *   <li>a {@link DoorChannel} serves what the person came for, an {@link Errand} each, every one recorded
 *   <li>{@link SessionGuard} asks the doorkeeper again, every half second, and ends the session of who is not welcome any more
 * </ol>
 */
public final class Gateway implements AutoCloseable {

    private static final AttributeKey<Visit> VISIT = new AttributeKey<>();
    private static final long SMALL_WINDOW = 256 * 1024;
    /** So that uploads over a long way are not held up by it; each channel may fill it with what is not served yet. */
    private static final long UPLOAD_WINDOW = 1 << 20;

    private static final int MOST_KEY_OFFERS = 12;
    private static final int IO_THREADS = 6;
    private static final int QUEUE = 512;
    private static final long FAREWELL_SECONDS = 5;

    private final Limits limits;
    private final Bans bans;
    private final RefusedLogins refusedLogins;
    private final HostKey hostKey;
    private final Recorder recorder;
    private final SessionGuard guard;
    private final ThreadPoolExecutor threads;
    private final Errands errands;
    private final SshServer server;

    /**
     * A door that is still closed.
     *
     * @throws UncheckedIOException when the host key cannot be read or made, or others may read it
     */
    public Gateway(GatewaySettings settings, Doorkeeper doorkeeper, Offer offer, Bans bans, Audit audit, Store store) {
        this.limits = settings.limits();
        this.bans = bans;
        this.hostKey = HostKey.of(settings.hostKey());
        this.recorder = new Recorder(settings.door(), audit, store);
        this.refusedLogins = new RefusedLogins(recorder, System::nanoTime);
        this.guard = new SessionGuard(
                settings.door(), doorkeeper, offer.shelf(), limits.longestSession(), System::nanoTime, () -> {
                    refusedLogins.settle();
                    recorder.settle();
                });
        this.threads = threads(settings);
        this.errands = new Errands(offer, limits, guard, threads);
        this.server = SshServer.setUpDefaultServer();
        server.setHost(settings.address());
        server.setPort(settings.port());
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey.pair()));
        server.setSessionFactory(new Arrivals(server, settings, bans, refusedLogins));
        server.addSessionListener(new Watch());
        Algorithms.restrict(server);
        offerLittle(doorkeeper);
        bound(settings, offer.uploads().isPresent() ? UPLOAD_WINDOW : SMALL_WINDOW);
    }

    /**
     * Opens the door.
     *
     * @throws UncheckedIOException when its address is taken or not this machine's
     */
    public void start() {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The gateway cannot listen on " + server.getHost() + ":" + server.getPort() + ": " + e.getMessage(),
                    e);
        }
        guard.start();
    }

    /** The port it listens on, once open. */
    public int port() {
        return server.getPort();
    }

    /** The host key's public half, for {@code known_hosts} after the host's name: {@code ssh-ed25519 AAAA…}. */
    public String hostKeyLine() {
        return hostKey.publicLine();
    }

    /** How many people's sessions live now. */
    public int sessions() {
        return guard.visits();
    }

    /** Ends all sessions, waits a moment for what they leave to be recorded, and closes the door. */
    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdown();
            awaitFarewells();
            guard.close();
            recorder.close();
        }
    }

    private void awaitFarewells() {
        try {
            var unused = threads.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void offerLittle(Doorkeeper doorkeeper) {
        KeyCheck keys = new KeyCheck(doorkeeper, refusedLogins);
        server.setPublickeyAuthenticator(keys);
        server.setKeyboardInteractiveAuthenticator(new SecondFactorCheck(doorkeeper, refusedLogins));
        server.setServiceFactories(List.of(new LoginSteps.Factory(), ServerConnectionServiceFactory.INSTANCE));
        server.setUserAuthFactories(
                doorkeeper.asksForCodes()
                        ? List.of(ProvenKey.factory(keys), UserAuthKeyboardInteractiveFactory.INSTANCE)
                        : List.of(ProvenKey.factory(keys)));
        server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
        server.setChannelFactories(List.of(new DoorChannels()));
        server.setGlobalRequestHandlers(List.of(KeepAliveHandler.INSTANCE, NoMoreSessionsHandler.INSTANCE));
        server.setSubsystemFactories(List.of());
        CoreModuleProperties.SERVER_IDENTIFICATION.set(server, "SLUSE");
    }

    private void bound(GatewaySettings settings, long window) {
        CoreModuleProperties.AUTH_TIMEOUT.set(server, limits.loginTime());
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, MOST_KEY_OFFERS);
        CoreModuleProperties.MAX_CONCURRENT_SESSIONS.set(server, limits.sessionsPerPerson());
        CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(server, limits.channels() - 1);
        CoreModuleProperties.IDLE_TIMEOUT.set(server, limits.idleTime());
        // The library gives up on a reader that pauses for half a minute; people pause downloads for longer.
        CoreModuleProperties.WAIT_FOR_SPACE_TIMEOUT.set(server, limits.idleTime());
        CoreModuleProperties.NIO2_MIN_WRITE_TIMEOUT.set(server, limits.idleTime());
        // Where nothing is uploaded, clients send us requests, never files.
        CoreModuleProperties.WINDOW_SIZE.set(server, window);
        CoreModuleProperties.NIO_WORKERS.set(server, IO_THREADS);
        CoreModuleProperties.TCP_NODELAY.set(server, true);
        // A short queue would make everyone wait while a flood is turned away.
        CoreModuleProperties.SOCKET_BACKLOG.set(server, QUEUE);
        if (!settings.banner().isBlank()) {
            CoreModuleProperties.WELCOME_BANNER.set(server, settings.banner().stripTrailing() + "\n");
            CoreModuleProperties.WELCOME_BANNER_CHARSET.set(server, StandardCharsets.UTF_8);
        }
    }

    private static ThreadPoolExecutor threads(GatewaySettings settings) {
        AtomicInteger count = new AtomicInteger();
        int most = 2 * settings.limits().sessions();
        return new ThreadPoolExecutor(0, most, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), run -> {
            Thread thread = new Thread(run, "gateway-" + settings.door() + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    private final class DoorChannels implements ChannelFactory {
        @Override
        public String getName() {
            return "session";
        }

        @Override
        public Channel createChannel(Session session) throws IOException {
            Visit visit = Optional.ofNullable(session.getAttribute(VISIT))
                    .orElseThrow(() -> new IOException("A channel before a login"));
            return new DoorChannel(visit, errands, limits.idleTime());
        }
    }

    /** Begins and ends visits. */
    private final class Watch implements SessionListener {

        /** Called before the client is told that it is in: a login that cannot be recorded does not happen. */
        @Override
        public void sessionEvent(Session session, SessionListener.Event what) {
            if (what == SessionListener.Event.Authenticated && session instanceof ServerSession entered) {
                enter(entered);
            }
        }

        @Override
        public void sessionClosed(Session session) {
            Optional<Visit> visit = Optional.ofNullable(session.getAttribute(VISIT));
            visit.ifPresent(guard::forget);
            if (visit.isEmpty() && KeyCheck.hasGuessed(session) && session instanceof ServerSession guesser) {
                count(guesser);
            }
        }
    }

    /** A connection that guessed is over, without a login. */
    private void count(ServerSession guesser) {
        String address = Arrivals.address(guesser.getClientAddress());
        Arrivals.inet(guesser.getClientAddress())
                .flatMap(bans::failed)
                .ifPresent(until ->
                        recorder.owed(recorder.event(Event.HUB, EventKind.ADDRESS_BANNED, Event.BY_HUB, address)
                                .with("until", until)));
    }

    private void enter(ServerSession session) {
        Entry entry =
                KeyCheck.admitted(session).orElseThrow(() -> new IllegalStateException("A session without a person"));
        Visit visit = new Visit(session, entry, recorder, System.nanoTime());
        recorder.must(told(visit.event(Event.HUB, EventKind.LOGIN), entry));
        session.setAttribute(VISIT, visit);
        guard.watch(visit);
    }

    private static Event told(Event login, Entry entry) {
        Event told = login.with("key", entry.proof().fingerprint());
        if (entry.proof() instanceof Proof.Certificate certificate) {
            told = told.with("authority", certificate.authority()).with("serial", certificate.serial());
        }
        return entry.needsCode() ? told.with("factor", "code") : told;
    }
}
