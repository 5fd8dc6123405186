package dk.sluse.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a researcher fetches files with: OpenSSH's own {@code sftp} where the machine has it, another client otherwise. The
 * server's key is pinned, the login is by key, and nothing is ever asked.
 */
public final class SftpClient {

    private final Login login;
    private final Optional<Path> openSsh;

    private SftpClient(Login login, Optional<Path> openSsh) {
        this.login = login;
        this.openSsh = openSsh;
    }

    /**
     * Who goes where.
     *
     * @param hostKey the server's public key, {@code ssh-ed25519 AAAA…}; any other ends the connection
     */
    public record Login(String host, int port, String user, Keys keys, String hostKey) {}

    /** With the best client this machine has. */
    public static SftpClient of(Login login) {
        return new SftpClient(login, found());
    }

    /** With the client that every Sluse brings. */
    static SftpClient withoutOpenSsh(Login login) {
        return new SftpClient(login, Optional.empty());
    }

    /** Whether this machine has OpenSSH's {@code sftp}. */
    public static boolean openSshAvailable() {
        return found().isPresent();
    }

    /** Which client it is, to tell the reader. */
    public String name() {
        return openSsh.isPresent() ? "OpenSSH sftp" : "Apache MINA SSHD";
    }

    /** Brings one file. */
    void put(Path local, String remote) throws IOException {
        if (openSsh.isPresent()) {
            new OpenSshFetch(openSsh.get(), login).put(local, remote);
        } else {
            new MinaFetch(login).put(local, remote);
        }
    }

    /**
     * Fetches a folder with all it holds.
     *
     * @param remote its path on the server
     * @param into a folder of this machine, made when it does not exist; what the remote folder holds lies directly in it
     * @return the files that lie there now, sorted
     * @throws IOException when anything could not be fetched, with what the client said
     */
    public List<Path> fetch(String remote, Path into) throws IOException {
        Files.createDirectories(into);
        if (openSsh.isPresent()) {
            new OpenSshFetch(openSsh.get(), login).run(remote, into);
        } else {
            new MinaFetch(login).run(remote, into);
        }
        try (Stream<Path> files = Files.walk(into)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Optional<Path> found() {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "sftp"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
