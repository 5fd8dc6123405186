package dk.sluse.screening;

import dk.sluse.disclosure.Recovery;
import dk.sluse.disclosure.Table;
import dk.sluse.document.Document;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Hidden cells that totals, percentages or another table of the file give back, whatever their value (R63). */
final class BackCalculation implements Policy {

    static final String NAME = "back-calculation";
    private static final String FEWEST_VALUES = "fewest-values";
    private static final int MOST_FINDINGS = 50;

    /** One finding per table and way. */
    private record Way(int table, boolean proven, boolean linked) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public Set<String> thresholds() {
        return Set.of(FEWEST_VALUES);
    }

    @Override
    public List<Finding> judge(Document document, Declaration declaration, Thresholds thresholds) throws IOException {
        List<Table> tables = document.tables().all();
        Map<Way, TablePlaces> ways = new LinkedHashMap<>();
        for (Recovery.Found found : Recovery.in(tables, thresholds.count(FEWEST_VALUES))) {
            ways.computeIfAbsent(
                            new Way(found.table(), found.proven(), found.linked()),
                            w -> new TablePlaces(tables.get(found.table())))
                    .add(found.row(), found.column());
        }
        List<Finding> findings = new ArrayList<>();
        ways.forEach((way, places) -> findings.add(Finding.hold(NAME, "R63", places.first(), phrase(way, places))
                .with(places.sketch(thresholds.count(FEWEST_VALUES)))));
        document.tables()
                .unsolved()
                .forEach(
                        place -> findings.add(
                                Finding.hold(
                                        NAME,
                                        "R63",
                                        place,
                                        new Phrase(
                                                "Tabellen er for lang til, at dens skjulte celler kan regnes efter; den første er her. Se efter totaler, der giver dem tilbage, eller del tabellen.",
                                                "The table is too long for its hidden cells to be checked by calculation; the first is here. Look for totals that give them back, or split the table."))));
        return Findings.atMost(MOST_FINDINGS, findings, NAME, document.file().place());
    }

    private static Phrase phrase(Way way, TablePlaces places) {
        if (!way.proven()) {
            return Phrase.of(
                    "Det kunne ikke vises, at %d skjulte celler ikke kan beregnes, den første her%s. Skjul flere celler, eller slå grupper sammen.",
                    "It could not be shown that %d hidden cells cannot be calculated back, the first here%s. Hide more cells, or merge groups.",
                    places.count(),
                    places.others());
        }
        if (way.linked()) {
            return Phrase.of(
                    "Skjulte celler, som denne og en anden tabel i filen tilsammen giver tilbage: %d, den første her%s. Skjul de samme celler i begge, og en til i samme række og kolonne.",
                    "Hidden cells that this table and another in the file together give back: %d, the first here%s. Hide the same cells in both, and one more in the same row and column.",
                    places.count(),
                    places.others());
        }
        return Phrase.of(
                "Skjulte celler, som totaler eller procenter giver tilbage: %d, den første her%s. Skjul endnu en celle i samme række og kolonne, eller slå grupper sammen.",
                "Hidden cells that totals or percentages give back: %d, the first here%s. Hide one more cell in the same row and column, or merge groups.",
                places.count(),
                places.others());
    }
}
