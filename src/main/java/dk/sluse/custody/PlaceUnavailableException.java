package dk.sluse.custody;

import java.io.IOException;

/** A place could not be reached, or is not there now, such as a folder that is not mounted (F15). Later it may be. */
public sealed class PlaceUnavailableException extends IOException permits WrongPlaceException {

    private final String place;

    PlaceUnavailableException(String place, String reason) {
        super(place + ": " + reason);
        this.place = place;
    }

    /** The place's name. */
    public String place() {
        return place;
    }
}
