package dk.sluse.custody;

import dk.sluse.custody.OpenS3.S3Stock;
import java.io.IOException;
import java.time.Duration;

/** Opens places, and makes sure that they are what they say. */
interface Harbour {

    /**
     * @throws PlaceUnavailableException when it is not there now
     * @throws WrongPlaceException when something else answers
     */
    OpenPlace open(Place place) throws IOException;

    /** The bytes that all S3 places together may fetch ahead (F20). */
    long AHEAD = 32L << 20;

    /** @param patience how long a server may keep an answer back */
    static Harbour real(Duration patience) {
        S3Stock stock = S3Stock.of(AHEAD);
        Moorings moorings = Moorings.of(patience);
        return place -> {
            if (place instanceof Place.Folder folder) {
                return OpenFolder.open(folder);
            }
            if (place instanceof Place.Sftp sftp) {
                return OpenSftp.open(sftp, moorings.take(sftp));
            }
            if (place instanceof Place.S3 s3) {
                return OpenS3.open(s3, patience, stock);
            }
            throw new IllegalArgumentException("No such kind of place: " + place.getClass());
        };
    }
}
