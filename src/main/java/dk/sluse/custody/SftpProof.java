package dk.sluse.custody;

import dk.sluse.custody.Place.Sentinel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What proves, behind the right host key, that the right folder of the right project answers (F12), and still does (F15). */
final class SftpProof {

    private static final int LONGEST_SENTINEL = 4096;

    private final Place.Sftp place;
    private final SftpFiles sftp;

    SftpProof(Place.Sftp place, SftpFiles sftp) {
        this.place = place;
        this.sftp = sftp;
    }

    /** Where the place begins, in full. */
    String root() throws IOException {
        String path = place.root();
        try {
            String found = sftp.realPath(path.isEmpty() ? "." : path);
            if (!sftp.stat(found).isFolder()) {
                throw new PlaceUnavailableException(place.name(), "the root " + path + " is no folder");
            }
            return found;
        } catch (SftpStatusException e) {
            throw new PlaceUnavailableException(
                    place.name(), "the root " + path + " is not there: " + e.getMessage() + ". Mount or make it.");
        }
    }

    void requireSentinel() throws IOException {
        if (place.sentinel().isEmpty()) {
            return;
        }
        Sentinel sentinel = place.sentinel().get();
        Optional<Entry> seen = lstat(sentinel.path());
        if (seen.isEmpty() || !seen.get().isFile() || seen.get().size() > LONGEST_SENTINEL) {
            throw new WrongPlaceException(
                    place.name(), "the sentinel file " + sentinel.path() + " is not there. Is it the right server?");
        }
        try (InputStream in = new SftpReading(sftp, sentinel.path(), 0, LONGEST_SENTINEL)) {
            String content = new String(in.readNBytes(LONGEST_SENTINEL), StandardCharsets.UTF_8);
            if (!content.strip().equals(sentinel.content().strip())) {
                throw new WrongPlaceException(
                        place.name(), "the sentinel file " + sentinel.path() + " names another project.");
            }
        }
    }

    /** A mount that went away on the server looks like an empty folder (F15). */
    void requireStillThere(String root) throws IOException {
        if (lstat(root).isEmpty()
                || (place.sentinel().isPresent()
                        && lstat(place.sentinel().get().path()).isEmpty())) {
            throw new PlaceUnavailableException(place.name(), "the root or its sentinel went away. Is it mounted?");
        }
    }

    private Optional<Entry> lstat(String path) throws IOException {
        return sftp.lstat(path).map(SftpAttributes::entry);
    }
}
