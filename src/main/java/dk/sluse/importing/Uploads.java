package dk.sluse.importing;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.custody.SafePath;
import dk.sluse.project.Caller;
import dk.sluse.project.Denied;
import dk.sluse.project.Parties;
import dk.sluse.store.Store;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/**
 * What members may do in the upload folder of an open import, path by path: see and fill exactly the files that the PI
 * named, and take their own away again. A path is names from the upload folder: {@code project/number/…}.
 */
public final class Uploads {

    private final Store store;
    private final Imports imports;
    private final ImportFiles files;
    private final Parties parties;
    private final Audit audit;
    private final Clock clock;

    Uploads(Books books, Parties parties) {
        this.store = books.store();
        this.imports = books.imports();
        this.files = books.files();
        this.parties = parties;
        this.audit = books.audit();
        this.clock = books.clock();
    }

    /** What is done to a file while its import cannot change. */
    public interface Deed {
        void done() throws IOException;
    }

    /** Whether a path exists for the caller: the named files, and the folders on the way to them. */
    public boolean shows(Caller caller, List<String> names) {
        return store.read(h -> {
            if (names.size() < 2) {
                return open(h, caller).stream()
                        .anyMatch(each -> names.isEmpty() || each.project().equals(names.get(0)));
            }
            Optional<ImportRequest> request = request(h, caller, names);
            return request.isPresent() && (names.size() == 2 || isOnTheWay(h, request.get(), names));
        });
    }

    private List<ImportRequest> open(Handle h, Caller caller) {
        return imports.in(h, EnumSet.of(ImportState.OPEN)).stream()
                .filter(request -> request.isByUpload() && isOpenTo(h, caller, request))
                .toList();
    }

    private boolean isOpenTo(Handle h, Caller caller, ImportRequest request) {
        return caller.memberOf().contains(request.project())
                && !parties.isClosed(h, request.project())
                && parties.people().isMember(h, request.project(), caller.login());
    }

    private Optional<ImportRequest> request(Handle h, Caller caller, List<String> names) {
        return number(names)
                .flatMap(id -> imports.find(h, id))
                .filter(request -> isFillable(h, caller, names, request));
    }

    private boolean isFillable(Handle h, Caller caller, List<String> names, ImportRequest request) {
        return request.state() == ImportState.OPEN
                && request.isByUpload()
                && request.project().equals(names.get(0))
                && isOpenTo(h, caller, request);
    }

    private static Optional<Long> number(List<String> names) {
        return names.size() > 1 && names.get(1).matches("[1-9]\\d{0,17}")
                ? Optional.of(Long.parseLong(names.get(1)))
                : Optional.empty();
    }

    private boolean isOnTheWay(Handle h, ImportRequest request, List<String> names) {
        List<String> wanted = names.subList(2, names.size());
        return files.of(h, request.id()).stream()
                .map(file -> file.path().names())
                .anyMatch(path -> path.size() >= wanted.size()
                        && path.subList(0, wanted.size()).equals(wanted));
    }

    private Optional<ImportFile> file(Handle h, ImportRequest request, List<String> names) {
        String path = String.join("/", names.subList(2, names.size()));
        return SafePath.fault(path).isPresent() ? Optional.empty() : files.at(h, request.id(), SafePath.of(path));
    }

    /**
     * Makes sure that the caller may put a file here now.
     *
     * @throws Denied when not: not open, not named, or another member's complete file
     */
    public void mayFill(Caller caller, List<String> names) {
        var unused = store.read(h -> request(h, caller, names).map(request -> fillable(h, caller, request, names)))
                .orElseThrow(Uploads::notOpen);
    }

    private ImportFile fillable(Handle h, Caller caller, ImportRequest request, List<String> names) {
        ImportFile file = named(h, request, names);
        if (file.uploader().filter(by -> !by.equals(caller.login())).isPresent()) {
            throw new Denied(
                    "This file was uploaded already by " + file.uploader().get() + ", who may remove it.");
        }
        return file;
    }

    private ImportFile named(Handle h, ImportRequest request, List<String> names) {
        return file(h, request, names).orElseThrow(() -> new Denied("The instruction does not name this file."));
    }

    private static Denied notOpen() {
        return new Denied("This import does not take files now.");
    }

    /**
     * Takes a complete upload: everything that {@link #mayFill} asks is asked again, and nobody can confirm or withdraw the
     * import meanwhile.
     *
     * @param told the event, with where the caller came from; it is recorded with size and hash
     * @param deed gives the file its name
     */
    public void take(Caller caller, List<String> names, long size, String sha256, Event told, Deed deed)
            throws IOException {
        changing(caller, names, (h, request) -> {
            ImportFile file = fillable(h, caller, request, names);
            files.uploaded(h, file, caller.login(), sha256, size, clock.instant());
            audit.record(
                    h,
                    of(told, request, EventKind.FILE_UPLOADED)
                            .with("bytes", size)
                            .with("sha256", sha256));
            deed.done();
        });
    }

    /**
     * Lets the caller remove an own upload.
     *
     * @param deed deletes the file
     */
    public void remove(Caller caller, List<String> names, Event told, Deed deed) throws IOException {
        changing(caller, names, (h, request) -> {
            ImportFile file = fillable(h, caller, request, names);
            files.uploadRemoved(h, file);
            audit.record(h, of(told, request, EventKind.UPLOAD_REMOVED));
            deed.done();
        });
    }

    private interface Change {
        void in(Handle h, ImportRequest request) throws IOException;
    }

    private void changing(Caller caller, List<String> names, Change change) throws IOException {
        long id = number(names).orElseThrow(Uploads::notOpen);
        store.<IOException>changing(h -> {
            ImportRequest request = imports.lock(h, id)
                    .filter(found -> isFillable(h, caller, names, found))
                    .orElseThrow(Uploads::notOpen);
            parties.callers().mustHoldStill(h, caller);
            change.in(h, request);
        });
    }

    private static Event of(Event told, ImportRequest request, EventKind kind) {
        return new Event(
                request.project(), kind, told.actor(), OptionalLong.of(request.id()), told.file(), told.facts());
    }
}
