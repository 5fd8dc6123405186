package dk.sluse.work;

import java.time.Duration;

/**
 * What an exception implements when its cause lies outside and will pass, such as an environment that is down. Its step is
 * tried again for ever and never stops, yet is seen in {@code status} with the reason.
 */
public interface Waits {

    /** How long to wait before the next attempt. */
    Duration patience();
}
