package dk.sluse.screening;

import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Person numbers, wherever they stand: names, texts, cells, properties (R50, R61). */
final class PersonId implements Policy {

    static final String NAME = "person-id";
    private static final String PERMISSION = "cpr-numbers";
    private static final String COLUMN_VALUES = "column-values";
    private static final String COLUMN_SHARE = "column-share";
    private static final int MOST_FINDINGS = 50;

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
        return Set.of(COLUMN_VALUES, COLUMN_SHARE);
    }

    @Override
    public List<Finding> judge(Document document, Declaration declaration, Thresholds thresholds) throws IOException {
        PersonSearch search = new PersonSearch(thresholds.count(COLUMN_VALUES), thresholds.value(COLUMN_SHARE));
        IdHeadings headings = new IdHeadings(thresholds.count(COLUMN_VALUES));
        document.read(passage -> {
            search.look(passage);
            headings.look(passage);
        });
        List<Finding> findings = new ArrayList<>();
        search.hits().stream()
                .sorted((a, b) -> Boolean.compare(b.certain(), a.certain()))
                .forEach(hit -> findings.add(finding(hit)));
        headings.places()
                .forEach(place -> findings.add(Finding.hold(
                        NAME,
                        "R61",
                        place,
                        new Phrase(
                                "En kolonne med id'er på personer, efter sin overskrift at dømme.",
                                "A column of ids of persons, to judge by its heading."))));
        return Findings.atMost(MOST_FINDINGS, findings, NAME, document.file().place());
    }

    private static Finding finding(PersonSearch.Hit hit) {
        if (hit.certain()) {
            return Finding.refuseWithout(
                    PERMISSION,
                    NAME,
                    "R50",
                    hit.place(),
                    Phrase.of(
                            "CPR-numre: %d her, det første på dette sted.",
                            "Person numbers (CPR): %d here, the first at this place.", hit.count()));
        }
        Phrase doubt = Phrase.of(
                "Ligner CPR-numre (gyldig dato): %d her, det første på dette sted.",
                "Looks like person numbers (a valid date): %d here, the first at this place.", hit.count());
        return hit.explained()
                ? Finding.note(NAME, "R61", hit.place(), doubt)
                : Finding.hold(NAME, "R61", hit.place(), doubt);
    }
}
