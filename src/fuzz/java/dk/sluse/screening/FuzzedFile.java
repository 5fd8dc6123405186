package dk.sluse.screening;

import dk.sluse.document.Document;
import dk.sluse.inspection.Folders;
import dk.sluse.opening.Opening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What Jazzer feeds with mutated files: it opens each and lets every policy judge it, as the limited process does, and says
 * where that fails. Found is an error that no obstacle reports, a policy that gives up, a file that could not be read in full
 * and passes all the same (F38), and, by Jazzer's own time limit, a hang.
 */
public final class FuzzedFile {

    private static final String NAME = System.getProperty("sluse.fuzz.name");
    private static final Path WORK = Path.of(System.getProperty("sluse.fuzz.work"));
    private static final PolicyBook BOOK = PolicyBook.read(Path.of("config/policies.yaml"));

    private FuzzedFile() {}

    /** One file; Jazzer calls it by name. */
    public static void fuzzerTestOneInput(byte[] content) throws IOException {
        Path folder = Files.createTempDirectory(WORK, "fuzzed");
        try {
            Path file = Files.write(folder.resolve("content"), content);
            Path own = Files.createDirectory(folder.resolve("own"));
            try (Document document = Opening.open(file, NAME, Screened.LIMITS, Policies.sieves(), own)) {
                judge(document);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static void judge(Document document) throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (String policy : BOOK.policies()) {
            findings.addAll(Policies.named(policy)
                    .orElseThrow()
                    .judge(document, Declaration.undeclared(NAME), BOOK.thresholds(policy, OwnRules.none())));
        }
        if (!document.obstacles().isEmpty() && Verdict.of(findings) == Verdict.PASS) {
            throw new AssertionError("It passes, although: " + document.obstacles());
        }
    }
}
