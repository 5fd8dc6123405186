package dk.sluse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.house.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The gateway as its users meet it: through OpenSSH's {@code sftp} and {@code ssh}, and through lftp. */
@Timeout(120)
class OpenSshClientTest {

    @TempDir
    Path home;

    private TestDoor door;
    private Path knownHosts;

    @BeforeEach
    void open() throws IOException {
        Programs.needs("/usr/bin/sftp", "/usr/bin/ssh");
        door = TestDoor.open(home);
        knownHosts = Files.writeString(
                home.resolve("known_hosts"),
                "[127.0.0.1]:" + door.gateway.port() + " " + door.gateway.hostKeyLine() + "\n");
    }

    @AfterEach
    void close() {
        if (door != null) {
            door.close();
        }
    }

    @Test
    void sftp_fetches_a_folder_byte_for_byte_and_the_record_names_its_hash() throws Exception {
        byte[] large = new byte[20 << 20];
        new Random(1).nextBytes(large);
        door.put("alpha/7/large.bin", large);
        door.put("alpha/7/deep/Tabel æøå.txt", "dansk");
        Outcome fetched = sftp("alice", "get -r alpha/7 " + home.resolve("fetched"));
        assertThat(fetched.code()).as(fetched.text()).isZero();
        assertThat(Files.readAllBytes(home.resolve("fetched/large.bin"))).isEqualTo(large);
        assertThat(Files.readString(home.resolve("fetched/deep/Tabel æøå.txt"))).isEqualTo("dansk");
        assertThat(door.record.of(EventKind.READ)).hasSize(2).allSatisfy(e -> assertThat(e.facts())
                .containsEntry("complete", "yes")
                .containsKey("sha256"));
    }

    @Test
    void F10_a_download_goes_on_over_key_exchanges() throws Exception {
        byte[] large = new byte[8 << 20];
        new Random(2).nextBytes(large);
        door.put("alpha/large.bin", large);
        Outcome fetched = sftp("alice", List.of("-o", "RekeyLimit=1M"), "get alpha/large.bin " + home.resolve("f"));
        assertThat(fetched.code()).as(fetched.text()).isZero();
        assertThat(Files.readAllBytes(home.resolve("f"))).isEqualTo(large);
    }

    @Test
    void a_broken_off_download_is_resumed() throws Exception {
        door.put("alpha/ten.txt", "0123456789");
        Files.writeString(home.resolve("ten.txt"), "0123");
        Outcome fetched = sftp("alice", "reget alpha/ten.txt " + home.resolve("ten.txt"));
        assertThat(fetched.code()).as(fetched.text()).isZero();
        assertThat(home.resolve("ten.txt")).hasContent("0123456789");
        assertThat(door.record.of(EventKind.READ).get(0).facts())
                .containsEntry("complete", "no")
                .containsEntry("ranges", "4-9");
    }

    @Test
    void sftp_lists_what_is_shown_and_refuses_to_change_anything() throws Exception {
        door.put("alpha/7/Table1.txt", "x");
        door.put("beta/8/other.txt", "y");
        Outcome listed = sftp("alice", "ls -l", "ls -l alpha/7", "cd alpha", "pwd");
        assertThat(listed.code()).as(listed.text()).isZero();
        assertThat(listed.text())
                .contains("alpha", "Table1.txt", "alice", "/alpha")
                .doesNotContain("beta", "root", System.getProperty("user.name") + " ");
        for (String change : List.of(
                "put /etc/hostname alpha/7/new.txt",
                "rm alpha/7/Table1.txt",
                "rename alpha/7/Table1.txt alpha/7/b.txt",
                "mkdir alpha/new",
                "rmdir alpha/7",
                "chmod 777 alpha/7/Table1.txt",
                "symlink alpha/7/Table1.txt alpha/l",
                "ln alpha/7/Table1.txt alpha/l",
                "get beta/8/other.txt " + home.resolve("stolen"),
                "get ../../etc/hostname " + home.resolve("stolen"))) {
            assertThat(sftp("alice", change).code()).as(change).isNotZero();
        }
        assertThat(home.resolve("stolen")).doesNotExist();
        assertThat(door.root.resolve("alpha/7/Table1.txt")).hasContent("x");
        try (var files = Files.walk(door.root)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(2);
        }
    }

    @Test
    void F40_another_projects_key_sees_nothing() throws Exception {
        door.put("alpha/7/Table1.txt", "x");
        Outcome listed = sftp("bob", "ls -la", "ls -la /");
        assertThat(listed.code()).isZero();
        assertThat(listed.text()).doesNotContain("alpha", "Table1");
        assertThat(sftp("bob", "get alpha/7/Table1.txt " + home.resolve("t")).text())
                .contains("not found");
        assertThat(home.resolve("t")).doesNotExist();
    }

