package dk.sluse.inspection;

import dk.sluse.document.Document;
import dk.sluse.opening.Opening;
import dk.sluse.screening.Declaration;
import dk.sluse.screening.OwnRules;
import dk.sluse.screening.Policies;
import dk.sluse.screening.PolicyBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Does once what a limited process does, and ends: run when Sluse is built, so that Java can keep the classes it loaded for
 * the processes to come ({@code -XX:ArchiveClassesAtExit}). Finds nothing and says nothing.
 */
public final class Rehearsal {

    private Rehearsal() {}

    /** @param arguments the policies' file, and some files of several types */
    public static void main(String[] arguments) throws IOException {
        PolicyBook book = PolicyBook.read(Path.of(arguments[0]));
        for (int i = 1; i < arguments.length; i++) {
            Path file = Path.of(arguments[i]);
            Path folder = Files.createTempDirectory("sluse-rehearsal");
            String name = file.getFileName().toString();
            try (Document document = Opening.open(file, name, book.limits(), Policies.sieves(), folder)) {
                for (String policy : book.policies()) {
                    Policies.named(policy)
                            .orElseThrow()
                            .judge(document, Declaration.undeclared(name), book.thresholds(policy, OwnRules.none()));
                }
            } finally {
                Folders.delete(folder);
            }
            Wire.readRequest(Wire.write(new Wire.Open(file, Declaration.undeclared(name), book.limits())));
        }
    }
}
