package dk.sluse.report;

import dk.sluse.document.Facts;
import dk.sluse.inspection.Isolation;
import dk.sluse.screening.Finding;
import dk.sluse.screening.Outcome;
import dk.sluse.screening.Thresholds;
import dk.sluse.screening.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What was found in the files of one request, for an officer to read in a minute and for a program to keep.
 *
 * @param title what was screened, such as a request's number; untrusted text is made safe by the writer
 * @param madeAt when, in business time
 * @param isolation how the inspecting process was cut off
 * @param fingerprint what it was judged by, see {@link dk.sluse.screening.PolicyBook#fingerprint}
 * @param files each file
 */
public record ScreeningReport(
        String title, Instant madeAt, Isolation.Level isolation, String fingerprint, List<FileReport> files) {

    public ScreeningReport {
        files = List.copyOf(files);
    }

    /**
     * What was found in one file.
     *
     * @param path the path it came under
     * @param facts what it is
     * @param outcomes what each policy said, in the order they were asked
     * @param thresholds the thresholds in force, by the policy's edition such as {@code person-id@1}
     */
    public record FileReport(String path, Facts facts, List<Outcome> outcomes, Map<String, Thresholds> thresholds) {

        public FileReport {
            outcomes = List.copyOf(outcomes);
            thresholds = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(thresholds));
        }

        /** Everything that was found, worst first. */
        public List<Finding> findings() {
            return outcomes.stream()
                    .flatMap(outcome -> outcome.findings().stream())
                    .sorted((a, b) -> b.severity().compareTo(a.severity()))
                    .toList();
        }

        public Verdict verdict() {
            return Verdict.of(findings());
        }

        /** The policies that did not finish, whose word is therefore missing. */
        public List<Outcome> unfinished() {
            return outcomes.stream().filter(outcome -> !outcome.finished()).toList();
        }
    }
}
