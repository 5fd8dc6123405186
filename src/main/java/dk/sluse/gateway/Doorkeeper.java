package dk.sluse.gateway;

import dk.sluse.project.Caller;
import java.util.Optional;

/** Knows who may come in, and for how long. */
public interface Doorkeeper {

    /**
     * The person of this login whose registered, valid key this is, unless access is closed.
     *
     * @param login the login name given
     * @param fingerprint the offered key's {@code SHA256:…} fingerprint
     */
    Admission admit(String login, String fingerprint);

    /**
     * Looks again at somebody who came in: rights as they are now, or nothing when the session must end. Asked every half
     * second for every live session, so it must be quick.
     */
    Optional<Caller> again(Caller caller);

    /** The answer at the door. */
    sealed interface Admission {
        /** Welcome. */
        record Welcome(Caller caller) implements Admission {}

        /** Refused; the reason goes to the record, and to the person only where it gives nothing away. */
        record Refused(String reason) implements Admission {}
    }
}
