package dk.sluse.custody;

import static dk.sluse.custody.Wharf.consignment;
import static dk.sluse.custody.Wharf.parcel;
import static dk.sluse.custody.Wharf.tree;
import static dk.sluse.custody.Wharf.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.audit.EventKind;
import dk.sluse.custody.Delivery.Arrived;
import dk.sluse.custody.Place.Sentinel;
import dk.sluse.custody.Place.Sftp;
import dk.sluse.store.TestDatabase;
import dk.sluse.work.Waits;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHLimitsExtensionInfo;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystem;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server must prove who it is, and may break whenever it likes. */
class SftpPlaceTest {

    private static TestDatabase database;

    @TempDir
    Path folder;

    private MinaEnvironment mina;
    private Wharf wharf;

    @BeforeAll
    static void openDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @BeforeEach
    void open() throws IOException {
        mina = MinaEnvironment.start(folder);
        wharf = new Wharf(database.store(), folder);
        write(mina.root(), "a.txt", "a");
    }

    @AfterEach
    void close() throws IOException {
        mina.close();
    }

    private Delivery move(Place from) throws IOException {
        String id = folder.getFileName().toString();
        return wharf.carrier().move(consignment(id, "a.txt"), from, wharf.airlockPlace());
    }

    private void assertUntouched() throws IOException {
        assertThat(tree(mina.root())).isEqualTo(Map.of("a.txt", "a"));
        assertThat(mina.home().resolve("holding")).doesNotExist();
        assertThat(tree(wharf.airlock)).isEmpty();
    }

    private static Sftp with(Sftp place, int port, Path privateKey, String hostKey, Optional<Sentinel> sentinel) {
        return new Sftp(
                place.name(),
                place.host(),
                port,
                place.user(),
                privateKey,
                hostKey,
                place.root(),
                sentinel,
                place.holding(),
                place.shell());
    }

    static Sftp with(Sftp place, int port) {
        return with(place, port, place.privateKey(), place.hostKey(), place.sentinel());
    }

    static Sftp withKey(Sftp place, Path privateKey) {
        return with(place, place.port(), privateKey, place.hostKey(), place.sentinel());
    }

    static Sftp withRoot(Sftp place, String root) {
        return with(place, root, place.shell());
    }

    static Sftp withoutShell(Sftp place) {
        return with(place, place.root(), false);
    }

    private static Sftp with(Sftp place, String root, boolean shell) {
        return new Sftp(
                place.name(),
                place.host(),
                place.port(),
                place.user(),
                place.privateKey(),
                place.hostKey(),
                root,
                place.sentinel(),
                place.holding(),
                shell);
    }

    private static Sftp withHostKey(Sftp place, String hostKey) {
        return with(place, place.port(), place.privateKey(), hostKey, place.sentinel());
    }

    private static Sftp withSentinel(Sftp place, Sentinel sentinel) {
        return with(place, place.port(), place.privateKey(), place.hostKey(), Optional.of(sentinel));
    }

    @Test
    @DisplayName("F12: a server with another host key is not talked to")
    void another_host_key() throws IOException {
        Sftp pinnedToAnother = withHostKey(mina.place(), Keys.line(Keys.ed25519()));

        assertThatThrownBy(() -> move(pinnedToAnother))
                .isInstanceOf(WrongPlaceException.class)
                .isNotInstanceOf(Waits.class)
                .hasMessageContainingAll("alpha/environment", "host key SHA256:", "is pinned");
        assertUntouched();
    }

    @Test
    @DisplayName("F12: a server that has only a host key of another kind than the pinned is not talked to")
    void another_kind_of_host_key() throws Exception {
        Sftp pinnedToAnother = withHostKey(mina.place(), Keys.line(KeyUtils.generateKeyPair("ssh-rsa", 2048)));

        assertThatThrownBy(() -> move(pinnedToAnother)).isInstanceOf(WrongPlaceException.class);
        assertUntouched();
    }

    @Test
    void a_server_with_several_host_keys_is_asked_for_the_pinned_one() throws Exception {
        KeyPair ed25519 = Keys.ed25519();
        KeyPair rsa = KeyUtils.generateKeyPair("ssh-rsa", 2048);
        mina.server().setKeyPairProvider(KeyPairProvider.wrap(ed25519, rsa));

        try (OpenPlace place = OpenSftp.open(withHostKey(mina.place(), Keys.line(rsa)), Duration.ofSeconds(20))) {
            assertThat(place.look(Spot.at(SafePath.of("a.txt")))).isPresent();
        }
        try (OpenPlace place = OpenSftp.open(withHostKey(mina.place(), Keys.line(ed25519)), Duration.ofSeconds(20))) {
            assertThat(place.look(Spot.at(SafePath.of("a.txt")))).isPresent();
        }
    }

