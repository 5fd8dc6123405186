package dk.sluse.importing;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.project.Gate;
import dk.sluse.project.Gates;
import dk.sluse.store.Store;
import dk.sluse.wording.Phrase;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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

    /** Stops what has no access any more (R71), also while the clock is in doubt. */
    public void stopClosed() {
        bringingIn.stopClosed();
    }

    /**
     * Reminds PIs of what they have to confirm, and begins standstills. Not to be asked while the clock is in doubt (F36): a date
     * that is wrong would tell people that a paper is over.
     */
    public void remind() {
        stopClosed();
        Instant now = clock.instant();
        store.read(h -> imports.in(h, EnumSet.of(ImportState.OPEN, ImportState.BRINGING_IN)))
                .forEach(each -> lookAtMandate(each, now));
        for (ImportRequest each : open()) {
            if (each.heldUpSince().isEmpty() && each.remindedAt().isEmpty() && patience.isReminderDue(each, now)) {
                store.changing(h -> remind(h, each.id(), now));
            }
        }
    }

    /**
     * While the project's mandate lacks something nobody can go on: the days begin anew when it is renewed. A project's file that
     * is gone or faulty says nothing of its papers, and is the operators' to mend: it begins and ends no standstill.
     */
    private void lookAtMandate(ImportRequest each, Instant now) {
        Optional<Phrase> lack = gates.lack(Gate.IMPORT, each.project());
        if (lack.isPresent()) {
            store.changing(h -> standStill(h, each.id(), lack.get(), now));
        } else if (each.heldUpSince().isPresent()) {
            store.changing(h -> imports.goesOn(h, each, now));
        }
    }

    private void standStill(Handle h, long id, Phrase lack, Instant now) {
        ImportRequest request = imports.lock(h, id).orElseThrow();
        if (!gates.hasFile(request.project())) {
            imports.putOff(h, request, now);
            return;
        }
        imports.heldUp(h, request, now);
        if (request.heldUpSince().isEmpty() && !request.state().isLast()) {
            LocalDate until = patience.standstill().lastDay(now);
            audit.record(
                    h,
                    Imports.event(request, EventKind.MANDATE_AWAITED, Event.BY_HUB)
                            .with("why", lack.en())
                            .with("until", until));
            announcements.mandateAwaited(h, request, lack, until);
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

    /** Closes instructions that nobody confirmed, or could confirm, in time; their uploads are deleted. */
    public void lapse() {
        Instant now = clock.instant();
        bringingIn.stopStanding(request -> stoodTooLong(request, now));
        for (ImportRequest each : open()) {
            if (isOver(each, now)) {
                store.changing(h -> lapse(h, each.id(), now));
            }
        }
    }

    private void lapse(Handle h, long id, Instant now) {
        ImportRequest request = imports.lock(h, id).orElseThrow();
        if (request.state() != ImportState.OPEN || !isOver(request, now)) {
            return;
        }
        Optional<Phrase> lack = gates.lack(Gate.IMPORT, request.project());
        imports.to(h, request, ImportState.LAPSED, now);
        audit.record(
                h,
                Imports.event(request, EventKind.IMPORT_LAPSED, Event.BY_HUB)
                        .with("why", lack.map(Phrase::en).orElse("not confirmed")));
        if (lack.isPresent()) {
            announcements.notCarried(h, request, lack.get());
        } else {
            announcements.lapsed(h, request, patience.closingDays());
        }
        confirming.clear(h, request);
    }

    private boolean isOver(ImportRequest request, Instant now) {
        return gates.lack(Gate.IMPORT, request.project()).isPresent()
                ? stoodTooLong(request, now)
                : patience.isOver(request, now);
    }

    private boolean stoodTooLong(ImportRequest request, Instant now) {
        return gates.hasFile(request.project())
                && gates.lack(Gate.IMPORT, request.project()).isPresent()
                && request.heldUpSince()
                        .filter(since -> patience.standstill().isOver(since, now))
                        .isPresent();
    }

    private List<ImportRequest> open() {
        return store.read(h -> imports.in(h, EnumSet.of(ImportState.OPEN)));
    }
}
