package dk.sluse.gateway;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.keyboard.PromptEntry;
import org.apache.sshd.server.session.ServerSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for a code after the key was proven, of those who have a second factor (R93). Three wrong ones end the attempt. */
final class SecondFactorCheck implements KeyboardInteractiveAuthenticator {

    private static final Logger LOG = LoggerFactory.getLogger(SecondFactorCheck.class);
    private static final int MOST_CODES = 3;
    private static final int LONGEST_CODE = 16;
    private static final AttributeKey<Boolean> KEY_PROVEN = new AttributeKey<>();
    private static final AttributeKey<Boolean> CODE_GIVEN = new AttributeKey<>();
    private static final AttributeKey<AtomicInteger> WRONG = new AttributeKey<>();

    private final Doorkeeper doorkeeper;
    private final RefusedLogins refusedLogins;

    SecondFactorCheck(Doorkeeper doorkeeper, RefusedLogins refusedLogins) {
        this.doorkeeper = doorkeeper;
        this.refusedLogins = refusedLogins;
    }

    /** Another key is offered: what was proven before counts no more. */
    static void forget(Session session) {
        session.removeAttribute(KEY_PROVEN);
        session.removeAttribute(CODE_GIVEN);
    }

    /** Whether the key was proven and only the code is missing. */
    static boolean isAwaited(Session session) {
        return session.getAttribute(KEY_PROVEN) != null && session.getAttribute(CODE_GIVEN) == null;
    }

    /** Notes that the key was proven; answers whether a code is missing still. */
    static boolean stillNeeded(Session session) {
        boolean needed = KeyCheck.admitted(session).orElseThrow().needsCode();
        if (needed) {
            session.setAttribute(KEY_PROVEN, true);
        }
        return needed && session.getAttribute(CODE_GIVEN) == null;
    }

    @Override
    public InteractiveChallenge generateChallenge(
            ServerSession session, String login, String language, String methods) {
        if (!isAwaited(session) || wrong(session).get() >= MOST_CODES) {
            return null;
        }
        InteractiveChallenge challenge = new InteractiveChallenge();
        challenge.addPrompt(new PromptEntry("Kode / Code: ", false));
        return challenge;
    }

    @Override
    public boolean authenticate(ServerSession session, String login, List<String> answers) {
        if (!isAwaited(session)
                || wrong(session).get() >= MOST_CODES
                || answers.size() != 1
                || answers.get(0).length() > LONGEST_CODE) {
            return false;
        }
        if (accepts(login, answers.get(0))) {
            session.setAttribute(CODE_GIVEN, true);
            return true;
        }
        wrong(session).incrementAndGet();
        var unused = KeyCheck.guessed(session, "code");
        String key = KeyCheck.admitted(session).orElseThrow().proof().fingerprint();
        refusedLogins.refused(Arrivals.address(session.getClientAddress()), login, key, "wrong or used code");
        return false;
    }

    private boolean accepts(String login, String code) {
        try {
            return doorkeeper.acceptsCode(login, code);
        } catch (RuntimeException e) {
            LOG.error("A code cannot be looked up", e);
            return false;
        }
    }

    private static AtomicInteger wrong(Session session) {
        return session.computeAttributeIfAbsent(WRONG, k -> new AtomicInteger());
    }
}
