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
    private final boolean hearsTheConfined;

    private Door(Store store, Access access, Predicate<Caller> meantFor, boolean hearsTheConfined) {
        this.hearsTheConfined = hearsTheConfined;
        this.store = store;
        this.access = access;
        this.meantFor = meantFor;
    }

    /**
     * The door of everyone who is something here: a member of an open project, an officer, an operator. Those to whom
     * everything is closed come in, too, to be told why and to answer for it (R73); nothing else is open to them.
     */
    static Door forEveryone(Store store, Access access) {
        return new Door(
                store,
                access,
                caller -> !caller.memberOf().isEmpty() || caller.isOfficer() || caller.isOperator(),
                true);
    }

    /** The door of officers only (R42). */
    static Door forOfficers(Store store, Access access) {
        return new Door(store, access, Caller::isOfficer, false);
    }

    @Override
    public Admission admit(String login, String fingerprint) {
        return look(login, fingerprint)
                .or(() -> confined(login, fingerprint))
                .<Admission>map(Admission.Welcome::new)
                .orElseGet(() -> new Admission.Refused("no open access for this login and key at this door"));
    }

    /** A session that began when more was open ends; one that was confined from its beginning goes on. */
    @Override
    public Optional<Caller> again(Caller caller) {
        return caller.confined().isPresent()
                ? confined(caller.login(), caller.key())
                : look(caller.login(), caller.key());
    }

    private Optional<Caller> look(String login, String fingerprint) {
        return store.read(h -> access.caller(h, login, fingerprint)).filter(meantFor);
    }

    private Optional<Caller> confined(String login, String fingerprint) {
        return hearsTheConfined ? store.read(h -> access.confined(h, login, fingerprint)) : Optional.empty();
    }
}
