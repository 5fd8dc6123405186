package dk.sluse.custody;

import static dk.sluse.custody.Wharf.consignment;
import static dk.sluse.custody.Wharf.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.custody.Consignment.Parcel;
import dk.sluse.custody.Delivery.Arrived;
import dk.sluse.custody.Delivery.Carried;
import dk.sluse.custody.Delivery.Fault;
import dk.sluse.custody.Delivery.Rejected;
import dk.sluse.custody.OpenS3.S3Stock;
import dk.sluse.custody.S3Fetch.Part;
import dk.sluse.demo.GenomeStore;
import dk.sluse.store.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("S3 places")
class S3PlaceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static TestDatabase database;
    private static GenomeStore store;

    @TempDir
    static Path storeFolder;

    @TempDir
    Path folder;

    private final S3Stock stock = S3Stock.of(32L << 20);

    @BeforeAll
    static void start() throws IOException {
        database = TestDatabase.fresh();
        store = GenomeStore.start(storeFolder);
        store.makeBucket("genomes");
    }

    @AfterAll
    static void stop() throws IOException {
        store.close();
        database.close();
    }

    private static Place.S3 place(String prefix) {
        return place("genomes", prefix, store.accessKey(), store.endpoint());
    }

    private static Place.S3 place(String bucket, String prefix, Path key, URI endpoint) {
        return new Place.S3("genome-store", Optional.of(endpoint), GenomeStore.REGION, bucket, prefix, key);
    }

    private OpenS3 open(String prefix) throws IOException {
        return OpenS3.open(place(prefix), PATIENCE, stock);
    }

    private static Spot spot(String path) {
        return Spot.at(SafePath.of(path));
    }

    private static String sha256(byte[] content) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        digest.update(content);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @Test
    void an_object_is_a_file_with_a_version() throws IOException {
        store.put("genomes", "look/a.fastq.gz", bytes(10));

        try (OpenS3 open = open("look/")) {
            Entry first = open.look(spot("a.fastq.gz")).orElseThrow();
            assertThat(first.isFile()).isTrue();
            assertThat(first.size()).isEqualTo(10);
            assertThat(first.version()).isPresent();
            assertThat(open.look(spot("b.fastq.gz"))).isEmpty();

            store.put("genomes", "look/a.fastq.gz", bytes(11));
            assertThat(open.look(spot("a.fastq.gz")).orElseThrow().version()).isNotEqualTo(first.version());
        }
    }

    @Test
    void parts_are_handed_out_in_order_from_any_byte_on() throws IOException {
        byte[] content = bytes(3 * S3Stock.PART + 12_345);
        store.put("genomes", "large", content);

        try (OpenS3 open = open("")) {
            for (long from : new long[] {0, 1, S3Stock.PART - 1, S3Stock.PART, content.length - 1, content.length}) {
                try (InputStream in = open.read(spot("large"), from, content.length)) {
                    assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(content, (int) from, content.length));
                }
            }
        }
        assertThat(stock.parts().free()).isEqualTo(4);
    }

    @Test
    @DisplayName("parts come on the short way, whatever a key holds; another version and what is not there do not")
    void short_way() throws IOException {
        byte[] content = bytes(100_000);
        String key = "odd/a b+ø&=?~'(é)%20#.gz";
        store.put("genomes", key, content);
        try (OpenS3 open = open("");
                S3Account account = S3Account.open(place(""), PATIENCE);
                S3Fetch fetch = account.fetch().orElseThrow()) {
            Optional<String> version = open.look(spot(key)).orElseThrow().version();
            for (int from : new int[] {0, 1, 99_999}) {
                try (S3Body body =
                        fetch.get(new Part(key, version, from, content.length)).orElseThrow()) {
                    assertThat(body.readAllBytes()).isEqualTo(Arrays.copyOfRange(content, from, content.length));
                }
            }
            assertThat(fetch.get(new Part(key, Optional.of("\"other\""), 0, 10)))
                    .isEmpty();
            assertThat(fetch.get(new Part("absent", Optional.empty(), 0, 10))).isEmpty();
        }
    }

    @Test
    @DisplayName("F20: with no buffer free it reads all the same; what was fetched ahead in vain is given back")
    void reads_without_buffers() throws IOException {
        byte[] content = bytes(2 * S3Stock.PART + 5);
        store.put("genomes", "large2", content);
        S3Stock none = new S3Stock(new Buffers(S3Stock.PART, 1), new Fleet(1));
        byte[] taken = none.parts().take();

        try (OpenS3 open = OpenS3.open(place(""), PATIENCE, none)) {
            try (InputStream in = open.read(spot("large2"), content.length)) {
                assertThat(in.readAllBytes()).isEqualTo(content);
            }
            none.parts().give(taken);
            try (InputStream in = open.read(spot("large2"), content.length)) {
                assertThat(in.readNBytes(100)).hasSize(100);
            }
            await().untilAsserted(() -> assertThat(none.parts().free()).isEqualTo(1));
        }
    }

    @Test
    @DisplayName("F14: an object that is replaced while it is read is an error, not a mixture")
    void replaced_underway() throws IOException {
        byte[] content = bytes(2 * S3Stock.PART);
        store.put("genomes", "swapped", content);
        S3Stock none = new S3Stock(new Buffers(1, 1), new Fleet(1));
        none.parts().take();

        try (OpenS3 open = OpenS3.open(place(""), PATIENCE, none);
                InputStream in = open.read(spot("swapped"), content.length)) {
            in.readNBytes(S3Stock.PART);
            store.put("genomes", "swapped", bytes(2 * S3Stock.PART + 1));
            assertThatThrownBy(in::readAllBytes).isInstanceOf(ChangedException.class);
        }
    }

    @Test
    @DisplayName("F19: more than a thousand keys are listed once each; folders below are left out")
    void lists_more_than_a_page() throws IOException {
        Path file = Files.write(folder.resolve("one"), new byte[] {1});
        IntStream.range(0, 1005).parallel().forEach(n -> store.put("genomes", "many/s" + n + ".txt", file));
        store.put("genomes", "many/below/other.txt", file);

        try (OpenS3 open = open("")) {
            assertThat(open.files(spot("many")))
                    .hasSize(1005)
                    .doesNotHaveDuplicates()
                    .contains("s1004.txt");
            assertThat(open.files(spot("none"))).isEmpty();

            List<Spot> all = IntStream.range(0, 1005)
                    .mapToObj(n -> spot("many/s" + n + ".txt"))
                    .toList();
            open.expect(all);
            store.delete("genomes", "many/s7.txt");
            assertThat(open.look(spot("many/s7.txt")))
                    .as("as it was when expected")
                    .isPresent();
            assertThat(open.look(spot("many/s7.txt"))).as("asked again").isEmpty();
        }
    }

    @Test
    @DisplayName("F15: an absent bucket is neither empty nor done")
    void absent_bucket() {
        assertThatThrownBy(
                        () -> OpenS3.open(place("nowhere", "", store.accessKey(), store.endpoint()), PATIENCE, stock))
                .isInstanceOf(PlaceUnavailableException.class)
                .hasMessageContainingAll("genome-store", "nowhere", "is not there");
    }

    @Test
    void a_wrong_key_and_a_store_that_is_away_are_said_plainly() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong"), "genome-reader\nnot-the-secret\n");
        assertThatThrownBy(() -> OpenS3.open(place("genomes", "", wrong, store.endpoint()), PATIENCE, stock))
                .isInstanceOf(PlaceUnavailableException.class)
                .hasMessageContainingAll("refuses the hub's access key", wrong.toString())
                .hasMessageNotContaining("not-the-secret");

        Path empty = Files.writeString(folder.resolve("empty"), "only-one-line");
        assertThatThrownBy(() -> OpenS3.open(place("genomes", "", empty, store.endpoint()), PATIENCE, stock))
                .isInstanceOf(PlaceUnavailableException.class)
                .hasMessageContaining("cannot be read")
                .hasMessageNotContaining("only-one-line");

        assertThatThrownBy(() -> OpenS3.open(
                        place("genomes", "", store.accessKey(), URI.create("http://127.0.0.1:1")), PATIENCE, stock))
                .isInstanceOf(PlaceUnavailableException.class)
                .hasMessageContaining("does not answer");
    }

    @Test
    void nothing_is_ever_written_there() throws IOException {
        store.put("genomes", "keep", bytes(3));
        try (OpenS3 open = open("")) {
            assertThatThrownBy(() -> open.create(spot("new"), true)).isInstanceOf(ReadOnlyFileSystemException.class);
            assertThatThrownBy(() -> open.delete(spot("keep"))).isInstanceOf(ReadOnlyFileSystemException.class);
            assertThatThrownBy(() -> open.rename(spot("keep"), spot("new")))
                    .isInstanceOf(ReadOnlyFileSystemException.class);
            assertThat(open.look(spot("keep"))).isPresent();
        }
    }

    @Test
    @DisplayName("a copy from S3 arrives whole, its source asked for once more by its version and not read again")
    void copies() throws IOException {
        Wharf wharf = new Wharf(database.store(), folder);
        Map<String, String> contents =
                IntStream.range(0, 40).boxed().collect(Collectors.toMap(n -> "s" + n + ".txt", n -> "sample " + n));
        contents.forEach(
                (key, content) -> store.put("genomes", "copy/" + key, content.getBytes(StandardCharsets.UTF_8)));
        Consignment samples = consignment(
                "s3-copy",
                EventKind.FILE_PLACED,
                contents.keySet().stream()
                        .map(key -> Wharf.parcel(key, key, "in/" + key))
                        .toArray(Parcel[]::new));

        Delivery delivery = wharf.carrier().copy(samples, place("copy/"), wharf.airlockPlace());

        assertThat(((Arrived) delivery).files()).extracting(Carried::size).hasSize(40);
        assertThat(tree(wharf.airlock).values()).containsExactlyInAnyOrderElementsOf(contents.values());
        assertThat(wharf.events)
                .extracting(Event::kind)
                .containsOnly(EventKind.FILE_PLACED)
                .hasSize(40);
    }

    @Test
    @DisplayName("F18: an object stored in parts arrives with a hash of custody's own, whatever its ETag is")
    void object_in_parts() throws IOException {
        Wharf wharf = new Wharf(database.store(), folder);
        byte[] content = bytes(6 << 20);
        store.putInParts("genomes", "parts/a", content);
        try (OpenS3 open = open("parts/")) {
            assertThat(open.look(spot("a")).orElseThrow().version()).isPresent();
            assertThat(open.sha256(spot("a"))).isEmpty();
        }

        Delivery delivery = wharf.carrier()
                .copy(
                        consignment("s3-parts", EventKind.FILE_PLACED, Wharf.parcel("a", "a", "in/a")),
                        place("parts/"),
                        wharf.airlockPlace());

        assertThat(((Arrived) delivery).files())
                .containsExactly(new Carried("a", SafePath.of("in/a"), sha256(content), content.length));
    }

    @Test
    @DisplayName("F14: an object that is replaced after it was copied rejects the consignment")
    void replaced_after_the_copy() throws IOException {
        Wharf wharf = new Wharf(database.store(), folder);
        store.put("genomes", "late/a", "one".getBytes(StandardCharsets.UTF_8));
        Harbour real = Harbour.real(PATIENCE);
        Carrier carrier = wharf.carrier(place -> place instanceof Place.S3
                ? real.open(place)
                : new WrappedPlace(real.open(place)) {
                    @Override
                    public void rename(Spot from, Spot to) throws IOException {
                        super.rename(from, to);
                        store.put("genomes", "late/a", "two".getBytes(StandardCharsets.UTF_8));
                    }
                });

        Delivery delivery = carrier.copy(
                consignment("s3-late", EventKind.FILE_PLACED, Wharf.parcel("a", "a", "in/a")),
                place("late/"),
                wharf.airlockPlace());

        assertThat(delivery).isEqualTo(new Rejected(List.of(new Fault("a", SafePath.of("a"), Refusal.CHANGED))));
        assertThat(tree(wharf.airlock)).isEmpty();
    }

    @Test
    @DisplayName("F15: a missing object is a fault of the consignment, named with the others")
    void missing_objects() throws IOException {
        Wharf wharf = new Wharf(database.store(), folder);
        store.put("genomes", "some/a", bytes(1));

        Delivery delivery = wharf.carrier()
                .copy(
                        consignment(
                                "s3-missing",
                                EventKind.FILE_PLACED,
                                Stream.of("a", "b", "c")
                                        .map(key -> Wharf.parcel(key, key, "in/" + key))
                                        .toArray(Parcel[]::new)),
                        place("some/"),
                        wharf.airlockPlace());

        assertThat(((Rejected) delivery).faults()).extracting(Fault::parcel).containsExactly("b", "c");
        assertThat(tree(wharf.airlock)).isEmpty();
    }
}
