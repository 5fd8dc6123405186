package dk.sluse.export;

import dk.sluse.custody.SafePath;
import java.nio.file.Path;

/**
 * Where the things of a request lie. In the airlock: {@code project/number/files/…}, {@code documents/} and the report
 * beside them. In the download folder: {@code project/number/…}, as the results were named.
 *
 * @param airlock the airlock's root on this machine
 * @param download the download folder's root on this machine
 */
public record Lodging(Path airlock, Path download) {

    /** The place names that routes and {@code config/places.yaml} use. */
    public static final String AIRLOCK = "airlock";

    /** The place of published files. */
    public static final String DOWNLOAD = "download";

    static final String FILES = "files";
    static final String DOCUMENTS = "documents";

    static SafePath folder(ExportRequest request) {
        return SafePath.of(request.project() + "/" + request.id());
    }

    static SafePath inAirlock(ExportRequest request, ExportFile file) {
        return file.path().under(folder(request).child(FILES));
    }

    static SafePath inDownload(ExportRequest request, ExportFile file) {
        return file.path().under(folder(request));
    }

    Path airlockFolder(ExportRequest request) {
        return airlock.resolve(folder(request).toString());
    }

    Path airlockFile(ExportRequest request, ExportFile file) {
        return airlock.resolve(inAirlock(request, file).toString());
    }

    Path documents(ExportRequest request) {
        return airlockFolder(request).resolve(DOCUMENTS);
    }

    Path downloadFolder(ExportRequest request) {
        return download.resolve(folder(request).toString());
    }
}
