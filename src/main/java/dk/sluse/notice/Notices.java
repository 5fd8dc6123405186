package dk.sluse.notice;

import org.jdbi.v3.core.Handle;

/** Posts mails. */
public interface Notices {

    /** Writes the mail and puts it into the outbox, in the caller's transaction; it is sent after the commit. */
    void post(Handle transaction, Notice notice);
}
