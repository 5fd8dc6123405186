package dk.sluse.custody;

import static dk.sluse.custody.Wharf.consignment;
import static dk.sluse.custody.Wharf.parcel;
import static dk.sluse.custody.Wharf.tree;
import static dk.sluse.custody.Wharf.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.audit.EventKind;
import dk.sluse.custody.Consignment.Parcel;
import dk.sluse.custody.Delivery.Arrived;
import dk.sluse.custody.Delivery.Fault;
import dk.sluse.custody.Delivery.Rejected;
import dk.sluse.store.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyFilesTest {

    private static TestDatabase database;

    @TempDir
    Path folder;

    private Environment environment;
    private Wharf wharf;
    private String id;

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
        environment = Environment.folder(folder);
        wharf = new Wharf(database.store(), folder);
        id = folder.getFileName().toString();
    }

    private Consignment consignmentOf(int files) {
        return consignment(
                id,
                EventKind.FILE_PLACED,
                IntStream.range(0, files)
                        .mapToObj(n -> parcel("p" + n, n + ".fastq", "in/" + n + ".fastq"))
                        .toArray(Parcel[]::new));
    }

    private Map<String, String> sources(int files, int size) throws IOException {
        Map<String, String> expected = new HashMap<>();
        for (int n = 0; n < files; n++) {
            String content = String.valueOf(n % 10).repeat(size) + n;
            write(environment.root(), n + ".fastq", content);
            expected.put("in/" + n + ".fastq", content);
        }
        return expected;
    }

    @Test
    @DisplayName("F20: two hundred files share four buffers and two berths, and all arrive")
    void few_buffers() throws IOException {
        Map<String, String> expected = sources(200, 700_000);
        CustodySettings small = new CustodySettings(Duration.ofSeconds(20), 0, 2, 1, 1 << 20, Map.of());
        AtomicInteger writing = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Harbour real = Harbour.real(small.patience());
        Harbour watched = place -> new WrappedPlace(real.open(place)) {
            @Override
            public Sink create(Spot file, boolean readOnly) throws IOException {
                most.accumulateAndGet(writing.incrementAndGet(), Math::max);
                return new WrappedSink(super.create(file, readOnly)) {
                    @Override
                    public void close() throws IOException {
                        writing.decrementAndGet();
                        super.close();
                    }
                };
            }
        };
        Carrier carrier = new Carrier(database.store(), wharf.audit, Wharf.CLOCK, small, watched);

        Delivery delivery = carrier.copy(consignmentOf(200), environment.place(), wharf.airlockPlace());

        assertThat(((Arrived) delivery).files()).hasSize(200);
        assertThat(tree(wharf.airlock)).isEqualTo(expected);
        assertThat(most.get()).as("files at once").isBetween(2, 8);
        assertThat(carrier.progress().inFlight()).isEmpty();
        assertThat(carrier.progress().transfers()).isEmpty();
    }

    @Test
    @DisplayName("F7: of many files at once each has a temporary name of its own; F1: one that fails lets none be lost")
    void one_fails() throws IOException {
        Map<String, String> expected = sources(50, 10);
        Harbour real = Harbour.real(Wharf.SETTINGS.patience());
        Carrier failing = wharf.carrier(place -> new WrappedPlace(real.open(place)) {
            @Override
            public Sink create(Spot file, boolean readOnly) throws IOException {
                if (file.path().name().contains("-p25-")) {
                    throw new IOException("connection lost");
                }
                return super.create(file, readOnly);
            }
        });

        assertThatThrownBy(() -> failing.copy(consignmentOf(50), environment.place(), wharf.airlockPlace()))
                .hasMessageContainingAll("25.fastq", "connection lost");

        assertThat(expected).containsAllEntriesOf(tree(wharf.airlock));
        assertThat(wharf.events).isEmpty();
        assertThat(wharf.carrier().copy(consignmentOf(50), environment.place(), wharf.airlockPlace()))
                .isInstanceOf(Arrived.class);
        assertThat(tree(wharf.airlock)).isEqualTo(expected);
        assertThat(wharf.events).hasSize(50);
    }

    @Test
    @DisplayName("a rate limit of a place slows what goes there")
    void limited() throws IOException {
        sources(4, 500_000);
        CustodySettings limited = new CustodySettings(
                Duration.ofSeconds(20), 0, 8, 2, 1 << 20, Map.of("airlock", RateLimit.parse("8MiB")));
        Carrier carrier = new Carrier(database.store(), wharf.audit, Wharf.CLOCK, limited);
        long began = System.nanoTime();

        carrier.copy(consignmentOf(4), environment.place(), wharf.airlockPlace());

        // 4 MB there and read back, less what passes at once
        assertThat((System.nanoTime() - began) / 1e9).isGreaterThan(0.2);
    }

    @Test
    @DisplayName("R21: gzip files arrive with blanked headers, whichever way their members must be found")
    void blanks_gzip_headers() throws IOException {
        byte[] noise = new byte[3 << 20];
        new Random(3).nextBytes(noise);
        byte[] member = new GzipBlankingTest.Member(noise, true, true, true, true, 9, 6).bytes();
        byte[] blanked = new GzipBlankingTest.Member(noise, true, true, true, true, 9, 6).blanked();
        ByteArrayOutputStream three = new ByteArrayOutputStream();
        ByteArrayOutputStream threeBlanked = new ByteArrayOutputStream();
        for (int n = 0; n < 3; n++) {
            three.writeBytes(member);
            threeBlanked.writeBytes(blanked);
        }
        Files.write(environment.root().resolve("one.gz"), member);
        Files.write(environment.root().resolve("three.gz"), three.toByteArray());
        Consignment consignment = consignment(
                id,
                EventKind.FILE_PLACED,
                gzip("one.gz", Optional.of(sha256(member))),
                gzip("three.gz", Optional.empty()));

        Delivery delivery = wharf.carrier().copy(consignment, environment.place(), wharf.airlockPlace());

        assertThat(((Arrived) delivery).files())
                .extracting(Delivery.Carried::sha256)
                .containsExactly(sha256(blanked), sha256(threeBlanked.toByteArray()));
        byte[] stored = Files.readAllBytes(wharf.airlock.resolve("in/three.gz"));
        assertThat(Arrays.mismatch(stored, threeBlanked.toByteArray())).isEqualTo(-1);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(stored))) {
            assertThat(Arrays.mismatch(Arrays.copyOf(in.readAllBytes(), noise.length), noise))
                    .isEqualTo(-1);
        }
        assertThat(wharf.events.get(0).facts())
                .containsEntry("treatment", "gzip-names-blanked")
                .containsEntry("sha256", sha256(blanked))
                .containsEntry("source-sha256", sha256(member));
    }

    @Test
    void what_is_no_gzip_file_is_named_and_nothing_is_delivered() throws IOException {
        write(environment.root(), "plain.gz", "ACGT");
        Files.write(
                environment.root().resolve("good.gz"),
                new GzipBlankingTest.Member(new byte[9], true, false, false, false, 1, 6).bytes());

        Delivery delivery = wharf.carrier()
                .copy(
                        consignment(
                                id,
                                EventKind.FILE_PLACED,
                                gzip("good.gz", Optional.empty()),
                                gzip("plain.gz", Optional.empty())),
                        environment.place(),
                        wharf.airlockPlace());

        assertThat(delivery)
                .isEqualTo(new Rejected(List.of(new Fault("plain.gz", SafePath.of("plain.gz"), Refusal.NO_GZIP))));
        assertThat(tree(wharf.airlock)).isEmpty();
    }

    private static Parcel gzip(String name, Optional<String> sha256) {
        return new Parcel(name, SafePath.of(name), SafePath.of("in/" + name), sha256, Treatment.GZIP_NAMES_BLANKED);
    }

    private static String sha256(byte[] content) {
        var digest = DigestUtils.getSha256Digest();
        digest.update(content);
        return HexFormat.of().formatHex(digest.digest());
    }

    @Test
    @DisplayName("a folder is shown in one step, once, and never over something else")
    void reveals() throws IOException {
        Path hidden = Files.createDirectories(folder.resolve("antechamber"));
        Place antechamber = new Place.Folder("antechamber", hidden, Optional.empty());
        write(hidden, "d1/a.fastq", "a");
        write(hidden, "d2/b.fastq", "b");
        write(environment.root(), "d2/other.txt", "other");
        Consignment one = consignment(id + "1", EventKind.DELIVERY_REVEALED, parcel("d1", "d1", "d1"));
        Consignment two = consignment(id + "2", EventKind.DELIVERY_REVEALED, parcel("d2", "d2", "d2"));
        Consignment three = consignment(id + "3", EventKind.DELIVERY_REVEALED, parcel("d3", "d3", "d3"));

        wharf.carrier().reveal(one, antechamber, environment.place());
        wharf.carrier().reveal(one, antechamber, environment.place());
        assertThatThrownBy(() -> wharf.carrier().reveal(two, antechamber, environment.place()))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> wharf.carrier().reveal(three, antechamber, environment.place()))
                .isInstanceOf(NoSuchFileException.class);

        assertThat(tree(environment.root())).isEqualTo(Map.of("d1/a.fastq", "a", "d2/other.txt", "other"));
        assertThat(tree(hidden)).isEqualTo(Map.of("d2/b.fastq", "b"));
        assertThat(wharf.events).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(EventKind.DELIVERY_REVEALED);
            assertThat(event.facts()).containsEntry("way", "antechamber → alpha/environment");
        });
    }

    @Test
    @DisplayName("F16: a folder that is a link is not shown, nor one in the place of a link")
    void reveals_no_links() throws IOException {
        Path hidden = Files.createDirectories(folder.resolve("antechamber"));
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.createSymbolicLink(hidden.resolve("d1"), outside);
        Files.createSymbolicLink(environment.root().resolve("linked"), outside);
        write(hidden, "d2/b.fastq", "b");

        for (Parcel folderOf : List.of(parcel("d1", "d1", "d1"), parcel("d2", "d2", "linked/d2"))) {
            assertThatThrownBy(() -> wharf.carrier()
                            .reveal(
                                    consignment(id + folderOf.id(), EventKind.DELIVERY_REVEALED, folderOf),
                                    new Place.Folder("antechamber", hidden, Optional.empty()),
                                    environment.place()))
                    .isInstanceOf(IOException.class);
        }
        assertThat(outside).isEmptyDirectory();
        assertThat(environment.root().resolve("d1")).doesNotExist();
    }
}
