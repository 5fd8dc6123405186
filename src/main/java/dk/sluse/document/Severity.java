package dk.sluse.document;

import java.util.Locale;

/** How heavily a finding weighs, lightest first. */
public enum Severity {
    /** Worth knowing; the file passes. */
    NOTE,
    /** A person must look. */
    HOLD,
    /** Never exported without the permission that the finding names; with none, never. */
    REFUSE;

    /** The word that programs and people read. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
