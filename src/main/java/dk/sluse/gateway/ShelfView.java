package dk.sluse.gateway;

import dk.sluse.project.Caller;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.sshd.sftp.common.SftpConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A shelf as one person sees it. Every step from the root goes through the folder opened before it and never through a
 * symbolic link (F16, F40), so nothing that is planted or swapped meanwhile leads outside. Only plain files and folders
 * exist, and only where the shelf shows them and all that they lie in.
 */
final class ShelfView {

    private static final Logger LOG = LoggerFactory.getLogger(ShelfView.class);
    private static final LinkOption NO_LINKS = LinkOption.NOFOLLOW_LINKS;

    private final Shelf shelf;
    private final Path root;
    private final Supplier<Caller> caller;

    ShelfView(Shelf shelf, Supplier<Caller> caller) {
        this.shelf = shelf;
        this.root = shelf.root();
        this.caller = caller;
    }

    /** What is told of a file or folder: nothing of the machine's users. */
    record Item(boolean folder, long size, FileTime modified) {}

    /** Whether the person may see this, and everything it lies in. */
    boolean shows(List<String> names) {
        for (int depth = 1; depth <= names.size(); depth++) {
            if (!shelf.shows(caller.get(), names.subList(0, depth))) {
                return false;
            }
        }
        return true;
    }

    /** The same for a shelf that need not be there for everyone: its root may be hidden, too. */
    boolean showsAll(List<String> names) {
        return shelf.shows(caller.get(), List.of()) && shows(names);
    }

    /** Looks at one file or folder. */
    Item item(List<String> names) throws IOException {
        return names.isEmpty()
                ? itemOf(Files.readAttributes(root, BasicFileAttributes.class))
                : in(folderOf(names), folder -> itemIn(folder, last(names)));
    }

    /** The plain names in a folder, in order, before it is asked which of them are shown. */
    List<String> content(List<String> names) throws IOException {
        Set<String> found = new TreeSet<>();
        in(names, folder -> {
            for (Path entry : folder) {
                found.add(entry.getFileName().toString());
            }
            return found;
        });
        found.removeIf(name -> !ShelfPath.isPlain(name));
        return new ArrayList<>(found);
    }

    /** Opens a file to be read. */
    SeekableByteChannel open(List<String> names) throws IOException {
        if (names.isEmpty()) {
            throw SftpRefusal.absent();
        }
        return in(folderOf(names), folder -> {
            // Looked at first: opening a pipe that somebody planted would wait for ever.
            if (itemIn(folder, last(names)).folder()) {
                throw new SftpRefusal(SftpConstants.SSH_FX_FAILURE, "This is a folder, not a file.");
            }
            return folder.newByteChannel(name(last(names)), Set.of(StandardOpenOption.READ, NO_LINKS));
        });
    }

    private static Item itemIn(SecureDirectoryStream<Path> folder, String name) throws IOException {
        BasicFileAttributeView view = folder.getFileAttributeView(name(name), BasicFileAttributeView.class, NO_LINKS);
        return itemOf(view.readAttributes());
    }

    private static Item itemOf(BasicFileAttributes attributes) throws IOException {
        if (!attributes.isRegularFile() && !attributes.isDirectory()) {
            throw SftpRefusal.absent();
        }
        boolean folder = attributes.isDirectory();
        return new Item(folder, folder ? 0 : attributes.size(), attributes.lastModifiedTime());
    }

    /** What is done in a folder that was reached safely. */
    interface Use<T> {
        T in(SecureDirectoryStream<Path> folder) throws IOException;
    }

    /** Does something in a folder. */
    <T> T in(List<String> folder, Use<T> use) throws IOException {
        // A root that cannot be opened is a fault of the machine (F15), not an empty shelf: it is not caught below.
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(root)) {
            SecureDirectoryStream<Path> top = secure(stream);
            return absentWhereUnopened(() -> descend(top, folder, use));
        }
    }

    private interface Step<T> {
        T take() throws IOException;
    }

    private static <T> T absentWhereUnopened(Step<T> step) throws IOException {
        try {
            return step.take();
        } catch (NoSuchFileException | NotDirectoryException gone) {
            throw SftpRefusal.absent();
        } catch (FileSystemException closed) {
            // A symbolic link, or nothing the hub may open: for the person it does not exist.
            LOG.warn("Not shown at the gateway: {}", Recorder.shown(closed.toString()));
            throw SftpRefusal.absent();
        }
    }

    private static <T> T descend(SecureDirectoryStream<Path> here, List<String> rest, Use<T> use) throws IOException {
        if (rest.isEmpty()) {
            return use.in(here);
        }
        try (SecureDirectoryStream<Path> next = here.newDirectoryStream(name(rest.get(0)), NO_LINKS)) {
            return descend(next, rest.subList(1, rest.size()), use);
        }
    }

    private static SecureDirectoryStream<Path> secure(DirectoryStream<Path> stream) {
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return secure;
        }
        throw new IllegalStateException("This system cannot walk folders safely; the gateway needs Linux.");
    }

    private static Path name(String name) throws SftpRefusal {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw SftpRefusal.absent();
        }
    }

    static List<String> folderOf(List<String> names) {
        return names.subList(0, names.size() - 1);
    }

    static String last(List<String> names) {
        return names.get(names.size() - 1);
    }
}
