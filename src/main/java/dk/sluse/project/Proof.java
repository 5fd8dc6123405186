package dk.sluse.project;

import java.time.Instant;

/** By what somebody proved who they are (R93). */
public sealed interface Proof {

    /** The {@code SHA256:…} fingerprint of the key that signed. */
    String fingerprint();

    /** A key that is registered at the hub. */
    record Key(String fingerprint) implements Proof {}

    /**
     * A key that an authority certified to be this person's.
     *
     * @param authority the fingerprint of the authority's key, whose signature was verified
     * @param serial the certificate's serial number, in digits
     * @param from when it begins to hold
     * @param until when it ends
     */
    record Certificate(String fingerprint, String authority, String serial, Instant from, Instant until)
            implements Proof {}
}
