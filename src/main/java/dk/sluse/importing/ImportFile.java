package dk.sluse.importing;

import dk.sluse.custody.SafePath;
import java.time.Instant;
import java.util.Optional;

/**
 * A file of an import.
 *
 * @param id its own number
 * @param request the number of its import
 * @param ordinal its place in the list, from 1
 * @param path where it lies in its source, and below the import's folder in the environment
 * @param description what the PI says it is
 * @param uploader the login of the member who uploaded it, once that is complete
 * @param uploadedAt when that was complete
 * @param sha256 of the complete upload, or of what arrived in the environment; lower-case hexadecimal
 * @param size in bytes, with the hash
 * @param arrived whether it lies in the environment
 */
public record ImportFile(
        long id,
        long request,
        int ordinal,
        SafePath path,
        String description,
        Optional<String> uploader,
        Optional<Instant> uploadedAt,
        Optional<String> sha256,
        Optional<Long> size,
        boolean arrived) {

    /** Whether its upload is complete. */
    public boolean isUploaded() {
        return uploader.isPresent();
    }
}
