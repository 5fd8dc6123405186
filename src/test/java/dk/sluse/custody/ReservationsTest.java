package dk.sluse.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.custody.Reservations.Reservation;
import dk.sluse.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("F13: two transfers that each fit must fit together")
class ReservationsTest {

    private static TestDatabase database;

    @TempDir
    Path folder;

    private final AtomicLong free = new AtomicLong(100);
    private Reservations reservations;
    private Reservations otherHub;
    private OpenPlace airlock;
    private OpenPlace download;

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
        reservations = new Reservations(database.store(), 10);
        otherHub = new Reservations(database.store(), 10);
        airlock = onOneVolume("airlock");
        download = onOneVolume("download");
    }

    private OpenPlace onOneVolume(String name) throws IOException {
        return new WrappedPlace(OpenFolder.open(new Place.Folder(name, folder, Optional.empty()))) {
            @Override
            public Optional<Space> space() {
                return Optional.of(new Space(folder.toString(), free.get()));
            }
        };
    }

    @Test
    void what_is_promised_is_not_promised_again_whatever_the_place() throws IOException {
        Reservation first = reservations.reserve(one(), airlock, 60);

        assertThatThrownBy(() -> otherHub.reserve(another(), download, 31))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(
                        "download", "31 bytes", "100 are free", "60 are promised", "10 are kept spare");

        first.close();
        otherHub.reserve(another(), download, 90).close();
    }

    @Test
    void a_later_attempt_takes_over_the_promise_of_an_earlier_one() throws IOException {
        Account account = one();
        reservations.reserve(account, airlock, 60);

        otherHub.reserve(account, airlock, 90).close();
    }

    @Test
    void the_promise_of_a_hub_that_died_becomes_void() throws Exception {
        reservations.reserve(one(), airlock, 60);
        try (Connection owner = database.asOwner();
                Statement later = owner.createStatement()) {
            later.execute("update space_promise set until = now() - interval '1 second'");
        }

        otherHub.reserve(another(), airlock, 90).close();
    }

    @Test
    void what_was_written_is_no_longer_promised() throws IOException {
        Reservation first = reservations.reserve(one(), airlock, 60);
        first.fill(60);
        free.addAndGet(-60);

        try (Reservation second = reservations.reserve(another(), airlock, 30)) {
            assertThatThrownBy(() -> otherHub.reserve(third(), airlock, 1)).isInstanceOf(IOException.class);
            second.fill(1_000); // a file that grew fills no more than was promised
        }
        first.close();
        reservations.reserve(another(), airlock, 30).close();
    }

    @Test
    void a_place_that_cannot_tell_its_room_is_believed() throws IOException {
        OpenPlace silent = new WrappedPlace(airlock) {
            @Override
            public Optional<Space> space() {
                return Optional.empty();
            }
        };
        try (Reservation all = reservations.reserve(one(), silent, Long.MAX_VALUE)) {
            all.fill(1);
            assertThat(free).hasValue(100);
        }
    }

    private Account one() {
        return account("one");
    }

    private Account another() {
        return account("another");
    }

    private Account third() {
        return account("third");
    }

    private Account account(String name) {
        Ledger ledger = new Ledger(database.store(), (transaction, event) -> {}, Wharf.CLOCK);
        return ledger.begin(Wharf.consignment(folder.getFileName() + name, "a.txt"), Kind.COPY, "airlock", "download");
    }
}
