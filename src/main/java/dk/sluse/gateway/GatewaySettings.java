package dk.sluse.gateway;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.common.net.InetAddressRange;

/**
 * Where a door stands and how much it bears.
 *
 * @param door its name in the record, such as {@code main} or {@code airlock}
 * @param address the address it listens on, such as {@code 0.0.0.0}
 * @param port the port it listens on; 0 takes any free one
 * @param hostKey the file of its ed25519 host key, in OpenSSH's format; made, for its owner only, when it is not there
 * @param networks the networks it may be reached from, such as {@code 10.1.0.0/16}; none means every network
 * @param banner what is shown before the login; may be empty
 * @param limits how much it bears
 */
public record GatewaySettings(
        String door, String address, int port, Path hostKey, List<String> networks, String banner, Limits limits) {

    public GatewaySettings {
        networks = List.copyOf(networks);
        for (String network : networks) {
            if (!InetAddressRange.isCIDR(network)) {
                throw new IllegalArgumentException(
                        "Not a network: \"" + network + "\". Write it such as 10.1.0.0/16 or 2001:db8::/32.");
            }
        }
        if (door.isBlank()) {
            throw new IllegalArgumentException("A door has a name, such as main or airlock.");
        }
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("Not a port: " + port + ". Write a number from 0 to 65535.");
        }
    }

    /**
     * What one door bears (F20, F40). More is refused, never queued without end.
     *
     * @param sessions connections at one time, logged in or not
     * @param sessionsPerPerson of them by one person
     * @param halfOpen of them that have not logged in yet
     * @param halfOpenPerAddress of those from one address
     * @param channels commands and file views in one session
     * @param handles open files and folders in one file view
     * @param refusals refused requests after which a session is ended
     * @param commandLength longest command line, in characters
     * @param connectionsAMinute from one address
     * @param loginTime how long a login may take
     * @param idleTime how long a session, or a reader that takes no data, may be silent
     * @param longestSession how long a session may last, whatever it does
     */
    public record Limits(
            int sessions,
            int sessionsPerPerson,
            int halfOpen,
            int halfOpenPerAddress,
            int channels,
            int handles,
            int refusals,
            int commandLength,
            int connectionsAMinute,
            Duration loginTime,
            Duration idleTime,
            Duration longestSession) {

        public Limits {
            if (sessions < 1
                    || sessionsPerPerson < 1
                    || halfOpen < 1
                    || halfOpenPerAddress < 1
                    || channels < 1
                    || handles < 1
                    || refusals < 1
                    || commandLength < 1
                    || connectionsAMinute < 1) {
                throw new IllegalArgumentException("Every limit of the gateway is at least 1.");
            }
            if (loginTime.isZero()
                    || loginTime.isNegative()
                    || idleTime.isZero()
                    || idleTime.isNegative()
                    || longestSession.isZero()
                    || longestSession.isNegative()) {
                throw new IllegalArgumentException("The gateway's times are longer than nothing.");
            }
        }

        /** What suits an installation with some hundred users. */
        public static Limits usual() {
            return new Limits(
                    200,
                    20,
                    50,
                    10,
                    8,
                    64,
                    200,
                    8192,
                    120,
                    Duration.ofSeconds(60),
                    Duration.ofMinutes(10),
                    Duration.ofHours(24));
        }
    }
}
