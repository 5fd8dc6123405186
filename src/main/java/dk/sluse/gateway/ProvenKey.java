package dk.sluse.gateway;

import dk.sluse.gateway.KeyCheck.Entry;
import dk.sluse.project.Duty;
import dk.sluse.wording.Masking;
import dk.sluse.wording.Printable;
import java.io.IOException;
import java.util.Optional;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKey;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.session.ServerSession;

/**
 * The login by key. Whoever proves a key of a person whose access is closed is refused and told why; whoever owes something
 * first is told what (R25, R71).
 */
final class ProvenKey extends UserAuthPublicKey {

    private static final int LONGEST_REASON = 300;

    private final KeyCheck keys;

    private ProvenKey(UserAuthPublicKeyFactory factory, KeyCheck keys) {
        super(factory.getSignatureFactories());
        this.keys = keys;
    }

    /** Makes one for each attempt. */
    static UserAuthPublicKeyFactory factory(KeyCheck keys) {
        return new UserAuthPublicKeyFactory() {
            @Override
            public UserAuthPublicKey createUserAuth(ServerSession session) {
                return new ProvenKey(this, keys);
            }
        };
    }

    @Override
    public Boolean doAuth(Buffer buffer, boolean init) throws Exception {
        ServerSession session = getServerSession();
        Boolean proven = looked(session, buffer, init);
        if (!Boolean.TRUE.equals(proven)) {
            return proven;
        }
        Optional<KeyCheck.Shut> closed = KeyCheck.closed(session);
        if (closed.isPresent()) {
            keys.turnedAway(session, getUsername(), closed.get());
            String why = Printable.of(Masking.mask(closed.get().reason()), LONGEST_REASON);
            say(session, "Adgangen er lukket. / Access is closed: " + why);
            return Boolean.FALSE;
        }
        for (Duty duty :
                KeyCheck.admitted(session).map(Entry::caller).orElseThrow().owes()) {
            say(session, "Intet er åbent endnu. / Nothing is open yet. First: " + duty.how());
        }
        return Boolean.TRUE;
    }

    /** What the library refuses by itself, such as a signature that is none, is a refused login like others (R90). */
    private Boolean looked(ServerSession session, Buffer buffer, boolean init) throws Exception {
        KeyCheck.begin(session);
        boolean refused = true;
        try {
            Boolean proven = super.doAuth(buffer, init);
            refused = Boolean.FALSE.equals(proven);
            return proven;
        } finally {
            if (refused) {
                keys.unproven(session, getUsername());
            }
        }
    }

    private static void say(ServerSession session, String text) throws IOException {
        Buffer banner = session.createBuffer(SshConstants.SSH_MSG_USERAUTH_BANNER);
        banner.putString(text + "\n");
        banner.putString("");
        var unused = session.writePacket(banner);
    }
}
