package dk.sluse.screening;

import dk.sluse.document.Document;
import dk.sluse.document.Severity;
import dk.sluse.inspection.Folders;
import dk.sluse.opening.Limits;
import dk.sluse.opening.Opening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Screens a file with every policy, in this process, and says in words what is expected of the findings. */
public final class Screened extends AbstractAssert<Screened, List<Finding>> {

    public static final Limits LIMITS =
            new Limits(Duration.ofSeconds(60), Duration.ofSeconds(60), 256L << 20, 300, 6, 2000, 320);

    private static final PolicyBook BOOK = PolicyBook.read(Path.of("config/policies.yaml"));

    private Screened(List<Finding> findings) {
        super(findings, Screened.class);
    }

    static Screened assertThatScreening(Path file) {
        return assertThatScreening(
                file, Declaration.undeclared(file.getFileName().toString()));
    }

    static Screened assertThatScreening(Path file, Declaration declaration) {
        return new Screened(findings(file, declaration, LIMITS))
                .as(file.getFileName().toString());
    }

    static Screened assertThatScreening(Path file, Limits limits) {
        Declaration declaration = Declaration.undeclared(file.getFileName().toString());
        return new Screened(findings(file, declaration, limits))
                .as(file.getFileName().toString());
    }

    static List<Finding> findings(Path file, Declaration declaration, Limits limits) {
        PolicyBook book = BOOK;
        try {
            Path folder = Files.createTempDirectory("screened");
            try (Document document = Opening.open(file, declaration.fileName(), limits, Policies.sieves(), folder)) {
                List<Finding> findings = new ArrayList<>();
                for (String policy : book.policies()) {
                    findings.addAll(Policies.named(policy)
                            .orElseThrow()
                            .judge(document, declaration, book.thresholds(policy, OwnRules.none())));
                }
                return findings;
            } finally {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Screened passes() {
        if (Verdict.of(actual) != Verdict.PASS) {
            failWithMessage("%s should pass, but:%n%s", descriptionText(), shown());
        }
        return this;
    }

    Screened isHeldBy(String policy) {
        return has(policy, Severity.HOLD);
    }

    Screened isRefusedBy(String policy) {
        return has(policy, Severity.REFUSE);
    }

    Screened isNotedBy(String policy) {
        return has(policy, Severity.NOTE);
    }

    private Screened has(String policy, Severity severity) {
        boolean found = actual.stream().anyMatch(f -> f.policy().equals(policy) && f.severity() == severity);
        if (!found) {
            failWithMessage("%s should be %s by %s, but:%n%s", descriptionText(), severity, policy, shown());
        }
        return this;
    }

    Screened at(String place) {
        if (actual.stream().noneMatch(f -> f.place().equals(place))) {
            failWithMessage("%s should have a finding at %s, but:%n%s", descriptionText(), place, shown());
        }
        return this;
    }

    Screened near(String place) {
        if (actual.stream().noneMatch(f -> f.place().contains(place))) {
            failWithMessage("%s should have a finding near %s, but:%n%s", descriptionText(), place, shown());
        }
        return this;
    }

    Screened needs(String permission) {
        if (actual.stream()
                .noneMatch(f -> f.permission().filter(permission::equals).isPresent())) {
            failWithMessage("%s should need %s, but:%n%s", descriptionText(), permission, shown());
        }
        return this;
    }

    Screened saysNothingOf(String policy) {
        if (actual.stream().anyMatch(f -> f.policy().equals(policy))) {
            failWithMessage("%s should not concern %s, but:%n%s", descriptionText(), policy, shown());
        }
        return this;
    }

    private String shown() {
        return actual.isEmpty()
                ? "  nothing was found"
                : actual.stream()
                        .map(f -> "  " + f.severity().word() + " " + f.policy() + " " + f.place() + ": "
                                + f.message().en())
                        .collect(Collectors.joining("\n"));
    }
}
