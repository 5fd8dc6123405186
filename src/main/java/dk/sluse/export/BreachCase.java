package dk.sluse.export;

import dk.sluse.export.Breaches.BreachClass;
import dk.sluse.wording.Phrase;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The case that follows a breach (R73 to R76). It bears the request's number; detailed tables that turn out to be individual
 * data make a new case of it, with an account and a decision of its own.
 *
 * @param breach which declaration it follows
 * @param request what broke the rules
 * @param kind its class
 * @param reason why an officer declared it
 * @param declaredBy that officer
 * @param since when
 * @param papers every version of account and plan, in the order in which they came in
 * @param decision the management's, when it was taken
 */
public record BreachCase(
        long breach,
        ExportRequest request,
        BreachClass kind,
        String reason,
        String declaredBy,
        Instant since,
        List<Paper> papers,
        Optional<Decision> decision) {

    /** What the PI answers for (R73). */
    public enum PaperKind {
        /** What happened, and which results are concerned. */
        ACCOUNT("redegørelsen", "the account"),
        /** How the project keeps it from happening again. */
        PLAN("planen", "the plan");

        private final Phrase phrase;

        PaperKind(String danish, String english) {
            this.phrase = new Phrase(danish, english);
        }

        Phrase phrase() {
            return phrase;
        }

        /** The word people type and read. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One version of an account or a plan.
     *
     * @param version from 1; the last one stands
     * @param author whose words it is
     * @param enteredBy the author, or the officer who entered what came by mail
     * @param text person numbers masked; empty for whoever may not read it
     */
    public record Paper(PaperKind kind, int version, String author, String enteredBy, String text, Instant at) {

        Paper withoutText() {
            return new Paper(kind, version, author, enteredBy, "", at);
        }
    }

    /**
     * What the management decided (R74, R79).
     *
     * @param selfReported reported by the project itself before it was found, which mitigates (R75)
     * @param reopens whether what the breach closed was opened with it
     * @param intent what it was done with, as far as the management says
     * @param by the officer who recorded it
     */
    public record Decision(
            String measure,
            String reason,
            boolean selfReported,
            boolean reopens,
            Optional<Intent> intent,
            String by,
            Instant at) {

        Decision withoutText() {
            return new Decision("", "", selfReported, reopens, intent, by, at);
        }
    }

    /** What a breach was done with (R79). */
    public enum Intent {
        /** By accident, or without thought. */
        ACCIDENT,
        /** Deliberately. */
        DELIBERATE;

        /** The word people type and read. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What it asks for: individual data an account and a plan (R73), detailed tables an account (R76). */
    Set<PaperKind> required() {
        return kind == BreachClass.INDIVIDUAL ? EnumSet.allOf(PaperKind.class) : EnumSet.of(PaperKind.ACCOUNT);
    }

    /** What it asks for and did not get yet. */
    public Set<PaperKind> missing() {
        Set<PaperKind> missing = required();
        papers.forEach(paper -> missing.remove(paper.kind()));
        return missing;
    }

    /** When all that it asks for had come in; a later version of a paper does not move it. */
    Optional<Instant> completeAt() {
        return missing().isEmpty()
                ? papers.stream()
                        .filter(paper -> paper.version() == 1 && required().contains(paper.kind()))
                        .map(Paper::at)
                        .max(Instant::compareTo)
                : Optional.empty();
    }

    int versions(PaperKind of) {
        return (int) papers.stream().filter(paper -> paper.kind() == of).count();
    }

    /** The same, for a reader of the papers that {@code reads} lets through. */
    BreachCase readBy(Predicate<Paper> reads) {
        List<Paper> readable = papers.stream()
                .map(paper -> reads.test(paper) ? paper : paper.withoutText())
                .toList();
        return new BreachCase(breach, request, kind, reason, declaredBy, since, readable, decision);
    }

    /** Where it stands, in nobody's words. */
    BreachCase withoutText() {
        return new BreachCase(
                breach,
                request,
                kind,
                "",
                declaredBy,
                since,
                papers.stream().map(Paper::withoutText).toList(),
                decision.map(Decision::withoutText));
    }
}
