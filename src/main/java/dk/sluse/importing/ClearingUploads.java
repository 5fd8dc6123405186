package dk.sluse.importing;

import dk.sluse.audit.EventKind;
import dk.sluse.custody.Consignment;
import dk.sluse.custody.Consignment.Parcel;
import dk.sluse.custody.SafePath;
import dk.sluse.store.Store;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Deletes the uploads of an import that is over, however it ended: the gateway is no place where data stays. */
public final class ClearingUploads {

    private final Store store;
    private final Imports imports;
    private final ImportFiles files;
    private final UploadFolders folders;
    private final Clock clock;

    ClearingUploads(Books books, UploadFolders folders) {
        this.store = books.store();
        this.imports = books.imports();
        this.files = books.files();
        this.folders = folders;
        this.clock = books.clock();
    }

    /** What to delete from the upload folder, unless it was done already. */
    public Optional<Consignment> open(long id) {
        return store.read(h -> over(imports.find(h, id)).map(request -> {
            List<Parcel> parcels = files.of(h, id).stream()
                    .filter(ImportFile::isUploaded)
                    .map(file -> {
                        SafePath where = file.path().under(request.uploads());
                        return new Parcel(Long.toString(file.id()), where, where, Optional.empty());
                    })
                    .toList();
            return new Consignment(
                    "import-" + id + "-clear", request.project(), OptionalLong.of(id), parcels, EventKind.FILE_DELETED);
        }));
    }

    /** Takes note that they are gone, and removes the folders. */
    public void close(long id) throws IOException {
        Optional<ImportRequest> request = store.read(h -> over(imports.find(h, id)));
        if (request.isPresent()) {
            folders.sweep(request.get());
            store.changing(h -> imports.cleared(h, request.get(), clock.instant()));
        }
    }

    private static Optional<ImportRequest> over(Optional<ImportRequest> found) {
        return found.filter(request -> request.state().isLast()
                && request.isByUpload()
                && request.clearedAt().isEmpty());
    }
}
