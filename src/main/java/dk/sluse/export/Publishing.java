package dk.sluse.export;

import dk.sluse.audit.Audit;
import dk.sluse.audit.EventKind;
import dk.sluse.calendar.DownloadTerm;
import dk.sluse.custody.Consignment;
import dk.sluse.custody.Consignment.Parcel;
import dk.sluse.custody.Delivery;
import dk.sluse.custody.Delivery.Arrived;
import dk.sluse.custody.Delivery.Carried;
import dk.sluse.project.MandateLackingException;
import dk.sluse.store.Store;
import dk.sluse.work.Work;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Lays approved files into the project's download folder (R46, R68): {@link #open} says which, custody copies exactly the
 * hashes that were approved (F25), {@link #close} adds the signed release manifest and lets the members see them.
 */
public final class Publishing {

    private static final Set<RequestState> GOING_OUT = EnumSet.of(RequestState.PUBLISHING, RequestState.PUBLISHED);

    static final String PUBLICATION = "publication";

    private final Store store;
    private final Requests requests;
    private final RequestFiles files;
    private final Freezes freezes;
    private final Carryings carryings;
    private final PublishedFigures figures = new PublishedFigures();
    private final Closures closures;
    private final Eligibility eligibility;
    private final Recalling recalling;
    private final ReleasePapers papers;
    private final Announcements announcements;
    private final DownloadTerm term;
    private final Work work;
    private final Audit audit;
    private final Clock clock;

    Publishing(
            Books books,
            Closures closures,
            Eligibility eligibility,
            Recalling recalling,
            ReleasePapers papers,
            Announcements announcements,
            DownloadTerm term) {
        this.store = books.store();
        this.requests = books.requests();
        this.files = books.files();
        this.freezes = books.freezes();
        this.carryings = new Carryings(books.requests(), books.clock());
        this.closures = closures;
        this.eligibility = eligibility;
        this.recalling = recalling;
        this.papers = papers;
        this.announcements = announcements;
        this.term = term;
        this.work = books.work();
        this.audit = books.audit();
        this.clock = books.clock();
    }

    /**
     * The files to copy, unless the request no longer waits for that.
     *
     * @throws RuntimeException that {@link dk.sluse.work.Waits} while access to the project is closed, the request is frozen, or a
     *     permission that an approval rests on lifts nothing
     */
    public Optional<Consignment> open(long id) {
        try {
            return opened(id);
        } catch (MandateLackingException lack) {
            tellAwaited(id, lack);
            throw lack;
        }
    }

    private Optional<Consignment> opened(long id) {
        return store.change(h -> {
            Optional<ExportRequest> found = requests.lock(h, id);
            clearIfOvertaken(h, found);
            Optional<ExportRequest> going = found.filter(request -> request.state() == RequestState.PUBLISHING);
            going.ifPresent(request -> {
                mustWait(h, request, approved(h, request));
                carryings.begin(h, id);
            });
            return going.map(request -> consignment(h, request));
        });
    }

    /** Tells people, once, that the publication waits for what the project's mandate lacks (R10, R65), and what they can do. */
    private void tellAwaited(long id, MandateLackingException lack) {
        store.changing(h -> requests.lock(h, id)
                .filter(request -> request.state() == RequestState.PUBLISHING)
                .filter(request ->
                        requests.mark(h, id, "mandate-awaited: " + lack.why().en(), clock.instant()))
                .ifPresent(request -> {
                    audit.record(
                            h,
                            Requests.event(request, EventKind.MANDATE_AWAITED, Requests.HUB)
                                    .with("why", lack.why().en()));
                    announcements.mandateAwaited(h, request, lack.why());
                }));
    }

    private void mustWait(Handle h, ExportRequest request, List<ExportFile> approved) {
        closures.waitWhileClosed(h, request.project());
        freezes.awaitLifted(h, request.id());
        eligibility.awaitPermissions(h, request, approved);
    }

    /** A breach or a withdrawal overtook the publication: whatever was laid out already, unseen, is cleared away. */
    private void clearIfOvertaken(Handle h, Optional<ExportRequest> request) {
        if (request.isPresent() && !GOING_OUT.contains(request.get().state())) {
            carryings.end(h, request.get().id());
            work.add(h, ExportSteps.CLEAR, Long.toString(request.get().id()));
        }
    }

    private List<ExportFile> approved(Handle h, ExportRequest request) {
        return files.of(h, request.id(), EnumSet.of(FileState.APPROVED));
    }

    private Consignment consignment(Handle h, ExportRequest request) {
        List<Parcel> parcels = approved(h, request).stream()
                .map(file -> new Parcel(
                        Long.toString(file.id()),
                        Lodging.inAirlock(request, file),
                        Lodging.inDownload(request, file),
                        Optional.of(file.hash())))
                .toList();
        return new Consignment(
                "export-" + request.id() + "-publish-" + requests.rejections(h, request.id(), PUBLICATION),
                request.project(),
                OptionalLong.of(request.id()),
                parcels,
                EventKind.FILE_PLACED);
    }

    /**
     * Makes the files visible. Until this commits, the gateway shows nothing of them.
     *
     * @throws IllegalStateException when a file in the airlock is no longer the one that was approved: an operator must look
     * @throws RuntimeException that {@link dk.sluse.work.Waits} when access to the project was closed, or such a permission ended,
     *     meanwhile
     */
    public void close(long id, Delivery delivery) throws IOException {
        if (!(delivery instanceof Arrived arrived)) {
            store.changing(h -> {
                requests.rejected(h, id, PUBLICATION, clock.instant());
                carryings.end(h, id);
                clearIfOvertaken(h, requests.find(h, id));
            });
            throw new IllegalStateException("Request " + id + ": an approved file cannot be published: " + delivery
                    + ". Nothing was made visible.");
        }
        Instant now = clock.instant();
        ExportRequest waiting = store.read(h -> requests.find(h, id).orElseThrow());
        if (waiting.state() != RequestState.PUBLISHING) {
            store.changing(h -> clearIfOvertaken(h, requests.lock(h, id)));
            return;
        }
        Instant expires = term.expiry(now);
        papers.write(waiting, now, expires);
        Set<String> carried = arrived.files().stream().map(Carried::parcel).collect(Collectors.toSet());
        try {
            store.changing(h -> show(h, id, carried, now, expires));
        } catch (MandateLackingException lack) {
            tellAwaited(id, lack);
            throw lack;
        }
    }

    private void show(Handle h, long id, Set<String> carried, Instant now, Instant expires) {
        ExportRequest request = requests.lock(h, id).orElseThrow();
        if (request.state() != RequestState.PUBLISHING) {
            clearIfOvertaken(h, Optional.of(request));
            return;
        }
        List<ExportFile> approved = approved(h, request);
        if (!carried.equals(
                approved.stream().map(file -> Long.toString(file.id())).collect(Collectors.toSet()))) {
            carryings.end(h, id);
            recalling.clearFirst(h, request);
            return;
        }
        mustWait(h, request, approved);
        carryings.end(h, id);
        approved.forEach(file -> {
            files.to(h, file, FileState.PUBLISHED);
            figures.published(h, file, now);
        });
        requests.to(h, request, RequestState.PUBLISHED);
        requests.set(h, id, "published_at", now);
        requests.set(h, id, "expires_at", expires);
        audit.record(
                h,
                Requests.event(request, EventKind.REQUEST_PUBLISHED, Requests.HUB)
                        .with("files", approved.size())
                        .with("expires", expires));
        announcements.published(h, requests.find(h, id).orElseThrow(), approved);
    }
}