    @Test
    void F40_a_password_is_never_asked_for() throws Exception {
        Outcome refused = run(
                "ssh",
                ssh(List.of("-o", "PreferredAuthentications=password,keyboard-interactive,none"), "alice", "requests"));
        assertThat(refused.code()).isEqualTo(255);
        assertThat(refused.text()).contains("Permission denied (publickey)");
        assertThat(refused.text().lines().filter(l -> l.contains("Authentications that can continue")))
                .allSatisfy(l -> assertThat(l.strip()).endsWith("continue: publickey"))
                .isNotEmpty();
    }

    @Test
    void only_modern_cryptography_is_offered_and_the_host_key_is_the_one_announced() throws Exception {
        String key = door.people.keyFile("alice").toString();
        Outcome done = run("ssh", ssh(List.of("-i", key), "alice", "hello"));
        assertThat(done.code()).as(done.text()).isZero();
        String offered = done.text().substring(done.text().indexOf("peer server KEXINIT proposal"));
        assertThat(offered)
                .containsPattern("KEX algorithms: mlkem768x25519-sha256,sntrup761x25519")
                .contains("host key algorithms: ssh-ed25519")
                .doesNotContain("diffie-hellman", "ecdh-sha2", "cbc", "sha1", "hmac-sha2-256,", "zlib");
        for (List<String> old : List.of(
                List.of("-o", "Ciphers=aes128-cbc"),
                List.of("-o", "KexAlgorithms=diffie-hellman-group14-sha256"),
                List.of("-o", "Ciphers=aes128-ctr", "-o", "MACs=hmac-sha1"))) {
            List<String> options = new ArrayList<>(List.of("-i", key));
            options.addAll(old);
            Outcome refused = run("ssh", ssh(options, "alice", "hello"));
            assertThat(refused.code()).isEqualTo(255);
            assertThat(refused.text()).contains("no matching");
        }
    }

    @Test
    void ssh_carries_exit_code_and_both_outputs_of_a_command() throws Exception {
        Outcome done = ssh("alice", "fail now");
        assertThat(done.code()).isEqualTo(2);
        assertThat(done.text()).contains("alice says fail now æøå", "to the side");
        assertThat(door.record.of(EventKind.COMMAND))
                .containsExactly(Event.of(Event.HUB, EventKind.COMMAND, "alice")
                        .with("door", "main")
                        .with("address", "127.0.0.1")
                        .with("command", "fail now")
                        .with("exit", 2));
    }

    @Test
    void somebody_who_asks_for_a_shell_is_told_what_can_be_done() throws Exception {
        Outcome told = run("ssh", ssh(List.of("-i", door.people.keyFile("alice").toString(), "-tt"), "alice"));
        assertThat(told.code()).isEqualTo(1);
        assertThat(told.text()).contains("There is no shell here.", "sftp -P", "help");
    }

