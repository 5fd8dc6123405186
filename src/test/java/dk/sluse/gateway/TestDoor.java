package dk.sluse.gateway;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.calendar.MutableClock;
import dk.sluse.demo.ModernClient;
import dk.sluse.gateway.Doorkeeper.Admission;
import dk.sluse.gateway.GatewaySettings.Limits;
import dk.sluse.project.Caller;
import dk.sluse.project.Proof;
import dk.sluse.store.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.keyboard.UserInteraction;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;

/**
 * A real gateway over real files for tests, with people, a shelf of project folders, a desk and a record that tests can
 * turn: alice is a member of alpha, bob of beta, olga an officer who sees everything.
 */
final class TestDoor implements AutoCloseable {

    static final Limits LIMITS = limits(40, 20, 8, 6, 4, 8, 500, 200, Duration.ofSeconds(20), Duration.ofSeconds(60));

    static Limits limits(
            int sessions,
            int sessionsPerPerson,
            int halfOpen,
            int halfOpenPerAddress,
            int channels,
            int handles,
            int refusals,
            int commandLength,
            Duration loginTime,
            Duration idleTime) {
        return new Limits(
                sessions,
                sessionsPerPerson,
                halfOpen,
                halfOpenPerAddress,
                channels,
                handles,
                refusals,
                commandLength,
                100_000,
                loginTime,
                idleTime,
                Duration.ofHours(1));
    }

    final Path home;
    final Path root;
    final People people = new People();
    final ProjectShelf shelf;
    final EchoDesk desk = new EchoDesk();
    final Logbook record = new Logbook();
    final MutableClock bansClock = new MutableClock(Instant.parse("2026-11-22T09:00:00Z"));
    final Bans bans = new Bans(new BanTerm(5, Duration.ofMinutes(1), Duration.ofMinutes(10)), bansClock);
    final Gateway gateway;
    private final SshClient client = ModernClient.make();

    private TestDoor(
            Path home,
            UnaryOperator<GatewaySettings> settings,
            boolean withDesk,
            Set<String> codes,
            Optional<UploadShelf> uploads) {
        this.home = home;
        if (!codes.isEmpty()) {
            people.codes.put("alice", ConcurrentHashMap.newKeySet());
            people.codes.get("alice").addAll(codes);
        }
        this.root = folder(home.resolve("download"));
        this.shelf = new ProjectShelf(root);
        GatewaySettings usual = new GatewaySettings(
                "main", "127.0.0.1", 0, home.resolve("keys/host_ed25519"), List.of(), "Sluse – kun nøgler", LIMITS);
        this.gateway = new Gateway(
                settings.apply(usual),
                people,
                new Offer(Optional.of(shelf), uploads, withDesk ? Optional.of(desk) : Optional.empty()),
                bans,
                record,
                Database.OPEN.store());
        people.add("alice", Set.of("alpha"), home);
        people.add("bob", Set.of("beta"), home);
        people.add("olga", Set.of("alpha", "beta"), home);
        gateway.start();
        client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
        client.start();
    }

    static TestDoor open(Path home) {
        return new TestDoor(home, s -> s, true, Set.of(), Optional.empty());
    }

    static TestDoor open(Path home, UnaryOperator<GatewaySettings> settings) {
        return new TestDoor(home, settings, true, Set.of(), Optional.empty());
    }

    /** Alice has a second factor; these codes of it count, each once. */
    static TestDoor withCodes(Path home, Set<String> codes) {
        return new TestDoor(home, s -> s, true, codes, Optional.empty());
    }

    static TestDoor withoutDesk(Path home) {
        return new TestDoor(home, s -> s, false, Set.of(), Optional.empty());
    }

    /** With a folder to fill beside the downloads. */
    static TestDoor withUploads(Path home, UploadShelf uploads) {
        return new TestDoor(home, s -> s, true, Set.of(), Optional.of(uploads));
    }

    static GatewaySettings with(GatewaySettings s, Limits limits, String... networks) {
        return new GatewaySettings(s.door(), s.address(), s.port(), s.hostKey(), List.of(networks), s.banner(), limits);
    }

