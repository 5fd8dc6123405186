package dk.sluse.gateway;

import dk.sluse.project.Caller;
import dk.sluse.project.Proof;
import java.util.Optional;

/** Knows who may come in, and for how long. */
public interface Doorkeeper {

    /**
     * The person of this login whom this key or certificate names, unless access is closed.
     *
     * @param login the login name given
     * @param proof what is offered; whether the client holds the key is seen to afterwards
     */
    Admission admit(String login, Proof proof);

    /**
     * Looks again at somebody who came in: rights as they are now, or nothing when the session must end. Asked every half
     * second for every live session, so it must be quick.
     */
    Optional<Caller> again(Caller caller, Proof proof);

    /** Whether anybody is asked for a second factor at this door. */
    default boolean asksForCodes() {
        return false;
    }

    /** Whether this is a code of the person's second factor that was not used before. */
    default boolean acceptsCode(String login, String code) {
        return false;
    }

    /** The answer at the door. */
    sealed interface Admission {
        /**
         * Welcome.
         *
         * @param needsCode whether a code of the second factor is asked for, too
         */
        record Welcome(Caller caller, boolean needsCode) implements Admission {
            /** Welcome by the key alone. */
            public Welcome(Caller caller) {
                this(caller, false);
            }
        }

        /** Refused; the reason goes to the record only. */
        record Refused(String reason) implements Admission {}

        /** The person's own access is closed; whoever proves the key is told why. */
        record Closed(String reason) implements Admission {}
    }
}
