package dk.sluse.gateway;

import dk.sluse.gateway.GatewaySettings.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.Executor;

/** A file view. */
final class SftpErrand extends Errand {

    private final Visit visit;
    private final Shelf shelf;
    private final Optional<UploadShelf> uploads;
    private final Limits limits;
    private final SessionGuard guard;

    SftpErrand(
            Executor threads,
            Visit visit,
            Shelf shelf,
            Optional<UploadShelf> uploads,
            Limits limits,
            SessionGuard guard) {
        super(threads);
        this.visit = visit;
        this.shelf = shelf;
        this.uploads = uploads;
        this.limits = limits;
        this.guard = guard;
    }

    @Override
    int carryOut(InputStream in, OutputStream out, OutputStream err) throws IOException {
        try (SftpSession session = new SftpSession(visit, shelf, uploads, limits)) {
            session.serve(in, out, guard);
            return 0;
        }
    }
}
