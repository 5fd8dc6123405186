package dk.sluse.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FX_EOF;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FX_FAILURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.audit.EventKind;
import dk.sluse.gateway.RawSftp.Reply;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What somebody tries at the door who knows how it is built (F40). */
@Timeout(60)
class HostileVisitorTest {

    @TempDir
    Path home;

    private TestDoor door;

    @BeforeEach
    void open() {
        door = TestDoor.open(home);
        door.put("alpha/7/Table1.txt", "a small table");
        door.put("beta/8/secret.txt", "of another project");
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void F40_a_key_that_is_named_and_not_proven_is_a_refused_login_and_a_guess() throws Exception {
        KeyPair stolen = new KeyPair(
                door.people.keyOf("alice").getPublic(), TestDoor.newKey().getPrivate());
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> door.login("alice", stolen, List.of())).isInstanceOf(IOException.class);
        }
        assertThat(door.record.await(EventKind.LOGIN_REFUSED).facts())
                .containsEntry("key", door.people.fingerprint("alice"))
                .containsEntry("reason", "the key was named, and not proven");
        assertThat(door.record.await(EventKind.ADDRESS_BANNED).facts()).containsKey("until");
        assertThat(door.record.of(EventKind.LOGIN)).isEmpty();
    }

    @Test
    void F40_a_handle_is_worth_nothing_in_another_view() throws Exception {
        try (RawSftp bob = new RawSftp(door.login("bob"));
                RawSftp alice = new RawSftp(door.login("alice"));
                RawSftp again = new RawSftp(door.login("alice"))) {
            byte[] handle = bob.openForReading("/beta/8/secret.txt");
            assertThat(alice.read(handle, 0, 100).status()).isEqualTo(SSH_FX_FAILURE);
            byte[] own = alice.openForReading("/alpha/7/Table1.txt");
            assertThat(again.read(own, 0, 100).status()).isEqualTo(SSH_FX_FAILURE);
            for (int guess = -3; guess < 20; guess++) {
                Buffer number = new ByteArrayBuffer();
                number.putInt(guess);
                assertThat(again.read(number.getCompactData(), 0, 100).status()).isEqualTo(SSH_FX_FAILURE);
            }
        }
    }

    @Test
    void F18_a_file_that_is_swapped_or_shortened_under_a_reader_is_never_called_complete() throws Exception {
        door.put("alpha/7/long.txt", "0123456789".repeat(1000));
        try (RawSftp alice = new RawSftp(door.login("alice"))) {
            byte[] swapped = alice.openForReading("/alpha/7/Table1.txt");
            Path other = Files.writeString(door.root.resolve("other"), "something else altogether");
            Files.move(other, door.root.resolve("alpha/7/Table1.txt"), StandardCopyOption.REPLACE_EXISTING);
            assertThat(new String(alice.read(swapped, 0, 100).body().getBytes(), UTF_8))
                    .isEqualTo("a small table");
            assertThat(alice.read(swapped, 13, 100).status())
                    .as("no byte beyond its end")
                    .isEqualTo(SSH_FX_EOF);

            byte[] shortened = alice.openForReading("/alpha/7/long.txt");
            try (FileChannel file = FileChannel.open(door.root.resolve("alpha/7/long.txt"), StandardOpenOption.WRITE)) {
                file.truncate(10);
            }
            assertThat(alice.read(shortened, 0, 10_000).body().getBytes()).hasSize(10);
            assertThat(alice.read(shortened, 10, 10_000).status()).isEqualTo(SSH_FX_EOF);
        }
        door.close();
        assertThat(door.record.of(EventKind.READ))
                .filteredOn(e -> e.file().orElse("").endsWith("long.txt"))
                .singleElement()
                .satisfies(e -> assertThat(e.facts())
                        .containsEntry("complete", "no")
                        .containsEntry("ranges", "0-9")
                        .doesNotContainKey("sha256"));
    }

    @Test
    void F40_what_a_session_may_also_ask_for_is_refused_and_costs_nothing() throws Exception {
        try (ClientSession session = door.login("alice");
                ChannelExec channel = session.createExecChannel("hello")) {
            channel.open().verify(Duration.ofSeconds(10));
            String odd = "\u001b]0;title\u0007\r\nsftp";
            ask(session, channel, "auth-agent-req@openssh.com", body -> {});
            ask(session, channel, "x11-req", body -> {
                body.putBoolean(false);
                body.putString(odd);
                body.putString(odd);
                body.putInt(0);
            });
            ask(session, channel, "env", body -> {
                body.putString(odd);
                body.putString(odd);
            });
            for (String again : List.of("exec", "subsystem", "signal", "no-such")) {
                ask(session, channel, again, body -> body.putString(odd));
            }
            ask(session, channel, "shell", body -> {});
            channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), Duration.ofSeconds(10));
            assertThat(channel.getExitStatus()).isZero();
            try (ChannelExec next = session.createExecChannel("hello again")) {
                next.open().verify(Duration.ofSeconds(10));
                next.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), Duration.ofSeconds(10));
                assertThat(next.getExitStatus()).as("the session lives").isZero();
            }
        }
        assertThat(door.record.of(EventKind.COMMAND))
                .as("one command to a channel")
                .extracting(e -> e.facts().get("command"))
                .containsExactly("hello", "hello again");
    }

    private static void ask(ClientSession session, ChannelExec channel, String request, Consumer<Buffer> body)
            throws IOException {
        Buffer buffer = session.createBuffer(SshConstants.SSH_MSG_CHANNEL_REQUEST);
        buffer.putUInt(channel.getRecipient());
        buffer.putString(request);
        buffer.putBoolean(false);
        body.accept(buffer);
        session.writePacket(buffer).verify(Duration.ofSeconds(10));
    }

    @Test
    void F20_many_who_open_and_never_close_leave_nothing_open_when_they_go() throws Exception {
        for (int i = 0; i < 3; i++) {
            try (ClientSession session = door.login("alice");
                    RawSftp alice = new RawSftp(session)) {
                Reply last = new Reply(0, 0, new ByteArrayBuffer());
                for (int handle = 0; handle <= TestDoor.LIMITS.handles(); handle++) {
                    last = alice.open("/alpha/7/Table1.txt".getBytes(UTF_8), 1);
                }
                assertThat(last.status()).as("one too many").isEqualTo(SSH_FX_FAILURE);
            }
        }
        door.close();
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            assertThat(open.filter(fd -> target(fd).startsWith(door.root.toString())))
                    .isEmpty();
        }
        assertThat(door.record.of(EventKind.READ)).hasSize(3 * TestDoor.LIMITS.handles());
    }

    private static String target(Path fd) {
        try {
            return Files.readSymbolicLink(fd).toString();
        } catch (IOException gone) {
            return "";
        }
    }
}
