package dk.sluse.export;

import dk.sluse.work.Work;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What follows when files are refused that were approved already and that nobody can fetch yet, such as while the permission
 * they need lifts nothing any more (R66): they go back, whatever was laid out unseen is cleared away, and only then are the
 * others published.
 */
final class Recalling {

    private final Requests requests;
    private final Carryings carryings;
    private final RequestFiles files;
    private final Returning returning;
    private final Announcements announcements;
    private final Work work;
    private final Clock clock;

    Recalling(Books books, Returning returning, Announcements announcements) {
        this.requests = books.requests();
        this.carryings = new Carryings(books.requests(), books.clock());
        this.files = books.files();
        this.returning = returning;
        this.announcements = announcements;
        this.work = books.work();
        this.clock = books.clock();
    }

    /** Sends the files back that are refused now. */
    void recalled(Handle h, ExportRequest request) {
        List<ExportFile> refused = files.of(h, request.id(), EnumSet.of(FileState.REFUSED));
        boolean all = approved(h, request).isEmpty();
        announcements.recalled(h, request, refused, all);
        clearFirst(h, request);
        if (all) {
            returning.begin(h, request.id(), refused);
            // It waits for nothing any more.
            var unused = work.retry(h, ExportSteps.PUBLISH, Long.toString(request.id()));
        } else {
            returning.sendBack(h, request.id(), refused);
        }
    }

    /** What was carried is not what is approved now: nothing of it is shown, and it is cleared away. */
    void clearFirst(Handle h, ExportRequest request) {
        if (request.state() != RequestState.DECIDED) {
            requests.to(h, request, RequestState.DECIDED);
            requests.rejected(h, request.id(), Publishing.PUBLICATION, clock.instant());
        }
        atOnce(h, ExportSteps.CLEAR, request);
        if (carryings.isUnderway(h, request.id())) {
            // It ends the carrying, and has cleared away what that laid out.
            atOnce(h, ExportSteps.PUBLISH, request);
        }
    }

    /** Publishes what is left, once nothing lies there any more, and nothing is carried there. */
    void publishRest(Handle h, ExportRequest request) {
        if (!approved(h, request).isEmpty() && carryings.isClearedSince(h, request.id())) {
            requests.to(h, request, RequestState.PUBLISHING);
            atOnce(h, ExportSteps.PUBLISH, request);
        }
    }

    private List<ExportFile> approved(Handle h, ExportRequest request) {
        return files.of(h, request.id(), EnumSet.of(FileState.APPROVED));
    }

    private void atOnce(Handle h, String step, ExportRequest request) {
        String subject = Long.toString(request.id());
        work.add(h, step, subject);
        var unused = work.retry(h, step, subject);
    }
}
