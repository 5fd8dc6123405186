package dk.sluse.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.RequiredServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every promise of an environment holds on each kind of server. */
abstract class EnvironmentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private Environment environment;
    private Keys hub;
    private SshClient client;

    abstract Environment start(Path folder) throws IOException;

    @BeforeEach
    void begin() throws IOException {
        environment = start(folder.resolve("alpha"));
        hub = Keys.create(folder.resolve("hub"), "hub");
        environment.authorize(hub.publicLine());
        client = ModernClient.make();
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.start();
    }

    @AfterEach
    void end() throws IOException {
        client.close();
        environment.close();
    }

    @Test
    void the_hub_finds_the_sentinel_the_holding_folder_and_the_users_files() throws Exception {
        environment.put("results/table1.xlsx", "cells".getBytes(UTF_8));
        try (var session = login(hub);
                var sftp = SftpClientFactory.instance().createSftpClient(session)) {
            assertThat(text(sftp, environment.remoteSentinel())).isEqualTo("alpha\n");
            assertThat(text(sftp, environment.remoteUsers() + "/results/table1.xlsx"))
                    .isEqualTo("cells");
            assertThat(sftp.stat(environment.remoteHolding()).isDirectory()).isTrue();
            assertThat(sftp.stat(environment.remoteUsers() + "/" + environment.dropFolder())
                            .isDirectory())
                    .isTrue();
            sftp.rename(
                    environment.remoteUsers() + "/results/table1.xlsx", environment.remoteHolding() + "/table1.xlsx");
        }
        assertThat(environment.holding().resolve("table1.xlsx")).hasContent("cells");
        assertThat(environment.users().resolve("results/table1.xlsx")).doesNotExist();
    }

    @Test
    void the_login_folder_is_the_root() throws Exception {
        try (var session = login(hub);
                var sftp = SftpClientFactory.instance().createSftpClient(session)) {
            assertThat(text(sftp, ".sluse/sentinel")).isEqualTo("alpha\n");
        }
    }

    @Test
    void only_the_authorized_key_comes_in_and_no_password_is_asked_for() throws Exception {
        Keys stranger = Keys.create(folder.resolve("stranger"), "stranger");
        assertThatThrownBy(() -> login(stranger)).isInstanceOf(IOException.class);
        try (ClientSession session = connect()) {
            session.addPasswordIdentity("secret");
            assertThatThrownBy(() -> session.auth().verify(PATIENCE)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void users_write_in_their_own_area_only() {
        assertThatThrownBy(() -> environment.put("../.sluse/sentinel", new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void F3_a_connection_breaks_in_mid_transfer_and_only_once() throws Exception {
        byte[] big = new byte[3_000_000];
        environment.cutAfter(1_000_000);

        assertThatThrownBy(() -> upload(big)).isInstanceOf(IOException.class);
        assertThat(Files.size(environment.users().resolve("big"))).isBetween(0L, 1_000_000L);

        upload(big);
        assertThat(environment.users().resolve("big")).hasSize(big.length);
    }

    @Test
    void F3_small_talk_on_other_connections_does_not_use_the_order_up() throws Exception {
        environment.cutAfter(1_000_000);
        for (int i = 0; i < 3; i++) {
            login(hub).close();
        }
        assertThatThrownBy(() -> upload(new byte[3_000_000])).isInstanceOf(IOException.class);
    }

    @Test
    void F5_a_rename_is_refused_until_it_is_allowed_again() throws Exception {
        environment.put("a", "a".getBytes(UTF_8));
        environment.refuseRename();
        assertThatThrownBy(this::rename).isInstanceOf(SftpException.class);
        assertThat(environment.users().resolve("a")).exists();

        environment.allowRename();
        rename();
        assertThat(environment.users().resolve("b")).exists();
    }

    @Test
    void a_server_that_is_down_comes_back_on_the_same_port() throws Exception {
        int port = environment.port();
        try (ClientSession session = login(hub)) {
            environment.goDown();
            session.waitFor(List.of(ClientSession.ClientSessionEvent.CLOSED), PATIENCE);
            assertThat(session.isOpen()).isFalse();
        }
        assertThatThrownBy(() -> login(hub)).isInstanceOf(IOException.class);

        environment.comeBack();
        assertThat(environment.port()).isEqualTo(port);
        assertThatCode(() -> login(hub).close()).doesNotThrowAnyException();
    }

    @Test
    void F12_a_swapped_host_key_is_noticed_by_who_pinned_the_old_one() throws Exception {
        String before = environment.hostKeyLine();
        client.setServerKeyVerifier(new RequiredServerKeyVerifier(PublicKeyEntry.parsePublicKeyEntry(before)
                .resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.FAILING)));
        login(hub).close();

        environment.swapHostKey();

        assertThat(environment.hostKeyLine()).startsWith("ssh-ed25519 ").isNotEqualTo(before);
        assertThatThrownBy(() -> login(hub)).isInstanceOf(IOException.class);
    }

    private void upload(byte[] content) throws IOException {
        try (var session = login(hub);
                var sftp = SftpClientFactory.instance().createSftpClient(session);
                OutputStream out = sftp.write(environment.remoteUsers() + "/big")) {
            out.write(content);
        }
    }

    private void rename() throws IOException {
        try (var session = login(hub);
                var sftp = SftpClientFactory.instance().createSftpClient(session)) {
            sftp.rename(environment.remoteUsers() + "/a", environment.remoteUsers() + "/b");
        }
    }

    private ClientSession login(Keys keys) throws IOException {
        ClientSession session = connect();
        try {
            session.addPublicKeyIdentity(keys.pair());
            session.auth().verify(PATIENCE);
            return session;
        } catch (IOException e) {
            session.close(true);
            throw e;
        }
    }

    private ClientSession connect() throws IOException {
        return client.connect(environment.login(), environment.host(), environment.port())
                .verify(PATIENCE)
                .getSession();
    }

    private static String text(org.apache.sshd.sftp.client.SftpClient sftp, String path) throws IOException {
        try (InputStream in = sftp.read(path)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
