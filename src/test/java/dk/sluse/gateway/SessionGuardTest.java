package dk.sluse.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FXF_READ;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FX_NO_SUCH_FILE;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FX_PERMISSION_DENIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.sluse.audit.EventKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.common.SftpConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens to people who are already in when their rights change. */
@Timeout(60)
class SessionGuardTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    @TempDir
    Path home;

    private TestDoor door;

    @BeforeEach
    void open() throws IOException {
        door = TestDoor.open(home);
        door.putLarge("alpha/7/large.bin", 64L << 20);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void F32_a_suspension_ends_a_session_in_the_middle_of_a_download_within_a_second() throws Exception {
        try (ClientSession session = door.login("alice");
                ClientSession bystander = door.login("olga");
                RawSftp sftp = new RawSftp(session)) {
            byte[] handle = sftp.openForReading("/alpha/7/large.bin");
            assertThat(sftp.read(handle, 0, 1 << 15).type()).isEqualTo(SftpConstants.SSH_FXP_DATA);
            door.people.suspended.add("alice");
            await().atMost(AT_ONCE).until(() -> session.isClosed());
            assertThat(bystander.isOpen()).isTrue();
        }
        assertThat(door.record.await(EventKind.SESSION_ENDED))
                .satisfies(e -> assertThat(e.actor()).isEqualTo("alice"))
                .satisfies(e -> assertThat(e.facts()).containsEntry("reason", "access was closed"));
        assertThat(door.record.await(EventKind.READ).facts())
                .containsEntry("complete", "no")
                .containsEntry("bytes", String.valueOf(1 << 15));
        assertThat(door.record.of(EventKind.SESSION_ENDED)).hasSize(1);
    }

    @Test
    void F32_a_command_that_is_held_open_is_not_carried_out_once_access_is_closed() throws Exception {
        try (ClientSession session = door.login("alice");
                ChannelExec exec = session.createExecChannel("read")) {
            exec.open().verify(Duration.ofSeconds(10));
            exec.getInvertedIn().write("ssh-ed25519 AAAA".getBytes(UTF_8));
            exec.getInvertedIn().flush();
            await().until(() -> door.desk.reads);
            door.people.suspended.add("alice");
            await().atMost(AT_ONCE).until(session::isClosed);
        }
        assertThat(door.record.await(EventKind.COMMAND).facts()).containsEntry("exit", "1");
    }

    @Test
    void F32_a_command_is_looked_at_when_its_text_is_there_and_not_when_it_began() throws Exception {
        try (ClientSession session = door.login("alice");
                ChannelExec exec = session.createExecChannel("read")) {
            exec.open().verify(Duration.ofSeconds(10));
            await().until(() -> door.desk.reads);
            door.people.suspended.add("alice");
            exec.getInvertedIn().close();
            assertThat(door.record.await(EventKind.COMMAND).facts()).containsEntry("exit", "1");
        }
    }

    @Test
    void F1_half_a_text_is_no_text_when_the_client_goes() throws Exception {
        try (ClientSession session = door.login("alice");
                ChannelExec exec = session.createExecChannel("read")) {
            exec.open().verify(Duration.ofSeconds(10));
            exec.getInvertedIn().write("half an acc".getBytes(UTF_8));
            exec.getInvertedIn().flush();
            await().until(() -> door.desk.reads);
            session.close(true);
            assertThat(door.record.await(EventKind.COMMAND).facts()).containsEntry("exit", "1");
        }
    }

    @Test
    void F35_a_running_read_survives_expiry_and_new_opens_are_refused() throws Exception {
        try (ClientSession session = door.login("alice");
                RawSftp sftp = new RawSftp(session)) {
            byte[] handle = sftp.openForReading("/alpha/7/large.bin");
            door.shelf.hidden.add("alpha/7");
            byte[] path = "/alpha/7/large.bin".getBytes(UTF_8);
            assertThat(sftp.open(path, SSH_FXF_READ).status()).isEqualTo(SSH_FX_NO_SUCH_FILE);
            assertThat(sftp.ask(SftpConstants.SSH_FXP_STAT, path).status()).isEqualTo(SSH_FX_NO_SUCH_FILE);
            await().during(Duration.ofMillis(1500))
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> sftp.read(handle, 0, 100).type() == SftpConstants.SSH_FXP_DATA);
        }
        assertThat(door.record.of(EventKind.SESSION_ENDED)).isEmpty();
    }

    @Test
    void a_revocation_cuts_a_running_read_within_a_second_and_leaves_the_session() throws Exception {
        door.put("alpha/7/other.txt", "still there");
        try (ClientSession session = door.login("alice");
                RawSftp sftp = new RawSftp(session)) {
            byte[] handle = sftp.openForReading("/alpha/7/large.bin");
            sftp.read(handle, 0, 100);
            door.shelf.cut.add("alpha/7/large.bin");
            await().atMost(AT_ONCE).until(() -> sftp.read(handle, 100, 100).status() == SSH_FX_PERMISSION_DENIED);
            assertThat(door.record.of(EventKind.READ))
                    .as("recorded when it was cut, not when the client lets go")
                    .singleElement()
                    .satisfies(e -> assertThat(e.facts())
                            .containsEntry("cut", "taken away")
                            .containsEntry("complete", "no"));
            assertThat(sftp.ask(SftpConstants.SSH_FXP_CLOSE, handle).status()).isZero();
            sftp.openForReading("/alpha/7/other.txt");
        }
        await().until(() -> door.record.of(EventKind.READ).size() == 2);
    }

    @Test
    void F23_sessions_end_when_it_cannot_be_looked_up_who_may_stay() throws Exception {
        try (ClientSession session = door.login("alice")) {
            door.people.broken = true;
            await().atMost(AT_ONCE).until(session::isClosed);
        }
        assertThat(door.record.await(EventKind.SESSION_ENDED).facts())
                .containsEntry("reason", "access could not be looked up");
    }

    @Test
    void F20_a_client_that_grants_a_huge_window_and_reads_nothing_costs_little_memory() throws Exception {
        door.putLarge("alpha/7/huge.bin", 1L << 30);
        try (ClientSession session = door.login("alice")) {
            CoreModuleProperties.WINDOW_SIZE.set(session, 1L << 30);
            RawSftp sftp = new RawSftp(session);
            byte[] handle = sftp.openForReading("/alpha/7/huge.bin");
            session.getIoSession().suspendRead();
            for (int i = 0; i < 2000; i++) {
                sftp.sendRead(handle, i * 250_000L, 250_000);
            }
            await().during(Duration.ofMillis(800))
                    .atMost(Duration.ofSeconds(3))
                    .until(() -> door.record.of(EventKind.READ).isEmpty());
            door.people.suspended.add("alice");
            long bytes =
                    Long.parseLong(door.record.await(EventKind.READ).facts().get("bytes"));
            assertThat(bytes).isBetween(1L, 32L << 20);
        }
    }

    @Test
    void a_door_that_closes_records_the_reads_it_ends() throws Exception {
        ClientSession session = door.login("alice");
        RawSftp sftp = new RawSftp(session);
        sftp.read(sftp.openForReading("/alpha/7/large.bin"), 0, 100);
        door.gateway.close();
        assertThat(door.record.of(EventKind.READ)).singleElement().satisfies(e -> assertThat(e.facts())
                .containsEntry("bytes", "100")
                .containsEntry("complete", "no"));
    }
}
