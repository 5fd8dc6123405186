package dk.sluse.hub;

import dk.sluse.audit.Verification;
import dk.sluse.audit.Verifier;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluse audit verify FILE}: verifies an exported record on any machine, without a hub. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Verifies an exported record (audit export) by itself, and names the first bad row.")
final class VerifyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try (InputStream export = Files.newInputStream(file)) {
            Verification verification = new Verifier(Duration.ZERO).verifyExport(export);
            spec.commandLine().getOut().println(verification);
            return verification instanceof Verification.Intact ? 0 : 1;
        }
    }
}
