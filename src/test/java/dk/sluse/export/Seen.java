package dk.sluse.export;

import dk.sluse.audit.EventKind;
import dk.sluse.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a test looks at: states, mails, the record, and which file lies where. */
final class Seen {

    private final Store store;
    private final Path folder;
    private final Requests requests = new Requests();
    private final RequestFiles files = new RequestFiles();

    Seen(Store store, Path folder) {
        this.store = store;
        this.folder = folder;
    }

    String outcomeOf(String letter) {
        return store.read(h -> h.createQuery("select outcome from letter where key = :key")
                .bind("key", letter)
                .mapTo(String.class)
                .one());
    }

    ExportRequest request(long id) {
        return store.read(h -> requests.find(h, id)).orElseThrow();
    }

    RequestState state(long id) {
        return request(id).state();
    }

    List<ExportFile> files(long id) {
        return store.read(h -> files.of(h, id));
    }

    /** The state of each file by its path. */
    Map<String, FileState> fileStates(long id) {
        return files(id).stream()
                .collect(Collectors.toMap(f -> f.path().toString(), ExportFile::state, (a, b) -> a, TreeMap::new));
    }

    long requests() {
        return store.read(h -> h.createQuery("select count(*) from export_request")
                .mapTo(long.class)
                .one());
    }

    /** Whom mails of this template went to, in the order in which they were posted. */
    List<String> mails(String template) {
        return store.read(
                h -> h.createQuery("select split_part(recipient, '@', 1) from outbox where template = :t order by id")
                        .bind("t", template)
                        .mapTo(String.class)
                        .list());
    }

    /** The text of the last mail of this template. */
    String mail(String template) {
        return store.read(h -> h.createQuery("select body from outbox where template = :t order by id desc limit 1")
                .bind("t", template)
                .mapTo(String.class)
                .one());
    }

    /** How often the record tells of this. */
    long events(EventKind kind) {
        return store.read(h -> h.createQuery("select count(*) from audit_event where kind = :kind")
                .bind("kind", kind.wireName())
                .mapTo(long.class)
                .one());
    }

    /** The facts of the last event of this kind, as text. */
    String lastFacts(EventKind kind) {
        return store.read(
                h -> h.createQuery("select facts::text from audit_event where kind = :kind order by id desc limit 1")
                        .bind("kind", kind.wireName())
                        .mapTo(String.class)
                        .one());
    }

    /** The places in which a file of this content lies whole; the hub's holding folders count as the environment. */
    List<String> places(String content) {
        return Stream.of("environment", "airlock", "download")
                .flatMap(place -> in(place).stream()
                        .filter(file -> read(file).equals(content))
                        .map(file -> place))
                .toList();
    }

    /** The names of all files in a place, documents and papers included. */
    Set<String> names(String place) {
        Path root = folder.resolve(place);
        return in(place).stream()
                .map(file -> root.relativize(file).toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Path> in(String place) {
        try (Stream<Path> all = Files.walk(folder.resolve(place))) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
