package dk.sluse.wording;

import java.util.Objects;

/**
 * One plain sentence in the two languages of the hub's users.
 *
 * @param da the sentence in Danish
 * @param en the same in English
 */
public record Phrase(String da, String en) {

    public Phrase {
        Objects.requireNonNull(da, "da");
        Objects.requireNonNull(en, "en");
    }

    /** Fills {@code %s} and {@code %d} in both languages with the same values, in the same order. */
    public static Phrase of(String da, String en, Object... values) {
        return new Phrase(String.format(da, values), String.format(en, values));
    }

    /** Both languages on one line, for a log or a terminal that shows either. */
    @Override
    public String toString() {
        return en;
    }
}
