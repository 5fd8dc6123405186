package dk.sluse.export;

import dk.sluse.audit.Audit;
import dk.sluse.audit.EventKind;
import dk.sluse.custody.Consignment;
import dk.sluse.custody.Consignment.Parcel;
import dk.sluse.custody.Delivery;
import dk.sluse.custody.Delivery.Arrived;
import dk.sluse.custody.Delivery.Carried;
import dk.sluse.custody.Delivery.Rejected;
import dk.sluse.store.Store;
import dk.sluse.work.Work;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Moves a request's files from the environment into the airlock (R41): {@link #open} says which, custody carries them, {@link
 * #close} takes note. Either all of them lie in the airlock, or the environment is as it was and the requester is told why.
 */
public final class Collecting {

    private static final Set<RequestState> ABANDONED = EnumSet.of(RequestState.WITHDRAWN, RequestState.BREACH);

    private final Store store;
    private final Requests requests;
    private final RequestFiles files;
    private final Closures closures;
    private final Returning returning;
    private final Announcements announcements;
    private final Work work;
    private final Audit audit;

    Collecting(Books books, Closures closures, Returning returning, Announcements announcements) {
        this.store = books.store();
        this.requests = books.requests();
        this.files = books.files();
        this.closures = closures;
        this.returning = returning;
        this.announcements = announcements;
        this.work = books.work();
        this.audit = books.audit();
    }

    /**
     * The files to move, unless the request no longer waits for that.
     *
     * @throws RuntimeException that {@link dk.sluse.work.Waits} while access to the project is closed
     */
    public Optional<Consignment> open(long id) {
        return store.read(h -> {
            Optional<ExportRequest> request = requests.find(h, id).filter(r -> r.state() == RequestState.COLLECTING);
            request.ifPresent(r -> closures.waitWhileClosed(h, r.project()));
            return request.map(r -> consignment(h, r));
        });
    }

    /** The files whose move is to be undone, because the request was withdrawn or breached while they were on their way. */
    public Optional<Consignment> openAbandoned(long id) {
        return store.read(h -> requests.find(h, id)
                .filter(request -> ABANDONED.contains(request.state()))
                .map(request -> consignment(h, request)));
    }

    private Consignment consignment(Handle h, ExportRequest request) {
        List<Parcel> parcels = files.of(h, request.id()).stream()
                .map(file -> new Parcel(
                        Long.toString(file.id()), file.path(), Lodging.inAirlock(request, file), Optional.empty()))
                .toList();
        // A corrected manifest after a failed attempt has rows of its own, so it is another consignment.
        String attempt = parcels.isEmpty() ? "none" : parcels.get(0).id();
        return new Consignment(
                "export-" + request.id() + "-collect-" + attempt,
                request.project(),
                OptionalLong.of(request.id()),
                parcels,
                EventKind.FILE_COLLECTED);
    }

    /**
     * Takes note of how the move ended, abandoned or not: a move that had arrived before it could be abandoned is one of
     * files that turn round in the airlock. Late news of a request that went on long ago changes nothing.
     *
     * @throws RuntimeException that {@link dk.sluse.work.Waits} when the files arrived while access to the project was closed
     */
    public void close(long id, Delivery delivery) {
        store.changing(h -> {
            ExportRequest request = requests.lock(h, id).orElseThrow();
            if (request.state() != RequestState.COLLECTING && !ABANDONED.contains(request.state())) {
                return;
            }
            if (delivery instanceof Arrived arrived) {
                if (request.state() == RequestState.COLLECTING) {
                    closures.waitWhileClosed(h, request.project());
                }
                arrived(h, request, arrived);
            } else if (delivery instanceof Rejected rejected) {
                rejected(h, request, rejected);
            }
        });
    }

    private void arrived(Handle h, ExportRequest request, Arrived arrived) {
        Map<String, Carried> carried =
                arrived.files().stream().collect(Collectors.toMap(Carried::parcel, Function.identity()));
        for (ExportFile file : files.of(h, request.id())) {
            Carried here = carried.get(Long.toString(file.id()));
            if (here != null && file.state() == FileState.NAMED) {
                files.collected(h, file, here.sha256(), here.size());
            }
        }
        if (request.state() == RequestState.COLLECTING) {
            requests.to(h, request, RequestState.SCREENING);
            work.add(h, ExportSteps.SCREEN, Long.toString(request.id()));
        } else {
            // Withdrawn or breached while the files were on their way: they turn round.
            returning.begin(h, request.id());
        }
    }

    private void rejected(Handle h, ExportRequest request, Rejected rejected) {
        audit.record(
                h,
                Requests.event(request, EventKind.COLLECTION_UNDONE, Requests.HUB)
                        .with("faults", rejected.faults().size()));
        if (request.state() == RequestState.COLLECTING) {
            requests.to(h, request, RequestState.INCOMPLETE);
            requests.set(h, request.id(), "complete_at", null);
            requests.set(h, request.id(), "deadline", null);
            announcements.collectionFailed(h, request, rejected.faults());
        } else {
            returning.begin(h, request.id());
        }
    }
}
