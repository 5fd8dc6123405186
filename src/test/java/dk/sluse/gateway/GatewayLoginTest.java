package dk.sluse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.gateway.GatewaySettings.Limits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.sftp.common.SftpConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who comes in, who does not, and what the record says of it. */
@Timeout(60)
class GatewayLoginTest {

    @TempDir
    Path home;

    private TestDoor door;
    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        if (door != null) {
            door.close();
        }
    }

    @Test
    void a_registered_key_comes_in_and_is_recorded_with_its_fingerprint() throws Exception {
        door = TestDoor.open(home);
        try (ClientSession session = door.login("alice")) {
            assertThat(session.isAuthenticated()).isTrue();
            assertThat(door.gateway.sessions()).isOne();
        }
        assertThat(door.record.of(EventKind.LOGIN))
                .containsExactly(Event.of(Event.HUB, EventKind.LOGIN, "alice")
                        .with("door", "main")
                        .with("address", "127.0.0.1")
                        .with("key", door.people.fingerprint("alice")));
        await().until(() -> door.gateway.sessions() == 0);
    }

    @Test
    void F40_an_unknown_key_and_somebody_elses_key_are_refused_and_recorded() {
        door = TestDoor.open(home);
        assertThatThrownBy(() -> door.login("alice", TestDoor.newKey())).isInstanceOf(SshException.class);
        assertThatThrownBy(() -> door.login("alice", door.people.keyOf("bob"))).isInstanceOf(SshException.class);
        assertThatThrownBy(() -> door.login("mallory", door.people.keyOf("bob")))
                .isInstanceOf(SshException.class);
        assertThat(door.record.kinds()).containsOnly(EventKind.LOGIN_REFUSED);
        assertThat(door.record.of(EventKind.LOGIN_REFUSED))
                .hasSize(3)
                .allSatisfy(e -> assertThat(e.actor()).isEqualTo("ssh:127.0.0.1"))
                .element(1)
                .satisfies(e -> assertThat(e.facts())
                        .containsEntry("login", "alice")
                        .containsEntry("key", door.people.fingerprint("bob"))
                        .containsEntry("reason", "unknown login or key"));
    }

    @Test
    void F40_a_hostile_login_name_is_refused_unasked_and_recorded_escaped_and_masked() {
        door = TestDoor.open(home);
        assertThatThrownBy(() -> door.login("alice\n2026 LOGIN root")).isInstanceOf(Exception.class);
        for (String login : List.of("a\u001b[2J", "010190-1234", "x".repeat(5000))) {
            assertThatThrownBy(() -> door.login(login, TestDoor.newKey())).isInstanceOf(SshException.class);
        }
        assertThat(door.record.of(EventKind.LOGIN_REFUSED))
                .extracting(e -> e.facts().get("login"))
                .contains("a\\u{1b}[2J", "******-****")
                .allSatisfy(login -> assertThat(login).hasSizeLessThanOrEqualTo(300));
    }

    @Test
    void somebody_whose_access_is_closed_is_refused_with_the_reason_recorded() {
        door = TestDoor.open(home);
        door.people.suspended.add("alice");
        assertThatThrownBy(() -> door.login("alice")).isInstanceOf(SshException.class);
        assertThat(door.record.of(EventKind.LOGIN_REFUSED)).singleElement().satisfies(e -> assertThat(e.facts())
                .containsEntry("reason", "access is closed: shared a key")
                .containsEntry("key", door.people.fingerprint("alice")));
    }

    @Test
    void nobody_comes_in_when_it_cannot_be_looked_up_or_recorded() {
        door = TestDoor.open(home);
        door.people.broken = true;
        assertThatThrownBy(() -> door.login("alice")).isInstanceOf(SshException.class);
        assertThat(door.record.of(EventKind.LOGIN_REFUSED))
                .singleElement()
                .satisfies(e -> assertThat(e.facts().get("reason")).contains("cannot be looked up now"));
        door.people.broken = false;
        door.record.broken = true;
        assertThatThrownBy(() -> door.login("alice")).isInstanceOf(Exception.class);
        assertThat(door.gateway.sessions()).isZero();
    }

    @Test
    void a_network_that_is_not_allowed_is_turned_away_before_a_byte_is_said() throws Exception {
        door = TestDoor.open(home, s -> TestDoor.with(s, TestDoor.LIMITS, "10.9.0.0/16", "2001:db8::/32"));
        assertThat(connect().getInputStream().readAllBytes()).isEmpty();
        assertThat(door.record.await(EventKind.LOGIN_REFUSED).facts())
                .containsEntry("reason", "this network is not allowed")
                .containsEntry("address", "127.0.0.1");
    }

    @Test
    void an_allowed_network_comes_in() throws Exception {
        door = TestDoor.open(home, s -> TestDoor.with(s, TestDoor.LIMITS, "127.0.0.0/8"));
        door.login("alice").close();
        assertThat(door.record.of(EventKind.LOGIN)).hasSize(1);
    }

    @Test
    void F40_half_open_logins_are_few_and_short_and_do_not_keep_others_out() throws Exception {
        door = TestDoor.open(
                home,
                s -> TestDoor.with(
                        s,
                        TestDoor.limits(40, 20, 8, 3, 4, 8, 500, 200, Duration.ofSeconds(2), Duration.ofSeconds(60))));
        List<Socket> waiting = List.of(connect(), connect(), connect());
        for (Socket socket : waiting) {
            assertThat(socket.getInputStream().read()).as("greeted").isEqualTo('S');
        }
        assertThat(connect().getInputStream().read()).as("one too many").isEqualTo(-1);
        assertThat(door.record.await(EventKind.LOGIN_REFUSED).facts())
                .containsEntry("reason", "too many unfinished logins from one address");
        for (Socket socket : waiting) {
            socket.setSoTimeout(20_000);
            assertThat(socket.getInputStream().readAllBytes())
                    .as("ended by the gateway")
                    .isNotNull();
        }
        await().atMost(Duration.ofSeconds(10)).ignoreExceptions().untilAsserted(() -> door.login("alice")
                .close());
    }

    @Test
    void F40_a_thousand_connections_leave_nothing_behind() throws Exception {
        door = TestDoor.open(home);
        for (int i = 0; i < 1000; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.gateway.port())) {
                socket.getOutputStream().write("SSH-2.0-flood\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        }
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(() -> door.login("alice")
                .close());
        assertThat(door.record.of(EventKind.LOGIN_REFUSED)).hasSizeLessThanOrEqualTo(121);
    }

    @Test
    void F40_a_thousand_half_open_logins_at_once_do_no_harm() throws Exception {
        door = TestDoor.open(
                home,
                s -> TestDoor.with(
                        s,
                        TestDoor.limits(
                                60, 20, 30, 20, 4, 8, 500, 200, Duration.ofSeconds(3), Duration.ofSeconds(60))));
        try (ClientSession before = door.login("alice")) {
            for (int i = 0; i < 1000; i++) {
                connect();
            }
            assertThat(run(before, "hello").code()).as("who is in works on").isZero();
            assertThat(door.gateway.sessions()).isOne();
            long threads = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("gateway-main"))
                    .count();
            assertThat(threads).as("a half-open login takes no thread").isLessThanOrEqualTo(4);
            await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(() -> door.login("bob")
                    .close());
        }
        assertThat(door.record.of(EventKind.LOGIN_REFUSED))
                .hasSizeLessThanOrEqualTo(121)
                .allSatisfy(e -> assertThat(e.facts().get("reason")).contains("too many"));
        assertThat(door.bans.now()).as("who says nothing guesses nothing").isEmpty();
    }

    @Test
    void F40_an_address_that_guesses_is_shut_out_for_a_while_and_let_in_again() throws Exception {
        door = TestDoor.open(home);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> door.login("alice", TestDoor.newKey(), List.of()))
                    .isInstanceOf(IOException.class);
        }
        Event banned = door.record.await(EventKind.ADDRESS_BANNED);
        assertThat(banned.facts()).containsEntry("address", "127.0.0.1").containsEntry("until", "2026-11-22T09:10:00Z");
        assertThatThrownBy(() -> door.login("alice")).isInstanceOf(IOException.class);
        assertThat(door.record.of(EventKind.LOGIN_REFUSED)).last().satisfies(e -> assertThat(e.facts())
                .containsEntry("reason", "this address is banned for a while"));
        assertThat(door.bans.lift("127.0.0.1")).isTrue();
        door.login("alice").close();
    }

    @Test
    void whose_access_is_closed_may_try_again_without_being_taken_for_a_guesser() throws Exception {
        door = TestDoor.open(home);
        door.people.suspended.add("alice");
        for (int i = 0; i < 7; i++) {
            assertThatThrownBy(() -> door.login("alice", door.people.keyOf("alice"), List.of()))
                    .isInstanceOf(IOException.class);
        }
        assertThat(door.bans.now()).isEmpty();
        door.people.suspended.clear();
        door.login("alice").close();
    }

    @Test
    void F40_an_address_opens_only_so_many_connections_in_a_minute() throws Exception {
        door = TestDoor.open(home, s -> TestDoor.with(s, slow(3, Duration.ofHours(1))));
        for (int i = 0; i < 3; i++) {
            door.login("alice").close();
        }
        assertThatThrownBy(() -> door.login("alice")).isInstanceOf(IOException.class);
        assertThat(door.record.of(EventKind.LOGIN_REFUSED)).singleElement().satisfies(e -> assertThat(e.facts())
                .containsEntry("reason", "too many connections in a minute"));
    }

    @Test
    void a_session_ends_when_it_lasted_too_long() throws Exception {
        door = TestDoor.open(home, s -> TestDoor.with(s, slow(1000, Duration.ofMillis(300))));
        try (ClientSession session = door.login("alice")) {
            await().atMost(Duration.ofSeconds(5)).until(session::isClosed);
        }
        assertThat(door.record.await(EventKind.SESSION_ENDED).facts())
                .containsEntry("reason", "the session lasted too long");
    }

    private static Limits slow(int connections, Duration longest) {
        return new Limits(
                40, 20, 8, 6, 4, 8, 500, 200, connections, Duration.ofSeconds(20), Duration.ofSeconds(60), longest);
    }

    @Test
    void R93_who_has_a_second_factor_is_asked_for_a_code_after_the_key_and_a_code_counts_once() throws Exception {
        door = TestDoor.withCodes(home, Set.of("111111", "222222"));
        KeyPair key = door.people.keyOf("alice");
        door.login("alice", key, List.of("111111")).close();
        assertThat(door.record.of(EventKind.LOGIN)).singleElement().satisfies(e -> assertThat(e.facts())
                .containsEntry("factor", "code"));
        assertThatThrownBy(() -> door.login("alice", key, List.of("111111")))
                .as("replayed")
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> door.login("alice", key)).as("the key alone").isInstanceOf(IOException.class);
        assertThat(door.record.of(EventKind.LOGIN)).hasSize(1);
        assertThat(door.record.of(EventKind.LOGIN_REFUSED)).anySatisfy(e -> assertThat(e.facts())
                .containsEntry("reason", "wrong or used code")
                .containsEntry("key", door.people.fingerprint("alice")));
        door.login("alice", key, List.of("333333", "222222")).close();
        door.login("bob").close();
        assertThat(door.record.of(EventKind.LOGIN)).as("bob has none").hasSize(3);
    }

    @Test
    void R93_a_code_without_the_key_is_worth_nothing_and_three_wrong_ones_end_the_attempt() throws Exception {
        door = TestDoor.withCodes(home, Set.of("111111"));
        assertThatThrownBy(() -> door.login("alice", TestDoor.newKey(), List.of("111111")))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> door.login("alice", door.people.keyOf("bob"), List.of("111111")))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() ->
                        door.login("alice", door.people.keyOf("alice"), List.of("1", "2", "3", "111111", "111111")))
                .isInstanceOf(IOException.class);
        assertThat(door.people.codes.get("alice")).as("it was never looked at").containsExactly("111111");
        assertThat(door.record.of(EventKind.LOGIN)).isEmpty();
    }

    @Test
    void one_person_has_only_so_many_sessions() throws Exception {
        door = TestDoor.open(
                home,
                s -> TestDoor.with(
                        s,
                        TestDoor.limits(40, 2, 8, 8, 4, 8, 500, 200, Duration.ofSeconds(20), Duration.ofSeconds(60))));
        try (ClientSession first = door.login("alice");
                ClientSession second = door.login("alice")) {
            assertThat(first.isOpen() && second.isOpen()).isTrue();
            assertThatThrownBy(() -> door.login("alice")).isInstanceOf(Exception.class);
            door.login("bob").close();
        }
    }

    @Test
    void one_session_has_only_so_many_channels() throws Exception {
        door = TestDoor.open(home);
        try (ClientSession session = door.login("alice")) {
            for (int i = 0; i < TestDoor.LIMITS.channels(); i++) {
                session.createSubsystemChannel("sftp").open().verify(Duration.ofSeconds(5));
            }
            assertThatThrownBy(
                            () -> session.createSubsystemChannel("sftp").open().verify(Duration.ofSeconds(5)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void F40_nothing_is_forwarded() throws Exception {
        door = TestDoor.open(home);
        try (ClientSession session = door.login("alice")) {
            assertThatThrownBy(() -> session.createDirectTcpipChannel(
                                    null, new SshdSocketAddress("127.0.0.1", door.gateway.port()))
                            .open()
                            .verify(Duration.ofSeconds(5)))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> session.startRemotePortForwarding(
                            new SshdSocketAddress("127.0.0.1", 0), new SshdSocketAddress("127.0.0.1", 22)))
                    .isInstanceOf(Exception.class);
        }
    }

    @Test
    void a_command_goes_to_the_desk_and_is_recorded_with_its_exit_code() throws Exception {
        door = TestDoor.open(home);
        try (ClientSession session = door.login("alice")) {
            Answer done = run(session, "approve 7 Tabel_æ.xlsx");
            assertThat(done).isEqualTo(new Answer(0, "alice says approve 7 Tabel_æ.xlsx æøå\n", "to the side\n"));
            assertThat(run(session, "fail").code()).isEqualTo(2);
            Answer thrown = run(session, "throw");
            assertThat(thrown.code()).isEqualTo(1);
            assertThat(thrown.err()).contains("The command failed").doesNotContain("on purpose");
        }
        assertThat(door.record.of(EventKind.COMMAND))
                .extracting(e -> e.facts().get("command") + " → " + e.facts().get("exit"))
                .containsExactly("approve 7 Tabel_æ.xlsx → 0", "fail → 2", "throw → 1");
        assertThat(door.record.of(EventKind.COMMAND)).extracting(Event::actor).containsOnly("alice");
    }

    @Test
    void a_command_in_the_record_is_escaped_and_masked_and_one_that_is_too_long_is_refused() throws Exception {
        door = TestDoor.open(home);
        try (ClientSession session = door.login("alice")) {
            run(session, "why 0101901234\u001b]0;owned\u0007\nLOGIN root");
            Answer refused = run(session, "x".repeat(TestDoor.LIMITS.commandLength() + 1));
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err()).contains("too long");
        }
        assertThat(door.record.of(EventKind.COMMAND)).singleElement().satisfies(e -> assertThat(e.facts())
                .containsEntry("command", "why ******-****\\u{1b}]0;owned\\u{7}\\u{a}LOGIN root"));
        assertThat(door.record.of(EventKind.ACCESS_REFUSED)).singleElement().satisfies(e -> assertThat(e.facts())
                .containsEntry("reason", "the command is too long"));
    }

    @Test
    void a_command_reads_what_the_client_sends() throws Exception {
        door = TestDoor.open(home);
        try (ClientSession session = door.login("alice");
                ChannelExec exec = session.createExecChannel("read")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            exec.setIn(new ByteArrayInputStream("ssh-ed25519 æ".getBytes(StandardCharsets.UTF_8)));
            exec.setOut(out);
            exec.open().verify(Duration.ofSeconds(5));
            exec.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), Duration.ofSeconds(10));
            assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("read:ssh-ed25519 æ");
        }
    }

    @Test
    void a_door_without_a_desk_takes_no_commands() throws Exception {
        door = TestDoor.withoutDesk(home);
        try (ClientSession session = door.login("alice")) {
            Answer answer = run(session, "approve 7");
            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.err()).contains("There is no shell here").doesNotContain("Commands");
        }
        assertThat(door.record.of(EventKind.ACCESS_REFUSED)).singleElement().satisfies(e -> assertThat(e.facts())
                .containsEntry("request", "command approve 7")
                .containsEntry("reason", "no commands at this door"));
    }

    @Test
    void an_unknown_subsystem_is_refused_and_recorded() throws Exception {
        door = TestDoor.open(home);
        try (ClientSession session = door.login("alice")) {
            var channel = session.createSubsystemChannel("net\nconf");
            channel.open().await(Duration.ofSeconds(5));
            channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), Duration.ofSeconds(5));
            assertThat(channel.isOpen()).isFalse();
        }
        assertThat(door.record.of(EventKind.ACCESS_REFUSED)).singleElement().satisfies(e -> assertThat(e.facts())
                .containsEntry("request", "subsystem net\\u{a}conf"));
    }

    @Test
    void somebody_who_only_tries_doors_is_put_out() throws Exception {
        door = TestDoor.open(
                home,
                s -> TestDoor.with(
                        s,
                        TestDoor.limits(40, 20, 8, 8, 4, 8, 5, 200, Duration.ofSeconds(20), Duration.ofSeconds(60))));
        try (ClientSession session = door.login("bob");
                RawSftp sftp = new RawSftp(session)) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 6; i++) {
                            sftp.ask(SftpConstants.SSH_FXP_STAT, "/alpha/" + i);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
        assertThat(door.record.await(EventKind.SESSION_ENDED).facts())
                .containsEntry("reason", "too many refused requests");
        assertThat(door.record.of(EventKind.ACCESS_REFUSED)).hasSize(5);
    }

    @Test
    void a_port_that_is_taken_is_named() {
        door = TestDoor.open(home);
        int taken = door.gateway.port();
        assertThatThrownBy(() -> TestDoor.open(
                        home.resolve("second"),
                        s -> new GatewaySettings(
                                s.door(), s.address(), taken, s.hostKey(), s.networks(), s.banner(), s.limits())))
                .hasMessageContaining("127.0.0.1:" + taken);
    }

    @Test
    void settings_that_cannot_be_meant_are_refused_with_the_remedy() {
        Path key = home.resolve("key");
        assertThatThrownBy(() -> new GatewaySettings("main", "::1", 22, key, List.of("10.1.0.0"), "", Limits.usual()))
                .hasMessageContaining("10.1.0.0/16");
        assertThatThrownBy(() -> new GatewaySettings("main", "::1", 70_000, key, List.of(), "", Limits.usual()))
                .hasMessageContaining("0 to 65535");
        assertThatThrownBy(() -> new GatewaySettings(" ", "::1", 22, key, List.of(), "", Limits.usual()))
                .hasMessageContaining("name");
    }

    private record Answer(int code, String out, String err) {}

    private static Answer run(ClientSession session, String line) throws IOException {
        try (ChannelExec exec = session.createExecChannel(line)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            exec.setOut(out);
            exec.setErr(err);
            exec.open().verify(Duration.ofSeconds(5));
            exec.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), Duration.ofSeconds(10));
            return new Answer(
                    exec.getExitStatus(), out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.gateway.port());
        socket.setSoTimeout(5_000);
        sockets.add(socket);
        return socket;
    }
}
