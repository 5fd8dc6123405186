package dk.sluse.hub;

import dk.sluse.gateway.Doorkeeper;
import dk.sluse.project.Access;
import dk.sluse.project.Caller;
import dk.sluse.store.Store;
import java.util.Optional;
import java.util.function.Predicate;

/** Who may come in at one of the gateway's doors: whoever the project room knows, and whom this door is for. */
final class Door implements Doorkeeper {

    private final Store store;
    private final Access access;
    private final Predicate<Caller> meantFor;

    Door(Store store, Access access, Predicate<Caller> meantFor) {
        this.store = store;
        this.access = access;
        this.meantFor = meantFor;
    }

    /** The door of everyone who is something here: a member of an open project, an officer, an operator. */
    static Door forEveryone(Store store, Access access) {
        return new Door(
                store, access, caller -> !caller.memberOf().isEmpty() || caller.isOfficer() || caller.isOperator());
    }

    /** The door of officers only (R42). */
    static Door forOfficers(Store store, Access access) {
        return new Door(store, access, Caller::isOfficer);
    }

    @Override
    public Admission admit(String login, String fingerprint) {
        return look(login, fingerprint)
                .<Admission>map(Admission.Welcome::new)
                .orElseGet(() -> new Admission.Refused("no open access for this login and key at this door"));
    }

    @Override
    public Optional<Caller> again(Caller caller) {
        return look(caller.login(), caller.key());
    }

    private Optional<Caller> look(String login, String fingerprint) {
        return store.read(h -> access.caller(h, login, fingerprint)).filter(meantFor);
    }
}
