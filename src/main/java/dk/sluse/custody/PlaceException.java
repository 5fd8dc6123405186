package dk.sluse.custody;

import java.io.IOException;

/** A place cannot be used now: it is not there, which passes, or it is not what it should be, which does not. */
public abstract sealed class PlaceException extends IOException permits PlaceUnavailableException, WrongPlaceException {

    private final String place;

    PlaceException(String place, String reason) {
        super(place + ": " + reason);
        this.place = place;
    }

    PlaceException(PlaceException same) {
        super(same.getMessage(), same);
        this.place = same.place;
    }

    /** The place's name. */
    public final String place() {
        return place;
    }
}
