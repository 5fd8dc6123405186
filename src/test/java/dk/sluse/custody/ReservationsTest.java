package dk.sluse.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.custody.Reservations.Reservation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("F13: two transfers that each fit must fit together")
class ReservationsTest {

    @TempDir
    Path folder;

    private final AtomicLong free = new AtomicLong(100);
    private final Reservations reservations = new Reservations(10);
    private OpenPlace airlock;
    private OpenPlace download;

    @BeforeEach
    void open() throws IOException {
        airlock = onOneVolume("airlock");
        download = onOneVolume("download");
    }

    private OpenPlace onOneVolume(String name) throws IOException {
        return new WrappedPlace(OpenFolder.open(new Place.Folder(name, folder, Optional.empty()))) {
            @Override
            public Optional<Space> space() {
                return Optional.of(new Space("disk", free.get()));
            }
        };
    }

    @Test
    void what_is_promised_is_not_promised_again_whatever_the_place() throws IOException {
        Reservation first = reservations.reserve(airlock, 60);

        assertThatThrownBy(() -> reservations.reserve(download, 31))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(
                        "download", "31 bytes", "100 are free", "60 are promised", "10 are kept spare");

        first.close();
        reservations.reserve(download, 90).close();
    }

    @Test
    void what_was_written_is_no_longer_promised() throws IOException {
        Reservation first = reservations.reserve(airlock, 60);
        first.fill(60);
        free.addAndGet(-60);

        try (Reservation second = reservations.reserve(airlock, 30)) {
            assertThatThrownBy(() -> reservations.reserve(airlock, 1)).isInstanceOf(IOException.class);
            second.fill(1_000); // a file that grew fills no more than was promised
        }
        first.close();
        reservations.reserve(airlock, 30).close();
    }

    @Test
    void a_place_that_cannot_tell_its_room_is_believed() throws IOException {
        OpenPlace silent = new WrappedPlace(airlock) {
            @Override
            public Optional<Space> space() {
                return Optional.empty();
            }
        };
        try (Reservation all = reservations.reserve(silent, Long.MAX_VALUE)) {
            all.fill(1);
            assertThat(free).hasValue(100);
        }
    }
}
