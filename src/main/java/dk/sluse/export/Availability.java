package dk.sluse.export;

import dk.sluse.audit.Audit;
import dk.sluse.audit.EventKind;
import dk.sluse.calendar.DownloadTerm;
import dk.sluse.project.Caller;
import dk.sluse.project.Denied;
import dk.sluse.store.Store;
import dk.sluse.wording.Masking;
import dk.sluse.work.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** How long a published download can be fetched: officers extend it once, or take it back. */
public final class Availability {

    private final Store store;
    private final Requests requests;
    private final RequestFiles files;
    private final Eligibility eligibility;
    private final DownloadTerm term;
    private final Announcements announcements;
    private final Work work;
    private final Audit audit;
    private final Clock clock;
    private final int longestExtension;

    Availability(
            Books books,
            Eligibility eligibility,
            DownloadTerm term,
            Announcements announcements,
            int longestExtension) {
        this.store = books.store();
        this.requests = books.requests();
        this.files = books.files();
        this.eligibility = eligibility;
        this.term = term;
        this.announcements = announcements;
        this.work = books.work();
        this.audit = books.audit();
        this.clock = books.clock();
        this.longestExtension = longestExtension;
    }

    /**
     * Gives a download more days, once.
     *
     * @return the new end
     */
    public Instant extend(Caller officer, long id, int days, String reason) {
        if (reason.isBlank()) {
            throw new Denied("An extension needs a reason: add --reason \"…\"");
        }
        if (days < 1 || days > longestExtension) {
            throw new Denied("A download is extended by 1 to " + longestExtension + " days.");
        }
        return store.change(h -> {
            ExportRequest request = published(h, officer, id);
            if (request.extendedBy().isPresent()) {
                throw new Denied("Request " + id + " was extended already by "
                        + request.extendedBy().get() + ": once is all.");
            }
            if (!request.expiresAt().orElseThrow().isAfter(clock.instant())) {
                throw new Denied("Request " + id + " has expired: what is over is not extended.");
            }
            Instant end = term.extended(request.expiresAt().orElseThrow(), days);
            requests.set(h, id, "expires_at", end);
            requests.set(h, id, "extended_by", officer.login());
            audit.record(
                    h,
                    Requests.event(request, EventKind.REQUEST_EXTENDED, officer.login())
                            .with("until", end)
                            .with("reason", Masking.mask(reason)));
            announcements.extended(h, request, end);
            return end;
        });
    }

    /** Takes a download back: out of sight with this commit, running reads are cut, then deleted. */
    public void revoke(Caller officer, long id, String reason) {
        if (reason.isBlank()) {
            throw new Denied("A revocation needs a reason: the requester reads it. Add --reason \"…\"");
        }
        store.changing(h -> {
            ExportRequest request = published(h, officer, id);
            requests.to(h, request, RequestState.REVOKED);
            requests.set(h, id, "hidden_at", clock.instant());
            audit.record(
                    h,
                    Requests.event(request, EventKind.REQUEST_REVOKED, officer.login())
                            .with("reason", Masking.mask(reason)));
            work.add(h, ExportSteps.CLEAR, Long.toString(id), Duration.ZERO);
            announcements.revoked(h, request, Masking.mask(reason), files.of(h, id));
        });
    }

    private ExportRequest published(Handle h, Caller officer, long id) {
        ExportRequest request = requests.lockNamed(h, id);
        eligibility.mustBeOfficerOf(h, officer, request);
        if (request.state() != RequestState.PUBLISHED) {
            throw new Denied("Request " + id + " is " + request.state().word() + ", not published.");
        }
        return request;
    }
}
