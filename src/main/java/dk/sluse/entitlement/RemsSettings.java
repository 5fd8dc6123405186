package dk.sluse.entitlement;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * How REMS is asked.
 *
 * @param url where it is, without {@code /api}
 * @param user in whose name; it must be allowed to see all entitlements
 * @param keyFile holds the API key, and is read each time
 * @param identity by what its people are known here
 * @param poll how often
 * @param projects the project of each of its resources
 */
public record RemsSettings(
        URI url, String user, Path keyFile, Identity identity, Duration poll, Map<String, String> projects) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** By what a person of the register is known here. */
    public enum Identity {
        /** The mail address. */
        MAIL,
        /** The register's user id is the login. */
        USERID
    }

    public RemsSettings {
        if (!isSafe(url)) {
            throw new IllegalArgumentException("REMS is asked over https, or on this machine");
        }
        projects = Map.copyOf(projects);
    }

    /** Whether a key may travel there. */
    public static boolean isSafe(URI url) {
        return url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null
                && ("https".equals(url.getScheme())
                        || ("http".equals(url.getScheme()) && THIS_MACHINE.contains(url.getHost())));
    }
}
