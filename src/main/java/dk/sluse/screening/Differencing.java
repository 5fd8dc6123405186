package dk.sluse.screening;

import dk.sluse.disclosure.Complements;
import dk.sluse.disclosure.Differences;
import dk.sluse.disclosure.Figures;
import dk.sluse.disclosure.Table;
import dk.sluse.document.Document;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tables that together with one the project published earlier tell of a few people (R63). */
public final class Differencing implements Policy {

    public static final String NAME = "differencing";
    private static final String SMALLEST = "smallest-difference";
    private static final String MOST = "same-population-percent";
    private static final int MOST_FINDINGS = 50;
    private static final int MOST_TABLES = 100;
    private static final int MOST_CELLS = 20_000;

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
        return Set.of(SMALLEST, MOST);
    }

    @Override
    public List<Finding> judge(Document document, Declaration declaration, Thresholds thresholds) throws IOException {
        Earlier earlier = declaration.earlier();
        List<Finding> findings = new ArrayList<>();
        if (!earlier.complete()) {
            findings.add(
                    Finding.hold(
                            NAME,
                            "R63",
                            document.file().place(),
                            new Phrase(
                                    "Projektet har udgivet flere tabeller, end filen kan sammenlignes med; de ældste er ikke set.",
                                    "The project has published more tables than the file can be compared with; the oldest were not seen.")));
        }
        if (!earlier.tables().isEmpty()) {
            Differences.Rule rule = new Differences.Rule(thresholds.count(SMALLEST), thresholds.value(MOST));
            for (Table table : document.tables().all()) {
                compare(table, earlier.tables(), rule).ifPresent(findings::add);
            }
        }
        return Findings.atMost(MOST_FINDINGS, findings, NAME, document.file().place());
    }

    /** The latest earlier table that gives something away is enough to look at. */
    private static Optional<Finding> compare(Table table, List<Figures> earlier, Differences.Rule rule) {
        Differences differences = new Differences(table);
        Complements complements = new Complements(table);
        for (Figures figures : earlier) {
            List<Differences.Found> found = differences.from(figures, rule);
            List<Differences.Found> hidden = complements.from(figures, rule.smallest());
            if (found.isEmpty() && !hidden.isEmpty()) {
                return Optional.of(givenBack(table, figures, hidden));
            }
            if (!found.isEmpty()) {
                TablePlaces places = new TablePlaces(table);
                found.forEach(cell -> places.add(cell.row(), cell.column()));
                Phrase said = Phrase.of(
                        "Antal, der afviger med under %d fra dem i en tidligere tabel, %s, så at forskellen viser få personer: %d i tabellen, den første her%s. Brug samme population som dér, eller slå grupper sammen.",
                        "Counts that differ by fewer than %d from those of an earlier table, %s, so that the difference tells of a few people: %d in the table, the first here%s. Use the same population as there, or merge groups.",
                        rule.smallest(),
                        figures.place(),
                        places.count(),
                        places.others());
                return Optional.of(
                        Finding.hold(NAME, "R63", places.first(), said).with(places.sketch(rule.smallest())));
            }
        }
        return Optional.empty();
    }

    private static Finding givenBack(Table table, Figures figures, List<Differences.Found> hidden) {
        TablePlaces places = new TablePlaces(table);
        hidden.forEach(cell -> places.add(cell.row(), cell.column()));
        Phrase said = Phrase.of(
                "Skjulte antal, som en total i en tidligere tabel, %s, giver tilbage: %d i tabellen, det første her%s. Skjul også en celle mere, eller slå grupper sammen.",
                "Hidden counts that a total in an earlier table, %s, gives back: %d in the table, the first here%s. Hide one more cell, or merge groups.",
                figures.place(),
                places.count(),
                places.others());
        return Finding.hold(NAME, "R63", places.first(), said);
    }

    /** What is to be remembered of a document once it is published. */
    public static List<Figures> figures(Document document) throws IOException {
        List<Figures> kept = new ArrayList<>();
        int cells = 0;
        for (Table table : document.tables().all()) {
            Optional<Figures> figures = Figures.of(table);
            int size = figures.map(f -> f.counts().size()).orElse(0);
            if (size > 0 && kept.size() < MOST_TABLES && cells + size <= MOST_CELLS) {
                kept.add(figures.get());
                cells += size;
            }
        }
        return kept;
    }
}
