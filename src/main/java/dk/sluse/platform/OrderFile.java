package dk.sluse.platform;

import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.audit.SshSigner;
import dk.sluse.custody.Consignment;
import dk.sluse.custody.Consignment.Parcel;
import dk.sluse.custody.SafePath;
import dk.sluse.project.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** An order as a file and its signature, which {@code ssh-keygen -Y verify} verifies for the purpose {@code sluse-access}. */
final class OrderFile {

    private final Path folder;
    private final SshSigner signer;

    OrderFile(Path folder, SshSigner signer) {
        this.folder = folder;
        this.signer = signer;
    }

    /** Writes both; the same bytes whenever it is done again. */
    Consignment write(AccessOrder order) throws IOException {
        Files.createDirectories(folder);
        byte[] text = text(order).getBytes(StandardCharsets.UTF_8);
        String name = order.file() + ".json";
        Files.write(folder.resolve(name), text);
        Files.writeString(folder.resolve(name + ".sig"), signature(text));
        String chain = order.scope() == Scope.PROJECT ? order.subject() : Event.HUB;
        // The signature goes first: an order that is there is signed.
        return new Consignment(
                order.file(),
                chain,
                OptionalLong.empty(),
                List.of(parcel("1", name + ".sig"), parcel("2", name)),
                EventKind.ACCESS_ORDER_DELIVERED);
    }

    private static Parcel parcel(String id, String name) {
        return new Parcel(id, SafePath.of(name), SafePath.of(name), Optional.empty());
    }

    /** Logins and ids of projects are of plain letters, so nothing needs to be escaped. */
    private static String text(AccessOrder order) {
        return String.format(
                Locale.ROOT,
                "{\"order\": %d, \"time\": %d, \"action\": \"%s\", \"scope\": \"%s\", \"subject\": \"%s\","
                        + " \"ordered\": \"%s\", \"acknowledge\": \"acknowledged/%s.ack\"}%n",
                order.id(),
                order.times(),
                order.word(),
                order.scope().name().toLowerCase(Locale.ROOT),
                order.subject(),
                order.orderedAt(),
                order.file());
    }

    private String signature(byte[] text) {
        try {
            return signer.sign(SshSigner.ACCESS, text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
