package dk.sluse.gateway;

import dk.sluse.gateway.GatewaySettings.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.net.InetAddressRange;
import org.apache.sshd.common.session.helpers.AbstractSession;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSessionImpl;
import org.apache.sshd.server.session.SessionFactory;

/**
 * Takes or turns away a connection before a byte is said: by its network, by how often it guessed, and by how many
 * are there already (F40). It
 * stands in the session factory because a connection that is refused there is closed at once.
 */
final class Arrivals extends SessionFactory {

    private final SshServer server;
    private final List<InetAddressRange> networks;
    private final Limits limits;
    private final Bans bans;
    private final Rates rates;
    private final RefusedLogins refusedLogins;

    Arrivals(SshServer server, GatewaySettings settings, Bans bans, RefusedLogins refusedLogins) {
        super(server);
        this.server = server;
        this.networks =
                settings.networks().stream().map(InetAddressRange::fromCIDR).toList();
        this.limits = settings.limits();
        this.bans = bans;
        this.rates = new Rates(limits.connectionsAMinute(), System::nanoTime);
        this.refusedLogins = refusedLogins;
    }

    /** The address of a peer, without its port. */
    static String address(SocketAddress peer) {
        return inet(peer).map(InetAddress::getHostAddress).orElse("unknown");
    }

    @Override
    protected ServerSessionImpl doCreateSession(IoSession connection) throws Exception {
        SocketAddress peer = connection.getRemoteAddress();
        Optional<String> refusal = refusal(inet(peer));
        if (refusal.isPresent()) {
            refusedLogins.turnedAway(address(peer), refusal.get());
            throw new IOException(refusal.get());
        }
        return super.doCreateSession(connection);
    }

    private Optional<String> refusal(Optional<InetAddress> peer) {
        if (!networks.isEmpty()
                && peer.filter(p -> networks.stream().anyMatch(n -> n.contains(p)))
                        .isEmpty()) {
            return Optional.of("this network is not allowed");
        }
        if (peer.flatMap(bans::until).isPresent()) {
            return Optional.of("this address is banned for a while");
        }
        if (peer.filter(rates::isTooFast).isPresent()) {
            return Optional.of("too many connections in a minute");
        }
        List<AbstractSession> present = server.getActiveSessions();
        if (present.size() >= limits.sessions()) {
            return Optional.of("too many sessions");
        }
        List<AbstractSession> halfOpen =
                present.stream().filter(s -> !s.isAuthenticated()).toList();
        if (halfOpen.size() >= limits.halfOpen()) {
            return Optional.of("too many unfinished logins");
        }
        long fromThere = halfOpen.stream()
                .filter(s -> inet(s.getRemoteAddress()).map(Subscriber::of).equals(peer.map(Subscriber::of)))
                .count();
        return fromThere >= limits.halfOpenPerAddress()
                ? Optional.of("too many unfinished logins from one address")
                : Optional.empty();
    }

    static Optional<InetAddress> inet(SocketAddress peer) {
        return peer instanceof InetSocketAddress inet ? Optional.ofNullable(inet.getAddress()) : Optional.empty();
    }
}
