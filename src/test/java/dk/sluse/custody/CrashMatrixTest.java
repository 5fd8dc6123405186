package dk.sluse.custody;

import static dk.sluse.custody.Wharf.consignment;
import static dk.sluse.custody.Wharf.parcel;
import static dk.sluse.custody.Wharf.sha256;
import static dk.sluse.custody.Wharf.tree;
import static dk.sluse.custody.Wharf.write;
import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.audit.EventKind;
import dk.sluse.custody.Delivery.Arrived;
import dk.sluse.custody.Delivery.Rejected;
import dk.sluse.custody.Killer.Killed;
import dk.sluse.store.Store;
import dk.sluse.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hub is killed at every single step of a call, one after the other; then the call is made again. However it went, a
 * file is whole at a place where it belongs at every moment, the end is the same, and the record tells of it once.
 */
@DisplayName("F6, F22: killed at every step")
class CrashMatrixTest {

    private static final String A = "alpha ".repeat(50_000);
    private static final String B = "beta";
    private static final Random RANDOM = new Random(42);

    private static TestDatabase database;
    private static int count;

    @TempDir
    Path folder;

    @BeforeAll
    static void openDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    private interface Call {
        void on(Carrier carrier, Scene scene) throws IOException;
    }

    private interface Check {
        void of(Scene scene) throws IOException;
    }

    /** An environment, an airlock and an id of their own for each attempt at the matrix. */
    private final class Scene {
        final String id = "matrix-" + count++;
        final Path environmentRoot = Files.createDirectories(folder.resolve(id).resolve("environment"));
        final Environment environment = Environment.folder(environmentRoot.getParent());
        final Wharf wharf = new Wharf(database.store(), folder.resolve(id));
        Delivery last = new Rejected(List.of());

        Scene() throws IOException {}

        Carrier mortal(Killer killer) {
            return new Carrier(
                    new Store(killer.over(database.database().pool())),
                    wharf.audit,
                    Wharf.CLOCK,
                    Wharf.SETTINGS,
                    killer.over(Harbour.real(Wharf.SETTINGS.patience())));
        }

        void move(Carrier carrier, String... files) throws IOException {
            last = carrier.move(consignment(id, files), environment.place(), wharf.airlockPlace());
        }

        void abandon(String... files) throws IOException {
            wharf.carrier().abandon(consignment(id, files), environment.place(), wharf.airlockPlace());
        }

        Map<String, String> inside() throws IOException {
            return tree(environmentRoot);
        }

        Map<String, String> airlock() throws IOException {
            return tree(wharf.airlock);
        }

        /** At every moment: what has a target's name is whole, and each content lies somewhere, whole. */
        void assertNothingLost(Collection<String> contents) throws IOException {
            Map<String, String> visible = new HashMap<>(airlock());
            visible.keySet().removeIf(name -> name.contains("/.sluse-part-"));
            assertThat(contents).containsAll(visible.values());
            assertThat(Stream.concat(inside().values().stream(), visible.values().stream())
                            .toList())
                    .containsAll(contents);
        }
    }

    /** Kills at step 0, 1, 2 … until the call ends before it is killed; answers how many steps it has. */
    private int killEverywhere(Check before, Call call, Check after, String... contents) throws IOException {
        return killEverywhere(1, before, call, after, contents);
    }

    /** The same at every {@code stride}-th step. */
    private int killEverywhere(int stride, Check before, Call call, Check after, String... contents)
            throws IOException {
        for (int n = 0; ; n += stride) {
            Scene scene = new Scene();
            before.of(scene);
            boolean killed = killed(scene, n, call);
            scene.assertNothingLost(List.of(contents));
            if (killed && n % 3 == 0) {
                killed(scene, RANDOM.nextInt(60), call); // and sometimes once more, on the way out of it
                scene.assertNothingLost(List.of(contents));
            }
            call.on(scene.wharf.carrier(), scene);
            after.of(scene);
            if (!killed) {
                return n;
            }
        }
    }

    private boolean killed(Scene scene, int n, Call call) throws IOException {
        try {
            call.on(scene.mortal(Killer.after(n)), scene);
            return false;
        } catch (Killed e) {
            return true;
        }
    }

    private static void twoFiles(Scene scene) throws IOException {
        write(scene.environmentRoot, "deep/a.txt", A);
        write(scene.environmentRoot, "b.txt", B);
    }

