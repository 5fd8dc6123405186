package dk.sluse.report;

import dk.sluse.document.Severity;
import dk.sluse.screening.Finding;
import dk.sluse.wording.Masking;
import dk.sluse.wording.Phrase;
import dk.sluse.wording.Printable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** A short text for the requester that says what to change, file by file: no evidence, no sequence of tests. */
final class ResearcherText {

    private static final int MOST_PLACES = 3;
    private static final int LONGEST_PATH = 400;

    private ResearcherText() {}

    /** Empty in both languages when nothing needs a change. */
    static Phrase of(ScreeningReport report) {
        return new Phrase(
                written(report, Phrase::da, "Det bør ændres, før der anmodes igen:", "Se", "og %d steder mere"),
                written(report, Phrase::en, "To be changed before asking again:", "See", "and %d places more"));
    }

    private static String written(
            ScreeningReport report, Function<Phrase, String> language, String opening, String see, String more) {
        StringBuilder text = new StringBuilder();
        for (ScreeningReport.FileReport file : report.files()) {
            Map<String, StringBuilder> places = new LinkedHashMap<>();
            Map<String, Integer> counts = new LinkedHashMap<>();
            for (Finding finding : file.findings()) {
                if (finding.severity() != Severity.NOTE) {
                    StringBuilder listed = places.computeIfAbsent(finding.policy(), p -> new StringBuilder());
                    if (counts.merge(finding.policy(), 1, Integer::sum) <= MOST_PLACES) {
                        listed.append(listed.isEmpty() ? "" : "; ").append(finding.place());
                    }
                }
            }
            if (places.isEmpty()) {
                continue;
            }
            text.append('\n')
                    .append(Masking.mask(Printable.of(file.path(), LONGEST_PATH)))
                    .append('\n');
            places.forEach((policy, listed) -> {
                int rest = counts.get(policy) - MOST_PLACES;
                PolicyGuide guide = PolicyGuide.of(policy);
                text.append("  – ")
                        .append(language.apply(guide.mend()))
                        .append(" (")
                        .append(guide.rules())
                        .append(")\n");
                text.append("    ").append(see).append(": ").append(listed);
                text.append(rest > 0 ? " " + String.format(more, rest) : "").append('\n');
            });
        }
        return text.isEmpty() ? "" : opening + "\n" + text;
    }
}
