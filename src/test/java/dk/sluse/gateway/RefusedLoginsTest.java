package dk.sluse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.audit.Event;
import dk.sluse.store.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RefusedLoginsTest {

    @Test
    void F40_a_flood_is_recorded_one_by_one_and_then_as_a_count() {
        List<Event> events = new ArrayList<>();
        AtomicLong nanos = new AtomicLong();
        try (TestDatabase database = TestDatabase.fresh()) {
            Recorder recorder = new Recorder("main", (transaction, event) -> events.add(event), database.store());
            RefusedLogins refused = new RefusedLogins(recorder, nanos::get);
            for (int i = 0; i < 1000; i++) {
                refused.refused("192.0.2.1", "root", "SHA256:x", "unknown login or key");
            }
            assertThat(events).hasSize(120);
            refused.settle();
            assertThat(events).as("the minute is not over").hasSize(120);
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(61));
            refused.settle();
            refused.settle();
            assertThat(events).hasSize(121);
            assertThat(events.get(120).facts()).containsEntry("count", "880");
            refused.turnedAway("192.0.2.1", "too many sessions");
            assertThat(events).hasSize(122);
        }
    }
}
