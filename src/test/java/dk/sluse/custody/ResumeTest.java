package dk.sluse.custody;

import static dk.sluse.custody.Wharf.consignment;
import static dk.sluse.custody.Wharf.parcel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.audit.EventKind;
import dk.sluse.custody.Delivery.Arrived;
import dk.sluse.custody.Delivery.Carried;
import dk.sluse.store.TestDatabase;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("F3: a copy that was cut goes on where it stopped")
class ResumeTest {

    private static final int SIZE = 96 << 20;
    private static final Random RANDOM = new Random(11);

    private static TestDatabase database;

    @TempDir
    Path folder;

    private Environment environment;
    private Wharf wharf;
    private final AtomicLong sent = new AtomicLong();

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
        writeSource(SIZE, 1);
    }

    @AfterEach
    void close() throws IOException {
        environment.close();
    }

    private Path source() {
        return wharf.airlock.resolve("genome.fastq");
    }

    private Path target() {
        return environment.root().resolve("in/genome.fastq");
    }

    private void writeSource(int size, long seed) throws IOException {
        byte[] content = new byte[size];
        new Random(seed).nextBytes(content);
        Files.write(source(), content);
    }

    private Delivery copy(Harbour harbour) throws IOException {
        return wharf.carrier(harbour)
                .copy(
                        consignment(
                                folder.getFileName().toString(),
                                EventKind.FILE_PLACED,
                                parcel("a", "genome.fastq", "in/genome.fastq")),
                        wharf.airlockPlace(),
                        environment.place());
    }

    /** A harbour whose environment goes away for good after so many bytes were sent to it. */
    private Harbour cutAfter(long bytes) {
        Harbour real = Harbour.real(Wharf.SETTINGS.patience());
        long end = sent.get() + bytes;
        return place -> place.name().equals("airlock") ? real.open(place) : new Leading(real.open(place), end);
    }

    private final class Leading extends WrappedPlace {

        private final long end;

        Leading(OpenPlace inner, long end) {
            super(inner);
            this.end = end;
        }

        private void requireUncut() throws IOException {
            if (sent.get() >= end) {
                throw new IOException("connection lost");
            }
        }

        @Override
        public Sink create(Spot file, boolean readOnly) throws IOException {
            return counted(super.create(file, readOnly));
        }

        @Override
        public Sink append(Spot file, long from) throws IOException {
            return counted(super.append(file, from));
        }

        private Sink counted(Sink inner) {
            return new WrappedSink(inner) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    requireUncut();
                    sent.addAndGet(length);
                    super.write(bytes, offset, length);
                }
            };
        }

        @Override
        public Optional<Entry> look(Spot spot) throws IOException {
            requireUncut();
            return super.look(spot);
        }

        @Override
        public boolean delete(Spot file) throws IOException {
            requireUncut();
            return super.delete(file);
        }
    }

    private Path leftover() throws IOException {
        try (Stream<Path> found = Files.list(environment.root().resolve("in"))) {
            return found.filter(path -> path.getFileName().toString().startsWith(".sluse-part-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void five_cuts_send_less_than_a_third_more() throws IOException {
        for (int cut = 0; cut < 5; cut++) {
            Harbour cutting = cutAfter((8L << 20) + RANDOM.nextInt(8 << 20));
            assertThatThrownBy(() -> copy(cutting)).hasMessageContaining("connection lost");
            assertThat(target()).doesNotExist();
        }

        Delivery delivery = copy(cutAfter(Long.MAX_VALUE / 2));

        assertThat(((Arrived) delivery).files()).extracting(Carried::size).containsExactly((long) SIZE);
        assertThat(Files.mismatch(source(), target())).isEqualTo(-1);
        assertThat(sent.get()).isGreaterThan(SIZE).isLessThan(SIZE * 13L / 10);
        assertThat(wharf.events).hasSize(1);
    }

    @Test
    @DisplayName("F14: a source that changed meanwhile is copied from its beginning")
    void the_source_changed() throws IOException {
        assertThatThrownBy(() -> copy(cutAfter(40 << 20))).hasMessageContaining("connection lost");
        writeSource(SIZE - 5, 2);
        sent.set(0);

        assertThat(copy(cutAfter(Long.MAX_VALUE / 2))).isInstanceOf(Arrived.class);

        assertThat(Files.mismatch(source(), target())).isEqualTo(-1);
        assertThat(sent).hasValue(SIZE - 5);
    }

    @Test
    @DisplayName("F2: what is stored of the earlier attempt is not believed: damage is found, and the copy made anew")
    void the_rest_was_damaged() throws IOException {
        assertThatThrownBy(() -> copy(cutAfter(40 << 20))).hasMessageContaining("connection lost");
        byte[] stored = Files.readAllBytes(leftover());
        stored[12_345_678] ^= 1;
        Files.write(leftover(), stored);

        assertThatThrownBy(() -> copy(cutAfter(Long.MAX_VALUE / 2))).hasMessageContaining("is not what was sent");

        assertThat(target()).doesNotExist();
        assertThat(environment.root().resolve("in")).isEmptyDirectory();
        assertThat(copy(cutAfter(Long.MAX_VALUE / 2))).isInstanceOf(Arrived.class);
        assertThat(Files.mismatch(source(), target())).isEqualTo(-1);
    }

    @Test
    void a_source_that_breaks_off_costs_nothing_that_was_sent() throws IOException {
        Harbour real = Harbour.real(Wharf.SETTINGS.patience());
        Harbour breaking = place -> new WrappedPlace(real.open(place)) {
            @Override
            public InputStream read(Spot file, long from, long size) throws IOException {
                return new FilterInputStream(super.read(file, from, size)) {
                    private long left = 60 << 20;

                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        left -= length;
                        if (left < 0) {
                            throw new IOException("the store went away");
                        }
                        return super.read(bytes, offset, length);
                    }
                };
            }
        };

        assertThatThrownBy(() -> copy(breaking)).hasMessageContaining("the store went away");
        assertThat(Files.size(leftover())).isGreaterThan(50 << 20);

        assertThat(copy(cutAfter(Long.MAX_VALUE / 2))).isInstanceOf(Arrived.class);
        assertThat(Files.mismatch(source(), target())).isEqualTo(-1);
        assertThat(sent.get()).isLessThan(50 << 20);
    }

    @Test
    void what_was_called_off_leaves_nothing() throws IOException {
        assertThatThrownBy(() -> copy(cutAfter(40 << 20))).hasMessageContaining("connection lost");
        assertThat(leftover()).exists();

        wharf.carrier()
                .abandon(
                        consignment(
                                folder.getFileName().toString(),
                                EventKind.FILE_PLACED,
                                parcel("a", "genome.fastq", "in/genome.fastq")),
                        wharf.airlockPlace(),
                        environment.place());

        assertThat(Wharf.tree(environment.root())).isEmpty();
    }
}
