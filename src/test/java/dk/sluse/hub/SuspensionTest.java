package dk.sluse.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.sluse.export.ExportStage;
import dk.sluse.gateway.BanTerm;
import dk.sluse.gateway.Bans;
import dk.sluse.gateway.Gateway;
import dk.sluse.gateway.GatewaySettings;
import dk.sluse.gateway.Offer;
import dk.sluse.gateway.Shelf;
import dk.sluse.house.Programs;
import dk.sluse.project.Caller;
import dk.sluse.project.PublicKeyLine;
import dk.sluse.project.Scope;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Access that is closed while OpenSSH's {@code sftp} fetches a large file, over the project room itself (R49, R71; F32). */
@Timeout(120)
class SuspensionTest {

    private static final long SIZE = 1L << 30;

    @RegisterExtension
    final ExportStage stage = new ExportStage();

    @TempDir
    Path home;

    private Gateway gateway;
    private Path key;

    @BeforeEach
    void open() throws Exception {
        Programs.needs("/usr/bin/sftp", "/usr/bin/ssh-keygen");
        Path root = home.resolve("download");
        Files.createDirectories(root.resolve("alpha"));
        try (RandomAccessFile sparse =
                new RandomAccessFile(root.resolve("alpha/large.bin").toFile(), "rw")) {
            sparse.setLength(SIZE);
        }
        Files.writeString(root.resolve("alpha/small.txt"), "small");
        gateway = new Gateway(
                new GatewaySettings(
                        "main", "127.0.0.1", 0, home.resolve("host"), List.of(), "", GatewaySettings.Limits.usual()),
                Door.forEveryone(stage.store, stage.entrance(), stage.factors()),
                Offer.reading(members(root)),
                new Bans(BanTerm.usual(), stage.clock),
                stage.audit,
                stage.store);
        gateway.start();
        key = home.resolve("anna");
        run(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString()));
        PublicKeyLine line = PublicKeyLine.parse(Files.readString(Path.of(key + ".pub")));
        stage.store.changing(h -> stage.enrolment.keys().add(h, "anna", line, "anna"));
    }

    @AfterEach
    void close() {
        if (gateway != null) {
            gateway.close();
        }
    }

    private static Shelf members(Path root) {
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
                return !shows(caller, names);
            }

            @Override
            public String chain(List<String> names) {
                return names.isEmpty() ? "hub" : names.get(0);
            }
        };
    }

    @ParameterizedTest(name = "of the {0}")
    @EnumSource(Scope.class)
    @DisplayName("F32: a download of 1 GiB ends with the suspension, the next login hears why, reopening lets in")
    void F32_a_suspension_ends_a_download_at_once(Scope scope) throws Exception {
        String subject =
                switch (scope) {
                    case PERSON -> "anna";
                    case PROJECT -> "alpha";
                    case INSTITUTION -> stage.projects.require("alpha").institution();
                };
        Path target = home.resolve("large.bin");
        // Slow enough that it cannot be over before; what is on its way in the sockets may still arrive.
        Process slow = begin(sftp(List.of("-l", "80000"), "get alpha/large.bin " + target));
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(target) && Files.size(target) > 1 << 20);

        stage.store.changing(
                h -> stage.access.close(h, scope, subject, "a suspicion about Table 2", OptionalLong.empty(), "olga"));
        // Half a second on a machine that has nothing else to do, see docs/performance.md.
        await().atMost(Duration.ofSeconds(10)).until(() -> gateway.sessions() == 0);
        assertThat(slow.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(slow.exitValue()).isNotZero();
        assertThat(Files.size(target)).isLessThan(SIZE / 4);

        Outcome refused = run(sftp(List.of(), "get alpha/small.txt " + home.resolve("small")));
        assertThat(refused.code()).isNotZero();
        assertThat(refused.text()).contains("ccess", "is closed since", "er lukket siden", "a suspicion about Table 2");
        assertThat(home.resolve("small")).doesNotExist();

        stage.store.changing(h -> stage.access.reopen(h, scope, subject, "cleared up", "otto"));
        Outcome fetched = run(sftp(List.of(), "get alpha/small.txt " + home.resolve("small")));
        assertThat(fetched.code()).as(fetched.text()).isZero();
        assertThat(home.resolve("small")).hasContent("small");
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(told())
                .containsSubsequence(
                        "login anna -",
                        "suspended olga a suspicion about Table 2",
                        "login anna -",
                        "access-refused anna access is closed",
                        "reopened otto cleared up",
                        "login anna -",
                        "read anna yes")
                .contains("session-ended anna access was closed", "read anna no"));
    }

    /** The record's events since the first login, as kind, actor, and reason or whether a read was complete. */
    private List<String> told() {
        return stage.store.read(h -> h.createQuery("""
                        select kind || ' ' || actor || ' ' || coalesce(facts->>'reason', facts->>'complete', '-')
                        from audit_event where kind in ('login', 'access-refused', 'session-ended', 'suspended', 'reopened', 'read')
                        order by id""").mapTo(String.class).list());
    }

    private List<String> sftp(List<String> options, String command) throws IOException {
        Path batch = Files.writeString(Files.createTempFile(home, "batch", ""), command + "\n");
        Path hosts = Files.writeString(
                home.resolve("known_hosts"), "[127.0.0.1]:" + gateway.port() + " " + gateway.hostKeyLine() + "\n");
        List<String> line = new ArrayList<>(List.of("sftp", "-F", "none", "-b", batch.toString()));
        line.addAll(options);
        line.addAll(List.of("-i", key.toString(), "-P", String.valueOf(gateway.port())));
        for (String option :
                List.of("BatchMode=yes", "IdentitiesOnly=yes", "IdentityAgent=none", "UserKnownHostsFile=" + hosts)) {
            line.addAll(List.of("-o", option));
        }
        line.add("anna@127.0.0.1");
        return line;
    }

    private record Outcome(int code, String text) {}

    private static Outcome run(List<String> command) throws Exception {
        Process process = begin(command);
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), text);
    }

    private static Process begin(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.redirectInput(Path.of("/dev/null").toFile());
        return builder.start();
    }
}
