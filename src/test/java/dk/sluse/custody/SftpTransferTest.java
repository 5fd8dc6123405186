package dk.sluse.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.custody.Place.Sftp;
import dk.sluse.demo.DelayProxy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hub's SFTP against the real OpenSSH: whole files, over long ways, through key exchanges and broken lines. */
@Timeout(120)
class SftpTransferTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private OpenSshEnvironment environment;

    @BeforeEach
    void start() throws IOException {
        environment = OpenSshEnvironment.start(folder);
    }

    @AfterEach
    void stop() {
        environment.close();
    }

    private OpenPlace open() throws IOException {
        return OpenSftp.open(environment.place(), PATIENCE);
    }

    private static Spot spot(String path) {
        return Spot.at(SafePath.of(path));
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }

    private static void write(OpenPlace place, String file, byte[] content) throws IOException {
        try (Sink sink = place.create(spot(file), false)) {
            pour(sink, content, 0);
            assertThat(sink.sync()).isTrue();
        }
    }

    /** In pieces of uneven sizes, as sources give them. */
    private static void pour(Sink sink, byte[] content, int from) throws IOException {
        Random sizes = new Random(1);
        for (int at = from; at < content.length; ) {
            int n = Math.min(content.length - at, 1 + sizes.nextInt(sizes.nextBoolean() ? 300_000 : 900));
            sink.write(content, at, n);
            at += n;
        }
    }

    private static byte[] read(OpenPlace place, String file, long from, long size) throws IOException {
        try (InputStream in = place.read(spot(file), from, size)) {
            return in.readAllBytes();
        }
    }

    private Sftp at(int port) {
        return SftpPlaceTest.with(environment.place(), port);
    }

    @Test
    @DisplayName("F10: keys are exchanged again and again in the middle of transfers, both ways, by many threads")
    void key_exchanges() throws Exception {
        byte[] content = content(12 << 20);
        try (OpenSshEnvironment often =
                        OpenSshEnvironment.start(Files.createDirectory(folder.resolve("often")), "RekeyLimit 4M");
                OpenPlace place = OpenSftp.open(often.place(), PATIENCE)) {
            atOnce(4, number -> {
                write(place, number + ".bin", content);
                assertThat(read(place, number + ".bin", 0, content.length)).isEqualTo(content);
            });
            assertThat(often.root().resolve("3.bin")).hasBinaryContent(content);
        }
    }

    private interface Work {
        void run(int number) throws Exception;
    }

    private static void atOnce(int threads, Work work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                tasks.add(() -> {
                    work.run(number);
                    return number;
                });
            }
            for (Future<Integer> done : pool.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "31744, 31744", "261120, 0", "261121, 7", "5000000, 4999999"})
    void a_file_is_read_whole_from_any_byte_and_with_any_idea_of_its_size(int size, int from) throws IOException {
        byte[] content = content(size);
        try (OpenPlace place = open()) {
            write(place, "a.bin", content);
            byte[] expected = Arrays.copyOfRange(content, from, size);

            assertThat(read(place, "a.bin", from, size)).isEqualTo(expected);
            assertThat(read(place, "a.bin", from, size + 1_000_000L)).isEqualTo(expected);
            assertThat(read(place, "a.bin", from, 0)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, true", "16384, true", "32767, true", "32768, false", "300000, false"})
    void what_fits_into_one_packet_is_read_back_as_it_is_written(int size, boolean readBack) throws IOException {
        byte[] content = content(size);
        try (OpenPlace place = open();
                Sink sink = place.create(spot("small.bin"), false)) {
            pour(sink, content, 0);
            assertThat(sink.readBack()).isEmpty();
            sink.sync();
            assertThat(sink.readBack())
                    .isEqualTo(readBack ? Optional.of(DigestUtils.sha256Hex(content)) : Optional.empty());
        }
        assertThat(environment.root().resolve("small.bin")).hasBinaryContent(content);
    }

    @Test
    @DisplayName("F16: files of one folder that are looked at together are seen as one by one, links too")
    void looks_together() throws IOException {
        Path there = Files.createDirectories(environment.root().resolve("many"));
        List<Spot> spots = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            spots.add(spot("many/" + n));
            Files.write(there.resolve(Integer.toString(n)), content(n));
        }
        Files.delete(there.resolve("7"));
        Files.delete(there.resolve("8"));
        Files.createSymbolicLink(there.resolve("8"), there.resolve("9"));
        try (OpenPlace place = open()) {
            Map<Spot, Entry> seen = place.lookTogether(spots);
            assertThat(seen).hasSize(19).doesNotContainKey(spot("many/7"));
            for (Map.Entry<Spot, Entry> each : seen.entrySet()) {
                assertThat(place.look(each.getKey())).hasValue(each.getValue());
            }
            assertThat(seen.get(spot("many/8")).isFile()).isFalse();
            assertThat(place.lookTogether(spots.subList(0, 3)))
                    .as("not worth it")
                    .isEmpty();
        }
    }

    @Test
    void many_threads_carry_many_small_files_over_one_connection() throws Exception {
        try (OpenPlace place = open()) {
            atOnce(8, number -> {
                for (int i = 0; i < 25; i++) {
                    String name = number + "-" + i;
                    write(place, name, content(number * 1000 + i));
                    place.rename(spot(name), spot(name + ".done"));
                    assertThat(read(place, name + ".done", 0, number * 1000 + i))
                            .isEqualTo(content(number * 1000 + i));
                }
            });
        }
        try (var files = Files.list(environment.root())) {
            assertThat(files).hasSize(200).allMatch(file -> file.toString().endsWith(".done"));
        }
    }

    @Test
    @DisplayName("F3: a long way is used to the full by several lanes, and each byte lies where it belongs")
    void a_long_way() throws Exception {
        byte[] content = content(24 << 20);
        try (DelayProxy way = new DelayProxy(environment.place().port(), Duration.ofMillis(15))) {
            try (SftpConnection connection = SftpConnection.open(at(way.port()), PATIENCE)) {
                Awaitility.await()
                        .atMost(PATIENCE)
                        .until(() -> connection.lanes().size() > 4);
            }
            try (OpenPlace place = OpenSftp.open(at(way.port()), PATIENCE)) {
                write(place, "a.bin", content);
                assertThat(read(place, "a.bin", 0, content.length)).isEqualTo(content);
            }
        }
        assertThat(environment.root().resolve("a.bin")).hasBinaryContent(content);
    }

    @Test
    @DisplayName(
            "F3: a line that breaks in the middle of an upload is told at once, and the upload goes on where it was")
    void a_broken_line() throws IOException {
        byte[] content = content(16 << 20);
        try (DelayProxy way = new DelayProxy(environment.place().port(), Duration.ZERO)) {
            try (OpenPlace place = OpenSftp.open(at(way.port()), PATIENCE)) {
                way.cutAfter(5 << 20);
                assertThatThrownBy(() -> write(place, "a.bin", content)).isInstanceOf(PlaceUnavailableException.class);
                assertThatThrownBy(() -> place.look(spot("a.bin"))).isInstanceOf(PlaceUnavailableException.class);
            }
            long stored = Files.size(environment.root().resolve("a.bin"));
            assertThat(stored).isBetween(1L << 20, 6L << 20);
            int kept = 1_000_003;
            try (OpenPlace place = OpenSftp.open(at(way.port()), PATIENCE);
                    Sink rest = place.append(spot("a.bin"), kept)) {
                pour(rest, content, kept);
                rest.sync();
            }
        }
        assertThat(environment.root().resolve("a.bin")).hasBinaryContent(content);
    }

    @Test
    @DisplayName("F11: a server that falls silent in the middle of an upload is given up after the patience")
    void silence_in_the_middle() throws IOException {
        byte[] content = content(16 << 20);
        try (DelayProxy way = new DelayProxy(environment.place().port(), Duration.ZERO);
                OpenPlace place = OpenSftp.open(at(way.port()), Duration.ofSeconds(2))) {
            Sink sink = place.create(spot("a.bin"), false);
            sink.write(content, 0, 1 << 20);
            way.fallSilent(true);

            long began = System.nanoTime();
            assertThatThrownBy(() -> pour(sink, content, 1 << 20)).isInstanceOf(IOException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(15));
        }
    }

    @Test
    void a_server_that_refuses_connections_is_unavailable() throws IOException {
        try (DelayProxy way = new DelayProxy(environment.place().port(), Duration.ZERO)) {
            way.refuse(true);
            assertThatThrownBy(() -> OpenSftp.open(at(way.port()), PATIENCE))
                    .isInstanceOf(PlaceUnavailableException.class);
            way.refuse(false);
            OpenSftp.open(at(way.port()), PATIENCE).close();
        }
    }

    @Test
    @DisplayName("F5: OpenSSH never renames over a file that is there, unless it is told to replace")
    void renames() throws IOException {
        try (OpenPlace place = open()) {
            write(place, "a", content(10));
            write(place, "b", content(20));

            assertThatThrownBy(() -> place.rename(spot("a"), spot("b"))).isInstanceOf(FileAlreadyExistsException.class);
            assertThatThrownBy(() -> place.renameFile(spot("a"), spot("b")))
                    .isInstanceOf(FileAlreadyExistsException.class);
            Files.createSymbolicLink(
                    environment.root().resolve("link"), environment.root().resolve("nowhere"));
            assertThatThrownBy(() -> place.renameFile(spot("a"), spot("link")))
                    .isInstanceOf(FileAlreadyExistsException.class);
            assertThat(environment.root().resolve("b")).hasBinaryContent(content(20));

            place.replace(spot("a"), spot("b"));
            assertThat(environment.root().resolve("b")).hasBinaryContent(content(10));
            assertThat(place.look(spot("a"))).isEmpty();
        }
    }

    @Test
    @DisplayName("F4: the answer to a rename that was lost tells nothing; a look afterwards does")
    void the_lost_answer() throws IOException {
        try (DelayProxy way = new DelayProxy(environment.place().port(), Duration.ofMillis(100));
                OpenPlace place = OpenSftp.open(at(way.port()), PATIENCE);
                OpenPlace near = open()) {
            write(near, "a", content(10));
            Thread cutting = new Thread(() -> {
                while (!Files.exists(environment.root().resolve("b"))) {
                    Thread.onSpinWait();
                }
                way.cut(); // The answer needs another 100 ms.
            });
            cutting.start();

            assertThatThrownBy(() -> place.rename(spot("a"), spot("b"))).isInstanceOf(IOException.class);

            assertThat(near.look(spot("b"))).isPresent();
            assertThat(near.look(spot("a"))).isEmpty();
        }
    }

    @Test
    void a_folder_is_shown_in_another_root_in_one_step_and_never_over_something() throws IOException {
        Files.createDirectories(environment.root().resolve("hidden/delivery"));
        Files.writeString(environment.root().resolve("hidden/delivery/a.txt"), "a");
        Files.createDirectories(environment.root().resolve("visible/taken"));
        Sftp all = environment.place();
        try (OpenPlace hidden = OpenSftp.open(SftpPlaceTest.withRoot(all, environment.root() + "/hidden"), PATIENCE);
                OpenPlace visible =
                        OpenSftp.open(SftpPlaceTest.withRoot(all, environment.root() + "/visible"), PATIENCE)) {
            assertThatThrownBy(() -> hidden.renameFolder(spot("delivery"), visible, spot("taken")))
                    .isInstanceOf(FileAlreadyExistsException.class);

            hidden.renameFolder(spot("delivery"), visible, spot("2026-1"));

            assertThat(environment.root().resolve("visible/2026-1/a.txt")).hasContent("a");
            assertThat(hidden.look(spot("delivery"))).isEmpty();
            assertThatThrownBy(() -> hidden.renameFolder(spot("delivery"), visible, spot("2026-2")))
                    .isInstanceOf(FileSystemException.class);
        }
    }

    @Test
    @DisplayName("F16: what became a link is neither gone on with nor hashed")
    void links() throws IOException {
        Path other = Files.writeString(environment.root().resolve("other"), "other");
        Files.createSymbolicLink(environment.root().resolve("link"), other);
        try (OpenPlace place = open()) {
            assertThatThrownBy(() -> place.append(spot("link"), 0)).isInstanceOf(FileSystemException.class);
            assertThatThrownBy(() -> place.within(spot("link"), 0)).isInstanceOf(FileSystemException.class);
            assertThatThrownBy(() -> place.sha256(spot("link"))).isInstanceOf(FileSystemException.class);
            assertThatThrownBy(() -> place.append(spot("none"), 0)).isInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> place.append(spot("other"), 6)).hasMessageContaining("is shorter than 6 bytes");
        }
        assertThat(other).hasContent("other");
    }

    @Test
    void parts_are_written_into_one_file_at_once_over_several_connections() throws Exception {
        byte[] content = content(8 << 20);
        try (OpenPlace place = open();
                OpenPlace second = place.another()) {
            place.create(spot("a.bin"), false).close();
            atOnce(2, number -> {
                int from = number * (4 << 20);
                try (Sink part = (number == 0 ? place : second).within(spot("a.bin"), from)) {
                    part.write(content, from, 4 << 20);
                    part.sync();
                }
            });
        }
        assertThat(environment.root().resolve("a.bin")).hasBinaryContent(content);
    }

    @Test
    void the_server_hashes_what_it_stored_only_where_it_may() throws IOException {
        byte[] content = content(3_000_000);
        Sftp silent = SftpPlaceTest.withoutShell(environment.place());
        try (OpenPlace place = open();
                OpenPlace withoutShell = OpenSftp.open(silent, PATIENCE)) {
            write(place, "it's a.bin", content);
            var digest = DigestUtils.getSha256Digest();
            digest.update(content);

            assertThat(place.sha256(spot("it's a.bin"))).contains(HexFormat.of().formatHex(digest.digest()));
            assertThat(withoutShell.sha256(spot("it's a.bin"))).isEmpty();
        }
    }

    @Test
    @DisplayName("F2: a file is hashed as it is written, from what the server stored, and damage in the middle shows")
    void the_server_hashes_what_it_stores_meanwhile() throws IOException {
        byte[] content = content(40 << 20);
        var digest = DigestUtils.getSha256Digest();
        digest.update(content);
        String expected = HexFormat.of().formatHex(digest.digest());
        try (OpenPlace place = open()) {
            assertThat(followed(place, "a.bin", content, () -> {})).contains(expected);
            assertThat(followed(place, "b.bin", content, () -> damage("b.bin")))
                    .isPresent()
                    .isNotEqualTo(Optional.of(expected));
            assertThat(followed(
                            place,
                            "c.bin",
                            content,
                            () -> Files.move(
                                    environment.root().resolve("a.bin"),
                                    environment.root().resolve("c.bin"),
                                    java.nio.file.StandardCopyOption.REPLACE_EXISTING)))
                    .isEmpty();
        }
    }

    private void damage(String file) throws IOException {
        try (var channel = java.nio.channels.FileChannel.open(
                environment.root().resolve(file), java.nio.file.StandardOpenOption.WRITE)) {
            channel.write(
                    java.nio.ByteBuffer.wrap("damage".getBytes(java.nio.charset.StandardCharsets.UTF_8)), 38 << 20);
        }
    }

    private interface Mischief {
        void happen() throws IOException;
    }

    private static Optional<String> followed(OpenPlace place, String file, byte[] content, Mischief mischief)
            throws IOException {
        try (Sink sink = place.create(spot(file), false);
                OpenPlace.Following hash = place.follow(spot(file)).orElseThrow()) {
            for (int at = 0; at < content.length; at += 1 << 20) {
                sink.write(content, at, 1 << 20);
                hash.stored(sink.stored());
            }
            sink.sync();
            mischief.happen();
            return hash.sha256(content.length);
        }
    }

    @Test
    void a_login_that_may_only_do_sftp_hashes_nothing() throws IOException {
        try (OpenSshEnvironment chained = OpenSshEnvironment.start(
                        Files.createDirectory(folder.resolve("chained")), "ForceCommand internal-sftp");
                OpenPlace place = OpenSftp.open(chained.place(), PATIENCE)) {
            write(place, "a.bin", content(10));

            assertThat(place.sha256(spot("a.bin"))).isEqualTo(Optional.empty());
            assertThat(read(place, "a.bin", 0, 10)).isEqualTo(content(10));
        }
    }

    @ParameterizedTest
    @CsvSource({"ssh-ed25519, 256", "ecdsa-sha2-nistp256, 256", "ecdsa-sha2-nistp384, 384", "ssh-rsa, 3072"})
    void logs_in_with_every_kind_of_key(String kind, int size) throws Exception {
        var key = KeyUtils.generateKeyPair(kind, size);
        Files.writeString(folder.resolve("openssh/authorized"), Keys.line(key));
        Path file = Keys.write(key, folder.resolve("other-key"));

        try (OpenPlace place = OpenSftp.open(SftpPlaceTest.withKey(environment.place(), file), PATIENCE)) {
            assertThat(place.look(spot("none"))).isEmpty();
        }
    }
}
