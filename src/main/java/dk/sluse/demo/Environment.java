package dk.sluse.demo;

import dk.sluse.demo.SftpDaemon.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Function;

/**
 * A project's isolated environment, as a hub sees it: an SFTP server that lets the hub's key in and nobody else, with a host
 * key of its own. Below its {@link #root} lie
 *
 * <ul>
 *   <li>{@code project/}, the users' area, with {@code project/export/} for folders that ask for an export, and
 *   <li>{@code .sluse/}, which its users cannot write: {@code sentinel}, naming the project, and the hub's folder {@code
 *       holding/} (F12, "the environment is hostile ground").
 * </ul>
 *
 * Tests order faults from it: a connection that breaks (F3), a server that is down, refuses to rename (F5) or answers with
 * another key (F12).
 */
public final class Environment implements AutoCloseable {

    private static final String USERS = "project";
    private static final String SENTINEL = ".sluse/sentinel";
    private static final String HOLDING = ".sluse/holding";

    private final Path root;
    private final Path state;
    private final String project;
    private final Site site;
    private final SftpDaemon daemon;
    private final Wire wire;
    private Keys hostKey;
    private int hostKeys;

    private Environment(Path folder, String project, Function<Site, SftpDaemon> kind) throws IOException {
        this.project = project;
        this.root = Files.createDirectories(folder).toRealPath().resolve("root");
        this.state = root.resolveSibling("server");
        this.site = new Site(root, state.resolve("authorized_keys"), state);
        this.daemon = kind.apply(site);
        layOut();
        this.hostKey = nextHostKey();
        this.wire = new Wire("environment-" + project, daemon::port);
    }

    private static Environment start(Path folder, String project, Function<Site, SftpDaemon> kind) throws IOException {
        Environment environment = new Environment(folder, project, kind);
        try {
            environment.daemon.serve(environment.hostKey, true);
            return environment;
        } catch (IOException | RuntimeException e) {
            environment.close();
            throw e;
        }
    }

    /**
     * Starts one that needs nothing installed.
     *
     * @param folder an empty folder, or none yet; its files stay when the environment is closed
     * @param project the project's id, which the sentinel names
     */
    public static Environment start(Path folder, String project) throws IOException {
        return start(folder, project, MinaDaemon::new);
    }

    /** The same on the machine's OpenSSH server, as the current user. Ask {@link #openSshAvailable} first. */
    public static Environment startOpenSsh(Path folder, String project) throws IOException {
        return start(folder, project, OpenSshDaemon::new);
    }

    /** Whether this machine has an OpenSSH server to start. */
    public static boolean openSshAvailable() {
        return OpenSshDaemon.available();
    }

    /** Whether it can serve a folder with this path, too. */
    static boolean openSshServes(Path folder) {
        return OpenSshDaemon.serves(folder);
    }

    /** The address it listens on. */
    public String host() {
        return "127.0.0.1";
    }

    /** Its port, the same for as long as it exists, down or up. */
    public int port() {
        return wire.port();
    }

    /** The hub's login name there. */
    public String login() {
        return daemon.login();
    }

    /** The server's public key as it is now: {@code ssh-ed25519 AAAA…}. */
    public synchronized String hostKeyLine() {
        return hostKey.publicLine();
    }

    /** Lets this key in from now on. */
    public void authorize(String publicLine) {
        unchecked(() -> Files.writeString(site.authorizedKeys(), publicLine + "\n", StandardOpenOption.APPEND));
    }

    /** The served folder on this machine: the login folder. */
    public Path root() {
        return root;
    }

    /** The users' area on this machine: what paths in a manifest begin from. */
    public Path users() {
        return root.resolve(USERS);
    }

    /** The users' area as the hub calls it: absolute on the server. */
    public String remoteUsers() {
        return remote(USERS);
    }

    /** The file that proves which project this is, absolute on the server. */
    public String remoteSentinel() {
        return remote(SENTINEL);
    }

    /** What the sentinel holds: the project's id. */
    public String sentinelText() {
        return project;
    }

    /** The hub's own folder, absolute on the server. */
    public String remoteHolding() {
        return remote(HOLDING);
    }

    /** The hub's own folder on this machine. */
    public Path holding() {
        return root.resolve(HOLDING);
    }

    /** The folder for dropped requests, from the users' area. */
    public String dropFolder() {
        return "export";
    }

    /**
     * Writes a file as a user there does, with the folders it needs.
     *
     * @param path from the users' area
     */
    public Path put(String path, byte[] content) {
        Path file = users().resolve(path).normalize();
        if (!file.startsWith(users())) {
            throw new IllegalArgumentException("The environment's users write below " + USERS + "/ only: " + path);
        }
        unchecked(() -> Files.createDirectories(file.getParent()));
        unchecked(() -> Files.write(file, content));
        return file;
    }

    /** Breaks, once, the first connection over which more than this many bytes pass from now on, both ways together. */
    public void cutAfter(long bytes) {
        wire.cutAfter(bytes);
    }

    /** From now on every rename is refused; sessions that exist end. */
    public void refuseRename() {
        serve(false);
    }

    /** Renames work again. */
    public void allowRename() {
        serve(true);
    }

    /** Ends every connection and refuses new ones. */
    public void goDown() {
        wire.goDown();
    }

    /** Listens again, on the same port. */
    public void comeBack() {
        wire.comeBack();
    }

    /** Answers with a new host key from now on, as a server that was replaced, or is another one (F12). */
    public synchronized void swapHostKey() {
        hostKey = nextHostKey();
        serve(true);
    }

    /** Stops the server; the files stay. */
    @Override
    public void close() {
        wire.close();
        daemon.close();
    }

    private void layOut() throws IOException {
        Files.createDirectories(users().resolve(dropFolder()));
        Files.createDirectories(holding());
        Files.writeString(root.resolve(SENTINEL), project + "\n");
        Files.setPosixFilePermissions(root.resolve(SENTINEL).getParent(), PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(state);
        Files.createFile(
                site.authorizedKeys(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private synchronized void serve(boolean renames) {
        unchecked(() -> {
            daemon.serve(hostKey, renames);
            wire.cutAll();
            return daemon;
        });
    }

    private Keys nextHostKey() {
        hostKeys++;
        return unchecked(() -> Keys.create(state.resolve("host_key_" + hostKeys), project));
    }

    private String remote(String path) {
        String base = daemon.remoteRoot();
        return base.endsWith("/") ? base + path : base + "/" + path;
    }

    private static <T> T unchecked(Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Work<T> {
        T run() throws IOException;
    }
}
