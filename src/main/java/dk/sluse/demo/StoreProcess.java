package dk.sluse.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A {@link GenomeStore} as a process of its own, so that what it costs is not counted with what is measured. */
final class StoreProcess {

    private StoreProcess() {}

    /**
     * Runs until it is ended.
     *
     * @param words the store's folder, and the file to which its address is written when it answers
     */
    public static void main(String[] words) throws IOException, InterruptedException {
        try (GenomeStore store = GenomeStore.start(Path.of(words[0]))) {
            Files.createDirectories(Path.of(words[0], "objects", TransferGround.BUCKET));
            Path part = Path.of(words[1] + ".part");
            Files.writeString(part, store.endpoint().toString());
            Files.move(part, Path.of(words[1]), StandardCopyOption.ATOMIC_MOVE);
            Thread.currentThread().join();
        }
    }
}
