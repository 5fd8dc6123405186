package dk.sluse.export;

import dk.sluse.project.Caller;
import dk.sluse.project.Denied;
import dk.sluse.project.Parties;
import dk.sluse.project.Person;
import dk.sluse.store.Store;
import java.io.IOException;
import org.jdbi.v3.core.Handle;

/** What a requester does at the gateway, by key: confirm a dropped folder, take a request back. */
public final class Requesting {

    private final Store store;
    private final Parties parties;
    private final Requests requests;
    private final DroppedRequests dropped;
    private final Withdrawing withdrawing;

    Requesting(Books books, Parties parties, DroppedRequests dropped, Withdrawing withdrawing) {
        this.store = books.store();
        this.parties = parties;
        this.requests = books.requests();
        this.dropped = dropped;
        this.withdrawing = withdrawing;
    }

    /** Makes a dropped folder a request (R38). */
    public void confirm(Caller caller, long id) throws IOException {
        store.<IOException>changing(h -> {
            ExportRequest request = requests.lockNamed(h, id);
            mustBeOpen(h, caller, request);
            dropped.confirm(h, request, person(h, caller));
        });
    }

    /** Takes a request back; the requester or the project's PI. */
    public void withdraw(Caller caller, long id) {
        store.changing(h -> {
            ExportRequest request = requests.lockNamed(h, id);
            mustBeOpen(h, caller, request);
            if (!request.requester().equals(caller.login()) && !caller.piOf().contains(request.project())) {
                throw new Denied("Request " + id + " is withdrawn by its requester or the PI.");
            }
            withdrawing.withdraw(h, request, person(h, caller));
        });
    }

    private void mustBeOpen(Handle h, Caller caller, ExportRequest request) {
        parties.callers().mustHoldStill(h, caller);
        if (!caller.memberOf().contains(request.project())) {
            throw new Denied("There is no request " + request.id() + " that you may see.");
        }
    }

    private Person person(Handle h, Caller caller) {
        return parties.people().byLogin(h, caller.login()).orElseThrow();
    }
}
