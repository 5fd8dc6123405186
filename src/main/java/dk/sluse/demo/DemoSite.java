package dk.sluse.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An installation of the hub in a folder of its own: the shipped configuration, with the demo's addresses and keys. */
final class DemoSite {

    private final Path folder;
    private final Map<String, String> settings = new LinkedHashMap<>();

    /**
     * @param shipped the configuration as it is shipped
     */
    DemoSite(Path folder, Path shipped) throws IOException {
        this.folder = folder;
        copy(shipped, config());
        Files.createDirectories(secrets());
        settings.put("gateway.port", Integer.toString(FreePort.next()));
        settings.put("airlock-gateway.port", Integer.toString(FreePort.next()));
        settings.put("camel.management.port", Integer.toString(FreePort.next()));
        settings.put("clock.offset-file", clock().toString());
        settings.put("projects.poll", "PT0.5S");
        settings.put("work.backoff", "PT1S");
        // Everybody of the demo comes from this machine.
        settings.put("gateway.connections-a-minute", "10000");
    }

    Path config() {
        return folder.resolve("config");
    }

    Path secrets() {
        return folder.resolve("secrets");
    }

    Path data() {
        return folder.resolve("data");
    }

    Path clock() {
        return folder.resolve("clock");
    }

    int port() {
        return Integer.parseInt(settings.get("gateway.port"));
    }

    int airlockPort() {
        return Integer.parseInt(settings.get("airlock-gateway.port"));
    }

    int managementPort() {
        return Integer.parseInt(settings.get("camel.management.port"));
    }

    /** Lets the hub take mails from, and give them to, a mail server. */
    void use(MailServer mail) throws IOException {
        secret("imap-password", mail.hubPassword());
        settings.put("mail.address", mail.hubAddress());
        settings.put("mail.authserv-id", mail.authservId());
        settings.put("mail.imap.host", mail.host());
        settings.put("mail.imap.port", Integer.toString(mail.imapPort()));
        settings.put("mail.imap.security", "none");
        settings.put("mail.imap.user", mail.hubAddress());
        settings.put("mail.imap.password-file", "secrets/imap-password");
        settings.put("mail.imap.poll", "PT0.5S");
        settings.put("mail.smtp.host", mail.host());
        settings.put("mail.smtp.port", Integer.toString(mail.smtpPort()));
        settings.put("mail.smtp.security", "none");
    }

    /** Sets further settings. */
    void set(String key, String value) {
        settings.put(key, value);
    }

    /** Writes the settings; every line of the shipped file that they replace is dropped. */
    void writeSettings() throws IOException {
        Path file = config().resolve("application.properties");
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (settings.keySet().stream().noneMatch(key -> line.matches("#?" + key.replace(".", "\\.") + " *=.*"))) {
                lines.add(line);
            }
        }
        lines.add("# The demo's own");
        settings.forEach((key, value) -> lines.add(key + " = " + value));
        Files.write(file, lines);
    }

    /** Adds a project with its environment; the hub need not be restarted for it. */
    void addProject(String id, String acronym, int officers, Environment environment) throws IOException {
        Keys key = Keys.create(secrets().resolve(id + "_ed25519"), "sluse-" + id);
        environment.authorize(key.publicLine());
        // The demo's clock runs ahead by months: what its projects rest on lasts.
        int lastYear = Year.now(ZoneOffset.UTC).getValue() + 3;
        String file = """
                acronym: %s
                title: The %s cohort of the demo
                institution: University of the demo
                authorised-by: DST
                ethics-approval:
                  number: 1-10-72-1-20
                  from: 2020-01-01
                  until: %d-12-31
                processing-agreement:
                  number: NGC-2020-1
                  from: 2020-01-01
                  until: %d-12-31
                officers-needed: %d
                environment:
                  kind: sftp
                  host: %s
                  port: %d
                  user: %s
                  key-file: secrets/%s_ed25519
                  host-key: %s
                  root: %s
                  sentinel:
                    path: %s
                    content: %s
                  holding: %s
                export:
                  drop-folder: %s
                routes:
                  - template: poll-drop-folder
                    parameters:
                      folder: project/%s
                      every: "1000"
                """.formatted(
                        acronym,
                        acronym,
                        lastYear,
                        lastYear,
                        officers,
                        environment.host(),
                        environment.port(),
                        environment.login(),
                        id,
                        environment.hostKeyLine(),
                        environment.remoteUsers(),
                        environment.remoteSentinel(),
                        environment.sentinelText(),
                        environment.remoteHolding(),
                        environment.dropFolder(),
                        environment.dropFolder());
        Path part = Files.writeString(config().resolve("projects").resolve("." + id + ".part"), file);
        Files.move(part, config().resolve("projects").resolve(id + ".yaml"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Writes a file of the installation's secrets. */
    void secret(String name, String content) throws IOException {
        Path file = secrets().resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, content);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!file.getParent().endsWith("projects")) {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
