package dk.sluse.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/**
 * Lists that wait, encrypted: in the zip file they came in, until its code is entered; then encrypted to the hub's own key,
 * until they are matched. Nothing of a list is ever written in the clear.
 */
final class KeptLists {

    private static final Duration STRAY = Duration.ofDays(1);

    private final ReleaseLodging lodging;
    private final ListKey key;
    private final int most;

    KeptLists(ReleaseLodging lodging, ListKey key, int most) {
        this.lodging = lodging;
        this.key = key;
        this.most = most;
    }

    int most() {
        return most;
    }

    ListKey key() {
        return key;
    }

    /** Keeps a zip file whose code is awaited. */
    void keepZip(long order, Path zip) throws IOException {
        Path part = part(order);
        Files.copy(zip, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, lodging.zippedList(order), StandardCopyOption.ATOMIC_MOVE);
    }

    ZipEnvelope zip(long order) {
        return new ZipEnvelope(lodging.zippedList(order), most);
    }

    /** Keeps a list that is in memory, encrypted to the hub's own key. */
    void seal(long order, OpenedList list) throws IOException {
        Path part = part(order);
        Files.write(part, key.seal(list));
        Files.move(part, lodging.sealedList(order), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Opens a kept list, in memory. */
    OpenedList open(long order) throws IOException {
        try {
            return key.open(Files.readAllBytes(lodging.sealedList(order)), most);
        } catch (NotOpenedException | NoSuchFileException e) {
            throw new IllegalStateException("The list of order " + order
                    + " is gone, or was encrypted to another key: refuse the order, and let it be sent again.");
        }
    }

    private Path part(long order) throws IOException {
        return Files.createDirectories(lodging.listFolder(order)).resolve(".sluse-part");
    }

    void forgetZip(long order) {
        delete(lodging.zippedList(order));
    }

    /** Erases whatever is kept of an order's list. */
    void erase(long order) {
        deleteAll(lodging.listFolder(order));
    }

    /** Erases an order's papers, when they were carried. */
    void erasePapers(ReleaseOrder order) {
        deleteAll(lodging.paperFolder(order));
    }

    /** What may be kept of an order's list. */
    enum Keep {
        /** The zip file it came in. */
        ZIP,
        /** The list, encrypted to the hub. */
        SEALED,
        /** Nothing. */
        NOTHING,
        /** No such order is known yet, or ever was. */
        STRAY
    }

    /** Erases what a hub that was killed left behind. */
    void sweep(LongFunction<Keep> keep, Instant now) {
        if (Files.notExists(lodging.lists())) {
            return;
        }
        for (Path folder : folders(lodging.lists())) {
            long order = Long.parseLong(folder.getFileName().toString());
            switch (keep.apply(order)) {
                case ZIP -> delete(lodging.sealedList(order));
                case SEALED -> forgetZip(order);
                case NOTHING -> erase(order);
                case STRAY -> {
                    if (modified(folder).plus(STRAY).isBefore(now)) {
                        erase(order);
                    }
                }
            }
        }
    }

    /** Erases papers that nobody carries any more. */
    void sweepPapers(LongPredicate needed) {
        if (Files.isDirectory(lodging.papers())) {
            for (Path folder : folders(lodging.papers())) {
                if (!needed.test(Long.parseLong(folder.getFileName().toString()))) {
                    deleteAll(folder);
                }
            }
        }
    }

    private static List<Path> folders(Path of) {
        try (Stream<Path> folders = Files.list(of)) {
            return folders.filter(f -> f.getFileName().toString().matches("\\d{1,18}"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant modified(Path folder) {
        try {
            return Files.getLastModifiedTime(folder).toInstant();
        } catch (IOException e) {
            return Instant.MAX.minus(STRAY);
        }
    }

    private static void deleteAll(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(KeptLists::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