    @Test
    void a_move_that_succeeds() throws IOException {
        int steps = killEverywhere(
                CrashMatrixTest::twoFiles,
                (carrier, scene) -> scene.move(carrier, "deep/a.txt", "b.txt"),
                scene -> {
                    assertThat(scene.last).isInstanceOf(Arrived.class);
                    assertThat(scene.airlock()).isEqualTo(Map.of("42/deep/a.txt", A, "42/b.txt", B));
                    assertThat(scene.inside()).isEmpty();
                    assertThat(holding(scene)).isEmpty();
                    assertThat(scene.wharf.events).hasSize(2);
                },
                A,
                B);
        assertThat(steps).isGreaterThan(80);
    }

    @Test
    void a_move_that_is_undone_because_a_file_is_missing() throws IOException {
        killEverywhere(
                CrashMatrixTest::twoFiles,
                (carrier, scene) -> scene.move(carrier, "deep/a.txt", "missing.txt", "b.txt"),
                CrashMatrixTest::everythingIsAsItWas,
                A,
                B);
    }

    @Test
    void a_move_that_is_undone_because_a_file_is_not_the_one_that_was_expected() throws IOException {
        int steps = killEverywhere(
                CrashMatrixTest::twoFiles,
                (carrier, scene) -> {
                    Consignment consignment = consignment(
                            scene.id,
                            EventKind.FILE_COLLECTED,
                            parcel("a", "deep/a.txt", "42/deep/a.txt"),
                            parcel("b", "b.txt", "42/b.txt", sha256("something else")));
                    scene.last = carrier.move(consignment, scene.environment.place(), scene.wharf.airlockPlace());
                },
                CrashMatrixTest::everythingIsAsItWas,
                A,
                B);
        assertThat(steps).isGreaterThan(60);
    }

