package dk.sluse.custody;

/**
 * Something answered that is not the place it should be: another host key, another project's sentinel, a holding folder
 * open to others (F12). Waiting does not help: a step that meets it stops after its retries, and an operator must look.
 */
public final class WrongPlaceException extends PlaceException {

    WrongPlaceException(String place, String reason) {
        super(place, reason);
    }
}
