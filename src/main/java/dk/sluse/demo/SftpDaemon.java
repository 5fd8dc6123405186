package dk.sluse.demo;

import java.io.IOException;
import java.nio.file.Path;

/** An SFTP server for one folder and one login, by public key only. */
interface SftpDaemon extends AutoCloseable {

    /**
     * Starts, or starts again with other terms. Connections that exist may keep the old terms.
     *
     * @param renames whether the server lets files be renamed
     */
    void serve(Keys hostKey, boolean renames) throws IOException;

    /** Where it listens now, on the loopback address. */
    int port();

    /** Whom it lets in. */
    String login();

    /** How clients call the root folder: absolute. */
    String remoteRoot();

    @Override
    void close();

    /**
     * What a daemon serves.
     *
     * @param root the folder that clients start in
     * @param authorizedKeys the file of the public keys that are let in, read at each login
     * @param state a folder for what the daemon needs itself
     */
    record Site(Path root, Path authorizedKeys, Path state) {}
}
