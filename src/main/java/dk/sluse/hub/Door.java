package dk.sluse.hub;

import dk.sluse.gateway.Doorkeeper;
import dk.sluse.project.Caller;
import dk.sluse.project.Entrance;
import dk.sluse.project.Entrance.Answer;
import dk.sluse.project.Proof;
import dk.sluse.project.SecondFactors;
import dk.sluse.store.Store;
import java.util.Optional;
import java.util.function.Predicate;

/** Who may come in at one of the gateway's doors: whoever the project room knows, and whom this door is for. */
final class Door implements Doorkeeper {

    private static final String NOTHING_OPEN = "nothing is open to this login at this door";

    private final Store store;
    private final Entrance entrance;
    private final SecondFactors factors;
    private final Predicate<Caller> meantFor;
    private final boolean hearsTheConfined;

    private Door(
            Store store,
            Entrance entrance,
            SecondFactors factors,
            Predicate<Caller> meantFor,
            boolean hearsTheConfined) {
        this.store = store;
        this.entrance = entrance;
        this.factors = factors;
        this.meantFor = meantFor;
        this.hearsTheConfined = hearsTheConfined;
    }

    /**
     * The door of everyone who is something here: a member of an open project, an officer, an operator. Those to whom
     * everything is closed come in, too, to be told why and to answer for it (R73); nothing else is open to them.
     */
    static Door forEveryone(Store store, Entrance entrance, SecondFactors factors) {
        return new Door(
                store,
                entrance,
                factors,
                caller -> !caller.memberOf().isEmpty()
                        || caller.isOfficer()
                        || caller.isOperator()
                        || !caller.owes().isEmpty(),
                true);
    }

    /** The door of officers only (R42). */
    static Door forOfficers(Store store, Entrance entrance, SecondFactors factors) {
        return new Door(store, entrance, factors, Caller::isOfficer, false);
    }

    @Override
    public Admission admit(String login, Proof proof) {
        Answer answer = store.read(h -> entrance.look(h, login, proof));
        if (answer instanceof Answer.Unknown unknown) {
            return new Admission.Refused(unknown.reason());
        }
        if (answer instanceof Answer.Closed closed) {
            return hearsTheConfined
                    ? new Admission.Welcome(closed.caller(), closed.needsCode())
                    : new Admission.Closed(closed.reason());
        }
        Answer.Known known = (Answer.Known) answer;
        return meantFor.test(known.caller())
                ? new Admission.Welcome(known.caller(), known.needsCode())
                : new Admission.Closed(NOTHING_OPEN);
    }

    /** A session that began when more was open ends; one that was confined from its beginning goes on. */
    @Override
    public Optional<Caller> again(Caller caller, Proof proof) {
        Answer answer = store.read(h -> entrance.look(h, caller.login(), proof));
        if (caller.confined().isPresent()) {
            return answer instanceof Answer.Closed closed ? Optional.of(closed.caller()) : Optional.empty();
        }
        return answer instanceof Answer.Known known
                ? Optional.of(known.caller()).filter(meantFor)
                : Optional.empty();
    }

    @Override
    public boolean asksForCodes() {
        return factors.isAsked();
    }

    @Override
    public boolean acceptsCode(String login, String code) {
        return store.change(h -> factors.check(h, login, code));
    }
}
