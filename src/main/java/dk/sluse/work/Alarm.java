package dk.sluse.work;

import org.jdbi.v3.core.Handle;

/** Told of every step that stops, in the transaction that stops it: the place to post a mail to the operators. */
@FunctionalInterface
public interface Alarm {

    /** A step stopped and waits for a person. */
    void stopped(Handle transaction, Stopped stopped);
}
