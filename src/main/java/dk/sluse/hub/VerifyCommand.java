package dk.sluse.hub;

import dk.sluse.audit.Verification;
import dk.sluse.audit.Verifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Option(
            names = "--signers",
            paramLabel = "FILE",
            description = "The hub's allowed_signers: the daily anchors' signatures are verified, too.")
    private Path signers;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try (InputStream export = Files.newInputStream(file)) {
            Verification verification = new Verifier(Duration.ZERO).verifyExport(export, allowedSigners());
            spec.commandLine().getOut().println(verification);
            return verification instanceof Verification.Intact ? 0 : 1;
        }
    }

    private Optional<String> allowedSigners() throws IOException {
        return signers == null ? Optional.empty() : Optional.of(Files.readString(signers));
    }
}
