package dk.sluse.screening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what fuzzing begins with: for each type of file, one of every place in which the corpus can put something. */
public final class FuzzSeeds {

    private static final int MOST_BYTES = 1 << 16;

    private FuzzSeeds() {}

    /**
     * Writes the seeds.
     *
     * @param arguments the folder to write to, into one folder below it for each type
     */
    public static void main(String[] arguments) throws IOException {
        Path seeds = Path.of(arguments[0]);
        Samples samples = new Samples(Files.createDirectories(seeds.resolve("scratch")));
        CorpusPayload table = new CorpusPayload(
                Optional.empty(), "a small table", "table", List.of("group\tn", "treated\t3", "control\t41"));
        CorpusPayload words = new CorpusPayload(
                Optional.empty(), "a number", "text", List.of("Patient 0101010000 was seen twice."));
        int written = 0;
        List<CorpusCarrier> carriers = new ArrayList<>(CorpusCarrier.all());
        carriers.addAll(CorpusCarrier.later());
        for (CorpusCarrier carrier : carriers) {
            for (CorpusPayload payload : List.of(table, words)) {
                if (carrier.takes().test(payload)) {
                    written += keep(carrier.write().apply(samples, payload), seeds, written) ? 1 : 0;
                }
            }
        }
        System.out.println(written + " seeds");
    }

    private static boolean keep(Path file, Path seeds, int number) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            return false;
        }
        String name = file.getFileName().toString();
        String type = name.substring(name.lastIndexOf('.') + 1);
        Path folder = Files.createDirectories(seeds.resolve(type));
        Files.move(file, folder.resolve(Integer.toString(number)), StandardCopyOption.REPLACE_EXISTING);
        return true;
    }
}
