package dk.sluse.gateway;

import dk.sluse.gateway.Doorkeeper.Admission;
import dk.sluse.gateway.Doorkeeper.Admission.Closed;
import dk.sluse.gateway.Doorkeeper.Admission.Refused;
import dk.sluse.gateway.Doorkeeper.Admission.Welcome;
import dk.sluse.project.Caller;
import dk.sluse.project.Proof;
import dk.sluse.wording.Printable;
import java.security.PublicKey;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the doorkeeper about each key that is offered. The server asks once when a client names a key and once more when
 * it signs with it; whom the last answer named is who logs in. Somebody whose access is closed is let sign, too: only who proves
 * the key hears why ({@link ProvenKey}).
 */
final class KeyCheck implements PublickeyAuthenticator {

    private static final Logger LOG = LoggerFactory.getLogger(KeyCheck.class);
    private static final int LONGEST_LOGIN = 64;
    private static final AttributeKey<Entry> ADMITTED = new AttributeKey<>();
    private static final AttributeKey<Shut> CLOSED = new AttributeKey<>();
    /** Present when the last offer came as far as the doorkeeper. */
    private static final AttributeKey<Boolean> ANSWERED = new AttributeKey<>();

    private static final AttributeKey<Set<String>> REFUSED = new AttributeKey<>();

    private final Doorkeeper doorkeeper;
    private final RefusedLogins refusedLogins;

    KeyCheck(Doorkeeper doorkeeper, RefusedLogins refusedLogins) {
        this.doorkeeper = doorkeeper;
        this.refusedLogins = refusedLogins;
    }

    /** Who is let in once the key is proven, and by what. */
    record Entry(Caller caller, Proof proof, boolean needsCode) {}

    /** Whom the last key that was offered in this session names. */
    static Optional<Entry> admitted(Session session) {
        return Optional.ofNullable(session.getAttribute(ADMITTED));
    }

    /** Whose access is closed, by the key that they offer, and why. */
    record Shut(String fingerprint, String reason) {}

    /** The person whom the last key names, where their access is closed. */
    static Optional<Shut> closed(Session session) {
        return Optional.ofNullable(session.getAttribute(CLOSED));
    }

    /** Whether something was offered in this session that is nobody's. */
    static boolean hasGuessed(Session session) {
        return session.getAttribute(REFUSED) != null;
    }

    /** Notes that something was offered that is nobody's; answers whether it is the first time. */
    static boolean guessed(Session session, String what) {
        return session.computeAttributeIfAbsent(REFUSED, k -> ConcurrentHashMap.newKeySet())
                .add(what);
    }

    /** Another key is offered: what an earlier one opened counts no more. */
    static void begin(Session session) {
        session.removeAttribute(ADMITTED);
        session.removeAttribute(CLOSED);
        session.removeAttribute(ANSWERED);
        SecondFactorCheck.forget(session);
    }

    /** The library refused what was offered: a signature that is none, or what is no key or certificate to it. */
    void unproven(ServerSession session, String login) {
        Optional<String> named = admitted(session)
                .map(entry -> entry.proof().fingerprint())
                .or(() -> closed(session).map(Shut::fingerprint));
        if (named.isPresent()) {
            record(session, login, named.get(), "the key was named, and not proven");
        } else if (session.getAttribute(ANSWERED) == null) {
            record(session, login, "none", "no key or certificate that can be used from there");
        }
        begin(session);
    }

    @Override
    public boolean authenticate(String login, PublicKey key, ServerSession session) {
        begin(session);
        session.setAttribute(ANSWERED, true);
        Optional<String> fault = fault(login, key);
        Proof proof = proof(key);
        Admission answer = fault.<Admission>map(Refused::new).orElseGet(() -> answer(login, proof));
        if (answer instanceof Welcome welcome) {
            session.setAttribute(ADMITTED, new Entry(welcome.caller(), proof, welcome.needsCode()));
        } else if (answer instanceof Closed closed) {
            session.setAttribute(CLOSED, new Shut(proof.fingerprint(), closed.reason()));
        } else if (answer instanceof Refused refused) {
            record(session, login, proof.fingerprint(), refused.reason());
            return false;
        }
        return true;
    }

    /** The key was proven, and access is closed. */
    void turnedAway(ServerSession session, String login, Shut shut) {
        refusedLogins.refused(
                Arrivals.address(session.getClientAddress()),
                login,
                shut.fingerprint(),
                "access is closed: " + shut.reason());
    }

    private static Optional<String> fault(String login, PublicKey key) {
        if (login.length() > LONGEST_LOGIN || !Printable.of(login).equals(login)) {
            return Optional.of("no such login");
        }
        return key instanceof OpenSshCertificate certificate
                ? Certificates.fault(certificate, login)
                : Optional.empty();
    }

    private static Proof proof(PublicKey key) {
        return key instanceof OpenSshCertificate certificate
                ? Certificates.proof(certificate)
                : new Proof.Key(Certificates.fingerprint(key));
    }

    private Admission answer(String login, Proof proof) {
        try {
            return doorkeeper.admit(login, proof);
        } catch (RuntimeException e) {
            LOG.error("Nobody can log in: who may come in cannot be looked up", e);
            return new Closed("who may come in cannot be looked up now; try later");
        }
    }

    /** Once for a connection, key and reason, though a client may offer it twice. */
    private void record(ServerSession session, String login, String fingerprint, String reason) {
        if (guessed(session, fingerprint + " " + reason)) {
            refusedLogins.refused(Arrivals.address(session.getClientAddress()), login, fingerprint, reason);
        }
    }
}
