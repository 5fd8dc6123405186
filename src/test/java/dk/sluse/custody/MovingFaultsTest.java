package dk.sluse.custody;

import static dk.sluse.custody.Wharf.consignment;
import static dk.sluse.custody.Wharf.parcel;
import static dk.sluse.custody.Wharf.sha256;
import static dk.sluse.custody.Wharf.tree;
import static dk.sluse.custody.Wharf.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.custody.Delivery.Arrived;
import dk.sluse.custody.Delivery.Fault;
import dk.sluse.custody.Delivery.Rejected;
import dk.sluse.store.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What went wrong elsewhere, made to go wrong here. */
class MovingFaultsTest {

    private static final String CONTENT = "line of results\n".repeat(40_000);

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
        write(environment.root(), "a.txt", CONTENT);
    }

    private Delivery move(Carrier carrier, String... files) throws IOException {
        return carrier.move(consignment(id, files), environment.place(), wharf.airlockPlace());
    }

    /** A harbour where one place is not what it seems. */
    private static Harbour with(String name, UnaryOperator<OpenPlace> change) {
        Harbour real = Harbour.real(Wharf.SETTINGS.patience());
        return place -> place.name().equals(name) ? change.apply(real.open(place)) : real.open(place);
    }

    private void assertArrivesInTheEnd() throws IOException {
        assertThat(move(wharf.carrier(), "a.txt")).isInstanceOf(Arrived.class);
        assertThat(tree(wharf.airlock)).isEqualTo(Map.of("42/a.txt", CONTENT));
        assertThat(tree(environment.root())).isEmpty();
        assertThat(wharf.events).hasSize(1);
    }

    private void assertRejectedAsChanged(Carrier carrier, String contentNow) throws IOException {
        assertThat(move(carrier, "a.txt"))
                .isEqualTo(new Rejected(List.of(new Fault("a.txt", SafePath.of("a.txt"), Refusal.CHANGED))));
        assertThat(tree(wharf.airlock)).isEmpty();
        assertThat(tree(environment.root())).isEqualTo(Map.of("a.txt", contentNow));
    }

    @Test
    @DisplayName("F1: a source that ends early is not published, and is carried whole later")
    void source_ends_early() throws IOException {
        Carrier carrier = wharf.carrier(with("alpha/environment", inner -> new WrappedPlace(inner) {
            @Override
            public InputStream read(Spot file, long from, long size) throws IOException {
                try (InputStream whole = super.read(file, from, size)) {
                    return new ByteArrayInputStream(whole.readNBytes((int) size - 100));
                }
            }
        }));

        assertThatThrownBy(() -> move(carrier, "a.txt"))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(id, "a.txt", "alpha/environment → airlock", "639900 of 640000 bytes");

        assertThat(tree(wharf.airlock)).isEmpty();
        assertArrivesInTheEnd();
    }

    @Test
    @DisplayName("F2: a zero-filled tail of the right size is not published")
    void target_stores_a_zero_tail() throws IOException {
        assertNotPublishedWhenStoredAs(content -> content.substring(0, content.length() - 4096) + "\0".repeat(4096));
    }

    @Test
    @DisplayName("F2: a zero-filled beginning of the right size is not published")
    void target_stores_a_zero_prefix() throws IOException {
        assertNotPublishedWhenStoredAs(content -> "\0".repeat(4096) + content.substring(4096));
    }

    @Test
    @DisplayName("F9: a byte that was changed on the way is not published")
    void target_stores_another_byte() throws IOException {
        assertNotPublishedWhenStoredAs(content -> content.substring(0, 300_000) + "#" + content.substring(300_001));
    }

    private void assertNotPublishedWhenStoredAs(UnaryOperator<String> damage) throws IOException {
        Carrier carrier = wharf.carrier(with("airlock", inner -> new WrappedPlace(inner) {
            @Override
            public Sink create(Spot file, boolean readOnly) throws IOException {
                return new WrappedSink(super.create(file, false)) {
                    @Override
                    public boolean sync() throws IOException {
                        boolean synced = super.sync();
                        Path stored = wharf.airlock.resolve(file.path().toString());
                        Files.writeString(stored, damage.apply(Files.readString(stored)));
                        return synced;
                    }
                };
            }
        }));

        assertThatThrownBy(() -> move(carrier, "a.txt")).hasMessageContaining("is not what was sent");

        assertThat(tree(wharf.airlock)).isEmpty();
        assertArrivesInTheEnd();
    }

    @Test
    @DisplayName("F3: what a broken connection leaves is hidden, and gone after the next attempt")
    void connection_breaks_in_the_middle() throws IOException {
        AtomicBoolean broken = new AtomicBoolean();
        Carrier carrier = wharf.carrier(with("airlock", inner -> new WrappedPlace(inner) {
            @Override
            public Sink create(Spot file, boolean readOnly) throws IOException {
                return new WrappedSink(super.create(file, readOnly)) {
                    @Override
                    public void write(byte[] bytes, int offset, int length) throws IOException {
                        super.write(bytes, offset, length / 2);
                        broken.set(true);
                        throw new IOException("connection lost");
                    }
                };
            }

            @Override
            public boolean delete(Spot file) throws IOException {
                if (broken.get()) {
                    throw new IOException("connection lost");
                }
                return super.delete(file);
            }
        }));

        assertThatThrownBy(() -> move(carrier, "a.txt")).hasMessageContaining("connection lost");

        assertThat(tree(wharf.airlock).keySet()).singleElement().asString().startsWith("42/.sluse-part-");
        assertArrivesInTheEnd();
    }

    @Test
    @DisplayName("F4: a rename that succeeded without an answer is recognised")
    void answer_to_the_rename_is_lost() throws IOException {
        Carrier carrier = wharf.carrier(with("airlock", inner -> new WrappedPlace(inner) {
            @Override
            public void rename(Spot from, Spot to) throws IOException {
                super.rename(from, to);
                throw new IOException("connection lost");
            }
        }));

        assertThatThrownBy(() -> move(carrier, "a.txt")).hasMessageContaining("connection lost");
        FileTime named = Files.getLastModifiedTime(wharf.airlock.resolve("42/a.txt"));

        assertArrivesInTheEnd();
        assertThat(Files.getLastModifiedTime(wharf.airlock.resolve("42/a.txt"))).isEqualTo(named);
    }

    @Test
    @DisplayName("F4: a source that was held without an answer is recognised")
    void answer_to_the_holding_is_lost() throws IOException {
        Carrier carrier = wharf.carrier(with("alpha/environment", inner -> new WrappedPlace(inner) {
            @Override
            public void replace(Spot from, Spot to) throws IOException {
                super.replace(from, to);
                throw new IOException("connection lost");
            }
        }));

        assertThatThrownBy(() -> move(carrier, "a.txt")).hasMessageContaining("connection lost");

        assertArrivesInTheEnd();
    }

    @Test
    @DisplayName("F6: a rename that was cut between its link and its deletion is mended")
    void rename_is_cut_in_the_middle() throws IOException {
        UnaryOperator<OpenPlace> cut = inner -> new WrappedPlace(inner) {
            @Override
            public void rename(Spot from, Spot to) throws IOException {
                Files.createLink(
                        wharf.airlock.resolve(to.path().toString()),
                        wharf.airlock.resolve(from.path().toString()));
                throw new IOException("power lost");
            }

            @Override
            public boolean delete(Spot file) throws IOException {
                throw new IOException("power lost");
            }
        };

        assertThatThrownBy(() -> move(wharf.carrier(with("airlock", cut)), "a.txt"))
                .hasMessageContaining("power lost");
        assertThat(tree(wharf.airlock)).hasSize(2);

        assertArrivesInTheEnd();
    }

    @Test
    @DisplayName("F7: consignments whose files have the same names share no temporary name")
    void same_names_at_the_same_time() throws IOException {
        List<String> temporary = new ArrayList<>();
        Carrier carrier = wharf.carrier(with("airlock", inner -> new WrappedPlace(inner) {
            @Override
            public Sink create(Spot file, boolean readOnly) throws IOException {
                temporary.add(file.path().name());
                return super.create(file, readOnly);
            }
        }));
        write(environment.root(), "b.txt", "b");
        carrier.copy(same("one", "a-b", "c"), environment.place(), wharf.airlockPlace());
        carrier.copy(same("two", "a", "b-c"), environment.place(), wharf.airlockPlace());

        assertThat(temporary).hasSize(4).doesNotHaveDuplicates();
    }

    private Consignment same(String target, String first, String second) {
        return consignment(
                id + target,
                EventKind.FILE_PLACED,
                parcel(first, "a.txt", target + "/x.txt"),
                parcel(second, "b.txt", target + "/y.txt"));
    }

    @Test
    @DisplayName("F8: a look that fails after the copy costs the copy, never the target")
    void looking_after_the_copy_fails() throws IOException {
        AtomicBoolean once = new AtomicBoolean();
        Carrier carrier = wharf.carrier(with("airlock", inner -> new WrappedPlace(inner) {
            @Override
            public Optional<Entry> look(Spot spot) throws IOException {
                if (spot.path().name().startsWith(".sluse-part-") && once.compareAndSet(false, true)) {
                    throw new IOException("no answer");
                }
                return super.look(spot);
            }
        }));

        assertThatThrownBy(() -> move(carrier, "a.txt")).hasMessageContaining("no answer");

        assertArrivesInTheEnd();
    }

    @Test
    @DisplayName("F14: a source that is written to while it is copied is a fault")
    void source_changes_while_it_is_copied() throws IOException {
        String changed = "X" + CONTENT.substring(1);
        assertRejectedAsChanged(
                carrierWhoseSourceChangesAfterReading(1, held -> {
                    Files.writeString(held, changed);
                    Files.setLastModifiedTime(held, FileTime.fromMillis(1));
                }),
                changed);
    }

    @Test
    @DisplayName("F14: a source that grows while it is copied is a fault")
    void source_grows() throws IOException {
        String grown = CONTENT + "more";
        assertRejectedAsChanged(
                carrierWhoseSourceChangesAfterReading(1, held -> Files.writeString(held, grown)), grown);
    }

    @Test
    @DisplayName("F14, F21: a source of the same size and time but other bytes is found by the second look")
    void source_changes_after_it_was_copied() throws IOException {
        String changed = "X" + CONTENT.substring(1);
        assertRejectedAsChanged(
                carrierWhoseSourceChangesAfterReading(1, held -> {
                    FileTime before = Files.getLastModifiedTime(held);
                    Files.writeString(held, changed);
                    Files.setLastModifiedTime(held, before);
                }),
                changed);
    }

    private interface Change {
        void on(Path held) throws IOException;
    }

    private Carrier carrierWhoseSourceChangesAfterReading(int nth, Change change) {
        int[] reads = {0};
        return wharf.carrier(with("alpha/environment", inner -> new WrappedPlace(inner) {
            @Override
            public InputStream read(Spot file, long from, long size) throws IOException {
                byte[] whole;
                try (InputStream in = super.read(file, from, size)) {
                    whole = in.readAllBytes();
                }
                if (++reads[0] == nth) {
                    change.on(environment
                            .root()
                            .resolve(".sluse-holding")
                            .resolve(file.path().toString()));
                }
                return new ByteArrayInputStream(whole);
            }
        }));
    }

    @Test
    @DisplayName("F14: a new file at the source's old place is not touched, also when the move is undone")
    void old_place_is_taken_while_held() throws IOException {
        write(environment.root(), "a.txt", "whole");
        Carrier carrier = wharf.carrier(with("alpha/environment", inner -> new WrappedPlace(inner) {
            @Override
            public void replace(Spot from, Spot to) throws IOException {
                super.replace(from, to);
                write(environment.root(), "a.txt", "newcomer");
            }
        }));

        Delivery delivery = move(carrier, "a.txt", "missing.txt");

        assertThat(tree(environment.root())).isEqualTo(Map.of("a.txt", "newcomer", "a (returned 42).txt", "whole"));
        assertThat(((Rejected) delivery).faults())
                .extracting(fault -> fault.what().en())
                .anySatisfy(said -> assertThat(said).contains("a (returned 42).txt"));
    }

    @Test
    @DisplayName("F16: what is swapped for a link between the look and the holding goes back unread")
    void source_becomes_a_link() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "another project's");
        Carrier carrier = wharf.carrier(with("alpha/environment", inner -> new WrappedPlace(inner) {
            @Override
            public void replace(Spot from, Spot to) throws IOException {
                Path path = environment.root().resolve("a.txt");
                Files.delete(path);
                Files.createSymbolicLink(path, secret);
                super.replace(from, to);
            }

            @Override
            public InputStream read(Spot file, long from, long size) {
                throw new AssertionError("read " + file);
            }
        }));

        assertThat(move(carrier, "a.txt"))
                .isEqualTo(new Rejected(List.of(new Fault("a.txt", SafePath.of("a.txt"), Refusal.LINK))));
        assertThat(Files.readSymbolicLink(environment.root().resolve("a.txt"))).isEqualTo(secret);
    }

    @Test
    @DisplayName("F34: one file that cannot be deleted does not keep the others, and is named until it goes")
    void one_undeletable_file() throws IOException {
        write(environment.root(), "b.txt", "b");
        Carrier stubborn = wharf.carrier(with("alpha/environment", inner -> new WrappedPlace(inner) {
            @Override
            public boolean delete(Spot file) throws IOException {
                if (file.path().name().equals("a.txt")) {
                    throw new AccessDeniedException("a.txt");
                }
                return super.delete(file);
            }
        }));
        Consignment expired =
                consignment(id, EventKind.FILE_DELETED, parcel("a", "a.txt", "a.txt"), parcel("b", "b.txt", "b.txt"));

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> stubborn.delete(expired, environment.place()))
                    .isInstanceOfSatisfying(UndeletableException.class, e -> assertThat(e.faults())
                            .containsExactly(new Fault("a", SafePath.of("a.txt"), Refusal.UNDELETABLE)))
                    .hasMessageContaining("a.txt");
        }
        assertThat(tree(environment.root())).containsOnlyKeys("a.txt");
        assertThat(wharf.events)
                .extracting(Event::kind)
                .containsExactly(EventKind.FILE_UNDELETABLE, EventKind.FILE_DELETED);

        wharf.carrier().delete(expired, environment.place());
        assertThat(tree(environment.root())).isEmpty();
    }

    @Test
    @DisplayName("no person number from a file's name reaches a message or the record")
    void masks_person_numbers() throws IOException {
        write(environment.root(), "010203-1234.txt", "x");
        Carrier failing = wharf.carrier(with("alpha/environment", inner -> new WrappedPlace(inner) {
            @Override
            public InputStream read(Spot file, long from, long size) throws IOException {
                throw new AccessDeniedException("/home/010203-1234.txt");
            }
        }));

        assertThatThrownBy(() -> move(failing, "010203-1234.txt"))
                .hasMessageContaining("******-****.txt")
                .hasMessageNotContaining("010203")
                .hasNoCause();
        move(wharf.carrier(), "010203-1234.txt");
        assertThat(wharf.events).singleElement().satisfies(event -> assertThat(event.toString())
                .doesNotContain("010203"));
    }

    @Test
    void a_copy_that_goes_away_before_the_second_look_is_made_again() throws IOException {
        AtomicBoolean once = new AtomicBoolean();
        Carrier carrier = wharf.carrier(with("airlock", inner -> new WrappedPlace(inner) {
            @Override
            public void rename(Spot from, Spot to) throws IOException {
                super.rename(from, to);
                if (once.compareAndSet(false, true)) {
                    Files.delete(wharf.airlock.resolve(to.path().toString()));
                }
            }
        }));

        assertThatThrownBy(() -> move(carrier, "a.txt")).hasMessageContaining("went away");

        assertThat(sha256(CONTENT)).hasSize(64);
        assertArrivesInTheEnd();
    }
}
