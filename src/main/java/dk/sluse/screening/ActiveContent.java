package dk.sluse.screening;

import dk.sluse.document.Action;
import dk.sluse.document.Document;
import java.util.List;
import java.util.Set;

/** What acts by itself or reaches out when a file is opened: macros, DDE, external links, scripts, controls (R43). */
final class ActiveContent implements Policy {

    static final String NAME = "active-content";
    private static final String RULE = "R43";
    private static final int MOST_FINDINGS = 30;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public Set<String> thresholds() {
        return Set.of();
    }

    @Override
    public List<Finding> judge(Document document, Declaration declaration, Thresholds thresholds) {
        List<Finding> findings = document.sightings().stream()
                .filter(sighting -> sighting.what() instanceof Action)
                .map(sighting -> Findings.of(sighting, NAME, RULE))
                .toList();
        return Findings.atMost(MOST_FINDINGS, findings, NAME, document.file().place());
    }
}
