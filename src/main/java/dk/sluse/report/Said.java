package dk.sluse.report;

import dk.sluse.screening.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One sentence about one place, said once, and the policies that say it: when an inspection breaks off, each policy that lost its
 * word says so.
 */
record Said(Finding finding, List<String> policies) {

    private record Sentence(Object severity, String place, String message, String rule) {}

    /** What there is to say, in the order it was found. */
    static List<Said> of(List<Finding> findings) {
        Map<Sentence, Said> said = new LinkedHashMap<>();
        for (Finding finding : findings) {
            Sentence sentence = new Sentence(
                    finding.severity(), finding.place(), finding.message().en(), finding.rule());
            said.computeIfAbsent(sentence, s -> new Said(finding, new ArrayList<>()))
                    .policies
                    .add(finding.policy());
        }
        return List.copyOf(said.values());
    }

    /** The names of the policies, each once. */
    String names() {
        return String.join(", ", policies.stream().distinct().toList());
    }
}
