package dk.sluse.screening;

import dk.sluse.disclosure.Listing;
import dk.sluse.disclosure.Table;
import dk.sluse.document.Document;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tables, logs and scripts that list people one by one (R58, R59). */
final class ListedObservations implements Policy {

    static final String NAME = "listed-observations";
    private static final String LITERALS = "most-literals";
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
        return Set.of(LITERALS);
    }

    @Override
    public List<Finding> judge(Document document, Declaration declaration, Thresholds thresholds) throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (Table table : document.tables().all()) {
            Optional<Listing.Found> listing = Listing.in(table);
            listing.ifPresent(found -> findings.add(
                    Finding.hold(NAME, "R58", table.place(table.firstRow(), found.column()), phrase(found.sign()))));
        }
        PrintedRows printed = new PrintedRows();
        PrintedRecords records = new PrintedRecords();
        NumberedLabels labels = new NumberedLabels();
        NamedPeople named = new NamedPeople();
        PrintedVectors vectors = new PrintedVectors();
        PickedRow picked = new PickedRow();
        WrittenData written = new WrittenData(thresholds.count(LITERALS));
        document.readAllText(TextSieves.listings(), passage -> {
            printed.look(passage);
            written.look(passage);
            records.look(passage);
            vectors.look(passage);
            named.look(passage);
            labels.look(passage);
            picked.look(passage);
        });
        findings.addAll(printed.findings());
        findings.addAll(records.findings());
        findings.addAll(written.findings());
        findings.addAll(vectors.findings());
        findings.addAll(named.findings());
        findings.addAll(labels.findings());
        findings.addAll(picked.findings());
        return Findings.atMost(MOST_FINDINGS, findings, NAME, document.file().place());
    }

    private static Phrase phrase(Listing.Sign sign) {
        return switch (sign) {
            case IDS ->
                new Phrase(
                        "Tabellen har en række per person, efter sin kolonne af id'er at dømme, som begynder her. Vis antal og gennemsnit for grupper i stedet.",
                        "The table has a row per person, to judge by its column of ids, which begins here. Show counts and means of groups instead.");
            case DATES ->
                new Phrase(
                        "Tabellen har en række per person, efter sin kolonne af datoer at dømme, som begynder her. Vis antal og gennemsnit for grupper i stedet.",
                        "The table has a row per person, to judge by its column of dates, which begins here. Show counts and means of groups instead.");
            case RECORDS ->
                new Phrase(
                        "Tabellen har mange rækker af værdier, som de kan være af enkelte personer. Vis antal og gennemsnit for grupper i stedet.",
                        "The table has many rows of values, as they may be of single people. Show counts and means of groups instead.");
            case TRAITS ->
                new Phrase(
                        "Tabellen ligner en liste over personer: flere oplysninger om hver, fra denne kolonne. Vis antal og gennemsnit for grupper i stedet.",
                        "The table looks like a list of people: several things known of each, from this column on. Show counts and means of groups instead.");
        };
    }
}
