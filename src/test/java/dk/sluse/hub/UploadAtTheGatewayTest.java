package dk.sluse.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.sluse.audit.EventKind;
import dk.sluse.export.ExportStage;
import dk.sluse.gateway.BanTerm;
import dk.sluse.gateway.Bans;
import dk.sluse.gateway.Gateway;
import dk.sluse.gateway.GatewaySettings;
import dk.sluse.gateway.Offer;
import dk.sluse.gateway.Shelf;
import dk.sluse.house.Programs;
import dk.sluse.importing.ImportRoom;
import dk.sluse.project.Caller;
import dk.sluse.project.PublicKeyLine;
import dk.sluse.project.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The upload folder as members meet it: through OpenSSH's {@code sftp} and through lftp, over the import room itself. */
@Timeout(120)
class UploadAtTheGatewayTest {

    private static final long LARGEST = 24 << 20;

    @RegisterExtension
    final ExportStage stage = new ExportStage();

    @TempDir
    Path home;

    private ImportRoom room;
    private Gateway gateway;
    private Path upload;
    private long id;

    @BeforeEach
    void open() throws Exception {
        Programs.needs("/usr/bin/sftp");
        upload = stage.uploads();
        room = stage.imports();
        door(0);
        for (String login : List.of("anna", "arne", "bodil")) {
            register(login);
        }
        id = stage.instructs("raw/p1.vcf", "large.bin", "b.txt");
    }

    private void door(long spare) throws IOException {
        Path download = home.resolve("download");
        gateway = new Gateway(
                new GatewaySettings(
                        "main",
                        "127.0.0.1",
                        0,
                        home.resolve("host_key"),
                        List.of(),
                        "",
                        GatewaySettings.Limits.usual()),
                Door.forEveryone(stage.store, stage.entrance(), stage.factors()),
                new Offer(
                        Optional.of(downloads(download)),
                        Optional.of(ImportWiring.shelf(upload, LARGEST, spare, stage.projects, room.uploads())),
                        Optional.empty()),
                new Bans(BanTerm.usual(), stage.clock),
                stage.audit,
                stage.store);
        gateway.start();
    }

    private static Shelf downloads(Path root) {
        try {
            Files.createDirectories(root.resolve("alpha/1"));
            Files.writeString(root.resolve("alpha/1/result.txt"), "a result");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new Shelf() {
            @Override
            public Path root() {
                return root;
            }

            @Override
            public boolean shows(Caller caller, List<String> names) {
                return names.isEmpty() || caller.memberOf().contains(names.get(0));
            }

            @Override
            public boolean cuts(Caller caller, List<String> names) {
                return false;
            }

            @Override
            public String chain(List<String> names) {
                return names.isEmpty() ? "hub" : names.get(0);
            }
        };
    }

    private void register(String login) throws Exception {
        Path key = home.resolve(login);
        run(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString()));
        PublicKeyLine line =
                PublicKeyLine.parse(Files.readString(Path.of(key + ".pub")).strip());
        stage.store.changing(h -> stage.enrolment.keys().add(h, login, line, login));
    }

    @AfterEach
    void close() {
        if (gateway != null) {
            gateway.close();
        }
    }

