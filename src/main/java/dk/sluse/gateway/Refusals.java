package dk.sluse.gateway;

import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.gateway.GatewaySettings.Limits;
import java.util.List;
import java.util.Optional;

/** Records what a file view refuses; a session that does nothing but try doors is ended (F40). */
final class Refusals {

    private static final String READ_ONLY = "Nothing can be changed here: this view is read-only.";

    private final Visit visit;
    private final WholeView view;
    private final Limits limits;

    Refusals(Visit visit, WholeView view, Limits limits) {
        this.visit = visit;
        this.view = view;
        this.limits = limits;
    }

    /** Begins an event about a path. */
    Event event(EventKind kind, List<String> names) {
        return visit.event(view.chain(names), kind).file(Recorder.shown(ShelfPath.text(names)));
    }

    SftpRefusal refuse(String request, String reason, List<String> names) {
        return refuse(request, reason, names, READ_ONLY);
    }

    SftpRefusal refuse(String request, String reason, List<String> names, String told) {
        return refuse(request, reason, Optional.of(names), "", told);
    }

    /** Refuses what may be no path at all. */
    SftpRefusal refuse(String request, String reason, Optional<List<String>> names, String asSent) {
        return refuse(request, reason, names, asSent, READ_ONLY);
    }

    private SftpRefusal refuse(
            String request, String reason, Optional<List<String>> names, String asSent, String told) {
        Event event = visit.event(view.chain(names.orElse(List.of())), EventKind.ACCESS_REFUSED)
                .with("request", request)
                .with("reason", reason);
        String path = names.map(ShelfPath::text).orElse(asSent);
        int refusals = visit.refused(path.isEmpty() ? event : event.file(Recorder.shown(path)));
        if (refusals == limits.refusals()) {
            visit.end("too many refused requests");
        }
        return SftpRefusal.denied(told);
    }
}
