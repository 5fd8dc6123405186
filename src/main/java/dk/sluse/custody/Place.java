package dk.sluse.custody;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where files may lie. Paths within a place are {@link SafePath}s below its root. */
public sealed interface Place {

    /** Its name, as messages and the record call it, such as {@code airlock} or {@code alpha/environment}. */
    String name();

    /**
     * A folder of this machine, or one mounted here.
     *
     * @param root where it begins
     * @param mustHave a file below the root that proves the folder is mounted (F15), if one is asked for
     */
    record Folder(String name, Path root, Optional<SafePath> mustHave) implements Place {}

    /**
     * A folder of an SFTP server.
     *
     * @param host its host name or address
     * @param user the login name there
     * @param privateKey the file of the hub's private key for it
     * @param hostKey the server's public key, pinned, as one OpenSSH line {@code ssh-ed25519 AAAA…} (F12)
     * @param root where the place begins on the server, absolute, or empty for the login folder
     * @param sentinel the file that proves that the right project's environment answers, where one is asked for
     * @param holding the hub's own folder there, on the same file system, not writable by the environment's users
     * @param shell whether the login may run commands there, so that {@code openssl} or {@code sha256sum} can
     *     hash what was stored
     */
    record Sftp(
            String name,
            String host,
            int port,
            String user,
            Path privateKey,
            String hostKey,
            String root,
            Optional<Sentinel> sentinel,
            Optional<String> holding,
            boolean shell)
            implements Place {}

    /**
     * A bucket of an S3 store, or a part of one. It is read, and never written.
     *
     * @param endpoint the store's address, where it is not AWS itself; its buckets then stand in the path
     * @param prefix what every key begins with, empty or with a slash at its end
     * @param accessKey the file that holds the access key's id on its first line and its secret on the second
     */
    record S3(String name, Optional<URI> endpoint, String region, String bucket, String prefix, Path accessKey)
            implements Place {}

    /**
     * A file that proves an environment's identity.
     *
     * @param path where it lies, absolute or from the login folder
     * @param content what it must hold, ignoring white space around it
     */
    record Sentinel(String path, String content) {}
}