    @Test
    @DisplayName("F12: a pinned key that cannot be read is no key")
    void unreadable_pin() throws IOException {
        assertThatThrownBy(() -> move(withHostKey(mina.place(), "ssh-ed25519 not-a-key")))
                .isInstanceOf(WrongPlaceException.class)
                .hasMessageContaining("ssh-ed25519 AAAA…");
        assertUntouched();
    }

    @Test
    @DisplayName("F12: another project's environment is not touched")
    void another_sentinel() throws IOException {
        assertThatThrownBy(() -> move(withSentinel(mina.place(), new Sentinel("/sluse-environment", "beta"))))
                .isInstanceOf(WrongPlaceException.class)
                .hasMessageContaining("names another project");
        assertThatThrownBy(() -> move(withSentinel(mina.place(), new Sentinel("/not-there", "alpha"))))
                .isInstanceOf(WrongPlaceException.class)
                .hasMessageContaining("is not there");
        assertUntouched();
    }

    @Test
    @DisplayName("F12: a sentinel that is a link proves nothing")
    void linked_sentinel() throws IOException {
        Files.createSymbolicLink(mina.home().resolve("link"), mina.home().resolve("sluse-environment"));

        assertThatThrownBy(() -> move(withSentinel(mina.place(), new Sentinel("/link", "alpha"))))
                .isInstanceOf(WrongPlaceException.class);
        assertUntouched();
    }

    @Test
    void a_holding_folder_that_others_may_write_to_is_not_used() throws IOException {
        Path holding = Files.createDirectory(mina.home().resolve("holding"));
        Files.setPosixFilePermissions(holding, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> move(mina.place()))
                .isInstanceOf(WrongPlaceException.class)
                .hasMessageContaining("0700");
        assertThat(tree(mina.root())).isEqualTo(Map.of("a.txt", "a"));

        Files.setPosixFilePermissions(holding, PosixFilePermissions.fromString("rwx------"));
        assertThat(move(mina.place())).isInstanceOf(Arrived.class);
    }

    @Test
    void a_key_that_the_server_does_not_know_is_no_way_in() throws IOException {
        Path stranger = Keys.write(Keys.ed25519(), folder.resolve("stranger"));
        Sftp place = mina.place();

        assertThatThrownBy(() -> move(with(place, place.port(), stranger, place.hostKey(), place.sentinel())))
                .isInstanceOf(PlaceUnavailableException.class)
                .isInstanceOf(Waits.class)
                .hasMessageContaining("no login at hub@127.0.0.1");
        assertUntouched();
    }

    @Test
    void a_private_key_that_is_not_there_is_told_without_its_content() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken"), "-----BEGIN SECRET-----");
        Sftp place = mina.place();

