package dk.sluse.export;

import dk.sluse.screening.Declaration;
import dk.sluse.screening.Examination;
import dk.sluse.screening.Facts;
import dk.sluse.screening.Inspector;
import dk.sluse.screening.Outcome;
import dk.sluse.screening.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One file under review: opened once in the limited process, judged by one policy after the other. */
public final class FileReview {

    private final ExportFile file;
    private final Path content;
    private final Inspector inspector;
    private final Map<String, Double> thresholds;
    private final List<Outcome> outcomes = new ArrayList<>();
    private Examination examination;

    FileReview(ExportFile file, Path content, Inspector inspector, Map<String, Double> thresholds) {
        this.file = file;
        this.content = content;
        this.inspector = inspector;
        this.thresholds = thresholds;
    }

    /**
     * Opens the file.
     *
     * @throws IOException when its bytes are no longer those that were collected (F21): nothing is judged then
     */
    public void open() throws IOException {
        examination = inspector.open(
                content,
                Declaration.of(file.path().toString(), file.description(), file.justification(), file.identifiable()),
                thresholds);
        Facts facts = examination.facts();
        if (!facts.sha256().equals(file.hash())) {
            throw new IOException(
                    "Request " + file.request() + ", file " + file.ordinal()
                            + ": the bytes in the airlock are not those that were collected. Restore them, or refuse the file.");
        }
    }

    /** Lets one policy judge it. Whatever goes wrong there is an outcome that holds the file (F29). */
    public void judge(String policy) {
        outcomes.add(examination.judge(policy));
    }

    ExportFile file() {
        return file;
    }

    Facts facts() {
        return examination.facts();
    }

    List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    Verdict verdict() {
        return Verdict.of(outcomes.stream().flatMap(o -> o.findings().stream()).toList());
    }
}
