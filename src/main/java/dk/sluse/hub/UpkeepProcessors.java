package dk.sluse.hub;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.calendar.ClockWatch;
import dk.sluse.calendar.ClockWatch.Jump;
import dk.sluse.custody.Custody;
import dk.sluse.export.Timekeeping;
import dk.sluse.importing.ImportTimekeeping;
import dk.sluse.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The processors of the upkeep routes. Quartz only ticks; what is due is read from the database. */
final class UpkeepProcessors {

    private static final Logger LOG = LoggerFactory.getLogger(UpkeepProcessors.class);

    private final Store store;
    private final Timekeeping timekeeping;
    private final ImportTimekeeping imports;
    private final Terms terms;
    private final PlatformWiring doors;
    private final Custody custody;
    private final ClockWatch watch;
    private final Audit audit;

    UpkeepProcessors(
            Store store,
            Timekeeping timekeeping,
            ImportTimekeeping imports,
            Terms terms,
            PlatformWiring doors,
            Custody custody,
            ClockWatch watch,
            Audit audit) {
        this.terms = terms;
        this.store = store;
        this.timekeeping = timekeeping;
        this.imports = imports;
        this.doors = doors;
        this.custody = custody;
        this.watch = watch;
        this.audit = audit;
    }

    Map<String, Processor> all() {
        return Map.of(
                "remind", e -> remind(),
                "expire", e -> expire(),
                "noteFailure", UpkeepProcessors::noteFailure);
    }

    private void remind() {
        timekeeping.remind();
        timekeeping.warn();
        imports.stopClosed();
        terms.reviews().remind();
        if (!isDoubtful()) {
            imports.remind();
            terms.ofSureClock();
        }
        doors.platform().look(custody);
    }

    /** Nothing expires while the clock is in doubt (F36). */
    private void expire() {
        if (!isDoubtful()) {
            timekeeping.expire();
            imports.lapse();
            doors.sanctions().endDue();
        }
    }

    /** Whether the clock jumped, and no operator has accepted that yet. */
    boolean isDoubtful() {
        return store.change(h -> {
            watch.look(h)
                    .ifPresent(jump -> audit.record(
                            h,
                            Event.of(Event.HUB, EventKind.CLOCK_JUMPED, Event.BY_HUB)
                                    .with("from", jump.from())
                                    .with("to", jump.to())));
            return watch.held(h).isPresent();
        });
    }

    /** Lets expiry go on; the operator looked at the clock. */
    void accept(String operator) {
        store.changing(h -> watch.accept(h)
                .ifPresent(jump -> audit.record(
                        h,
                        Event.of(Event.HUB, EventKind.CLOCK_ACCEPTED, operator)
                                .with("from", jump.from())
                                .with("to", jump.to()))));
    }

    /** What operators should know of the clock. */
    List<String> troubles() {
        Optional<Jump> held = store.read(watch::held);
        return held.map(jump -> List.of("The clock jumped from " + jump.from() + " to " + jump.to()
                        + ": nothing expires until an operator says: clock accept"))
                .orElse(List.of());
    }

    /** The steps of {@code work:} tell their failures themselves, with subject and attempt. */
    private static void noteFailure(Exchange exchange) {
        boolean isStep = exchange.getFromEndpoint() != null
                && exchange.getFromEndpoint().getEndpointUri().startsWith("work:");
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (!isStep) {
            LOG.warn("Route {} failed and is tried again: {}", exchange.getFromRouteId(), String.valueOf(failure));
        }
    }
}
