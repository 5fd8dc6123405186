package dk.sluse.gateway;

import dk.sluse.gateway.SftpWire.Request;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.sshd.sftp.common.SftpConstants;

/** What a client holds open in one file view, by number. */
final class Handles {

    private final Map<Integer, OpenItem> open = new HashMap<>();
    private final int most;
    private int last;

    Handles(int most) {
        this.most = most;
    }

    void roomForOneMore() throws SftpRefusal {
        if (open.size() >= most) {
            throw new SftpRefusal(SftpConstants.SSH_FX_FAILURE, "Too many open files. Close some first.");
        }
    }

    int keep(OpenItem item) {
        last++;
        open.put(last, item);
        return last;
    }

    /** What a request's handle names, which is then read. */
    Optional<OpenItem> named(Request request) {
        byte[] handle = request.body().getBytes();
        return handle.length == Integer.BYTES
                ? Optional.ofNullable(open.get(ByteBuffer.wrap(handle).getInt()))
                : Optional.empty();
    }

    <T extends OpenItem> T opened(Request request, Class<T> kind) throws SftpRefusal {
        return named(request)
                .filter(kind::isInstance)
                .map(kind::cast)
                .orElseThrow(() -> new SftpRefusal(SftpConstants.SSH_FX_FAILURE, "No such handle."));
    }

    void forget(OpenItem item) {
        open.values().remove(item);
    }

    /** Gives out all that is still open, and forgets it. */
    List<OpenItem> takeAll() {
        List<OpenItem> all = List.copyOf(open.values());
        open.clear();
        return all;
    }
}
