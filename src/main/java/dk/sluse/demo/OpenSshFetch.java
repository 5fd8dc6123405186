package dk.sluse.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Fetches and brings with the machine's {@code sftp}, which reads no configuration of the person who runs it. */
final class OpenSshFetch {

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Path sftp;
    private final SftpClient.Login login;

    OpenSshFetch(Path sftp, SftpClient.Login login) {
        this.sftp = sftp;
        this.login = login;
    }

    void run(String remote, Path into) throws IOException {
        batch("get -R " + quoted(remote + "/.") + " " + quoted(into + "/"));
    }

    void put(Path local, String remote) throws IOException {
        batch("put " + quoted(local.toString()) + " " + quoted(remote));
    }

    private void batch(String command) throws IOException {
        Path aside = Files.createTempDirectory("sluse-sftp");
        try {
            Path knownHosts = aside.resolve("known_hosts");
            Files.writeString(knownHosts, "[" + login.host() + "]:" + login.port() + " " + login.hostKey() + "\n");
            Path batch = aside.resolve("batch");
            Files.writeString(batch, command + "\n");
            Path said = aside.resolve("said");
            Process process = new ProcessBuilder(command(knownHosts, batch))
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            process.getOutputStream().close();
            int exit = await(process);
            if (exit != 0) {
                throw new IOException("sftp ended with " + exit + ": " + said(said));
            }
        } finally {
            for (String name : List.of("known_hosts", "batch", "said")) {
                Files.deleteIfExists(aside.resolve(name));
            }
            Files.delete(aside);
        }
    }

    private List<String> command(Path knownHosts, Path batch) {
        List<String> command = new ArrayList<>(List.of(sftp.toString(), "-q", "-b", batch.toString(), "-F", "none"));
        for (String option : List.of(
                "BatchMode=yes",
                "IdentitiesOnly=yes",
                "IdentityAgent=none",
                "PreferredAuthentications=publickey",
                "StrictHostKeyChecking=yes",
                "UserKnownHostsFile=\"" + knownHosts + "\"",
                "GlobalKnownHostsFile=none",
                "UpdateHostKeys=no",
                "ConnectTimeout=10")) {
            command.add("-o");
            command.add(option);
        }
        command.addAll(List.of(
                "-i",
                login.keys().file().toString(),
                "-P",
                Integer.toString(login.port()),
                login.user() + "@" + login.host()));
        return command;
    }

    private static int await(Process process) throws IOException {
        try {
            if (process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new IOException("sftp did not end within " + LIMIT);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while sftp ran", e);
        }
    }

    private static String said(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
    }

    /**
     * As sftp's batch files quote: within quotes the signs of patterns are meant as they stand, quotes and backslashes need
     * one before them. A path must not end in a backslash, which would take the closing quote with it.
     */
    private static String quoted(String path) {
        return "\"" + path.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
