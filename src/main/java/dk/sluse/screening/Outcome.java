package dk.sluse.screening;

import dk.sluse.wording.Phrase;
import java.util.List;
import java.util.Optional;

/**
 * What one policy answered about one file. A policy that crashed, ran out of time or memory, or could not be asked has
 * not finished; its outcome then holds the file and says why (F29). It never passes.
 *
 * @param policy the policy's name
 * @param finished whether it looked at everything
 * @param findings what it found, worst first
 * @param failure why it did not finish
 */
public record Outcome(String policy, boolean finished, List<Finding> findings, Optional<Phrase> failure) {

    public Outcome {
        findings = findings.stream()
                .sorted((a, b) -> b.severity().compareTo(a.severity()))
                .toList();
        if (finished == failure.isPresent()) {
            throw new IllegalArgumentException("An outcome is either finished or says why not");
        }
    }

    public static Outcome finished(String policy, List<Finding> findings) {
        return new Outcome(policy, true, findings, Optional.empty());
    }

    /** The outcome of a policy that could not look: it holds the file. */
    public static Outcome unfinished(String policy, String place, Phrase why) {
        return new Outcome(policy, false, List.of(Finding.hold(policy, "R43", place, why)), Optional.of(why));
    }

    /** The worst of this policy's findings. */
    public Verdict verdict() {
        return Verdict.of(findings);
    }
}