        assertThatThrownBy(() -> move(with(place, place.port(), broken, place.hostKey(), place.sentinel())))
                .isInstanceOf(PlaceUnavailableException.class)
                .hasMessageContaining("cannot be read")
                .hasMessageNotContaining("SECRET");
    }

    @Test
    void a_server_that_is_down_is_unavailable_and_later_the_move_goes_on() throws IOException {
        Sftp place = mina.place();
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }

        assertThatThrownBy(() -> move(with(place, closed, place.privateKey(), place.hostKey(), place.sentinel())))
                .isInstanceOf(PlaceUnavailableException.class);

        assertThat(move(place)).isInstanceOf(Arrived.class);
    }

    @Test
    @DisplayName("F11: a server that says nothing is given up")
    void silent_server() throws IOException {
        Sftp place = mina.place();
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Sftp quiet = with(place, silent.getLocalPort(), place.privateKey(), place.hostKey(), place.sentinel());
            assertThatThrownBy(() -> OpenSftp.open(quiet, Duration.ofSeconds(1)))
                    .isInstanceOf(PlaceUnavailableException.class);
        }
    }

    @Test
    @DisplayName("F15: a root that is not there is unavailable, not empty")
    void absent_root() throws IOException {
        Files.move(mina.root(), mina.home().resolve("unmounted"));
        Consignment expired =
                consignment(folder.getFileName() + "-expired", EventKind.FILE_DELETED, parcel("a", "a.txt", "a.txt"));

        assertThatThrownBy(() -> wharf.carrier().delete(expired, mina.place()))
                .isInstanceOf(PlaceUnavailableException.class);
        assertThat(wharf.events).isEmpty();
    }

    @Test
    @DisplayName("F9: no request is larger than the server allows")
    void keeps_to_the_limits() throws IOException {
        int limit = 20_000;
        AtomicInteger largest = new AtomicInteger();
        SftpSubsystemFactory subsystem = announcing(limit);
        subsystem.addSftpEventListener(new SftpEventListener() {
            @Override
            public void writing(
                    ServerSession session,
                    String handle,
                    FileHandle file,
                    long offset,
                    byte[] data,
                    int at,
                    int length) {
                largest.accumulateAndGet(length, Math::max);
            }
        });
        mina.server().setSubsystemFactories(List.of(subsystem));
        byte[] content = new byte[200_001];
        Arrays.fill(content, (byte) 7);
        Files.write(wharf.airlock.resolve("in.bin"), content);
        Consignment consignment = consignment(
                folder.getFileName() + "-in", EventKind.FILE_PLACED, parcel("a", "in.bin", "import/in.bin"));

        assertThat(wharf.carrier().copy(consignment, wharf.airlockPlace(), mina.place()))
                .isInstanceOf(Arrived.class);

        assertThat(mina.root().resolve("import/in.bin")).hasBinaryContent(content);
        assertThat(largest.get()).isBetween(limit / 2, limit);
    }

    private static SftpSubsystemFactory announcing(int limit) {
        return new SftpSubsystemFactory() {
            @Override
            public Command createSubsystem(ChannelSession channel) {
                SftpSubsystem subsystem = new SftpSubsystem(channel, this) {
                    @Override
                    protected OpenSSHLimitsExtensionInfo getOpenSSHLimitsExtensionInfo(int id, ChannelSession session) {
                        OpenSSHLimitsExtensionInfo info = new OpenSSHLimitsExtensionInfo();
                        info.maxPacketLength = 1024L + limit;
                        info.maxReadLength = limit;
                        info.maxWriteLength = limit;
                        return info;
                    }
                };
                getRegisteredListeners().forEach(subsystem::addSftpEventListener);
                return subsystem;
            }
        };
    }

    @Test
    @DisplayName("F3: OpenSSH, cut in the middle of an upload, shows no partial file, and gets a whole one later")
    void cut_in_the_middle_of_an_upload() throws IOException {
        try (OpenSshEnvironment environment = OpenSshEnvironment.start(folder)) {
            byte[] content = new byte[24 << 20];
            Arrays.fill(content, (byte) 3);
            Files.write(wharf.airlock.resolve("in.bin"), content);
            Consignment consignment = consignment(
                    folder.getFileName() + "-in", EventKind.FILE_PLACED, parcel("a", "in.bin", "import/in.bin"));
            Carrier cut = wharf.carrier(cutsAfter(20, environment));

            assertThatThrownBy(() -> cut.copy(consignment, wharf.airlockPlace(), environment.place()))
                    .isInstanceOf(IOException.class);
            assertThat(tree(environment.root()).keySet())
                    .allSatisfy(name -> assertThat(name).startsWith("import/.sluse-part-"));

            assertThat(wharf.carrier().copy(consignment, wharf.airlockPlace(), environment.place()))
                    .isInstanceOf(Arrived.class);
            assertThat(environment.root().resolve("import/in.bin")).hasBinaryContent(content);
            assertThat(tree(environment.root())).hasSize(1);
        }
    }

    private static Harbour cutsAfter(int reads, OpenSshEnvironment environment) {
        Harbour real = Harbour.real(Wharf.SETTINGS.patience());
        return place -> !place.name().equals("airlock")
                ? real.open(place)
                : new WrappedPlace(real.open(place)) {
                    @Override
                    public InputStream read(Spot file, long from, long size) throws IOException {
                        return new FilterInputStream(super.read(file, from, size)) {
                            private int left = reads;

                            @Override
                            public int read(byte[] bytes, int offset, int length) throws IOException {
                                if (left-- == 0) {
                                    environment.cut();
                                }
                                return super.read(bytes, offset, length);
                            }
                        };
                    }
                };
    }
}
