package dk.sluse.gateway;

import java.io.IOException;
import org.apache.sshd.sftp.common.SftpConstants;

/** A request that is answered with a status instead of what it asked for. The message goes to the client. */
final class SftpRefusal extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;

    SftpRefusal(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Hidden or not there: the answer is the same. */
    static SftpRefusal absent() {
        return new SftpRefusal(SftpConstants.SSH_FX_NO_SUCH_FILE, "No such file or folder.");
    }

    static SftpRefusal denied(String message) {
        return new SftpRefusal(SftpConstants.SSH_FX_PERMISSION_DENIED, message);
    }

    static SftpRefusal malformed() {
        return new SftpRefusal(SftpConstants.SSH_FX_BAD_MESSAGE, "The request is malformed.");
    }

    static SftpRefusal unsupported() {
        return new SftpRefusal(SftpConstants.SSH_FX_OP_UNSUPPORTED, "This is not offered here.");
    }

    int status() {
        return status;
    }
}
