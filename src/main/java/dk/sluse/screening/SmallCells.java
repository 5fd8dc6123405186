package dk.sluse.screening;

import dk.sluse.disclosure.Counting;
import dk.sluse.disclosure.SmallCounts;
import dk.sluse.disclosure.Table;
import dk.sluse.document.Document;
import dk.sluse.document.Drawing;
import dk.sluse.document.Severity;
import dk.sluse.document.SheetTail;
import dk.sluse.document.Tables;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts of fewer people than may be shown, in tables and in what is said about them, and percentages that give them back (R53, R62). */
final class SmallCells implements Policy {

    static final String NAME = "small-cells";
    private static final String SMALLEST = "smallest-count";
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
        return Set.of(SMALLEST);
    }

    @Override
    public List<Finding> judge(Document document, Declaration declaration, Thresholds thresholds) throws IOException {
        int smallest = thresholds.count(SMALLEST);
        Tables tables = document.tables();
        List<Finding> findings = new ArrayList<>();
        for (Table table : tables.all()) {
            judge(table, smallest, findings);
        }
        tables.tails().forEach(tail -> judge(tail, smallest, findings));
        tables.bounded()
                .forEach(
                        place -> findings.add(
                                Finding.hold(
                                        NAME,
                                        "R53",
                                        place,
                                        new Phrase(
                                                "Filen har flere tabeller, end der kan gennemgås; fra dette sted er celler ikke bedømt. Del filen.",
                                                "The file has more tables than can be gone through; from this place on, cells were not judged. Split the file."))));
        document.drawings().forEach(drawing -> judge(drawing, smallest, findings));
        List<FewInLines> kinds = List.of(
                new SmallNumbersInText(smallest),
                new PrintedCounts(smallest),
                new PrintedTallies(smallest),
                new PrintedFlow(smallest),
                new SharesInText(smallest));
        document.readAllText(TextSieves.counts(), passage -> kinds.forEach(kind -> kind.look(passage)));
        for (FewInLines kind : kinds) {
            findings.addAll(kind.findings(findings.stream().map(Finding::place).toList()));
        }
        return Findings.atMost(
                MOST_FINDINGS, heaviestFirst(findings), NAME, document.file().place());
    }

    /** Told once: of a drawing with a table in it, the table tells. */
    private static void judge(Drawing drawing, int smallest, List<Finding> findings) {
        boolean told = findings.stream()
                .anyMatch(finding ->
                        finding.severity() != Severity.NOTE && finding.place().startsWith(drawing.place()));
        int small = told ? 0 : drawing.countsBelow(smallest);
        if (small > 0) {
            findings.add(Finding.hold(
                    NAME,
                    "R53",
                    drawing.place(),
                    Phrase.of(
                            "Antal under %d i en figur: %d. Slå grupper sammen, eller skriv n<%1$d.",
                            "Counts below %d in a figure: %d. Merge groups, or write n<%1$d.", smallest, small)));
        }
    }

    private static List<Finding> heaviestFirst(List<Finding> findings) {
        return findings.stream()
                .sorted((a, b) -> b.severity().compareTo(a.severity()))
                .toList();
    }

    private static void judge(Table table, int smallest, List<Finding> findings) {
        Map<SmallCounts.Kind, TablePlaces> places = new EnumMap<>(SmallCounts.Kind.class);
        for (SmallCounts.Found found : SmallCounts.in(table, Counting.of(table), smallest)) {
            places.computeIfAbsent(found.kind(), k -> new TablePlaces(table)).add(found.row(), found.column());
        }
        places.forEach((kind, where) -> {
            Finding finding = finding(kind, where, smallest);
            findings.add(kind == SmallCounts.Kind.NOBODY ? finding : finding.with(where.sketch(smallest)));
        });
    }

    private static Finding finding(SmallCounts.Kind kind, TablePlaces where, int smallest) {
        return switch (kind) {
            case COUNT ->
                Finding.hold(
                        NAME,
                        "R53",
                        where.first(),
                        Phrase.of(
                                "Antal under %d: %d i tabellen, det første her%s. Slå grupper sammen, eller skriv n<%1$d, og skjul også en celle, hvor en total ellers giver tallet tilbage.",
                                "Counts below %d: %d in the table, the first here%s. Merge groups, or write n<%1$d, and hide one more cell where a total would give the number back.",
                                smallest,
                                where.count(),
                                where.others()));
            case PERCENTAGE ->
                Finding.hold(
                        NAME,
                        "R63",
                        where.first(),
                        Phrase.of(
                                "Procenter, der med det angivne antal giver færre end %d personer: %d i tabellen, den første her%s. Slå grupper sammen, eller skjul procenten.",
                                "Percentages that with the number stated give fewer than %d people: %d in the table, the first here%s. Merge groups, or hide the percentage.",
                                smallest,
                                where.count(),
                                where.others()));
            case NOBODY ->
                Finding.note(
                        NAME,
                        "R53",
                        where.first(),
                        Phrase.of(
                                "Celler med 0 personer: %d i tabellen, den første her.",
                                "Cells of 0 people: %d in the table, the first here.", where.count()));
        };
    }

    /** Past the rows that are kept, a column goes on being what it was. */
    private static void judge(SheetTail tail, int smallest, List<Finding> findings) {
        Counting counting = Counting.of(tail.head());
        for (int c = tail.head().firstColumn(); c < tail.head().columns(); c++) {
            int column = tail.head().columnOnSheet(c);
            int small = tail.small(column, smallest);
            if (small > 0 && counting.isColumnOfCounts(c)) {
                findings.add(Finding.hold(
                        NAME,
                        "R53",
                        tail.place(column, smallest),
                        Phrase.of(
                                "Antal under %d i en lang tabel: %d i denne kolonne, det første her.",
                                "Counts below %d in a long table: %d in this column, the first here.",
                                smallest,
                                small)));
            }
        }
    }
}
