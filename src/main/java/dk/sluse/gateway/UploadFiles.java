package dk.sluse.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The files of an upload shelf on this machine. A file is written under a hidden name beside its own and gets its own in one
 * step (F3); every folder on the way is opened without following a link (F16, F40).
 */
final class UploadFiles {

    private static final String PARTIAL = ".sluse-upload-";
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final ShelfView view;
    private final Path root;

    UploadFiles(ShelfView view, Path root) {
        this.view = view;
        this.root = root;
    }

    /** A file that is not whole yet. */
    record Partial(List<String> names, String hidden, SeekableByteChannel channel) {}

    Partial begin(List<String> names) throws IOException {
        String hidden = PARTIAL + UUID.randomUUID();
        SeekableByteChannel channel = view.in(
                ShelfView.folderOf(names),
                folder -> folder.newByteChannel(
                        Path.of(hidden),
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                        OWNER_ONLY));
        return new Partial(names, hidden, channel);
    }

    /** Gives a whole file its name; an earlier one of the same person goes. */
    void place(Partial partial) throws IOException {
        view.in(ShelfView.folderOf(partial.names()), folder -> {
            folder.move(Path.of(partial.hidden()), folder, Path.of(ShelfView.last(partial.names())));
            return true;
        });
    }

    void discard(Partial partial) throws IOException {
        partial.channel().close();
        view.in(ShelfView.folderOf(partial.names()), folder -> {
            folder.deleteFile(Path.of(partial.hidden()));
            return true;
        });
    }

    /** Deletes a file; one that is gone already is no fault. */
    void delete(List<String> names) throws IOException {
        view.in(ShelfView.folderOf(names), folder -> {
            try {
                folder.deleteFile(Path.of(ShelfView.last(names)));
            } catch (NoSuchFileException e) {
                return false;
            }
            return true;
        });
    }

    InputStream read(Partial partial) throws IOException {
        SeekableByteChannel channel = view.in(
                ShelfView.folderOf(partial.names()),
                folder -> folder.newByteChannel(
                        Path.of(partial.hidden()), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
        return Channels.newInputStream(channel);
    }

    /** Bytes of the disk that are free. */
    long free() throws IOException {
        return Files.getFileStore(root).getUsableSpace();
    }
}
