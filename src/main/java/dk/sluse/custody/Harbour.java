package dk.sluse.custody;

import java.io.IOException;
import java.time.Duration;

/** Opens places, and makes sure that they are what they say. */
interface Harbour {

    /**
     * @throws PlaceUnavailableException when it is not there now
     * @throws WrongPlaceException when something else answers
     */
    OpenPlace open(Place place) throws IOException;

    /** @param patience how long a server may keep an answer back */
    static Harbour real(Duration patience) {
        return place -> {
            if (place instanceof Place.Folder folder) {
                return OpenFolder.open(folder);
            }
            if (place instanceof Place.Sftp sftp) {
                return OpenSftp.open(sftp, patience);
            }
            throw new IllegalArgumentException("No such kind of place: " + place.getClass());
        };
    }
}
