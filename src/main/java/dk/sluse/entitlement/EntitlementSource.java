package dk.sluse.entitlement;

import java.io.IOException;
import java.util.List;

/** A register of entitlements. */
public interface EntitlementSource {

    /**
     * All entitlements that the register knows.
     *
     * @throws IOException when it does not answer, or not in full, or in a way that is not understood
     */
    List<Entitlement> current() throws IOException;
}
