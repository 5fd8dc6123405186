package dk.sluse.sanction;

import dk.sluse.wording.Phrase;
import java.util.Optional;

/**
 * One cell of the table: what the guideline thinks fit.
 *
 * @param term for how long
 * @param possiblyPermanent whether it may be for good
 * @param mitigated whether it is milder for whoever told of it themselves ({@code *})
 */
public record Sanction(Term term, boolean possiblyPermanent, boolean mitigated) {

    private static final String STAR = "*";
    private static final String OR_PERMANENT = " or permanent";

    /** The cell written so, such as {@code account*} or {@code 6 months or permanent}. */
    public static Optional<Sanction> of(String text) {
        boolean mitigated = text.endsWith(STAR);
        String unstarred = mitigated ? text.substring(0, text.length() - STAR.length()) : text;
        boolean possibly = unstarred.endsWith(OR_PERMANENT);
        String term = possibly ? unstarred.substring(0, unstarred.length() - OR_PERMANENT.length()) : unstarred;
        return Term.of(term.strip())
                .filter(found -> !(found instanceof Term.LastDay))
                .map(found -> new Sanction(found, possibly, mitigated));
    }

    /**
     * In people's words.
     *
     * @param selfReported whether it was told before it was found (R75)
     */
    public Phrase phrase(boolean selfReported) {
        Phrase base = term.phrase();
        String da = base.da() + (possiblyPermanent ? ", evt. permanent" : "");
        String en = base.en() + (possiblyPermanent ? ", possibly permanent" : "");
        return mitigated && selfReported
                ? new Phrase(
                        da + "; de har selv sagt det: kan åbnes, så snart omfanget er klart",
                        en + "; self-reported: can open once the extent is clear")
                : new Phrase(da, en);
    }
}
