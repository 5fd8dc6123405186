package dk.sluse.export;

import dk.sluse.disclosure.Figures;
import dk.sluse.document.Facts;
import dk.sluse.inspection.Examination;
import dk.sluse.inspection.Inspector;
import dk.sluse.screening.Declaration;
import dk.sluse.screening.Differencing;
import dk.sluse.screening.Earlier;
import dk.sluse.screening.Outcome;
import dk.sluse.screening.OwnRules;
import dk.sluse.screening.Verdict;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One file under review: opened once in the limited process, judged by one policy after the other. A file whose bytes are no
 * longer those that were collected is judged by none: each policy's outcome then holds it, and the request's other files go on.
 */
public final class FileReview {

    private static final Phrase CHANGED = new Phrase(
            "Filens indhold i slusemappen er ikke det, der blev hentet. Genskab det og kør kontrollen igen, eller afvis filen.",
            "The bytes in the airlock are not those that were collected. Restore them and rescreen, or refuse the file.");
    private static final Phrase UNREADABLE = new Phrase(
            "Filen kan ikke læses i slusemappen. Genskab den og kør kontrollen igen, eller afvis den.",
            "The file cannot be read in the airlock. Restore it and rescreen, or refuse it.");

    private static final Phrase UNCOUNTED = new Phrase(
            "Tabellernes tal kunne ikke gemmes til senere sammenligning. Kør kontrollen igen.",
            "The figures of the tables could not be kept for later comparison. Rescreen.");

    private final ExportFile file;
    private final Path content;
    private final Earlier earlier;
    private final Inspector inspector;
    private final OwnRules own;
    private final List<Outcome> outcomes = new ArrayList<>();
    private List<Figures> figures = List.of();
    private Examination examination;
    private Facts facts;
    private Optional<Phrase> rotten = Optional.empty();

    FileReview(ExportFile file, Path content, Earlier earlier, Inspector inspector, OwnRules own) {
        this.file = file;
        this.content = content;
        this.earlier = earlier;
        this.inspector = inspector;
        this.own = own;
    }

    /**
     * Opens the file. One that rotted in the airlock is held (F21).
     *
     * @throws IOException when the airlock itself is away (F15)
     */
    public void open() throws IOException {
        outcomes.clear();
        figures = List.of();
        try {
            examination = inspector.open(
                    content,
                    Declaration.of(
                                    file.path().toString(),
                                    file.description(),
                                    file.justification(),
                                    file.identifiable())
                            .after(earlier),
                    own);
            facts = examination.facts();
            rotten = facts.sha256().equals(file.hash()) ? Optional.empty() : Optional.of(CHANGED);
        } catch (IOException e) {
            if (!Files.isDirectory(content.getParent())) {
                throw e;
            }
            facts = new Facts("", 0, Facts.UNKNOWN);
            rotten = Optional.of(UNREADABLE);
        }
    }

    /** Lets one policy judge it. Whatever goes wrong there is an outcome that holds the file (F29). */
    public void judge(String policy) {
        outcomes.add(rotten.map(why -> Outcome.unfinished(policy, file.path().name(), why))
                .orElseGet(() -> policy.equals(Differencing.NAME) ? compare() : examination.judge(policy)));
    }

    /** What is compared with earlier tables must be remembered for later ones, or the comparison is not finished. */
    private Outcome compare() {
        Outcome outcome = examination.judge(Differencing.NAME);
        if (!outcome.finished()) {
            return outcome;
        }
        Optional<List<Figures>> counted = examination.figures();
        figures = counted.orElse(List.of());
        return counted.isPresent()
                ? outcome
                : Outcome.unfinished(Differencing.NAME, file.path().name(), UNCOUNTED);
    }

    /** The figures of its tables. */
    List<Figures> figures() {
        return figures;
    }

    ExportFile file() {
        return file;
    }

    Facts facts() {
        return rotten.isEmpty() ? facts : new Facts(facts.sha256(), facts.size(), Facts.UNKNOWN);
    }

    List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    Verdict verdict() {
        return Verdict.of(outcomes.stream().flatMap(o -> o.findings().stream()).toList());
    }
}
