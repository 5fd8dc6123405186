package dk.sluse.custody;

import java.io.IOException;

/** What lies there now is another version than the one that is read (F14). */
final class ChangedException extends IOException {

    ChangedException() {
        super("it was replaced while it was read");
    }
}
