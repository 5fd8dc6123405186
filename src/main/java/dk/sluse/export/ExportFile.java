package dk.sluse.export;

import dk.sluse.custody.SafePath;
import dk.sluse.screening.Verdict;
import java.util.Optional;

/**
 * One result of a request.
 *
 * @param id unique in the hub
 * @param request the request's number
 * @param ordinal its number in the request, from 1
 * @param path where it lay in the environment, as the manifest names it
 * @param description what it shows, in the requester's words
 * @param justification why it complies with the rules, in the requester's words (R40)
 * @param identifiable whether the requester says that it holds identifiable data
 * @param state where in its life it is
 * @param sha256 its hash, once it lies in the airlock: everything decided is decided about this hash
 * @param size in bytes, once it lies in the airlock
 * @param type what it is by its content, once screened
 * @param verdict the worst that the policies found
 * @param returnedTo where it lies in the environment again, once returned
 */
public record ExportFile(
        long id,
        long request,
        int ordinal,
        SafePath path,
        String description,
        String justification,
        boolean identifiable,
        FileState state,
        Optional<String> sha256,
        Optional<Long> size,
        Optional<String> type,
        Optional<Verdict> verdict,
        Optional<String> returnedTo) {

    /** The hash of a file that lies in the airlock. */
    String hash() {
        return sha256.orElseThrow(() -> new IllegalStateException("file " + id + " has no hash yet"));
    }
}
