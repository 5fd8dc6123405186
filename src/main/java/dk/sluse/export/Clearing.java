package dk.sluse.export;

import dk.sluse.audit.EventKind;
import dk.sluse.custody.Consignment;
import dk.sluse.custody.Consignment.Parcel;
import dk.sluse.custody.SafePath;
import dk.sluse.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Deletes what is out of sight already: a download that expired or was revoked (R48), in the download folder and in the
 * airlock, or one that a breach, a withdrawal or an officer overtook, in the download folder only. While a self-report freezes a request, what is in it is
 * evidence: the step waits (R75).
 */
public final class Clearing {

    private static final Set<RequestState> OVER = EnumSet.of(RequestState.EXPIRED, RequestState.REVOKED);
    private static final Set<RequestState> STILL_VISIBLE = EnumSet.of(RequestState.PUBLISHING, RequestState.PUBLISHED);

    private final Store store;
    private final Requests requests;
    private final RequestFiles files;
    private final Freezes freezes;
    private final Carryings carryings;
    private final Recalling recalling;
    private final Announcements announcements;
    private final Clock clock;

    Clearing(Books books, Recalling recalling, Announcements announcements) {
        this.store = books.store();
        this.requests = books.requests();
        this.files = books.files();
        this.freezes = books.freezes();
        this.carryings = new Carryings(books.requests(), books.clock());
        this.recalling = recalling;
        this.announcements = announcements;
        this.clock = books.clock();
    }

    /** What to delete from the download folder, unless the request is on its way there. */
    public Optional<Consignment> openDownload(long id) {
        return store.change(h -> unfrozen(h, id)
                .filter(request -> !STILL_VISIBLE.contains(request.state()))
                .map(request -> {
                    carryings.clearing(h, id);
                    List<SafePath> paths = new ArrayList<>();
                    files.of(h, id).forEach(file -> paths.add(Lodging.inDownload(request, file)));
                    ReleasePapers.NAMES.forEach(
                            name -> paths.add(Lodging.folder(request).child(name)));
                    return consignment(request, "clear-download", paths);
                }));
    }

    /** What to delete from the airlock: the published files of a request that is over. */
    public Optional<Consignment> openAirlock(long id) {
        return store.change(h -> unfrozen(h, id)
                .filter(request -> OVER.contains(request.state()))
                .map(request -> consignment(
                        request,
                        "clear-airlock",
                        files.of(h, id, EnumSet.of(FileState.PUBLISHED)).stream()
                                .map(file -> Lodging.inAirlock(request, file))
                                .toList())));
    }

    private Optional<ExportRequest> unfrozen(Handle h, long id) {
        freezes.awaitLifted(h, id);
        return requests.lock(h, id);
    }

    private Consignment consignment(ExportRequest request, String purpose, List<SafePath> paths) {
        List<Parcel> parcels = new ArrayList<>();
        for (SafePath path : paths) {
            parcels.add(new Parcel(Integer.toString(parcels.size() + 1), path, path, Optional.empty()));
        }
        // Each attempt is a deletion of its own: a publication that a breach overtook may lay files out after the first
        // one.
        return new Consignment(
                "export-" + request.id() + "-" + purpose + "-" + Long.toHexString(clock.millis()),
                request.project(),
                OptionalLong.of(request.id()),
                parcels,
                EventKind.FILE_DELETED);
    }

    /** Takes note that everything was deleted, and sends the receipt. */
    public void close(long id) {
        store.changing(h -> {
            ExportRequest request = requests.lock(h, id).orElseThrow();
            if (request.state() == RequestState.DECIDED) {
                recalling.publishRest(h, request);
            }
            if (!OVER.contains(request.state())) {
                return;
            }
            List<ExportFile> gone = files.of(h, id, EnumSet.of(FileState.PUBLISHED));
            for (ExportFile file : gone) {
                files.to(h, file, FileState.DELETED);
            }
            if (requests.mark(h, id, "cleared", clock.instant())) {
                requests.set(h, id, "cleared_at", clock.instant());
                announcements.deleted(h, request, gone, clock.instant());
            }
        });
    }
}
