package dk.sluse.sanction;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The rows of the guideline's table 2 (R79): what was done, and with what intent. */
public enum Offence {
    /** Individual data was asked for, by accident or without thought. */
    INDIVIDUAL_ACCIDENT,
    /** Individual data was asked for deliberately. */
    INDIVIDUAL_DELIBERATE,
    /** A password or an access was passed on deliberately. */
    ACCESS_PASSED_ON;

    /** The word people type and read. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The offence of this word. */
    public static Optional<Offence> of(String word) {
        return Arrays.stream(values())
                .filter(offence -> offence.word().equals(word))
                .findFirst();
    }
}
