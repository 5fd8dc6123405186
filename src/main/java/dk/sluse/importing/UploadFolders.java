package dk.sluse.importing;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dk.sluse.custody.Place;
import dk.sluse.custody.SafePath;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/** The folders that members put their files into, one for each open import; the hub makes them and takes them away. */
final class UploadFolders {

    private final Place.Folder place;

    UploadFolders(Place.Folder place) {
        this.place = place;
    }

    /** Makes the folders that the files of an import lie in, and nothing else. */
    void make(ImportRequest request, List<SafePath> paths) throws IOException {
        requireThere();
        Files.createDirectories(folder(request));
        for (SafePath path : paths) {
            Optional<SafePath> parent = path.parent();
            if (parent.isPresent()) {
                Files.createDirectories(folder(request).resolve(parent.get().toString()));
            }
        }
    }

    /** An absent mount looks like an empty folder; nothing is made in its place (F15). */
    private void requireThere() throws IOException {
        boolean there = Files.isDirectory(place.root())
                && place.mustHave()
                        .map(file -> Files.isRegularFile(place.root().resolve(file.toString()), NOFOLLOW_LINKS))
                        .orElse(true);
        if (!there) {
            throw new IOException("The upload folder " + place.root() + " is not there. Mount or make it.");
        }
    }

    /** Removes what uploads that broke off left behind, and the folders. Nobody but the gateway writes there. */
    void sweep(ImportRequest request) throws IOException {
        Path top = folder(request);
        if (Files.isDirectory(top, NOFOLLOW_LINKS)) {
            var unused = Files.walkFileTree(top, new Sweeper());
        }
    }

    private Path folder(ImportRequest request) {
        return place.root().resolve(request.uploads().toString());
    }

    /** Never follows a link. */
    private static final class Sweeper extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException fault) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