    @Test
    void sftp_puts_the_named_files_with_times_and_fsync_and_the_record_has_their_hashes() throws Exception {
        byte[] large = new byte[20 << 20];
        new Random(3).nextBytes(large);
        Files.write(home.resolve("large.bin"), large);
        Files.createDirectories(home.resolve("raw"));
        Files.writeString(home.resolve("raw/p1.vcf"), "variants");
        Outcome put = sftp(
                "anna",
                "ls",
                "ls /upload",
                "cd /upload/alpha/" + id,
                "ls -l",
                "put -pf " + home.resolve("large.bin"),
                "put -r " + home.resolve("raw"),
                "chmod 600 large.bin",
                "ls -l");
        assertThat(put.code()).as(put.text()).isZero();
        assertThat(put.text()).contains("upload", "alpha", "large.bin");
        assertThat(Files.readAllBytes(file("large.bin"))).isEqualTo(large);
        assertThat(file("raw/p1.vcf")).hasContent("variants");
        assertThat(events(EventKind.FILE_UPLOADED)).isEqualTo(2);
        assertThat(facts(EventKind.FILE_UPLOADED)).contains("sha256", "127.0.0.1", "\"bytes\"");
        assertThat(room.overview().story(stage.caller("olga"), id).files())
                .filteredOn(each -> each.isUploaded())
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.uploader()).contains("anna"));
        assertThat(sftp("anna", "get /alpha/1/result.txt " + home.resolve("got"))
                        .code())
                .as("downloads are where they were")
                .isZero();
    }

    @Test
    void lftp_puts_and_removes_and_puts_again() throws Exception {
        Programs.needs("/usr/bin/lftp");
        Files.writeString(home.resolve("b.txt"), "first");
        String connect = "ssh -a -x -F none -o BatchMode=yes -o UserKnownHostsFile=" + knownHosts() + " -i "
                + home.resolve("anna");
        String there = "cd /upload/alpha/" + id + "; ";
        Outcome put = run(List.of(
                "lftp",
                "--norc",
                "-c",
                "set sftp:connect-program '" + connect + "'; set net:max-retries 1; open -u anna, sftp://127.0.0.1:"
                        + gateway.port() + "; " + there + "put " + home.resolve("b.txt") + " && rm b.txt && put "
                        + home.resolve("b.txt")));
        assertThat(put.code()).as(put.text()).isZero();
        assertThat(file("b.txt")).hasContent("first");
        assertThat(events(EventKind.FILE_UPLOADED)).isEqualTo(2);
        assertThat(events(EventKind.UPLOAD_REMOVED)).isEqualTo(1);
    }

    @Test
    void R33_F40_what_is_uploaded_is_never_read_and_nothing_else_can_be_put_or_changed() throws Exception {
        Files.writeString(home.resolve("b.txt"), "annas");
        String b = home.resolve("b.txt").toString();
        String there = "/upload/alpha/" + id + "/";
        assertThat(sftp("anna", "put " + b + " " + there + "b.txt").code()).isZero();
        for (String command : List.of(
                "get " + there + "b.txt " + home.resolve("stolen"),
                "put " + b + " " + there + "not-named.txt",
                "put " + b + " " + there + "../../alpha/x",
                "put " + b + " " + there + "raw/../../../../alpha/1/x",
                "put " + b + " /alpha/1/result.txt",
                "reput " + b + " " + there + "b.txt",
                "rename " + there + "b.txt " + there + "large.bin",
                "symlink /etc/passwd " + there + "large.bin",
                "ln " + there + "b.txt " + there + "large.bin",
                "mkdir " + there + "more",
                "mkdir " + there + "raw",
                "rmdir " + there + "raw",
                "rm /alpha/1/result.txt")) {
            Outcome refused = sftp("anna", command);
            // OpenSSH's reput says that nothing is to be done when both are as long.
            assertThat(refused.code()).as(command + "\n" + refused.text()).isNotZero();
        }
        assertThat(home.resolve("stolen"))
                .satisfiesAnyOf(stolen -> assertThat(stolen).doesNotExist(), stolen -> assertThat(stolen)
                        .isEmptyFile());
        assertThat(sftp("arne", "put " + b + " " + there + "b.txt").text()).contains("Permission denied");
        assertThat(sftp("arne", "rm " + there + "b.txt").code()).isNotZero();
        assertThat(sftp("bodil", "ls /").text()).doesNotContain("upload");
        assertThat(sftp("bodil", "put " + b + " " + there + "large.bin").code()).isNotZero();
        assertThat(names()).containsExactly("alpha/" + id + "/b.txt");
        assertThat(home.resolve("download/alpha/1/result.txt")).hasContent("a result");
    }

    @Test
    void F16_a_link_that_somebody_planted_leads_nowhere() throws Exception {
        Path outside = Files.createDirectories(home.resolve("outside"));
        Files.delete(file("raw"));
        Files.createSymbolicLink(file("raw"), outside);
        Files.createSymbolicLink(file("b.txt"), outside.resolve("target"));
        Files.writeString(home.resolve("x"), "x");
        assertThat(sftp("anna", "put " + home.resolve("x") + " /upload/alpha/" + id + "/raw/p1.vcf")
                        .code())
                .isNotZero();
        sftp("anna", "put " + home.resolve("x") + " /upload/alpha/" + id + "/b.txt");
        try (Stream<Path> inside = Files.list(outside)) {
            assertThat(inside).isEmpty();
        }
    }

    @Test
    void F3_an_upload_that_breaks_off_leaves_nothing_behind() throws Exception {
        Files.write(home.resolve("large.bin"), new byte[20 << 20]);
        Process slow = begin(command(
                "anna",
                List.of("-l", "20000"),
                "put " + home.resolve("large.bin") + " /upload/alpha/" + id + "/large.bin"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> names().stream().anyMatch(n -> n.contains(".sluse-upload-")));
        assertThat(file("large.bin")).as("nothing is seen before it is whole").doesNotExist();
        slow.destroyForcibly();
        await().atMost(Duration.ofSeconds(20)).until(() -> names().isEmpty());
        await().atMost(Duration.ofSeconds(5)).until(() -> events(EventKind.UPLOAD_BROKEN_OFF) == 1);
        assertThat(events(EventKind.FILE_UPLOADED)).isZero();
    }

    @Test
    void F32_a_suspension_breaks_off_an_upload() throws Exception {
        Files.write(home.resolve("large.bin"), new byte[20 << 20]);
        Process slow = begin(command(
                "anna",
                List.of("-l", "20000"),
                "put " + home.resolve("large.bin") + " /upload/alpha/" + id + "/large.bin"));
        await().atMost(Duration.ofSeconds(20)).until(() -> !names().isEmpty());
        stage.suspend(Scope.PROJECT, "alpha");
        assertThat(slow.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(slow.exitValue()).isNotZero();
        await().atMost(Duration.ofSeconds(10)).until(() -> names().isEmpty());
    }

    @Test
    void F13_a_file_too_large_or_a_disk_too_full_is_refused_and_nothing_stays() throws Exception {
        Files.write(home.resolve("large.bin"), new byte[25 << 20]);
        String put = "put " + home.resolve("large.bin") + " /upload/alpha/" + id + "/large.bin";
        assertThat(sftp("anna", put).code()).isNotZero();
        assertThat(names()).isEmpty();
        gateway.close();
        door(Long.MAX_VALUE / 2);
        Outcome full = sftp("anna", put);
        assertThat(full.code()).isNotZero();
        assertThat(names()).isEmpty();
    }

    private Path file(String path) {
        return upload.resolve("alpha/" + id).resolve(path);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.walk(upload)) {
            return all.filter(Files::isRegularFile)
                    .map(each -> upload.relativize(each).toString())
                    .sorted()
                    .toList();
        }
    }

    private long events(EventKind kind) {
        return stage.store.read(h -> h.createQuery("select count(*) from audit_event where kind = :kind")
                .bind("kind", kind.wireName())
                .mapTo(long.class)
                .one());
    }

    private String facts(EventKind kind) {
        return stage.store.read(
                h -> h.createQuery("select facts::text from audit_event where kind = :kind order by id desc limit 1")
                        .bind("kind", kind.wireName())
                        .mapTo(String.class)
                        .one());
    }

    private record Outcome(int code, String text) {}

    private Path knownHosts() throws IOException {
        return Files.writeString(
                home.resolve("known_hosts"), "[127.0.0.1]:" + gateway.port() + " " + gateway.hostKeyLine() + "\n");
    }

    private Outcome sftp(String login, String... commands) throws Exception {
        return run(command(login, List.of(), commands));
    }

    private List<String> command(String login, List<String> options, String... commands) throws IOException {
        Path batch = Files.writeString(home.resolve("batch"), String.join("\n", commands) + "\n");
        List<String> command = new ArrayList<>(List.of("sftp", "-F", "none", "-b", batch.toString()));
        command.addAll(options);
        command.addAll(List.of("-i", home.resolve(login).toString(), "-P", String.valueOf(gateway.port())));
        command.addAll(List.of("-o", "BatchMode=yes", "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none"));
        command.addAll(List.of("-o", "StrictHostKeyChecking=yes", "-o", "UserKnownHostsFile=" + knownHosts()));
        command.add(login + "@127.0.0.1");
        return command;
    }

    private static Outcome run(List<String> command) throws Exception {
        Process process = begin(command);
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(command + " ends").isTrue();
        return new Outcome(process.exitValue(), text);
    }

    private static Process begin(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        return builder.start();
    }
}
