package dk.sluse.custody;

import dk.sluse.custody.Delivery.Fault;
import java.io.IOException;
import java.util.List;

/** Some files could not be deleted; every other one was (F34). */
public final class UndeletableException extends IOException {

    private final List<Fault> faults;

    UndeletableException(String message, List<Fault> faults) {
        super(message);
        this.faults = List.copyOf(faults);
    }

    /** The files that are still there, and why. */
    public List<Fault> faults() {
        return faults;
    }
}
