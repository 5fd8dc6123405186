package dk.sluse.export;

import dk.sluse.custody.SafePath;
import dk.sluse.export.ManifestReading.Faulty;
import dk.sluse.export.ManifestReading.Whole;
import dk.sluse.intake.TableLine;
import dk.sluse.intake.TableLine.Cell;
import dk.sluse.wording.Masking;
import dk.sluse.wording.Phrase;
import dk.sluse.wording.Printable;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the manifest in a table, wherever it came from, and everything that is wrong with it. */
final class ManifestTable {

    private static final int SHORTEST_EXPLANATION = 3;
    private static final int LONGEST_EXPLANATION = 4_000;
    /** Bytes. */
    static final int LONGEST_PATH = 900;

    private static final int LONGEST_SHOWN = 120;

    private final List<ManifestFault> faults = new ArrayList<>();
    private final List<Manifest.Row> rows = new ArrayList<>();
    private final Map<String, Integer> rowOfPath = new HashMap<>();
    private final ManifestHeadings headings;

    private ManifestTable(ManifestHeadings headings) {
        this.headings = headings;
    }

    static ManifestReading read(List<TableLine> lines) throws UnreadableManifest {
        ManifestHeadings headings = ManifestHeadings.find(lines);
        ManifestTable table = new ManifestTable(headings);
        List<TableLine> below = lines.stream()
                .filter(line -> line.number() > headings.row() && !line.isBlank())
                .toList();
        if (below.size() > ManifestReader.MOST_ROWS) {
            throw new UnreadableManifest(ManifestPhrases.tooManyFiles());
        }
        if (below.isEmpty()) {
            throw new UnreadableManifest(new Phrase(
                    "Manifestet nævner ingen filer. Skriv én række for hver fil under overskrifterne.",
                    "The manifest lists no files. Write one row for each file below the headings."));
        }
        below.forEach(table::readRow);
        return table.faults.isEmpty()
                ? new Whole(new Manifest(headings.project(), headings.requester(), table.rows))
                : new Faulty(table.faults);
    }

    private void readRow(TableLine line) {
        int before = faults.size();
        for (ManifestHeadings.Column column : ManifestHeadings.Column.values()) {
            if (cell(line, column).isFormula()) {
                fault(line, ManifestPhrases.formula(column));
            }
        }
        if (faults.size() > before) {
            return;
        }
        Optional<SafePath> path = path(line);
        String description = explanation(line, ManifestHeadings.Column.DESCRIPTION);
        String justification = explanation(line, ManifestHeadings.Column.JUSTIFICATION);
        Optional<Boolean> identifiable = identifiable(line);
        if (faults.size() == before) {
            rows.add(new Manifest.Row(
                    line.number(), path.orElseThrow(), description, justification, identifiable.orElseThrow()));
        }
    }

    private Optional<SafePath> path(TableLine line) {
        String text = cell(line, ManifestHeadings.Column.PATH).text();
        Optional<Phrase> unsafe = SafePath.fault(text).or(() -> tooLong(text));
        if (unsafe.isPresent()) {
            fault(line, text.isEmpty() ? unsafe.get() : ManifestPhrases.about(shown(text), unsafe.get()));
        }
        if (!text.isEmpty()) {
            checkFirst(line, text);
        }
        return unsafe.isPresent() ? Optional.empty() : Optional.of(SafePath.of(text));
    }

    /** In the airlock the path lies below the project's and the request's folders, and must be a path there, too. */
    private static Optional<Phrase> tooLong(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH
                ? Optional.of(ManifestPhrases.pathTooLong(LONGEST_PATH))
                : Optional.empty();
    }

    /** Some file systems hold two names apart that others take for one: those may not stand side by side (F17). */
    private void checkFirst(TableLine line, String text) {
        String folded = Normalizer.normalize(
                Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
        Integer first = rowOfPath.putIfAbsent(folded, line.number());
        if (first != null) {
            fault(line, ManifestPhrases.twice(shown(text), first));
        }
    }

    private String explanation(TableLine line, ManifestHeadings.Column column) {
        String text = cell(line, column).text();
        if (text.isEmpty()) {
            fault(line, ManifestPhrases.empty(column));
        } else if (text.length() < SHORTEST_EXPLANATION) {
            fault(line, ManifestPhrases.tooShort(column));
        } else if (text.length() > LONGEST_EXPLANATION) {
            fault(line, ManifestPhrases.tooLong(column, LONGEST_EXPLANATION));
        }
        // Kept, mailed and published from here on: whatever it says, no person number goes with it (R61).
        return Masking.mask(Printable.lines(text));
    }

    private Optional<Boolean> identifiable(TableLine line) {
        String text = cell(line, ManifestHeadings.Column.IDENTIFIABLE).text().toLowerCase(Locale.ROOT);
        return switch (text) {
            case "ja", "yes", "x", "true", "sand" -> Optional.of(true);
            case "nej", "no", "false", "falsk" -> Optional.of(false);
            default -> {
                fault(line, ManifestPhrases.yesOrNo());
                yield Optional.empty();
            }
        };
    }

    private Cell cell(TableLine line, ManifestHeadings.Column column) {
        return line.cell(headings.column(column));
    }

    private void fault(TableLine line, Phrase what) {
        faults.add(ManifestFault.at(line.number(), what));
    }

    private static String shown(String text) {
        return Masking.mask(Printable.of(text, LONGEST_SHOWN));
    }
}
