package dk.sluse.release;

import dk.sluse.wording.Phrase;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Why an officer looks at an order before its counts are told: counts of few persons tell of each of them. */
enum Hold {
    /** Fewer persons are asked for, or found, than a count may tell of. */
    FEW_PERSONS(new Phrase(
            "Der er spurgt om, eller fundet, færre personer end et antal må fortælle om.",
            "It asks for, or finds, fewer persons than a count may tell of.")),
    /** Two counts whose difference is a few persons tell of those. */
    NEAR_EARLIER(new Phrase(
            "Den ligner en tidligere bestilling fra projektet på nær få personer.",
            "It is the same as an earlier order of the project but for a few persons."));

    private final Phrase reason;

    Hold(Phrase reason) {
        this.reason = reason;
    }

    Phrase reason() {
        return reason;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The holds that words stand for, as {@link #word} writes them, with commas between. */
    static List<Hold> of(String words) {
        List<String> all = List.of(words.split(", "));
        return Arrays.stream(values()).filter(hold -> all.contains(hold.word())).toList();
    }
}
