package dk.sluse.project;

import dk.sluse.wording.Phrase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a project rests on, as its file says (R2, R9, R12, R14, R65): who authorised its institution, the ethics approval and
 * what that covers, the data processing agreement. What is missing is missing: whatever asks for it is not done.
 *
 * @param authority who authorised the institution
 * @param papers what is valid from when until when, by kind
 * @param covers the permissions that the ethics approval speaks for, of {@link #BY_APPROVAL}
 */
public record Mandate(Optional<Authority> authority, Map<Paper.Kind, Paper> papers, Set<String> covers) {

    /** The permissions that lift nothing unless the ethics approval covers them (R10, R65). */
    public static final Set<String> BY_APPROVAL = Set.of("identifiable-data", "cpr-numbers");

    /** Of a project whose file says nothing of it. */
    public static final Mandate NONE = new Mandate(Optional.empty(), Map.of(), Set.of());

    public Mandate {
        papers = Map.copyOf(papers);
        covers = Set.copyOf(covers);
    }

    /** A mandate with both papers. */
    public static Mandate of(Authority authority, Paper approval, Set<String> covers, Paper agreement) {
        Map<Paper.Kind, Paper> papers = new EnumMap<>(Paper.Kind.class);
        papers.put(approval.kind(), approval);
        papers.put(agreement.kind(), agreement);
        return new Mandate(Optional.of(authority), papers, covers);
    }

    /** The keys of a project's file that are missing. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (authority.isEmpty()) {
            missing.add("authorised-by");
        }
        for (Paper.Kind kind : Paper.Kind.values()) {
            if (!papers.containsKey(kind)) {
                missing.add(kind.key());
            }
        }
        return missing;
    }

    /** The papers whose first day has not come: nothing rests on them yet. */
    public List<Paper> notBegun(LocalDate day) {
        return papers.values().stream()
                .filter(paper -> !paper.hasBegun(day))
                .sorted(Comparator.comparing(Paper::kind))
                .toList();
    }

    /** On which day a paper is judged. */
    interface Today {
        LocalDate of(Paper paper);
    }

    /** Why a gate is shut on a day, if it is: the first reason there is. */
    Optional<Phrase> lack(Gate gate, Today day) {
        if (gate.asksForAuthority() && authority.isEmpty()) {
            return Optional.of(new Phrase(
                    "Projektets fil siger ikke, hvem der har autoriseret institutionen (authorised-by).",
                    "The project's file does not say who authorised the institution (authorised-by)."));
        }
        for (Paper.Kind kind : Paper.Kind.values()) {
            Optional<Phrase> lack = gate.asksFor(kind) ? lack(kind, gate.mustBeValid(kind), day) : Optional.empty();
            if (lack.isPresent()) {
                return lack;
            }
        }
        return Optional.empty();
    }

    /** Why a permission of the project's file lifts nothing on a day, if it does not. */
    Optional<Phrase> lack(String permission, Today day) {
        if (!BY_APPROVAL.contains(permission)) {
            return Optional.empty();
        }
        Optional<Phrase> lack = lack(Paper.Kind.APPROVAL, true, day);
        return lack.isPresent() || covers.contains(permission)
                ? lack
                : Optional.of(Phrase.of(
                        "VEK-godkendelsen dækker ikke \"%s\" (ethics-approval.covers).",
                        "The ethics approval does not cover \"%s\" (ethics-approval.covers).", permission));
    }

    private Optional<Phrase> lack(Paper.Kind kind, boolean valid, Today today) {
        Paper paper = papers.get(kind);
        if (paper == null) {
            return Optional.of(new Phrase(
                    kind.called().da() + " mangler i projektets fil (" + kind.key() + ").",
                    kind.called().en() + " is missing in the project's file (" + kind.key() + ")."));
        }
        LocalDate day = today.of(paper);
        boolean counts = paper.hasBegun(day) && !(valid && paper.isOver(day));
        return counts ? Optional.empty() : Optional.of(paper.outside(day));
    }
}
