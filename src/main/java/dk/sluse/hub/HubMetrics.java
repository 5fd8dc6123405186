package dk.sluse.hub;

import dk.sluse.custody.InFlight;
import dk.sluse.custody.Progress;
import dk.sluse.notice.Outbox;
import dk.sluse.store.Store;
import dk.sluse.work.DurableWork;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/**
 * What an operator's monitoring asks about, beside Camel's own metrics: work that waits or stopped, mails that are not sent,
 * bytes on their way. Each is read when it is asked for; while the database is away it is not a number.
 */
final class HubMetrics {

    private final Store store;
    private final MeterRegistry registry;

    HubMetrics(Store store, MeterRegistry registry) {
        this.store = store;
        this.registry = registry;
    }

    void publish(DurableWork work, Outbox outbox, Progress progress) {
        gauge("sluse.steps.waiting", "Steps that wait or run", () -> store.read(work::waiting)
                .size());
        gauge("sluse.steps.stopped", "Steps that wait for a person", () -> store.read(work::stopped)
                .size());
        gauge("sluse.mails.failing", "Mails that could not be sent", () -> store.read(outbox::failing)
                .size());
        gauge("sluse.files.moving", "Files on their way", () -> progress.inFlight()
                .size());
        gauge("sluse.bytes.per.second", "Bytes carried each second", () -> progress.inFlight().stream()
                .mapToLong(InFlight::bytesPerSecond)
                .sum());
    }

    private void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, () -> quietly(value)).description(description).register(registry);
    }

    private static Number quietly(Supplier<Number> value) {
        try {
            return value.get();
        } catch (RuntimeException e) {
            return Double.NaN;
        }
    }
}
