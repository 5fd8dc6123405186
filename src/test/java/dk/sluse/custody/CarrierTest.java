package dk.sluse.custody;

import static dk.sluse.custody.Wharf.consignment;
import static dk.sluse.custody.Wharf.parcel;
import static dk.sluse.custody.Wharf.tree;
import static dk.sluse.custody.Wharf.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.audit.EventKind;
import dk.sluse.custody.Delivery.Arrived;
import dk.sluse.custody.InFlight.Doing;
import dk.sluse.store.TestDatabase;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarrierTest {

    private static final String CONTENT = "0123456789".repeat(60_000);

    private static TestDatabase database;

    @TempDir
    Path folder;

    private Environment environment;
    private Wharf wharf;
    private Consignment consignment;

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
        write(environment.root(), "a.txt", CONTENT);
        consignment = consignment(folder.getFileName().toString(), "a.txt");
    }

    private Delivery move(Carrier carrier) throws IOException {
        return carrier.move(consignment, environment.place(), wharf.airlockPlace());
    }

    private interface During {
        void read(Spot file) throws IOException;
    }

    /** A harbour that lets something happen at each read of a file of the environment or the airlock. */
    private static Harbour meanwhile(During during) {
        Harbour real = Harbour.real(Wharf.SETTINGS.patience());
        return place -> new WrappedPlace(real.open(place)) {
            @Override
            public InputStream read(Spot file, long from, long size) throws IOException {
                return new FilterInputStream(super.read(file, from, size)) {
                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        int n = super.read(bytes, offset, length);
                        during.read(file);
                        return n;
                    }
                };
            }
        };
    }

    @Test
    @DisplayName("a hub that was held for dead does not write any more when another one took over")
    void overtaken() throws IOException {
        List<Delivery> other = new ArrayList<>();
        Carrier slow = wharf.carrier(meanwhile(file -> {
            if (other.isEmpty()) {
                other.add(move(wharf.carrier()));
            }
        }));

        assertThatThrownBy(() -> move(slow))
                .isInstanceOf(IOException.class)
                .satisfiesAnyOf(e -> assertThat(e).hasMessageContaining("took over"), e -> assertThat(e)
                        .hasMessageContaining("NoSuchFile"));

        assertThat(other).singleElement().isInstanceOf(Arrived.class);
        assertThat(move(slow)).isEqualTo(other.get(0));
        assertThat(tree(wharf.airlock)).isEqualTo(Map.of("42/a.txt", CONTENT));
        assertThat(tree(environment.root())).isEmpty();
        assertThat(wharf.events).hasSize(1);
    }

    @Test
    void what_is_on_its_way_can_be_read() throws IOException {
        List<InFlight> seen = new ArrayList<>();
        List<Carrier> self = new ArrayList<>();
        Carrier carrier = wharf.carrier(
                meanwhile(file -> seen.addAll(self.get(0).progress().inFlight())));
        self.add(carrier);

        move(carrier);

        assertThat(seen)
                .extracting(InFlight::doing)
                .containsSubsequence(Doing.COPYING, Doing.VERIFYING, Doing.LOOKING_AGAIN);
        assertThat(seen).allSatisfy(file -> {
            assertThat(file.consignment()).isEqualTo(consignment.id());
            assertThat(file.file()).isEqualTo("a.txt");
            assertThat(file.total()).isEqualTo(CONTENT.length());
            assertThat(file.bytes()).isBetween(0L, file.total());
        });
        assertThat(seen).extracting(InFlight::bytes).anySatisfy(bytes -> assertThat(bytes)
                .isPositive());
        assertThat(carrier.progress().inFlight()).isEmpty();
    }

    @Test
    @DisplayName("F13: a full disk is told before anything is copied, and the move goes on when there is room")
    void full_disk() throws IOException {
        Harbour real = Harbour.real(Wharf.SETTINGS.patience());
        Carrier full = wharf.carrier(place -> new WrappedPlace(real.open(place)) {
            @Override
            public Optional<Space> space() {
                return Optional.of(new Space("disk", CONTENT.length() - 1));
            }

            @Override
            public Sink create(Spot file, boolean readOnly) {
                throw new AssertionError("created " + file);
            }
        });

        assertThatThrownBy(() -> move(full)).isInstanceOf(IOException.class).hasMessageContaining("not enough room");

        assertThat(tree(wharf.airlock)).isEmpty();
        assertThat(move(wharf.carrier())).isInstanceOf(Arrived.class);
    }

    @Test
    @DisplayName("F13: a disk that fills up in the middle of a copy gets its room back at once")
    void disk_fills_up() throws IOException {
        Harbour real = Harbour.real(Wharf.SETTINGS.patience());
        Carrier filling = wharf.carrier(place -> new WrappedPlace(real.open(place)) {
            @Override
            public Sink create(Spot file, boolean readOnly) throws IOException {
                return new WrappedSink(super.create(file, readOnly)) {
                    @Override
                    public boolean sync() throws IOException {
                        throw new IOException("No space left on device");
                    }
                };
            }
        });

        assertThatThrownBy(() -> move(filling)).hasMessageContaining("No space left on device");

        assertThat(tree(wharf.airlock)).isEmpty();
        assertThat(move(wharf.carrier())).isInstanceOf(Arrived.class);
    }

    @Test
    @DisplayName("F23: an event that cannot be recorded keeps the sources")
    void record_fails() throws IOException {
        Carrier unrecorded = new Carrier(
                database.store(),
                (transaction, event) -> {
                    throw new IllegalStateException("no record");
                },
                Wharf.CLOCK,
                Wharf.SETTINGS);

        assertThatThrownBy(() -> move(unrecorded)).hasMessage("no record");

        assertThat(tree(environment.root()).values()).containsExactly(CONTENT);
        assertThat(move(wharf.carrier())).isInstanceOf(Arrived.class);
        assertThat(wharf.events).hasSize(1);
    }

    @Test
    @DisplayName("R72: a return that meets a link where a folder was is refused, and the file stays in the airlock")
    void return_through_a_link() throws IOException {
        write(wharf.airlock, "42/deep/b.txt", "b");
        write(folder, "outside/keep.txt", "keep");
        Files.createSymbolicLink(environment.root().resolve("deep"), folder.resolve("outside"));
        Consignment back = consignment(
                consignment.id() + "-back", EventKind.FILE_RETURNED, parcel("b", "42/deep/b.txt", "deep/b.txt"));

        Delivery delivery = wharf.carrier().putBack(back, wharf.airlockPlace(), environment.place());

        assertThat(((Delivery.Rejected) delivery).faults())
                .extracting(Delivery.Fault::what)
                .containsExactly(Refusal.BLOCKED);
        assertThat(tree(wharf.airlock)).isEqualTo(Map.of("42/deep/b.txt", "b"));
        assertThat(tree(folder.resolve("outside"))).isEqualTo(Map.of("keep.txt", "keep"));
    }
}
