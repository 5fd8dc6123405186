package dk.sluse.screening;

import dk.sluse.document.Sight;
import dk.sluse.document.Sighting;
import dk.sluse.wording.Phrase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Keeps a list of findings readable. */
final class Findings {

    private Findings() {}

    /** What there is to say about something that was met. */
    static Finding of(Sighting sighting, String policy, String rule) {
        Sight what = sighting.what();
        return new Finding(
                policy, what.severity(), what.says(sighting.count()), sighting.place(), rule, Optional.empty());
    }

    /** The same of each place: it is held. */
    static List<Finding> held(Collection<String> places, String policy, String rule, Phrase said) {
        return places.stream()
                .map(place -> Finding.hold(policy, rule, place, said))
                .toList();
    }

    /** The first of many, and how many more there are, with the weight of the heaviest of them. */
    static List<Finding> atMost(int most, List<Finding> findings, String policy, String place) {
        if (findings.size() <= most) {
            return findings;
        }
        List<Finding> shown = new ArrayList<>(findings.subList(0, most));
        List<Finding> rest = findings.subList(most, findings.size());
        Finding heaviest = rest.stream()
                .max((a, b) -> a.severity().compareTo(b.severity()))
                .orElseThrow();
        shown.add(new Finding(
                policy,
                heaviest.severity(),
                Phrase.of("Og %d fund mere.", "And %d more findings.", rest.size()),
                place,
                heaviest.rule(),
                heaviest.permission()));
        return shown;
    }
}
