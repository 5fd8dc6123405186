package dk.sluse.gateway;

import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.gateway.KeyCheck.Entry;
import dk.sluse.project.Caller;
import dk.sluse.project.Proof;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.server.session.ServerSession;

/** One person's live session, with that person's rights as they were last seen. */
final class Visit {

    private final ServerSession session;
    private final String address;
    private final Recorder recorder;
    private final Proof proof;
    private final long began;
    private final Set<OpenFile> reads = ConcurrentHashMap.newKeySet();
    private final Set<OpenUpload> writes = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile Caller caller;
    private volatile long seen;

    Visit(ServerSession session, Entry entry, Recorder recorder, long now) {
        this.session = session;
        this.address = Arrivals.address(session.getClientAddress());
        this.recorder = recorder;
        this.proof = entry.proof();
        this.began = now;
        this.caller = entry.caller();
        this.seen = now;
    }

    Caller caller() {
        return caller;
    }

    /** By what the person came in. */
    Proof proof() {
        return proof;
    }

    /** When the session began, in machine time. */
    long began() {
        return began;
    }

    /** When the caller's rights were last looked up, in machine time. */
    long seen() {
        return seen;
    }

    void refresh(Caller rights, long now) {
        caller = rights;
        seen = now;
    }

    /** The files that are being read. */
    Set<OpenFile> reads() {
        return reads;
    }

    /** The files that are being uploaded. */
    Set<OpenUpload> writes() {
        return writes;
    }

    Recorder recorder() {
        return recorder;
    }

    Event event(String chain, EventKind kind) {
        return recorder.event(chain, kind, caller.login(), address);
    }

    /** Counts a refused request and tells how many there were. */
    int refused(Event event) {
        recorder.owed(event);
        return refusals.incrementAndGet();
    }

    /** Ends the session at once: what lies in its queues is not sent. */
    void end(String reason) {
        session.close(true);
        recorder.owed(event(Event.HUB, EventKind.SESSION_ENDED).with("reason", reason));
    }

    boolean isOver() {
        return session.isClosed() || session.isClosing();
    }
}