    @Test
    void F32_a_suspension_breaks_off_a_slow_download() throws Exception {
        door.putLarge("alpha/large.bin", 256L << 20);
        Path target = home.resolve("large.bin");
        Process slow = begin(sftpCommand("alice", List.of("-l", "80000"), batch("get alpha/large.bin " + target)));
        await().atMost(Duration.ofSeconds(10)).until(() -> Files.exists(target) && Files.size(target) > 1 << 20);
        door.people.suspended.add("alice");
        await().atMost(Duration.ofSeconds(1))
                .until(() -> !door.record.of(EventKind.SESSION_ENDED).isEmpty());
        assertThat(slow.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(slow.exitValue()).isNotZero();
        assertThat(Files.size(target)).isLessThan(256L << 20);
        assertThat(door.record.await(EventKind.READ).facts()).containsEntry("complete", "no");
        assertThat(ssh("alice", "hello").code())
                .as("and does not let her in again")
                .isEqualTo(255);
    }

    @Test
    void lftp_mirrors_a_folder() throws Exception {
        Programs.needs("/usr/bin/lftp");
        door.put("alpha/7/Table1.txt", "a table");
        door.put("alpha/7/deep/er.txt", "deeper");
        String connect = "ssh -a -x -F none -o BatchMode=yes -o UserKnownHostsFile=" + knownHosts + " -i "
                + door.people.keyFile("alice");
        Outcome mirrored = run(
                "lftp",
                List.of(
                        "lftp",
                        "--norc",
                        "-c",
                        "set sftp:connect-program '" + connect
                                + "'; set net:max-retries 1; open -u alice, sftp://127.0.0.1:" + door.gateway.port()
                                + "; mirror alpha/7 " + home.resolve("mirror")));
        assertThat(mirrored.code()).as(mirrored.text()).isZero();
        assertThat(home.resolve("mirror/Table1.txt")).hasContent("a table");
        assertThat(home.resolve("mirror/deep/er.txt")).hasContent("deeper");
    }

    @Test
    void rclone_copies_a_folder() throws Exception {
        Programs.needs("/usr/bin/rclone");
        door.put("alpha/7/Table1.txt", "a table");
        door.put("alpha/7/deep/er.txt", "deeper");
        Outcome copied = run(
                "rclone",
                List.of(
                        "rclone",
                        "copy",
                        "--config=/dev/null",
                        "--retries=1",
                        "--sftp-host=127.0.0.1",
                        "--sftp-port=" + port(),
                        "--sftp-user=alice",
                        "--sftp-key-file=" + door.people.keyFile("alice"),
                        "--sftp-known-hosts-file=" + knownHosts,
                        "--sftp-shell-type=none",
                        "--sftp-disable-hashcheck",
                        ":sftp:alpha/7",
                        home.resolve("copy").toString()));
        assertThat(copied.code()).as(copied.text()).isZero();
        assertThat(home.resolve("copy/Table1.txt")).hasContent("a table");
        assertThat(home.resolve("copy/deep/er.txt")).hasContent("deeper");
    }

    @Test
    void sshfs_mounts_the_view_read_only() throws Exception {
        Programs.needs("/usr/bin/sshfs", "/usr/bin/fusermount3");
        // Containers often have none, whatever is installed.
        assumeTrue(Files.isWritable(Path.of("/dev/fuse")), "no /dev/fuse on this machine");
        door.put("alpha/7/Table1.txt", "a table");
        Path mount = Files.createDirectories(home.resolve("mount"));
        List<String> command = new ArrayList<>(List.of("sshfs", "-F", "none", "-p", port()));
        command.addAll(List.of("-o", "IdentityFile=" + door.people.keyFile("alice")));
        command.addAll(common());
        command.addAll(List.of("alice@127.0.0.1:/alpha", mount.toString()));
        Outcome mounted = run("sshfs", command);
        assumeFalse(mounted.text().contains("fusermount3: mount failed"), "nothing may be mounted here");
        assertThat(mounted.code()).as(mounted.text()).isZero();
        try {
            assertThat(mount.resolve("7/Table1.txt")).hasContent("a table");
            assertThatThrownBy(() -> Files.writeString(mount.resolve("7/new.txt"), "x"))
                    .isInstanceOf(IOException.class);
        } finally {
            assertThat(run("fusermount3", List.of("fusermount3", "-u", mount.toString()))
                            .code())
                    .isZero();
        }
        assertThat(door.record.await(EventKind.READ).facts()).containsEntry("complete", "yes");
    }

    @Test
    void R93_a_certificate_of_an_authority_is_let_in_for_its_principal_and_nobody_else() throws Exception {
        Programs.needs("/usr/bin/ssh-keygen");
        Path authority = newKey("authority", "ed25519");
        door.people.authorities.add(fingerprint(authority));
        Path key = newKey("laptop", "ed25519");
        certify(authority, key, "alice", "+1h", List.of());
        assertThat(withKey(key, "alice").text()).contains("alice says hello");
        Event login = door.record.of(EventKind.LOGIN).get(0);
        assertThat(login.facts())
                .containsEntry("authority", fingerprint(authority))
                .containsEntry("serial", "7")
                .containsEntry("key", fingerprint(key));
        assertThat(withKey(key, "bob").code()).as("of another principal").isEqualTo(255);

        certify(newKey("stranger", "ed25519"), key, "alice", "+1h", List.of());
        assertThat(withKey(key, "alice").code()).as("of another authority").isEqualTo(255);
        certify(authority, key, "alice", "20200101:20200102", List.of());
        assertThat(withKey(key, "alice").code()).as("expired").isEqualTo(255);
        certify(authority, key, "alice", "+1h", List.of("-O", "force-command=true"));
        assertThat(withKey(key, "alice").code())
                .as("with an option that is not understood")
                .isEqualTo(255);
        certify(authority, key, "alice", "+1h", List.of("-O", "source-address=192.0.2.0/24"));
        assertThat(withKey(key, "alice").code()).as("from elsewhere").isEqualTo(255);
        assertThat(door.record.of(EventKind.LOGIN_REFUSED))
                .last()
                .satisfies(e -> assertThat(e.facts().get("reason")).contains("can be used from there"));
        certify(authority, key, "alice", "+1h", List.of("-h"));
        assertThat(withKey(key, "alice").code()).as("a host's").isEqualTo(255);
        assertThat(door.record.of(EventKind.LOGIN)).hasSize(1);
    }

    @Test
    void R93_keys_of_other_kinds_come_in_by_certificate_too_and_short_rsa_keys_do_not() throws Exception {
        Programs.needs("/usr/bin/ssh-keygen");
        Path authority = newKey("authority", "ecdsa");
        door.people.authorities.add(fingerprint(authority));
        for (String kind : List.of("ecdsa", "rsa:3072", "rsa:2048")) {
            Path key = newKey(kind.replace(":", ""), kind);
            certify(authority, key, "alice", "+1h", List.of());
            assertThat(withKey(key, "alice").code()).as(kind).isEqualTo(kind.equals("rsa:2048") ? 255 : 0);
        }
        assertThat(door.record.of(EventKind.LOGIN_REFUSED))
                .anySatisfy(e -> assertThat(e.facts().get("reason")).contains("fewer than 3072 bits"));
    }

    private Path newKey(String name, String kind) throws Exception {
        Path key = home.resolve(name);
        List<String> type = List.of(kind.split(":", -1));
        List<String> command = new ArrayList<>(List.of("ssh-keygen", "-q", "-N", "", "-t", type.get(0)));
        if (type.size() > 1) {
            command.addAll(List.of("-b", type.get(1)));
        }
        command.addAll(List.of("-f", key.toString()));
        assertThat(run("ssh-keygen", command).code()).isZero();
        return key;
    }

    private String fingerprint(Path key) throws Exception {
        return run("ssh-keygen", List.of("ssh-keygen", "-l", "-f", key + ".pub"))
                .text()
                .split(" ", -1)[1];
    }

    private void certify(Path authority, Path key, String principal, String validity, List<String> options)
            throws Exception {
        List<String> command = new ArrayList<>(List.of("ssh-keygen", "-q", "-s", authority.toString()));
        command.addAll(List.of("-I", "a laptop", "-n", principal, "-V", validity, "-z", "7"));
        command.addAll(options);
        command.add(key + ".pub");
        Outcome signed = run("ssh-keygen", command);
        assertThat(signed.code()).as(signed.text()).isZero();
    }

    private Outcome withKey(Path key, String login) throws Exception {
        door.bans.lift("127.0.0.1");
        return run("ssh", ssh(List.of("-i", key.toString()), login, "hello"));
    }

    private record Outcome(int code, String text) {}

    private Outcome sftp(String login, String... commands) throws Exception {
        return sftp(login, List.of(), commands);
    }

    private Outcome sftp(String login, List<String> options, String... commands) throws Exception {
        return run("sftp", sftpCommand(login, options, batch(commands)));
    }

    private Path batch(String... commands) throws IOException {
        return Files.writeString(home.resolve("batch"), String.join("\n", commands) + "\n");
    }

    private List<String> sftpCommand(String login, List<String> options, Path batch) {
        List<String> command = new ArrayList<>(List.of("sftp", "-F", "none", "-b", batch.toString()));
        command.addAll(options);
        command.addAll(List.of("-i", door.people.keyFile(login).toString(), "-P", port()));
        command.addAll(common());
        command.add(login + "@127.0.0.1");
        return command;
    }

    private Outcome ssh(String login, String line) throws Exception {
        return run("ssh", ssh(List.of("-i", door.people.keyFile(login).toString()), login, line));
    }

    private List<String> ssh(List<String> options, String login, String... line) {
        List<String> command = new ArrayList<>(List.of("ssh", "-v", "-v", "-F", "none", "-p", port()));
        command.addAll(options);
        command.addAll(common());
        command.add(login + "@127.0.0.1");
        command.addAll(List.of(line));
        return command;
    }

    private List<String> common() {
        return List.of(
                "-o",
                "BatchMode=yes",
                "-o",
                "IdentitiesOnly=yes",
                "-o",
                "IdentityAgent=none",
                "-o",
                "StrictHostKeyChecking=yes",
                "-o",
                "UserKnownHostsFile=" + knownHosts);
    }

    private String port() {
        return String.valueOf(door.gateway.port());
    }

    private Outcome run(String name, List<String> command) throws Exception {
        Process process = begin(command);
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(name + " ends").isTrue();
        return new Outcome(process.exitValue(), text);
    }

    private static Process begin(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().remove("AWS_CA_BUNDLE");
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        return builder.start();
    }
}