    private static void everythingIsAsItWas(Scene scene) throws IOException {
        assertThat(scene.last).isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(rejected.faults())
                .hasSize(1));
        assertThat(scene.inside()).isEqualTo(Map.of("deep/a.txt", A, "b.txt", B));
        assertThat(holding(scene)).isEmpty();
        assertThat(scene.airlock()).isEmpty();
        assertThat(scene.wharf.events).isEmpty();
    }

    @Test
    void a_move_that_is_abandoned_after_it_was_killed() throws IOException {
        for (int n = 0; ; n++) {
            Scene scene = new Scene();
            twoFiles(scene);
            boolean killed = killed(scene, n, (carrier, s) -> s.move(carrier, "deep/a.txt", "b.txt"));
            killed(
                    scene,
                    RANDOM.nextInt(40),
                    (carrier, s) -> carrier.abandon(
                            consignment(s.id, "deep/a.txt", "b.txt"), s.environment.place(), s.wharf.airlockPlace()));
            scene.assertNothingLost(List.of(A, B));
            scene.abandon("deep/a.txt", "b.txt");
            boolean tooLate = !scene.wharf.events.isEmpty();
            scene.move(scene.wharf.carrier(), "deep/a.txt", "b.txt");
            assertThat(scene.last).isInstanceOf(tooLate ? Arrived.class : Rejected.class);
            Map<String, String> there = Map.of("42/deep/a.txt", A, "42/b.txt", B);
            Map<String, String> here = Map.of("deep/a.txt", A, "b.txt", B);
            assertThat(scene.airlock()).isEqualTo(tooLate ? there : Map.of());
            assertThat(scene.inside()).isEqualTo(tooLate ? Map.of() : here);
            if (!killed) {
                assertThat(tooLate).isTrue();
                return;
            }
        }
    }

    @Test
    void a_return_to_a_place_that_is_taken() throws IOException {
        killEverywhere(
                scene -> {
                    write(scene.wharf.airlock, "42/a.txt", A);
                    write(scene.environmentRoot, "a.txt", B);
                },
                (carrier, scene) -> {
                    Consignment consignment =
                            consignment(scene.id, EventKind.FILE_RETURNED, parcel("a", "42/a.txt", "a.txt", sha256(A)));
                    scene.last = carrier.putBack(consignment, scene.wharf.airlockPlace(), scene.environment.place());
                },
                scene -> {
                    assertThat(scene.inside()).isEqualTo(Map.of("a.txt", B, "a (returned 42).txt", A));
                    assertThat(scene.airlock()).isEmpty();
                    assertThat(scene.wharf.events).hasSize(1);
                },
                A,
                B);
    }

    @Test
    void a_copy() throws IOException {
        killEverywhere(
                CrashMatrixTest::twoFiles,
                (carrier, scene) -> {
                    Consignment consignment = consignment(
                            scene.id,
                            EventKind.FILE_PLACED,
                            parcel("a", "deep/a.txt", "alpha/42/a.txt", sha256(A)),
                            parcel("b", "b.txt", "alpha/42/b.txt", sha256(B)));
                    scene.last = carrier.copy(consignment, scene.environment.place(), scene.wharf.airlockPlace());
                },
                scene -> {
                    assertThat(scene.airlock()).isEqualTo(Map.of("alpha/42/a.txt", A, "alpha/42/b.txt", B));
                    assertThat(scene.inside()).isEqualTo(Map.of("deep/a.txt", A, "b.txt", B));
                    assertThat(scene.wharf.events).hasSize(2);
                },
                A,
                B);
    }

    @Test
    @DisplayName("a copy of many files at once, and of one large enough to go on inside it")
    void a_copy_of_many() throws IOException {
        String large = "0123456789abcdef".repeat(7 << 16);
        Map<String, String> contents = new HashMap<>(Map.of("large", large));
        IntStream.range(0, 9).forEach(n -> contents.put("s" + n, "sample " + n));
        killEverywhere(
                11,
                scene -> {
                    for (Map.Entry<String, String> file : contents.entrySet()) {
                        write(scene.environmentRoot, file.getKey(), file.getValue());
                    }
                },
                (carrier, scene) -> {
                    Consignment consignment = consignment(
                            scene.id,
                            EventKind.FILE_PLACED,
                            contents.keySet().stream()
                                    .map(name -> parcel(name, name, "42/" + name, sha256(contents.get(name))))
                                    .toArray(Consignment.Parcel[]::new));
                    scene.last = carrier.copy(consignment, scene.environment.place(), scene.wharf.airlockPlace());
                },
                scene -> {
                    assertThat(scene.last).isInstanceOf(Arrived.class);
                    assertThat(scene.airlock()).hasSize(10).containsEntry("42/large", large);
                    assertThat(scene.wharf.events).hasSize(10);
                },
                contents.values().toArray(String[]::new));
    }

    @Test
    void folders_that_are_shown() throws IOException {
        killEverywhere(
                scene -> {
                    write(scene.wharf.airlock, "hidden/p1/a.txt", A);
                    write(scene.wharf.airlock, "hidden/p2/b.txt", B);
                },
                (carrier, scene) -> carrier.reveal(
                        consignment(
                                scene.id,
                                EventKind.DELIVERY_REVEALED,
                                parcel("p1", "hidden/p1", "p1"),
                                parcel("p2", "hidden/p2", "in/p2")),
                        scene.wharf.airlockPlace(),
                        new Place.Folder("visible", scene.environmentRoot, Optional.empty())),
                scene -> {
                    assertThat(scene.inside()).isEqualTo(Map.of("p1/a.txt", A, "in/p2/b.txt", B));
                    assertThat(scene.airlock()).isEmpty();
                    assertThat(scene.wharf.events).hasSize(2);
                },
                A,
                B);
    }

    @Test
    void a_deletion() throws IOException {
        killEverywhere(
                CrashMatrixTest::twoFiles,
                (carrier, scene) -> carrier.delete(
                        consignment(
                                scene.id,
                                EventKind.FILE_DELETED,
                                parcel("a", "deep/a.txt", "deep/a.txt"),
                                parcel("b", "b.txt", "b.txt")),
                        scene.environment.place()),
                scene -> {
                    assertThat(scene.inside()).isEmpty();
                    assertThat(scene.environmentRoot).isEmptyDirectory();
                    assertThat(scene.wharf.events).hasSize(2);
                });
    }

    private static Stream<Path> holding(Scene scene) throws IOException {
        Path holding = scene.environmentRoot.resolve(".sluse-holding");
        if (!Files.exists(holding)) {
            return Stream.empty();
        }
        try (Stream<Path> found = Files.list(holding)) {
            return found.toList().stream();
        }
    }
}
