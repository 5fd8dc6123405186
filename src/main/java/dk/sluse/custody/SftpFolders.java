package dk.sluse.custody;

import java.io.IOException;
import java.util.Optional;

/**
 * Makes folders on a server, among them the one that is the hub's own.
 *
 * @param place the place's name
 */
record SftpFolders(String place, SftpFiles sftp) {

    private static final int OWNER_ONLY = 0700;
    private static final int OTHERS_WRITE = 0022;

    /** Answers no when something lies there already. */
    boolean make(String path) throws IOException {
        try {
            sftp.makeFolder(path);
            return true;
        } catch (SftpStatusException e) {
            if (sftp.lstat(path).isPresent()) {
                return false;
            }
            throw e;
        }
    }

    /** Sources wait where the environment's users cannot reach them, or they do not wait at all. */
    void makeHolding(String holding) throws IOException {
        if (sftp.lstat(holding).isEmpty() && make(holding)) {
            sftp.setPermissions(holding, OWNER_ONLY);
        }
        Optional<SftpAttributes> seen = sftp.lstat(holding);
        if (seen.isEmpty()
                || !seen.get().isFolder()
                || (seen.get().permissions().orElse(OTHERS_WRITE) & OTHERS_WRITE) != 0) {
            throw new WrongPlaceException(
                    place,
                    "the holding folder " + holding
                            + " is a link, or others may write to it. Make it a folder of the hub's login alone (0700).");
        }
    }
}
