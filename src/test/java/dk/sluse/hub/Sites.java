package dk.sluse.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Makes a site's folder with config, secrets and routes, for tests that read it. */
final class Sites {

    static final String HOST_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";

    private final Path base;

    Sites(Path base) {
        this.base = base;
    }

    Path base() {
        return base;
    }

    Path config() {
        return base.resolve("config");
    }

    Path routes() {
        return base.resolve("routes");
    }

    /** Writes a file below the site's folder. */
    Path write(String name, String content) {
        try {
            Path file = base.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file that only its owner reads. */
    Path secret(String name, String content) {
        Path file = write(name, content);
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A key file for an environment, and a project's file that is right. */
    Path project(String id) {
        secret("secrets/" + id + "_ed25519", "-----BEGIN OPENSSH PRIVATE KEY-----\n");
        return write("config/projects/" + id + ".yaml", projectText(id));
    }

    static String projectText(String id) {
        return """
                acronym: %1$s
                title: Whole genomes of %1$s
                institution: Example University
                officers-needed: 1
                permissions: [identifiable-data, "extra-type:csv"]
                thresholds:
                  small-cells:
                    minimum: 10
                environment:
                  kind: sftp
                  host: %1$s.example
                  port: 2022
                  user: sluse
                  key-file: secrets/%1$s_ed25519
                  host-key: %2$s
                  root: /data
                  sentinel: { path: /sluse/project, content: %1$s }
                  holding: /sluse/holding
                export:
                  drop-folder: export
                routes:
                  - template: poll-drop-folder
                    parameters: { every: 30s }
                authorised-by: DST
                ethics-approval: { number: 1-10-72-1-20, from: 2020-01-01, until: 2099-12-31, covers: [identifiable-data] }
                processing-agreement: { number: NGC-2020-1, from: 2020-01-01, until: 2099-12-31 }
                """.formatted(id, HOST_KEY);
    }

    static List<String> shown(Faults faults) {
        return faults.sorted().stream().map(Fault::toString).toList();
    }
}
