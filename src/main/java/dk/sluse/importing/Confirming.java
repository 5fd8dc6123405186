package dk.sluse.importing;

import dk.sluse.audit.Audit;
import dk.sluse.audit.EventKind;
import dk.sluse.project.Caller;
import dk.sluse.project.Denied;
import dk.sluse.project.Gate;
import dk.sluse.project.Gates;
import dk.sluse.project.Parties;
import dk.sluse.project.Project;
import dk.sluse.store.Store;
import dk.sluse.work.Work;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * What a PI does at the gateway, by key: confirm an instruction, or take it back. Only a confirmation by key moves anything
 * inward (R34); a mail never does.
 */
public final class Confirming {

    private static final Set<ImportState> WITHDRAWABLE =
            EnumSet.of(ImportState.OPEN, ImportState.BRINGING_IN, ImportState.STOPPING);
    private static final int MOST_SHOWN = 50;

    private final Store store;
    private final Imports imports;
    private final ImportFiles files;
    private final Parties parties;
    private final Gates gates;
    private final Announcements announcements;
    private final Work work;
    private final Audit audit;
    private final Clock clock;

    Confirming(Books books, Parties parties, Gates gates, Announcements announcements) {
        this.store = books.store();
        this.imports = books.imports();
        this.files = books.files();
        this.parties = parties;
        this.gates = gates;
        this.announcements = announcements;
        this.work = books.work();
        this.audit = books.audit();
        this.clock = books.clock();
    }

    /**
     * Lets the files be brought in.
     *
     * @throws Denied when the caller is not the project's PI, it is not open, the project's mandate does not carry it, its
     *     source is not known any more, or uploads are missing, which are listed; nothing moves then
     */
    public void confirm(Caller caller, long id) {
        store.changing(h -> {
            ImportRequest request = led(h, caller, id, "confirmed");
            if (request.state() != ImportState.OPEN) {
                throw new Denied("Import " + id + " is " + request.state().word() + ": it cannot be confirmed.");
            }
            if (parties.isClosed(h, request.project())) {
                throw new Denied("The project's access is closed: nothing is brought in.");
            }
            gates.mustPass(Gate.IMPORT, request.project());
            requireSource(request);
            requireUploads(h, request);
            imports.confirmed(h, request, caller.login(), clock.instant());
            imports.to(h, request, ImportState.BRINGING_IN, clock.instant());
            audit.record(
                    h,
                    Imports.event(request, EventKind.IMPORT_CONFIRMED, caller.login())
                            .with("key", caller.key()));
            again(h, ImportSteps.BRING_IN, id);
        });
    }

    private void requireSource(ImportRequest request) {
        Project project = parties.projects().require(request.project());
        if (request.source()
                .filter(name -> !project.imports().containsKey(name))
                .isPresent()) {
            throw new Denied("The source \"" + request.sourceName()
                    + "\" is not in the project's file any more. Ask the operators, or send a new instruction.");
        }
    }

    private void requireUploads(Handle h, ImportRequest request) {
        List<ImportFile> missing = request.isByUpload() ? missing(files.of(h, request.id())) : List.of();
        if (missing.isEmpty()) {
            return;
        }
        String listed = missing.stream()
                .limit(MOST_SHOWN)
                .map(file -> "  " + file.path())
                .collect(Collectors.joining("\n"));
        String more = missing.size() > MOST_SHOWN ? "\n  and " + (missing.size() - MOST_SHOWN) + " more" : "";
        throw new Denied("Nothing was moved. Not uploaded yet to /" + Instruction.UPLOAD + "/" + request.uploads()
                + ": " + missing.size() + "\n" + listed + more);
    }

    static List<ImportFile> missing(List<ImportFile> files) {
        return files.stream().filter(file -> !file.isUploaded()).toList();
    }

    /** Takes an import back; whatever was copied meanwhile is taken back, too. */
    public void withdraw(Caller caller, long id) {
        store.changing(h -> {
            ImportRequest request = led(h, caller, id, "withdrawn");
            if (!mayWithdraw(request)) {
                throw new Denied(
                        "Import " + id + " is " + request.state().word() + ": it cannot be withdrawn any more.");
            }
            withdraw(h, request, caller.login());
        });
    }

    static boolean mayWithdraw(ImportRequest request) {
        return WITHDRAWABLE.contains(request.state());
    }

    void withdraw(Handle h, ImportRequest request, String by) {
        audit.record(h, Imports.event(request, EventKind.IMPORT_WITHDRAWN, by));
        if (request.state() == ImportState.OPEN) {
            imports.to(h, request, ImportState.WITHDRAWN, clock.instant());
            announcements.withdrawn(h, request);
            clear(h, request);
        } else {
            imports.to(h, request, ImportState.WITHDRAWING, clock.instant());
            again(h, ImportSteps.STOP, request.id());
        }
    }

    /** Has the uploads deleted of an import that is over. */
    void clear(Handle h, ImportRequest request) {
        if (request.isByUpload()) {
            again(h, ImportSteps.CLEAR, request.id());
        }
    }

    /** Adds a step, also where an earlier one of that name waits for its next attempt or stopped. */
    void again(Handle h, String step, long id) {
        work.add(h, step, Long.toString(id));
        var unused = work.retry(h, step, Long.toString(id));
    }

    private ImportRequest led(Handle h, Caller caller, long id, String what) {
        ImportRequest request = imports.lockNamed(h, id);
        parties.callers().mustHoldStill(h, caller);
        if (!caller.memberOf().contains(request.project())) {
            throw new Denied("There is no import " + id + " that you may see.");
        }
        if (!caller.piOf().contains(request.project())) {
            throw new Denied("Import " + id + " is " + what + " by the project's PI.");
        }
        return request;
    }
}
