package dk.sluse.project;

import java.util.Map;
import java.util.Set;

/**
 * What a project may do only on the strength of its {@link Mandate} (R2: each step needs the one before). Which papers each
 * asks for is the table {@link #ASKED}; why, stands in decision 0023.
 */
public enum Gate {
    /** Genome data is released: ordered, matched, told of, laid out, delivered (R2, R9, R12, R14). */
    RELEASE,
    /** Own data is brought into the environment, where the centre processes it for the project (R2, R12, R14). */
    IMPORT,
    /** Results that identify nobody leave it: its work was approved once, and may be over (R2). */
    EXPORT;

    /** Who must have authorised the institution, and which papers must be valid on the day, or must at least have begun. */
    private record Asked(boolean authority, Set<Paper.Kind> valid, Set<Paper.Kind> begun) {}

    private static final Asked EVERYTHING =
            new Asked(true, Set.of(Paper.Kind.APPROVAL, Paper.Kind.AGREEMENT), Set.of());
    private static final Map<Gate, Asked> ASKED = Map.of(
            RELEASE, EVERYTHING,
            IMPORT, EVERYTHING,
            EXPORT, new Asked(false, Set.of(), Set.of(Paper.Kind.APPROVAL)));

    boolean asksForAuthority() {
        return ASKED.get(this).authority();
    }

    boolean asksFor(Paper.Kind kind) {
        return mustBeValid(kind) || ASKED.get(this).begun().contains(kind);
    }

    boolean mustBeValid(Paper.Kind kind) {
        return ASKED.get(this).valid().contains(kind);
    }
}
