package dk.sluse.gateway;

import java.io.IOException;
import org.apache.sshd.common.Service;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.session.ServerUserAuthService;
import org.apache.sshd.server.session.ServerUserAuthServiceFactory;

/**
 * The steps of a login: the key, and for those who have a second factor a code of it. The library knows steps for everybody or
 * nobody; who needs a code is known only when the key is.
 */
final class LoginSteps extends ServerUserAuthService {

    private LoginSteps(Session session) throws IOException {
        super(session);
    }

    /** Makes the steps of each login. */
    static final class Factory extends ServerUserAuthServiceFactory {
        @Override
        public Service create(Session session) throws IOException {
            return new LoginSteps(session);
        }
    }

    @Override
    protected void handleAuthenticationSuccess(int command, Buffer buffer) throws Exception {
        if (SecondFactorCheck.stillNeeded(getServerSession())) {
            answer(UserAuthKeyboardInteractiveFactory.NAME, true);
        } else {
            super.handleAuthenticationSuccess(command, buffer);
        }
    }

    @Override
    protected void handleAuthenticationFailure(int command, Buffer buffer) throws Exception {
        boolean codeIsMissing = SecondFactorCheck.isAwaited(getServerSession());
        answer(codeIsMissing ? UserAuthKeyboardInteractiveFactory.NAME : UserAuthPublicKeyFactory.NAME, false);
    }

    private void answer(String next, boolean partly) throws IOException {
        Session session = getServerSession();
        Buffer response = session.createBuffer(SshConstants.SSH_MSG_USERAUTH_FAILURE);
        response.putString(next);
        response.putBoolean(partly);
        var unused = session.writePacket(response);
    }
}
