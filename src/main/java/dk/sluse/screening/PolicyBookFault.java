package dk.sluse.screening;

/** Thrown when {@code policies.yaml} cannot be used; its message names the file, the line and what to do. */
public final class PolicyBookFault extends RuntimeException {

    PolicyBookFault(String message) {
        super(message);
    }

    PolicyBookFault(String message, Throwable cause) {
        super(message, cause);
    }
}
