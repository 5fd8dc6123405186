package dk.sluse.export;

import dk.sluse.intake.TableLine;
import dk.sluse.intake.TableLine.Cell;
import dk.sluse.wording.Phrase;
import dk.sluse.wording.Printable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the table begins, which column is which, and what stands above it. Headings are known in Danish and English, alone
 * or as {@code Sti / Path}.
 */
final class ManifestHeadings {

    private static final int LONGEST_LABEL = 200;
    private static final Set<String> PROJECT = Set.of("projekt", "project");
    private static final Set<String> REQUESTER = Set.of("anmoder", "requester");

    private final int row;
    private final Map<Column, Integer> columns;
    private final Optional<String> project;
    private final Optional<String> requester;

    /** The columns of a manifest, in the order of the template. */
    enum Column {
        PATH("Sti", "Path", "filsti", "stinavn", "fil", "file"),
        DESCRIPTION("Beskrivelse", "Description"),
        JUSTIFICATION("Hvorfor overholder det reglerne", "Why it complies", "begrundelse", "justification"),
        IDENTIFIABLE("Personhenførbar", "Identifiable", "personhenførbare data", "identifiable data");

        private final String da;
        private final String en;

        private final Set<String> others;

        Column(String da, String en, String... others) {
            this.da = da;
            this.en = en;
            this.others = Set.of(others);
        }

        String da() {
            return da;
        }

        String en() {
            return en;
        }

        /** As in the template. */
        String heading() {
            return da + " / " + en;
        }

        private boolean isNamed(String word) {
            return word.equalsIgnoreCase(da) || word.equalsIgnoreCase(en) || others.contains(word);
        }
    }

    private ManifestHeadings(
            int row, Map<Column, Integer> columns, Optional<String> project, Optional<String> requester) {
        this.row = row;
        this.columns = columns;
        this.project = project;
        this.requester = requester;
    }

    int row() {
        return row;
    }

    int column(Column column) {
        return columns.get(column);
    }

    Optional<String> project() {
        return project;
    }

    Optional<String> requester() {
        return requester;
    }

    static ManifestHeadings find(List<TableLine> lines) throws UnreadableManifest {
        List<TableLine> above = new ArrayList<>();
        for (TableLine line : lines) {
            Map<Column, Integer> columns = columns(line);
            if (columns.containsKey(Column.PATH) && columns.size() > 1) {
                requireAll(line, columns);
                return new ManifestHeadings(
                        line.number(), columns, labelled(above, PROJECT), labelled(above, REQUESTER));
            }
            above.add(line);
        }
        throw new UnreadableManifest(isOtherwiseSeparated(lines) ? wrongSeparator() : noHeadings());
    }

    private static Map<Column, Integer> columns(TableLine line) throws UnreadableManifest {
        Map<Column, Integer> columns = new EnumMap<>(Column.class);
        List<Column> twice = new ArrayList<>();
        for (int i = 0; i < line.cells().size(); i++) {
            for (Column column : Column.values()) {
                boolean isThis = words(line.cell(i)).stream().anyMatch(column::isNamed);
                if (isThis && columns.putIfAbsent(column, i) != null) {
                    twice.add(column);
                }
            }
        }
        if (!twice.isEmpty() && columns.size() > 1) {
            throw new UnreadableManifest(ManifestFault.at(
                    line.number(),
                    new Phrase(
                            "Kolonnen »" + twice.get(0).da() + "« findes to gange. Slet den ene.",
                            "The column \"" + twice.get(0).en() + "\" is there twice. Delete one.")));
        }
        return columns;
    }

    private static void requireAll(TableLine line, Map<Column, Integer> columns) throws UnreadableManifest {
        List<Column> missing = Arrays.stream(Column.values())
                .filter(column -> !columns.containsKey(column))
                .toList();
        if (!missing.isEmpty()) {
            String da = String.join(", ", missing.stream().map(Column::da).toList());
            String en = String.join(", ", missing.stream().map(Column::en).toList());
            throw new UnreadableManifest(ManifestFault.at(
                    line.number(),
                    new Phrase("Disse kolonner mangler: " + da + ".", "These columns are missing: " + en + ".")));
        }
    }

    private static Optional<String> labelled(List<TableLine> above, Set<String> names) {
        for (TableLine line : above) {
            if (words(line.cell(0)).stream().anyMatch(names::contains)) {
                return line.cells().stream()
                        .skip(1)
                        .map(Cell::text)
                        .filter(text -> !text.isEmpty())
                        .map(text -> Printable.of(text, LONGEST_LABEL))
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    /** A heading's alternatives, in lower case, without the marks people put behind them. */
    private static List<String> words(Cell cell) {
        return Arrays.stream(cell.text().toLowerCase(Locale.ROOT).split("/", -1))
                .map(word -> word.strip().replaceAll("\\s+", " ").replaceAll("[\\s:?*]+$", ""))
                .toList();
    }

    private static boolean isOtherwiseSeparated(List<TableLine> lines) throws UnreadableManifest {
        for (TableLine line : lines) {
            for (String separator : List.of(",", "\t")) {
                List<String> parts = List.of(line.cell(0).text().split(separator, -1));
                if (columns(TableLine.of(line.number(), parts)).size() > 1) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Phrase wrongSeparator() {
        return new Phrase(
                "Manifestets felter er ikke adskilt af semikolon. Gem det med semikolon, eller brug skabelonen i .xlsx.",
                "The manifest's fields are not separated by semicolons. Save it with semicolons, or use the .xlsx template.");
    }

    private static Phrase noHeadings() {
        return new Phrase(
                "Manifestets overskrifter findes ikke på det første synlige ark. Brug skabelonen; den begynder med kolonnen »Sti / Path«.",
                "The manifest's headings are not on the first visible sheet. Use the template; it begins with the column \"Sti / Path\".");
    }
}
