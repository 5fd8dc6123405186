package dk.sluse.screening;

import dk.sluse.document.Document;
import dk.sluse.person.PersonSearch;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was declared against what was found (R40, R43): each file described and justified, and identifiable only where
 * that was declared and permitted. Where nothing was declared it has nothing to say.
 */
final class ManifestAgreement implements Policy {

    static final String NAME = "manifest-agreement";
    private static final String PERMISSION = "identifiable-data";
    private static final String SHORTEST_DESCRIPTION = "shortest-description";
    private static final String SHORTEST_JUSTIFICATION = "shortest-justification";
    private static final String COLUMN_VALUES = "column-values";
    private static final String COLUMN_SHARE = "column-share";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> thresholds() {
        return Set.of(SHORTEST_DESCRIPTION, SHORTEST_JUSTIFICATION, COLUMN_VALUES, COLUMN_SHARE);
    }

    @Override
    public List<Finding> judge(Document document, Declaration declaration, Thresholds thresholds) throws IOException {
        Optional<Declaration.Row> declared = declaration.manifest();
        if (declared.isEmpty()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        String place = document.file().place();
        described(declared.get(), thresholds, place, findings);
        if (declared.get().identifiable()) {
            findings.add(Finding.refuseWithout(
                    PERMISSION,
                    NAME,
                    "R65",
                    place,
                    new Phrase(
                            "Filen er anmeldt som identificerbar.",
                            "The file is declared to hold identifiable data.")));
        } else {
            undeclared(document, thresholds).ifPresent(findings::add);
        }
        return findings;
    }

    private static void described(
            Declaration.Row declared, Thresholds thresholds, String place, List<Finding> findings) {
        if (declared.description().strip().length() < thresholds.count(SHORTEST_DESCRIPTION)) {
            findings.add(Finding.hold(
                    NAME,
                    "R40",
                    place,
                    new Phrase(
                            "Manifestets beskrivelse af filen mangler eller er for kort.",
                            "The manifest's description of the file is missing or too short.")));
        }
        if (declared.compliance().strip().length() < thresholds.count(SHORTEST_JUSTIFICATION)) {
            findings.add(Finding.hold(
                    NAME,
                    "R40",
                    place,
                    new Phrase(
                            "Manifestets begrundelse for, at filen overholder reglerne, mangler eller er for kort.",
                            "The manifest's reason why the file complies with the rules is missing or too short.")));
        }
    }

    private static Optional<Finding> undeclared(Document document, Thresholds thresholds) throws IOException {
        PersonSearch search = new PersonSearch(thresholds.count(COLUMN_VALUES), thresholds.value(COLUMN_SHARE));
        document.read(search::look);
        return search.hits().stream()
                .filter(hit -> hit.weight() != PersonSearch.Weight.EXPLAINED)
                .findFirst()
                .map(
                        hit -> Finding.hold(
                                NAME,
                                "R43",
                                hit.place(),
                                new Phrase(
                                        "Filen er anmeldt som ikke identificerbar, men her står noget, der ligner CPR-numre.",
                                        "The file is declared not identifiable, but here stands what looks like person numbers.")));
    }
}
