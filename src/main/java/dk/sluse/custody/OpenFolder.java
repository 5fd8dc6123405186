package dk.sluse.custody;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A folder of this machine, or one mounted here. */
final class OpenFolder implements OpenPlace {

    private static final String HOLDING = ".sluse-holding";
    private static final FileAttribute<?> OWNER_READS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r--------"));
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Place.Folder place;

    private OpenFolder(Place.Folder place) {
        this.place = place;
    }

    static OpenFolder open(Place.Folder place) throws PlaceUnavailableException {
        OpenFolder folder = new OpenFolder(place);
        folder.requireThere();
        return folder;
    }

    /** An absent mount looks like an empty folder. It is neither empty nor done (F15). */
    private void requireThere() throws PlaceUnavailableException {
        if (!Files.isDirectory(place.root())) {
            throw new PlaceUnavailableException(
                    place.name(), "the folder " + place.root() + " is not there. Mount or make it.");
        }
        if (place.mustHave().isPresent()
                && !Files.isRegularFile(
                        place.root().resolve(place.mustHave().get().toString()), NOFOLLOW_LINKS)) {
            throw new PlaceUnavailableException(
                    place.name(),
                    "the folder " + place.root() + " lacks " + place.mustHave().get()
                            + ". It is probably not mounted.");
        }
    }

    @Override
    public String name() {
        return place.name();
    }

    @Override
    public Optional<Entry> look(Spot spot) throws IOException {
        Path path = path(spot);
        try {
            BasicFileAttributes seen = Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS);
            return Optional.of(
                    new Entry(type(seen), seen.size(), seen.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException e) {
            requireThere();
            return Optional.empty();
        } catch (FileSystemException e) {
            if (Files.isDirectory(path.getParent())) {
                throw e;
            }
            return Optional.empty();
        }
    }

    @Override
    public List<String> files(Spot folder) throws IOException {
        Path path = path(folder);
        if (!Files.isDirectory(path, NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(path)) {
            return found.filter(each -> Files.isRegularFile(each, NOFOLLOW_LINKS))
                    .map(each -> each.getFileName().toString())
                    .toList();
        }
    }

    private static Entry.Type type(BasicFileAttributes seen) {
        if (seen.isSymbolicLink()) {
            return Entry.Type.LINK;
        }
        if (seen.isDirectory()) {
            return Entry.Type.FOLDER;
        }
        return seen.isRegularFile() ? Entry.Type.FILE : Entry.Type.OTHER;
    }

    @Override
    public InputStream read(Spot file, long from, long size) throws IOException {
        return Channels.newInputStream(
                FileChannel.open(path(file), Set.of(READ, NOFOLLOW_LINKS)).position(from));
    }

    @Override
    public Sink create(Spot file, boolean readOnly) throws IOException {
        FileAttribute<?>[] attributes = readOnly ? new FileAttribute<?>[] {OWNER_READS} : new FileAttribute<?>[0];
        return new FileSink(FileChannel.open(path(file), Set.of(CREATE_NEW, WRITE), attributes));
    }

    @Override
    public Sink append(Spot file, long from) throws IOException {
        return FileSink.after(path(file), file, from);
    }

    @Override
    public Sink within(Spot file, long from) throws IOException {
        return new FileSink(
                FileChannel.open(path(file), Set.of(WRITE, NOFOLLOW_LINKS)).position(from));
    }

    /** The hub itself would have to read it: that is reading back. */
    @Override
    public Optional<String> sha256(Spot file) {
        return Optional.empty();
    }

    @Override
    public void replace(Spot from, Spot to) throws IOException {
        Files.move(path(from), path(to), StandardCopyOption.ATOMIC_MOVE);
        sync(path(to).getParent());
    }

    /**
     * A link is made only where nothing lies, in one step; a plain rename of this system replaces. A crash between the two
     * leaves the same file under both names, which every caller knows to mend.
     */
    @Override
    public void rename(Spot from, Spot to) throws IOException {
        try {
            Files.createLink(path(to), path(from));
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            moveWhereLinksAreUnknown(from, to);
            return;
        }
        Files.delete(path(from));
        sync(path(to).getParent());
    }

    private void moveWhereLinksAreUnknown(Spot from, Spot to) throws IOException {
        if (Files.exists(path(to), NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(to.toString());
        }
        replace(from, to);
    }

    /** This system replaces an empty folder silently, hence the look before. */
    @Override
    public void renameFolder(Spot from, OpenPlace other, Spot to) throws IOException {
        if (!(other instanceof OpenFolder target)) {
            throw new FileSystemException(from.toString(), to.toString(), "lies in another kind of place");
        }
        if (Files.exists(target.path(to), NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(to.toString());
        }
        Files.move(path(from), target.path(to), StandardCopyOption.ATOMIC_MOVE);
        sync(target.path(to).getParent());
    }

    @Override
    public boolean delete(Spot file) throws IOException {
        if (Files.isDirectory(path(file), NOFOLLOW_LINKS)) {
            throw new FileSystemException(file.toString(), null, "is a folder");
        }
        boolean deleted = Files.deleteIfExists(path(file));
        if (!deleted) {
            requireThere();
        }
        return deleted;
    }

    @Override
    public boolean makeFolder(Spot folder) throws IOException {
        try {
            if (folder.area() == Spot.Area.HOLDING) {
                makeHolding();
            }
            Files.createDirectory(path(folder));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private void makeHolding() throws IOException {
        Path holding = place.root().resolve(HOLDING);
        if (Files.isDirectory(holding, NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.createDirectory(holding, OWNER_ONLY);
        } catch (FileAlreadyExistsException e) {
            // another file's mover was quicker
        }
    }

    @Override
    public boolean removeFolder(Spot folder) throws IOException {
        if (!Files.isDirectory(path(folder), NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            return Files.deleteIfExists(path(folder));
        } catch (DirectoryNotEmptyException e) {
            return false;
        }
    }

    @Override
    public Optional<Space> space() throws IOException {
        FileStore store = Files.getFileStore(place.root());
        return Optional.of(new Space(store.toString(), store.getUsableSpace()));
    }

    @Override
    public OpenPlace another() {
        return this;
    }

    @Override
    public void close() {
        // nothing is kept open
    }

    private Path path(Spot spot) {
        Path base = spot.area() == Spot.Area.ROOT ? place.root() : place.root().resolve(HOLDING);
        return base.resolve(spot.path().toString());
    }

    /** Puts a folder's names on the disk, so that a rename outlives a loss of power. */
    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }
}
