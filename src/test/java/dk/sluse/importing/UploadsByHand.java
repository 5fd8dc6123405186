package dk.sluse.importing;

import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.project.Caller;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Puts and removes uploads as the gateway does it, without a network between. */
final class UploadsByHand {

    private UploadsByHand() {}

    /** One member's hand. */
    record Hand(Uploads uploads, Caller caller, Path root) {

        void puts(long id, String path, String content) throws IOException {
            List<String> names = names(id, path);
            uploads.mayFill(caller, names);
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            uploads.take(
                    caller,
                    names,
                    bytes.length,
                    sha256(bytes),
                    told(),
                    () -> Files.write(root.resolve(String.join("/", names)), bytes));
        }

        void removes(long id, String path) throws IOException {
            List<String> names = names(id, path);
            uploads.remove(caller, names, told(), () -> Files.delete(root.resolve(String.join("/", names))));
        }

        boolean sees(String... names) {
            return uploads.shows(caller, List.of(names));
        }

        private Event told() {
            return Event.of("alpha", EventKind.FILE_UPLOADED, caller.login());
        }

        private static List<String> names(long id, String path) {
            return List.of(("alpha/" + id + "/" + path).split("/", -1));
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
