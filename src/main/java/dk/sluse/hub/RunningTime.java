package dk.sluse.hub;

import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import java.util.List;
import java.util.Optional;

/** The record tells when the hub ran, and whether its configuration is still the one of the last time. */
final class RunningTime {

    private final Site site;
    private final Foundation ground;

    RunningTime(Site site, Foundation ground) {
        this.site = site;
        this.ground = ground;
    }

    void began() {
        String fingerprint = ConfigurationMark.of(List.of(site.config(), site.routes()));
        ground.store().changing(h -> {
            Optional<String> last = ConfigurationMark.lastRecorded(h);
            ground.audit().record(h, event(EventKind.HUB_STARTED).with("configuration", fingerprint));
            if (last.isPresent() && !last.get().equals(fingerprint)) {
                ground.audit()
                        .record(
                                h,
                                Event.of(Event.HUB, EventKind.CONFIGURATION_CHANGED, Event.BY_HUB)
                                        .with("from", last.get())
                                        .with("to", fingerprint));
            }
        });
    }

    void ended() {
        ground.store().changing(h -> ground.audit().record(h, event(EventKind.HUB_STOPPED)));
    }

    private Event event(EventKind kind) {
        return Event.of(Event.HUB, kind, Event.BY_HUB)
                .with("hub", site.settings().hub().name());
    }
}
