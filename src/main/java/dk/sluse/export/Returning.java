package dk.sluse.export;

import dk.sluse.audit.Audit;
import dk.sluse.audit.EventKind;
import dk.sluse.custody.Consignment;
import dk.sluse.custody.Consignment.Parcel;
import dk.sluse.custody.Delivery;
import dk.sluse.custody.Delivery.Arrived;
import dk.sluse.custody.Delivery.Carried;
import dk.sluse.store.Store;
import dk.sluse.work.Work;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Moves files back to where they came from (R72): refused ones, all of a withdrawn request, the ones a breach names. Each
 * file is a consignment of its own, so that one that cannot go back does not keep the others.
 */
public final class Returning {

    private static final Set<FileState> IN_THE_AIRLOCK = EnumSet.of(
            FileState.COLLECTED, FileState.SCREENED, FileState.APPROVED, FileState.REFUSED, FileState.PUBLISHED);

    private final Store store;
    private final Requests requests;
    private final RequestFiles files;
    private final PublishedFigures figures = new PublishedFigures();
    private final Announcements announcements;
    private final Work work;
    private final Audit audit;
    private final Clock clock;

    Returning(Books books, Announcements announcements) {
        this.store = books.store();
        this.requests = books.requests();
        this.files = books.files();
        this.announcements = announcements;
        this.work = books.work();
        this.audit = books.audit();
        this.clock = books.clock();
    }

    /** Sends every file that lies in the airlock back; a request without one has returned already. */
    void begin(Handle h, long id) {
        begin(h, id, files.of(h, id, IN_THE_AIRLOCK));
    }

    /** Sends these files back, and with them the request, where it may go back. */
    void begin(Handle h, long id, List<ExportFile> which) {
        ExportRequest request = requests.lock(h, id).orElseThrow();
        if (request.state().next().contains(RequestState.RETURNING)) {
            requests.to(h, request, RequestState.RETURNING);
        }
        sendBack(h, id, which);
    }

    /** Sends these files back, while the request goes its own way. */
    void sendBack(Handle h, long id, List<ExportFile> which) {
        which.forEach(file -> files.to(h, file, FileState.RETURNING));
        work.add(h, ExportSteps.RETURN, Long.toString(id));
    }

    /** The files that still have to go back, one consignment each. */
    public List<Consignment> open(long id) {
        return store.read(h -> requests.find(h, id).stream()
                .flatMap(request -> files.of(h, id, EnumSet.of(FileState.RETURNING)).stream()
                        .map(file -> consignment(h, request, file)))
                .toList());
    }

    private Consignment consignment(Handle h, ExportRequest request, ExportFile file) {
        String what = returnOf(Long.toString(file.id()));
        Parcel parcel =
                new Parcel(Long.toString(file.id()), Lodging.inAirlock(request, file), file.path(), file.sha256());
        return new Consignment(
                "export-" + request.id() + "-" + what + "-" + requests.rejections(h, request.id(), what),
                request.project(),
                OptionalLong.of(request.id()),
                List.of(parcel),
                EventKind.FILE_RETURNED);
    }

    /** Takes note of a file that went back. */
    public void close(Consignment consignment, Delivery delivery) {
        if (!(delivery instanceof Arrived arrived)) {
            long id = consignment.request().orElseThrow();
            store.changing(h -> consignment
                    .parcels()
                    .forEach(parcel -> requests.rejected(h, id, returnOf(parcel.id()), clock.instant())));
            throw new IllegalStateException("Request " + consignment.request().orElse(0)
                    + ": a file cannot be moved back: " + delivery + ". It stays in the airlock; retry when mended.");
        }
        store.changing(h -> {
            for (Carried carried : arrived.files()) {
                ExportFile file =
                        files.find(h, Long.parseLong(carried.parcel())).orElseThrow();
                if (file.state() == FileState.RETURNING) {
                    files.returned(h, file, carried.to().toString());
                    figures.returned(h, file);
                }
            }
        });
    }

    private static String returnOf(String file) {
        return "return-" + file;
    }

    /** Takes note that all files that had to go back have gone, and tells the requester where they lie. */
    public void finish(long id) {
        store.changing(h -> {
            Optional<ExportRequest> found = requests.lock(h, id);
            if (found.isEmpty()
                    || !files.of(h, id, EnumSet.of(FileState.RETURNING)).isEmpty()) {
                return;
            }
            ExportRequest request = found.get();
            List<ExportFile> returned = files.of(h, id, EnumSet.of(FileState.RETURNED));
            if (request.state() == RequestState.RETURNING) {
                requests.to(h, request, RequestState.RETURNED);
                audit.record(
                        h,
                        Requests.event(request, EventKind.REQUEST_RETURNED, Requests.HUB)
                                .with("files", returned.size()));
            }
            if (!returned.isEmpty()) {
                announcements.returned(h, request, returned);
            }
        });
    }
}
