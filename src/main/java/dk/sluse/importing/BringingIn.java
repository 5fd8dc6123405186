package dk.sluse.importing;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.custody.Consignment;
import dk.sluse.custody.Consignment.Parcel;
import dk.sluse.custody.Delivery;
import dk.sluse.custody.Delivery.Arrived;
import dk.sluse.custody.Delivery.Carried;
import dk.sluse.custody.Delivery.Rejected;
import dk.sluse.custody.SafePath;
import dk.sluse.project.Gate;
import dk.sluse.project.Gates;
import dk.sluse.project.Parties;
import dk.sluse.store.Store;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Copies an import's files into the environment (R34): {@link #open} says which, custody carries them, {@link #close} takes
 * note. Either all of them lie in {@code import/NUMBER}, or none, and the PI is told why. What closes access meanwhile stops
 * it: {@link #openStopped} says what is to be taken back.
 */
public final class BringingIn {

    private static final Set<ImportState> STOPPED = EnumSet.of(ImportState.STOPPING, ImportState.WITHDRAWING);

    private final Store store;
    private final Imports imports;
    private final ImportFiles files;
    private final Parties parties;
    private final Gates gates;
    private final Confirming confirming;
    private final Announcements announcements;
    private final Audit audit;
    private final Clock clock;

    BringingIn(Books books, Parties parties, Gates gates, Confirming confirming, Announcements announcements) {
        this.store = books.store();
        this.imports = books.imports();
        this.files = books.files();
        this.parties = parties;
        this.gates = gates;
        this.confirming = confirming;
        this.announcements = announcements;
        this.audit = books.audit();
        this.clock = books.clock();
    }

    /** The name of the server that a consignment's files come from; none means the upload folder. */
    public Optional<String> source(Consignment consignment) {
        return store.read(h -> imports.find(h, consignment.request().orElseThrow()))
                .orElseThrow()
                .source();
    }

    /**
     * The files to copy, unless the import no longer waits for that. Closed access stops it here, at every attempt.
     *
     * @throws dk.sluse.project.MandateLackingException while the project's mandate does not carry an import (R2, R14)
     */
    public Optional<Consignment> open(long id) {
        return store.change(h -> imports.lock(h, id)
                .filter(request -> request.state() == ImportState.BRINGING_IN)
                .filter(request -> !stopWhereClosed(h, request))
                .map(request -> {
                    gates.await(Gate.IMPORT, request.project());
                    return consignment(h, request);
                }));
    }

    /** Stops every import under way whose project, or whose confirming PI, has no access any more (R71). */
    public void stopClosed() {
        for (ImportRequest each : store.read(h -> imports.in(h, EnumSet.of(ImportState.BRINGING_IN)))) {
            store.changing(h -> imports.lock(h, each.id())
                    .filter(request -> request.state() == ImportState.BRINGING_IN)
                    .ifPresent(request -> stopWhereClosed(h, request)));
        }
    }

    /** Stops what is under way and stood still for too long: it is open again, and ends. */
    void stopStanding(Predicate<ImportRequest> tooLong) {
        for (ImportRequest each : store.read(h -> imports.in(h, EnumSet.of(ImportState.BRINGING_IN)))) {
            store.changing(h -> imports.lock(h, each.id())
                    .filter(request -> request.state() == ImportState.BRINGING_IN)
                    .filter(tooLong)
                    .ifPresent(request -> stop(h, request)));
        }
    }

    private boolean stopWhereClosed(Handle h, ImportRequest request) {
        if (!isShut(h, request)) {
            return false;
        }
        stop(h, request);
        return true;
    }

    private boolean isShut(Handle h, ImportRequest request) {
        String confirmer = request.confirmedBy().orElseThrow();
        return parties.isClosed(h, request.project()) || !parties.leads(h, confirmer, request.project());
    }

    private void stop(Handle h, ImportRequest request) {
        imports.to(h, request, ImportState.STOPPING, clock.instant());
        audit.record(h, Imports.event(request, EventKind.IMPORT_STOPPED, Event.BY_HUB));
        confirming.again(h, ImportSteps.STOP, request.id());
    }

    /** The files whose copying is to be undone, because access closed or the PI withdrew meanwhile. */
    public Optional<Consignment> openStopped(long id) {
        return store.read(h -> imports.find(h, id)
                .filter(request -> STOPPED.contains(request.state()))
                .map(request -> consignment(h, request)));
    }

    private Consignment consignment(Handle h, ImportRequest request) {
        List<Parcel> parcels = files.of(h, request.id()).stream()
                .map(file -> new Parcel(
                        Long.toString(file.id()),
                        from(request, file),
                        file.path().under(request.inEnvironment()),
                        file.sha256()))
                .toList();
        return new Consignment(
                "import-" + request.id() + "-bring-in-" + request.attempt(),
                request.project(),
                OptionalLong.of(request.id()),
                parcels,
                EventKind.FILE_IMPORTED);
    }

    private static SafePath from(ImportRequest request, ImportFile file) {
        return request.isByUpload() ? file.path().under(request.uploads()) : file.path();
    }

    /** Takes note of how the copying ended. Late news of an import that was stopped meanwhile changes nothing. */
    public void close(long id, Delivery delivery) {
        store.changing(h -> {
            ImportRequest request = imports.lock(h, id).orElseThrow();
            if (request.state() == ImportState.BRINGING_IN) {
                note(h, request, delivery);
            }
        });
    }

    private void note(Handle h, ImportRequest request, Delivery delivery) {
        if (delivery instanceof Arrived arrived) {
            arrived(h, request, arrived);
        } else if (delivery instanceof Rejected rejected) {
            imports.to(h, request, ImportState.OPEN, clock.instant());
            audit.record(
                    h,
                    Imports.event(request, EventKind.IMPORT_REJECTED, Event.BY_HUB)
                            .with("faults", rejected.faults().size()));
            announcements.rejected(h, request, rejected.faults());
        }
    }

    /**
     * Takes note of how the undoing ended. Copies that had all arrived before they could be taken back stay, for then they
     * are the environment's, and the record says so.
     */
    public void closeStopped(long id, Delivery delivery) {
        store.changing(h -> {
            ImportRequest request = imports.lock(h, id).orElseThrow();
            if (!STOPPED.contains(request.state())) {
                return;
            }
            if (delivery instanceof Arrived arrived) {
                arrived(h, request, arrived);
            } else if (request.state() == ImportState.STOPPING) {
                imports.to(h, request, ImportState.OPEN, clock.instant());
                // What only stood still for too long ends with the next tick, and is told of then.
                if (isShut(h, request)
                        || gates.lack(Gate.IMPORT, request.project()).isEmpty()) {
                    announcements.stopped(h, request);
                }
            } else {
                imports.to(h, request, ImportState.WITHDRAWN, clock.instant());
                announcements.withdrawn(h, request);
                confirming.clear(h, request);
            }
        });
    }

    private void arrived(Handle h, ImportRequest request, Arrived arrived) {
        Map<String, Carried> carried =
                arrived.files().stream().collect(Collectors.toMap(Carried::parcel, Function.identity()));
        for (ImportFile file : files.of(h, request.id())) {
            Carried here = carried.get(Long.toString(file.id()));
            files.arrived(h, file, here.sha256(), here.size());
        }
        imports.to(h, request, ImportState.ARRIVED, clock.instant());
        audit.record(
                h,
                Imports.event(request, EventKind.IMPORT_ARRIVED, Event.BY_HUB)
                        .with("files", carried.size())
                        .with("folder", request.inEnvironment()));
        announcements.arrived(h, request, files.of(h, request.id()));
        confirming.clear(h, request);
    }
}
