package dk.sluse.importing;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.project.Gate;
import dk.sluse.project.Gates;
import dk.sluse.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What the clock does to instructions that nobody confirms: it reminds the PI, and then closes them and has their uploads
 * deleted. It never confirms. What is due is read from the database, so a tick may come late, twice, or on several hubs.
 */
public final class ImportTimekeeping {

    private final Store store;
    private final Imports imports;
    private final ImportFiles files;
    private final Patience patience;
    private final Gates gates;
    private final Confirming confirming;
    private final BringingIn bringingIn;
    private final Announcements announcements;
    private final Audit audit;
    private final Clock clock;

    ImportTimekeeping(
            Books books,
            Gates gates,
            Patience patience,
            Confirming confirming,
            BringingIn bringingIn,
            Announcements announcements) {
        this.store = books.store();
        this.imports = books.imports();
        this.files = books.files();
        this.patience = patience;
        this.gates = gates;
        this.confirming = confirming;
        this.bringingIn = bringingIn;
        this.announcements = announcements;
        this.audit = books.audit();
        this.clock = books.clock();
    }

    /** Reminds PIs of what they have to confirm, and stops what has no access any more. */
    public void remind() {
        bringingIn.stopClosed();
        Instant now = clock.instant();
        for (ImportRequest each : open()) {
            if (isHeldUp(each)) {
                // Nobody can confirm it now: the days begin anew when the project's mandate is renewed.
                store.changing(h -> imports.heldUp(h, each, now));
            } else if (each.remindedAt().isEmpty() && patience.isReminderDue(each, now)) {
                store.changing(h -> remind(h, each.id(), now));
            }
        }
    }

    private void remind(Handle h, long id, Instant now) {
        ImportRequest request = imports.lock(h, id).orElseThrow();
        if (request.state() != ImportState.OPEN || request.remindedAt().isPresent() || patience.isOver(request, now)) {
            return;
        }
        imports.reminded(h, request, now);
        audit.record(h, Imports.event(request, EventKind.IMPORT_REMINDED, Event.BY_HUB));
        List<ImportFile> missing = request.isByUpload() ? Confirming.missing(files.of(h, request.id())) : List.of();
        announcements.waiting(h, request, missing, patience.lastDay(request));
    }

    /** Closes instructions that nobody confirmed in time; their uploads are deleted. */
    public void lapse() {
        Instant now = clock.instant();
        for (ImportRequest each : open()) {
            if (patience.isOver(each, now) && !isHeldUp(each)) {
                store.changing(h -> lapse(h, each.id(), now));
            }
        }
    }

    private void lapse(Handle h, long id, Instant now) {
        ImportRequest request = imports.lock(h, id).orElseThrow();
        if (request.state() != ImportState.OPEN || !patience.isOver(request, now)) {
            return;
        }
        imports.to(h, request, ImportState.LAPSED, now);
        audit.record(h, Imports.event(request, EventKind.IMPORT_LAPSED, Event.BY_HUB));
        announcements.lapsed(h, request, patience.closingDays());
        confirming.clear(h, request);
    }

    private boolean isHeldUp(ImportRequest request) {
        return gates.lack(Gate.IMPORT, request.project()).isPresent();
    }

    private List<ImportRequest> open() {
        return store.read(h -> imports.in(h, EnumSet.of(ImportState.OPEN)));
    }
}