    /** Puts a file on the shelf. */
    Path put(String path, byte[] content) {
        Path file = root.resolve(path);
        folder(file.getParent());
        try {
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path put(String path, String content) {
        return put(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /** A large file of zeroes that takes no room. */
    Path putLarge(String path, long size) throws IOException {
        Path file = put(path, new byte[0]);
        try (var out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(new byte[1]), size - 1);
        }
        return file;
    }

    /** The library's client, logged in. */
    ClientSession login(String login) throws IOException {
        return login(login, people.keyOf(login));
    }

    ClientSession login(String login, KeyPair key) throws IOException {
        ClientSession session = client.connect(login, "127.0.0.1", gateway.port())
                .verify(Duration.ofSeconds(10))
                .getSession();
        session.addPublicKeyIdentity(key);
        session.auth().verify(Duration.ofSeconds(10));
        return session;
    }

    /** Logs in with a key, and answers with these codes, one after the other. */
    ClientSession login(String login, KeyPair key, List<String> codes) throws IOException {
        ClientSession session = client.connect(login, "127.0.0.1", gateway.port())
                .verify(Duration.ofSeconds(10))
                .getSession();
        Iterator<String> rest = codes.iterator();
        session.setUserInteraction(new UserInteraction() {
            @Override
            public String[] interactive(
                    ClientSession with, String name, String instruction, String lang, String[] prompt, boolean[] echo) {
                return rest.hasNext() ? new String[] {rest.next()} : new String[] {"none"};
            }

            @Override
            public String getUpdatedPassword(ClientSession with, String prompt, String lang) {
                return null;
            }
        });
        session.addPublicKeyIdentity(key);
        try {
            session.auth().verify(Duration.ofSeconds(10));
        } catch (IOException e) {
            session.close(true);
            throw e;
        }
        return session;
    }

    static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.stop();
        gateway.close();
    }

    /** Only transactions are wanted of it, so one serves every test of the run. */
    private static final class Database {
        static final TestDatabase OPEN = TestDatabase.fresh();
    }

    /** Who may come in, as a test says. */
    static final class People implements Doorkeeper {
        private final Map<String, KeyPair> keys = new ConcurrentHashMap<>();
        private final Map<String, Path> files = new ConcurrentHashMap<>();
        private final Map<String, Set<String>> memberOf = new ConcurrentHashMap<>();
        final Set<String> suspended = ConcurrentHashMap.newKeySet();
        /** Logins that need a second factor, with the codes that still count. */
        final Map<String, Set<String>> codes = new ConcurrentHashMap<>();
        /** Fingerprints of authorities, and the proofs that were offered. */
        final Set<String> authorities = ConcurrentHashMap.newKeySet();

        final List<Proof> offered = new CopyOnWriteArrayList<>();
        volatile boolean broken;

        void add(String login, Set<String> projects, Path home) {
            KeyPair pair = newKey();
            keys.put(login, pair);
            files.put(login, write(pair, folder(home.resolve("keys")).resolve(login)));
            memberOf.put(login, projects);
        }

        /** Somebody's key of which only the public part is known here. */
        void add(String login, Set<String> projects, PublicKey key) {
            keys.put(login, new KeyPair(key, null));
            memberOf.put(login, projects);
        }

        KeyPair keyOf(String login) {
            return keys.get(login);
        }

        Path keyFile(String login) {
            return files.get(login);
        }

        String fingerprint(String login) {
            return KeyUtils.getFingerPrint(
                    BuiltinDigests.sha256, keys.get(login).getPublic());
        }

        @Override
        public Admission admit(String login, Proof proof) {
            String fingerprint = proof.fingerprint();
            offered.add(proof);
            mayBreak();
            boolean certified =
                    proof instanceof Proof.Certificate certificate && authorities.contains(certificate.authority());
            if (!keys.containsKey(login) || !(certified || fingerprint(login).equals(fingerprint))) {
                return new Admission.Refused("unknown login or key");
            }
            return suspended.contains(login)
                    ? new Admission.Closed("shared a key")
                    : new Admission.Welcome(
                            new Caller(
                                    login,
                                    login.toUpperCase(Locale.ROOT),
                                    fingerprint,
                                    Set.of(),
                                    memberOf.get(login),
                                    Set.of()),
                            codes.containsKey(login));
        }

        @Override
        public boolean asksForCodes() {
            return !codes.isEmpty();
        }

        @Override
        public boolean acceptsCode(String login, String code) {
            return codes.get(login).remove(code);
        }

        @Override
        public Optional<Caller> again(Caller caller, Proof proof) {
            mayBreak();
            return suspended.contains(caller.login()) ? Optional.empty() : Optional.of(caller);
        }

        private void mayBreak() {
            if (broken) {
                throw new IllegalStateException("the database is gone, on purpose");
            }
        }
    }

    static KeyPair newKey() {
        try {
            return KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path write(KeyPair pair, Path file) {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (OutputStream out = Files.newOutputStream(file)) {
                OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "test", null, out);
            }
            return file;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One folder for each project; members see theirs. */
    static final class ProjectShelf implements Shelf {
        private final Path root;
        final Set<String> hidden = ConcurrentHashMap.newKeySet();
        final Set<String> cut = ConcurrentHashMap.newKeySet();

        ProjectShelf(Path root) {
            this.root = root;
        }

        @Override
        public Path root() {
            return root;
        }

        @Override
        public boolean shows(Caller caller, List<String> names) {
            return names.isEmpty()
                    || (caller.memberOf().contains(names.get(0)) && !hidden.contains(String.join("/", names)));
        }

        @Override
        public boolean cuts(Caller caller, List<String> names) {
            return cut.contains(String.join("/", names));
        }

        @Override
        public String chain(List<String> names) {
            return names.isEmpty() ? Event.HUB : names.get(0);
        }
    }

    /** Says back what it was told. */
    static final class EchoDesk implements Desk {
        /** Whether a command waits for what is sent with it. */
        volatile boolean reads;

        @Override
        public int run(Caller caller, String line, InputStream in, PrintWriter out, PrintWriter err) {
            if (line.equals("throw")) {
                throw new IllegalStateException("on purpose");
            }
            if (line.equals("read")) {
                reads = true;
                out.print("read:" + read(in));
                return 0;
            }
            out.println(caller.login() + " says " + line + " æøå");
            err.println("to the side");
            return line.startsWith("fail") ? 2 : 0;
        }

        private static String read(InputStream in) {
            try {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What was recorded, in order. */
    static final class Logbook implements Audit {
        private final List<Event> events = new CopyOnWriteArrayList<>();
        volatile boolean broken;

        @Override
        public void record(Handle transaction, Event event) {
            if (broken) {
                throw new IllegalStateException("the record cannot be written, on purpose");
            }
            if (!transaction.isInTransaction()) {
                throw new IllegalStateException("an event outside a transaction");
            }
            events.add(event);
        }

        List<Event> of(EventKind kind) {
            return events.stream().filter(e -> e.kind() == kind).toList();
        }

        /** Waits for the first event of a kind, for some come from another thread. */
        Event await(EventKind kind) {
            return Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> of(kind), found -> !found.isEmpty())
                    .get(0);
        }

        List<EventKind> kinds() {
            return events.stream().map(Event::kind).toList();
        }
    }
}
