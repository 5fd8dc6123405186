package dk.sluse.custody;

/**
 * Something answered that is not the place it should be: another host key, another project's sentinel, a holding folder
 * open to others (F12). Trying again does not help; an operator must look.
 */
public final class WrongPlaceException extends PlaceUnavailableException {

    WrongPlaceException(String place, String reason) {
        super(place, reason);
    }
}
