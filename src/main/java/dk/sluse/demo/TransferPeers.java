package dk.sluse.demo;

import dk.sluse.custody.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The commands of the peers, and the files in the bench's folder that they need to reach its servers. */
record TransferPeers(Path folder, Path key) {

    /** The fastest that OpenSSH has, for everybody. */
    static final String CIPHER = "aes128-gcm@openssh.com";

    static TransferPeers of(Path folder, Keys key, Keys hostKey, int sshPort, Place.S3 store) throws IOException {
        Files.writeString(
                folder.resolve("known_hosts"),
                "bench " + hostKey.publicLine() + "\n[127.0.0.1]:" + sshPort + " " + hostKey.publicLine() + "\n");
        List<String> secret = Files.readAllLines(store.accessKey());
        Files.writeString(folder.resolve("rclone.conf"), """
                [s3]
                type = s3
                provider = Other
                access_key_id = %s
                secret_access_key = %s
                endpoint = %s
                force_path_style = true
                no_check_bucket = true
                region = eu-north-1
                [sftp]
                type = sftp
                host = 127.0.0.1
                port = %d
                user = %s
                key_file = %s
                known_hosts_file = %s
                shell_type = unix
                md5sum_command = md5sum
                sha1sum_command = sha1sum
                """.formatted(
                        secret.get(0),
                        secret.get(1),
                        store.endpoint().orElseThrow(),
                        sshPort,
                        System.getProperty("user.name"),
                        key.file(),
                        folder.resolve("known_hosts")));
        return new TransferPeers(folder, key.file());
    }

    /** {@code sftp} as a person would call it, with the fastest cipher that OpenSSH has. */
    List<String> sftp(int port, Path batch) {
        return List.of(
                "sftp",
                "-q",
                "-b",
                batch.toString(),
                "-c",
                CIPHER,
                "-i",
                key.toString(),
                "-P",
                Integer.toString(port),
                "-o",
                "UserKnownHostsFile=" + folder.resolve("known_hosts"),
                "-o",
                "StrictHostKeyChecking=yes",
                "-o",
                "IdentitiesOnly=yes",
                "-o",
                "HostKeyAlias=bench",
                System.getProperty("user.name") + "@127.0.0.1");
    }

    /** {@code rclone} with both servers configured as {@code s3:} and {@code sftp:}. */
    List<String> rclone(String... words) {
        List<String> command = new ArrayList<>(
                List.of("rclone", "--config", folder.resolve("rclone.conf").toString()));
        command.addAll(List.of(words));
        return command;
    }
}
