package dk.sluse.screening;

import dk.sluse.document.Severity;
import java.util.Collection;
import java.util.Locale;

/** The worst that was found in a file. It decides nothing: people do (R66). */
public enum Verdict {
    PASS,
    HOLD,
    REFUSE;

    /** The verdict of these findings: refuse before hold before pass; notes pass. */
    public static Verdict of(Collection<Finding> findings) {
        return findings.stream()
                .map(Finding::severity)
                .max(Severity::compareTo)
                .map(Verdict::of)
                .orElse(PASS);
    }

    private static Verdict of(Severity worst) {
        return switch (worst) {
            case NOTE -> PASS;
            case HOLD -> HOLD;
            case REFUSE -> REFUSE;
        };
    }

    /** The word that programs and people read. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
