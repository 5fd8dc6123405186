package dk.sluse.export;

import dk.sluse.project.Caller;
import dk.sluse.project.Denied;
import dk.sluse.project.People;
import dk.sluse.project.Person;
import dk.sluse.store.Store;
import java.io.IOException;

/** What a requester does at the gateway, by key: confirm a dropped folder, take a request back. */
public final class Requesting {

    private final Store store;
    private final People people;
    private final Requests requests;
    private final DroppedRequests dropped;
    private final Withdrawing withdrawing;

    Requesting(Books books, People people, DroppedRequests dropped, Withdrawing withdrawing) {
        this.store = books.store();
        this.people = people;
        this.requests = books.requests();
        this.dropped = dropped;
        this.withdrawing = withdrawing;
    }

    /** Makes a dropped folder a request (R38). */
    public void confirm(Caller caller, long id) throws IOException {
        store.<IOException>changing(h -> {
            ExportRequest request = requests.lockNamed(h, id);
            mustBeOpen(caller, request);
            dropped.confirm(h, request, person(h, caller));
        });
    }

    /** Takes a request back; the requester or the project's PI. */
    public void withdraw(Caller caller, long id) {
        store.changing(h -> {
            ExportRequest request = requests.lockNamed(h, id);
            mustBeOpen(caller, request);
            if (!request.requester().equals(caller.login()) && !caller.piOf().contains(request.project())) {
                throw new Denied("Request " + id + " is withdrawn by its requester or the PI.");
            }
            withdrawing.withdraw(h, request, person(h, caller));
        });
    }

    private static void mustBeOpen(Caller caller, ExportRequest request) {
        if (!caller.memberOf().contains(request.project())) {
            throw new Denied("There is no request " + request.id() + " that you may see.");
        }
    }

    private Person person(org.jdbi.v3.core.Handle h, Caller caller) {
        return people.byLogin(h, caller.login()).orElseThrow();
    }
}
