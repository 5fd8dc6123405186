package dk.sluse.custody;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.custody.Consignment.Parcel;
import dk.sluse.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/** What a custody test works with: an airlock, the events that were committed, and consignments of files. */
final class Wharf {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-02T09:00:00Z"), ZoneOffset.UTC);
    static final CustodySettings SETTINGS = new CustodySettings(Duration.ofSeconds(20), 0);

    final Store store;
    final Path airlock;
    final List<Event> events = new CopyOnWriteArrayList<>();

    /** Keeps an event when, and only when, its transaction was kept. */
    final Audit audit = (transaction, event) -> Store.afterCommit(transaction, () -> events.add(event));

    Wharf(Store store, Path parent) throws IOException {
        this.store = store;
        this.airlock = Files.createDirectories(parent.resolve("airlock"));
    }

    Place airlockPlace() {
        return new Place.Folder("airlock", airlock, Optional.empty());
    }

    Carrier carrier() {
        return carrier(Harbour.real(SETTINGS.patience()));
    }

    Carrier carrier(Harbour harbour) {
        return new Carrier(store, audit, CLOCK, SETTINGS, harbour);
    }

    /** A consignment of request 42 whose files go to {@code 42/…}. */
    static Consignment consignment(String id, String... files) {
        return consignment(
                id,
                EventKind.FILE_COLLECTED,
                Stream.of(files).map(file -> parcel(file, file, "42/" + file)).toArray(Parcel[]::new));
    }

    static Consignment consignment(String id, EventKind event, Parcel... parcels) {
        return new Consignment(id, "alpha", OptionalLong.of(42), List.of(parcels), event);
    }

    static Parcel parcel(String id, String from, String to) {
        return new Parcel(id, SafePath.of(from), SafePath.of(to), Optional.empty());
    }

    static Parcel parcel(String id, String from, String to, String sha256) {
        return new Parcel(id, SafePath.of(from), SafePath.of(to), Optional.of(sha256));
    }

    static void write(Path root, String file, String content) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    /** Every file below a folder, hidden ones too, with its content; a link counts as {@code → target}. */
    static Map<String, String> tree(Path root) throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.toList()) {
                String name = root.relativize(path).toString();
                if (Files.isSymbolicLink(path)) {
                    tree.put(name, "→ " + Files.readSymbolicLink(path));
                } else if (Files.isRegularFile(path)) {
                    tree.put(name, Files.readString(path));
                }
            }
        }
        return tree;
    }

    static String sha256(String content) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        digest.update(content.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }
}
