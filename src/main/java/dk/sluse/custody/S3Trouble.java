package dk.sluse.custody;

import java.io.IOException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Says in plain words what an S3 store answered. Its own words quote keys and addresses. */
final class S3Trouble {

    private static final int FORBIDDEN = 403;
    private static final int UNKNOWN = 404;
    private static final int REPLACED = 412;
    private static final int OTHER_REGION = 301;

    private final Place.S3 place;

    S3Trouble(Place.S3 place) {
        this.place = place;
    }

    static boolean isUnknown(SdkException e) {
        return e instanceof S3Exception answer && answer.statusCode() == UNKNOWN;
    }

    IOException told(SdkException e) {
        if (!(e instanceof S3Exception answer)) {
            return new PlaceUnavailableException(
                    place.name(),
                    "the store " + where() + " does not answer. Is it running, and can the hub reach it?");
        }
        return switch (answer.statusCode()) {
            case FORBIDDEN, 401 ->
                new PlaceUnavailableException(
                        place.name(),
                        "the store " + where() + " refuses the hub's access key (" + place.accessKey()
                                + "). Check the key, and that it may list and read the bucket " + place.bucket() + ".");
            case OTHER_REGION ->
                new PlaceUnavailableException(
                        place.name(),
                        "the bucket " + place.bucket() + " lies in another region than " + place.region());
            case UNKNOWN -> bucketAway();
            case REPLACED -> new ChangedException();
            default ->
                new IOException("the store " + where() + " answers " + answer.statusCode() + code(answer) + " for "
                        + place.name());
        };
    }

    /** A bucket that is not there is neither empty nor done (F15). */
    PlaceUnavailableException bucketAway() {
        return new PlaceUnavailableException(
                place.name(), "the bucket " + place.bucket() + " is not there. Check its name, or make it.");
    }

    private static String code(S3Exception answer) {
        return answer.awsErrorDetails() == null || answer.awsErrorDetails().errorCode() == null
                ? ""
                : " " + Trouble.shown(answer.awsErrorDetails().errorCode());
    }

    private String where() {
        return place.endpoint().map(Object::toString).orElse("AWS " + place.region());
    }
}
