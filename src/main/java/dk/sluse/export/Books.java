package dk.sluse.export;

import dk.sluse.audit.Audit;
import dk.sluse.store.Store;
import dk.sluse.work.Work;
import java.time.Clock;

/**
 * The books of this room: what stands of requests and their files, the work that is to come, the record of what was, and the
 * clock by which all of it is dated. A change of one is written together with the others, in one transaction of the store.
 */
record Books(Store store, Requests requests, RequestFiles files, Freezes freezes, Work work, Audit audit, Clock clock) {

    Books(Store store, Work work, Audit audit, Clock clock) {
        this(store, new Requests(), work, audit, clock);
    }

    private Books(Store store, Requests requests, Work work, Audit audit, Clock clock) {
        this(store, requests, new RequestFiles(), new Freezes(requests, work), work, audit, clock);
    }
}
