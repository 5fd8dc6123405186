package dk.sluse.gateway;

import dk.sluse.gateway.Doorkeeper.Admission;
import dk.sluse.gateway.Doorkeeper.Admission.Refused;
import dk.sluse.gateway.Doorkeeper.Admission.Welcome;
import dk.sluse.project.Caller;
import dk.sluse.wording.Printable;
import java.security.PublicKey;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the doorkeeper about each key that is offered. The server asks once when a client names a key and once more when
 * it signs with it; whom the last answer named is who logs in.
 */
final class KeyCheck implements PublickeyAuthenticator {

    private static final Logger LOG = LoggerFactory.getLogger(KeyCheck.class);
    private static final int LONGEST_LOGIN = 64;
    private static final AttributeKey<Caller> ADMITTED = new AttributeKey<>();
    private static final AttributeKey<Set<String>> REFUSED = new AttributeKey<>();

    private final Doorkeeper doorkeeper;
    private final RefusedLogins refusedLogins;

    KeyCheck(Doorkeeper doorkeeper, RefusedLogins refusedLogins) {
        this.doorkeeper = doorkeeper;
        this.refusedLogins = refusedLogins;
    }

    /** Who proved a key in this session. */
    static Optional<Caller> admitted(ServerSession session) {
        return Optional.ofNullable(session.getAttribute(ADMITTED));
    }

    @Override
    public boolean authenticate(String login, PublicKey key, ServerSession session) {
        session.removeAttribute(ADMITTED);
        String fingerprint = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
        Admission answer = answer(login, key, fingerprint);
        if (answer instanceof Welcome welcome) {
            session.setAttribute(ADMITTED, welcome.caller());
            return true;
        }
        if (answer instanceof Refused refused) {
            record(session, login, fingerprint, refused.reason());
        }
        return false;
    }

    private Admission answer(String login, PublicKey key, String fingerprint) {
        if (key instanceof OpenSshCertificate) {
            return new Refused("certificates are not accepted");
        }
        if (login.length() > LONGEST_LOGIN || !Printable.of(login).equals(login)) {
            return new Refused("no such login");
        }
        try {
            return doorkeeper.admit(login, fingerprint);
        } catch (RuntimeException e) {
            LOG.error("Nobody can log in: who may come in cannot be looked up", e);
            return new Refused("access could not be looked up");
        }
    }

    /** Once for a connection and key, though a client may offer it twice. */
    private void record(ServerSession session, String login, String fingerprint, String reason) {
        Set<String> before = session.computeAttributeIfAbsent(REFUSED, k -> ConcurrentHashMap.newKeySet());
        if (before.add(fingerprint)) {
            refusedLogins.refused(Arrivals.address(session.getClientAddress()), login, fingerprint, reason);
        }
    }
}
