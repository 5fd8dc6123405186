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
import dk.sluse.custody.Delivery.Carried;
import dk.sluse.custody.Delivery.Fault;
import dk.sluse.custody.Delivery.Rejected;
import dk.sluse.store.TestDatabase;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What custody promises, whatever kind of server the environment is behind. */
abstract class CarrierContract {

    private static TestDatabase database;

    @TempDir
    Path folder;

    Environment environment;
    Wharf wharf;
    Carrier carrier;

    abstract Environment environment(Path parent) throws IOException;

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
        environment = environment(folder);
        wharf = new Wharf(database.store(), folder);
        carrier = wharf.carrier();
    }

    @AfterEach
    void close() throws IOException {
        environment.close();
    }

    private String id(String name) {
        return folder.getFileName() + "-" + name;
    }

    private Delivery move(Consignment consignment) throws IOException {
        return carrier.move(consignment, environment.place(), wharf.airlockPlace());
    }

    @Test
    @DisplayName("R41: moved files lie whole and read-only in the airlock, and are gone from the environment")
    void moves() throws IOException {
        String large = "0123456789abcdef".repeat(200_000);
        write(environment.root(), "results/table1.txt", "a;b\n1;2\n");
        write(environment.root(), "results/æøå/stor fil.txt", large);
        write(environment.root(), "empty.log", "");
        write(environment.root(), "results/stays.txt", "not asked for");

        Delivery delivery =
                move(consignment(id("collect"), "results/table1.txt", "results/æøå/stor fil.txt", "empty.log"));

        assertThat(delivery)
                .isEqualTo(new Arrived(List.of(
                        carried("results/table1.txt", "a;b\n1;2\n"),
                        carried("results/æøå/stor fil.txt", large),
                        carried("empty.log", ""))));
        assertThat(tree(wharf.airlock))
                .containsOnlyKeys("42/results/table1.txt", "42/results/æøå/stor fil.txt", "42/empty.log")
                .containsValues("a;b\n1;2\n", large, "");
        assertThat(tree(environment.root())).isEqualTo(Map.of("results/stays.txt", "not asked for"));
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(wharf.airlock.resolve("42/results/table1.txt"))))
                .isEqualTo("r--------");
    }

    private static Carried carried(String file, String content) {
        long size = content.getBytes(StandardCharsets.UTF_8).length;
        return new Carried(file, SafePath.of("42/" + file), sha256(content), size);
    }

    @Test
    void the_record_tells_of_each_file_that_arrived_once() throws IOException {
        write(environment.root(), "a.txt", "a");
        Consignment consignment = consignment(id("record"), "a.txt");

        Delivery first = move(consignment);
        Delivery again = move(consignment);

        assertThat(again).isEqualTo(first);
        assertThat(wharf.events).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(EventKind.FILE_COLLECTED);
            assertThat(event.chain()).isEqualTo("alpha");
            assertThat(event.request()).hasValue(42);
            assertThat(event.file()).contains("a.txt");
            assertThat(event.facts())
                    .containsEntry("sha256", sha256("a"))
                    .containsEntry("size", "1")
                    .containsEntry("way", "alpha/environment → airlock")
                    .containsEntry("synced", "yes");
        });
    }

    @Test
    @DisplayName("F16: a missing file, a link, a linked folder and a folder are all named, and nothing moved")
    void rejects_with_all_faults_at_once() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("other-project"));
        write(outside, "secret.txt", "another project's");
        write(environment.root(), "good.txt", "good");
        write(environment.root(), "folder/inside.txt", "inside");
        Files.createSymbolicLink(environment.root().resolve("link.txt"), outside.resolve("secret.txt"));
        Files.createSymbolicLink(environment.root().resolve("linked"), outside);
        Map<String, String> before = tree(environment.root());

        Delivery delivery = move(consignment(
                id("faults"),
                "good.txt",
                "missing.txt",
                "link.txt",
                "linked/secret.txt",
                "folder",
                ".sluse-holding/x"));

        assertThat(((Rejected) delivery).faults())
                .containsExactly(
                        fault("missing.txt", Refusal.missing("alpha/environment")),
                        fault("link.txt", Refusal.LINK),
                        fault("linked/secret.txt", Refusal.LINK),
                        fault("folder", Refusal.NOT_A_FILE),
                        fault(".sluse-holding/x", Refusal.RESERVED));
        assertThat(tree(environment.root())).isEqualTo(before);
        assertThat(tree(wharf.airlock)).isEmpty();
        assertThat(tree(outside)).isEqualTo(Map.of("secret.txt", "another project's"));
        assertThat(wharf.events).isEmpty();
    }

    private static Fault fault(String file, Phrase what) {
        return new Fault(file, SafePath.of(file), what);
    }

    @Test
    @DisplayName("F5: a target that is there already is neither replaced nor removed")
    void never_overwrites_a_target() throws IOException {
        write(environment.root(), "a.txt", "new");
        write(wharf.airlock, "42/a.txt", "old");

        Delivery delivery = move(consignment(id("taken"), "a.txt"));

        assertThat(delivery).isEqualTo(new Rejected(List.of(fault("a.txt", Refusal.TAKEN))));
        assertThat(tree(wharf.airlock)).isEqualTo(Map.of("42/a.txt", "old"));
        assertThat(tree(environment.root())).isEqualTo(Map.of("a.txt", "new"));
    }

    @Test
    @DisplayName("R72: files moved back lie where they were")
    void puts_back() throws IOException {
        write(environment.root(), "deep/a.txt", "a");
        move(consignment(id("there"), "deep/a.txt"));
        Files.delete(environment.root().resolve("deep"));

        Delivery delivery = putBack(id("back"), "deep/a.txt", sha256("a"));

        assertThat(((Arrived) delivery).files())
                .containsExactly(new Carried("deep/a.txt", SafePath.of("deep/a.txt"), sha256("a"), 1));
        assertThat(tree(environment.root())).isEqualTo(Map.of("deep/a.txt", "a"));
        assertThat(tree(wharf.airlock)).isEmpty();
        assertThat(wharf.events).extracting(Event::kind).contains(EventKind.FILE_RETURNED);
    }

    @Test
    @DisplayName("R72: a file moved back never overwrites what took its place")
    void puts_back_beside_what_took_its_place() throws IOException {
        write(environment.root(), "a.txt", "first");
        move(consignment(id("there"), "a.txt"));
        write(environment.root(), "a.txt", "second");
        write(environment.root(), "a (returned 42).txt", "third");

        Delivery delivery = putBack(id("back"), "a.txt", sha256("first"));

        assertThat(((Arrived) delivery).files())
                .extracting(Carried::to)
                .containsExactly(SafePath.of("a (returned 42, 2).txt"));
        assertThat(tree(environment.root()))
                .isEqualTo(
                        Map.of("a.txt", "second", "a (returned 42).txt", "third", "a (returned 42, 2).txt", "first"));
        assertThat(tree(wharf.airlock)).isEmpty();
    }

    private Delivery putBack(String id, String file, String sha256) throws IOException {
        return carrier.putBack(
                consignment(id, EventKind.FILE_RETURNED, parcel(file, "42/" + file, file, sha256)),
                wharf.airlockPlace(),
                environment.place());
    }

    @Test
    @DisplayName("F21, F25: a copy must have the hash that was approved")
    void copies_only_what_was_approved() throws IOException {
        write(environment.root(), "a.txt", "approved");
        write(environment.root(), "b.txt", "changed!");

        Consignment consignment = consignment(
                id("publish"),
                EventKind.FILE_PLACED,
                parcel("a", "a.txt", "a.txt", sha256("approved")),
                parcel("b", "b.txt", "b.txt", sha256("approved")));
        Delivery delivery = carrier.copy(consignment, environment.place(), wharf.airlockPlace());

        assertThat(delivery)
                .isEqualTo(new Rejected(List.of(new Fault("b", SafePath.of("b.txt"), Refusal.OTHER_CONTENT))));
        assertThat(tree(wharf.airlock)).isEmpty();
        assertThat(tree(environment.root())).isEqualTo(Map.of("a.txt", "approved", "b.txt", "changed!"));
    }

    @Test
    void a_copy_leaves_its_source() throws IOException {
        write(environment.root(), "a.txt", "approved");
        Consignment consignment = consignment(
                id("publish"), EventKind.FILE_PLACED, parcel("a", "a.txt", "alpha/42/a.txt", sha256("approved")));

        assertThat(carrier.copy(consignment, environment.place(), wharf.airlockPlace()))
                .isInstanceOf(Arrived.class);

        assertThat(tree(wharf.airlock)).isEqualTo(Map.of("alpha/42/a.txt", "approved"));
        assertThat(tree(environment.root())).isEqualTo(Map.of("a.txt", "approved"));
    }

    @Test
    void copies_into_the_environment_and_reads_back_what_lies_there() throws IOException {
        String content = "import me ".repeat(100_000);
        write(wharf.airlock, "in/a.txt", content);
        Consignment consignment =
                consignment(id("import"), EventKind.FILE_PLACED, parcel("a", "in/a.txt", "import/a.txt"));

        Delivery delivery = carrier.copy(consignment, wharf.airlockPlace(), environment.place());

        assertThat(((Arrived) delivery).files()).extracting(Carried::sha256).containsExactly(sha256(content));
        assertThat(tree(environment.root())).isEqualTo(Map.of("import/a.txt", content));
    }

    @Test
    void deletes_files_and_the_folders_they_leave_empty() throws IOException {
        write(environment.root(), "alpha/42/a.txt", "a");
        write(environment.root(), "alpha/42/deep/b.txt", "b");
        write(environment.root(), "alpha/43/c.txt", "c");
        Consignment consignment = consignment(
                id("expire"),
                EventKind.FILE_DELETED,
                parcel("a", "alpha/42/a.txt", "alpha/42/a.txt"),
                parcel("b", "alpha/42/deep/b.txt", "alpha/42/deep/b.txt"),
                parcel("gone", "alpha/42/gone.txt", "alpha/42/gone.txt"));

        carrier.delete(consignment, environment.place());
        carrier.delete(consignment, environment.place());

        assertThat(tree(environment.root())).isEqualTo(Map.of("alpha/43/c.txt", "c"));
        assertThat(environment.root().resolve("alpha/42")).doesNotExist();
        assertThat(wharf.events).extracting(Event::kind).containsOnly(EventKind.FILE_DELETED);
        assertThat(wharf.events).hasSize(3);
    }

    @Test
    @DisplayName("F16: deleting follows no link, and says so")
    void deletes_nothing_behind_a_link() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("elsewhere"));
        write(outside, "a.txt", "keep");
        Files.createSymbolicLink(environment.root().resolve("linked"), outside);
        Files.createSymbolicLink(environment.root().resolve("a.txt"), outside.resolve("a.txt"));
        Consignment consignment = consignment(
                id("expire"),
                EventKind.FILE_DELETED,
                parcel("a", "linked/a.txt", "linked/a.txt"),
                parcel("b", "a.txt", "a.txt"));

        assertThatThrownBy(() -> carrier.delete(consignment, environment.place()))
                .isInstanceOfSatisfying(UndeletableException.class, e -> assertThat(e.faults())
                        .extracting(Fault::what)
                        .containsExactly(Refusal.LINK, Refusal.LINK));

        assertThat(tree(outside)).isEqualTo(Map.of("a.txt", "keep"));
        assertThat(tree(environment.root())).containsKey("a.txt");
    }

    @Test
    void what_nobody_waits_for_any_more_never_begins() throws IOException {
        write(environment.root(), "a.txt", "a");
        Consignment consignment = consignment(id("withdrawn"), "a.txt");

        carrier.abandon(consignment, environment.place(), wharf.airlockPlace());
        Delivery late = move(consignment);

        assertThat(late).isEqualTo(new Rejected(List.of(fault("a.txt", Refusal.CALLED_OFF))));
        assertThat(tree(environment.root())).isEqualTo(Map.of("a.txt", "a"));
    }

    @Test
    void what_arrived_is_not_abandoned() throws IOException {
        write(environment.root(), "a.txt", "a");
        Consignment consignment = consignment(id("late"), "a.txt");
        Delivery arrived = move(consignment);

        carrier.abandon(consignment, environment.place(), wharf.airlockPlace());

        assertThat(move(consignment)).isEqualTo(arrived);
        assertThat(tree(wharf.airlock)).isEqualTo(Map.of("42/a.txt", "a"));
    }

    @Test
    void an_id_stands_for_one_consignment_for_ever() throws IOException {
        write(environment.root(), "a.txt", "a");
        move(consignment(id("one"), "a.txt"));

        assertThatThrownBy(() -> move(consignment(id("one"), "b.txt")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id of its own");
    }
}
