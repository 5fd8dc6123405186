package dk.sluse.importing;

import dk.sluse.custody.SafePath;
import dk.sluse.importing.InstructionReading.Faulty;
import dk.sluse.importing.InstructionReading.Whole;
import dk.sluse.intake.CsvRows;
import dk.sluse.intake.TableLine;
import dk.sluse.wording.Masking;
import dk.sluse.wording.Phrase;
import dk.sluse.wording.Printable;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code import.csv}: a line {@code source;NAME}, the headings {@code path;description}, and a row for each file, all
 * {@code ;}-separated (R34). It answers with everything that is wrong at once, by row.
 */
final class InstructionReader {

    /** The most files one instruction may name. */
    static final int MOST_ROWS = 1_000;

    /** The longest list that is read, in bytes. */
    static final long LONGEST_FILE = 2L << 20;

    private static final int LONGEST_DESCRIPTION = 1_000;
    private static final int LONGEST_SHOWN = 120;
    private static final Set<String> SOURCE = Set.of("source", "kilde");
    private static final Set<String> PATH = Set.of("path", "sti");
    private static final Set<String> DESCRIPTION = Set.of("description", "beskrivelse");

    private final Set<String> servers;
    private final List<InstructionFault> faults = new ArrayList<>();
    private final List<Instruction.Row> rows = new ArrayList<>();
    private final Map<String, Integer> rowOfPath = new HashMap<>();
    private Optional<String> source = Optional.empty();
    private boolean isSourceSaid;

    private InstructionReader(Set<String> servers) {
        this.servers = servers;
    }

    /**
     * Reads a list.
     *
     * @param servers the names of the servers in the project's file
     */
    static InstructionReading read(byte[] bytes, Set<String> servers) {
        if (bytes.length > LONGEST_FILE) {
            return new Faulty(List.of(InstructionFault.of(InstructionPhrases.TOO_LARGE)));
        }
        try {
            return new InstructionReader(servers).reading(CsvRows.read(bytes));
        } catch (CsvRows.NoText e) {
            return new Faulty(List.of(InstructionFault.of(InstructionPhrases.NO_TEXT)));
        } catch (CsvRows.OpenQuote e) {
            return new Faulty(List.of(InstructionFault.at(e.row(), InstructionPhrases.OPEN_QUOTE)));
        }
    }

    private InstructionReading reading(List<TableLine> all) {
        List<TableLine> lines = all.stream().filter(line -> !line.isBlank()).toList();
        int next = 0;
        while (next < lines.size() && !isHeading(lines.get(next))) {
            readAbove(lines.get(next));
            next++;
        }
        if (!isSourceSaid) {
            faults.add(0, InstructionFault.of(InstructionPhrases.noSource(servers)));
        }
        if (next == lines.size()) {
            faults.add(InstructionFault.of(InstructionPhrases.NO_HEADINGS));
            return new Faulty(faults);
        }
        readRows(lines.subList(next + 1, lines.size()));
        return faults.isEmpty() ? new Whole(new Instruction(source, rows)) : new Faulty(faults);
    }

    private static boolean isHeading(TableLine line) {
        return PATH.contains(word(line, 0)) && DESCRIPTION.contains(word(line, 1));
    }

    private static String word(TableLine line, int column) {
        return line.cell(column).text().toLowerCase(Locale.ROOT);
    }

    /** What stands above the headings: the source, and nothing else. */
    private void readAbove(TableLine line) {
        if (!SOURCE.contains(word(line, 0))) {
            faults.add(InstructionFault.at(
                    line.number(),
                    InstructionPhrases.unknownLine(shown(line.cell(0).text()))));
            return;
        }
        if (isSourceSaid) {
            faults.add(InstructionFault.at(line.number(), InstructionPhrases.SECOND_SOURCE));
            return;
        }
        isSourceSaid = true;
        String name = line.cell(1).text();
        if (name.equalsIgnoreCase(Instruction.UPLOAD)) {
            source = Optional.empty();
        } else if (servers.contains(name)) {
            source = Optional.of(name);
        } else {
            faults.add(InstructionFault.at(line.number(), InstructionPhrases.unknownSource(shown(name), servers)));
        }
    }

    private void readRows(List<TableLine> lines) {
        if (lines.isEmpty()) {
            faults.add(InstructionFault.of(InstructionPhrases.NO_FILES));
        } else if (lines.size() > MOST_ROWS) {
            faults.add(InstructionFault.of(InstructionPhrases.tooManyFiles()));
        } else {
            lines.forEach(this::readRow);
            checkFolders();
        }
    }

    private void readRow(TableLine line) {
        int before = faults.size();
        String path = line.cell(0).text();
        String description = line.cell(1).text();
        SafePath.fault(path)
                .ifPresent(fault -> fault(line, path.isEmpty() ? fault : InstructionPhrases.about(shown(path), fault)));
        if (!path.isEmpty()) {
            checkFirst(line, path);
        }
        if (line.cell(0).isFormula() || line.cell(1).isFormula()) {
            fault(line, InstructionPhrases.FORMULA);
        } else if (description.isEmpty()) {
            fault(line, InstructionPhrases.NO_DESCRIPTION);
        } else if (description.length() > LONGEST_DESCRIPTION) {
            fault(line, InstructionPhrases.tooLong(LONGEST_DESCRIPTION));
        }
        if (isReserved(path)) {
            fault(line, InstructionPhrases.reserved(shown(path)));
        }
        if (faults.size() == before) {
            rows.add(new Instruction.Row(
                    line.number(), SafePath.of(path), Masking.mask(Printable.of(description, LONGEST_DESCRIPTION))));
        }
    }

    /** The hub's own names for files that are not whole yet. */
    private static boolean isReserved(String path) {
        return List.of(path.split("/", -1)).stream().anyMatch(name -> name.startsWith(".sluse-"));
    }

    /** Some file systems hold two names apart that others take for one: those may not stand side by side (F17). */
    private void checkFirst(TableLine line, String path) {
        Integer first = rowOfPath.putIfAbsent(folded(path), line.number());
        if (first != null) {
            fault(line, InstructionPhrases.twice(shown(path), first));
        }
    }

    /** What is a file in one row cannot be a folder in another. */
    private void checkFolders() {
        for (Instruction.Row row : rows) {
            Optional<SafePath> folder = row.path().parent();
            while (folder.isPresent()) {
                Integer file = rowOfPath.get(folded(folder.get().toString()));
                if (file != null) {
                    faults.add(InstructionFault.at(
                            row.number(),
                            InstructionPhrases.within(shown(row.path().toString()), file)));
                }
                folder = folder.get().parent();
            }
        }
    }

    private static String folded(String path) {
        return Normalizer.normalize(
                Normalizer.normalize(path, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
    }

    private void fault(TableLine line, Phrase what) {
        faults.add(InstructionFault.at(line.number(), what));
    }

    private static String shown(String text) {
        return Masking.mask(Printable.of(text, LONGEST_SHOWN));
    }
}
