package dk.sluse.screening;

import dk.sluse.disclosure.Dominance;
import dk.sluse.disclosure.ExtremeValues;
import dk.sluse.disclosure.Table;
import dk.sluse.document.Document;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Minima, maxima, medians and percentiles: a note where the group is stated and large enough, else for a person to look at
 * (R54); totals that one or two contributors dominate; and models fitted so closely that they tell their observations.
 */
final class Extremes implements Policy {

    static final String NAME = "extremes";
    private static final String SMALLEST = "smallest-group";
    private static final String DEGREES = "fewest-degrees-of-freedom";
    private static final String SHARE = "largest-two-percent";
    private static final String CLOSENESS = "closeness-percent";
    private static final int MOST_FINDINGS = 50;

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
        return Set.of(SMALLEST, DEGREES, SHARE, CLOSENESS);
    }

    @Override
    public List<Finding> judge(Document document, Declaration declaration, Thresholds thresholds) throws IOException {
        int smallest = thresholds.count(SMALLEST);
        Dominance.Rules rules = new Dominance.Rules(thresholds.value(SHARE), thresholds.value(CLOSENESS));
        List<Finding> findings = new ArrayList<>();
        for (Table table : document.tables().all()) {
            dominance(table, rules, smallest).ifPresent(findings::add);
            judge(table, smallest, findings);
        }
        ModelFits fits = new ModelFits(thresholds.count(DEGREES), smallest);
        RangesInText ranges = new RangesInText(smallest);
        PrintedExtremes printed = new PrintedExtremes();
        document.readAllText(TextSieves.extremes(), passage -> {
            fits.look(passage);
            ranges.look(passage);
            printed.look(passage);
        });
        findings.addAll(fits.findings());
        findings.addAll(ranges.findings());
        findings.addAll(printed.findings());
        return Findings.atMost(MOST_FINDINGS, findings, NAME, document.file().place());
    }

    private static Optional<Finding> dominance(Table table, Dominance.Rules rules, int smallest) {
        TablePlaces places = new TablePlaces(table);
        Dominance.in(table, rules).forEach(found -> places.add(found.row(), found.column()));
        if (places.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Finding.hold(
                        NAME,
                        "R54",
                        places.first(),
                        Phrase.of(
                                "Totaler, som en eller to bidragydere udgør det meste af: %d i tabellen, den første her%s. Udelad de største bidrag, eller slå grupper sammen.",
                                "Totals most of which one or two contributors make up: %d in the table, the first here%s. Leave the largest contributions out, or merge groups.",
                                places.count(),
                                places.others()))
                .with(places.sketch(smallest)));
    }

    private static void judge(Table table, int smallest, List<Finding> findings) {
        TablePlaces stated = new TablePlaces(table);
        TablePlaces unstated = new TablePlaces(table);
        TablePlaces small = new TablePlaces(table);
        for (ExtremeValues.Found found : ExtremeValues.in(table)) {
            OptionalLong people = found.people();
            TablePlaces places = people.isEmpty() ? unstated : people.getAsLong() >= smallest ? stated : small;
            places.add(found.row(), found.column());
        }
        if (!small.isEmpty()) {
            findings.add(Finding.hold(
                            NAME,
                            "R54",
                            small.first(),
                            Phrase.of(
                                    "Yderværdier, medianer eller percentiler for færre end %d personer: %d i tabellen, den første her%s. Udelad dem, eller slå grupper sammen.",
                                    "Extremes, medians or percentiles of fewer than %d people: %d in the table, the first here%s. Leave them out, or merge groups.",
                                    smallest,
                                    small.count(),
                                    small.others()))
                    .with(small.sketch(smallest)));
        }
        if (!unstated.isEmpty()) {
            findings.add(Finding.hold(
                            NAME,
                            "R54",
                            unstated.first(),
                            Phrase.of(
                                    "Yderværdier, medianer eller percentiler uden antal personer: %d i tabellen, den første her%s. Skriv n for hver gruppe, eller udelad dem.",
                                    "Extremes, medians or percentiles without a number of people: %d in the table, the first here%s. State n for each group, or leave them out.",
                                    unstated.count(),
                                    unstated.others()))
                    .with(unstated.sketch(smallest)));
        }
        if (!stated.isEmpty()) {
            findings.add(Finding.note(
                    NAME,
                    "R54",
                    stated.first(),
                    Phrase.of(
                            "Yderværdier, medianer eller percentiler for grupper på mindst %d: %d i tabellen, den første her.",
                            "Extremes, medians or percentiles of groups of at least %d: %d in the table, the first here.",
                            smallest,
                            stated.count())));
        }
    }
}
