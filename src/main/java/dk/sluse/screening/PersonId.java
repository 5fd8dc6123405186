package dk.sluse.screening;

import dk.sluse.bytes.TextSniffer;
import dk.sluse.document.Document;
import dk.sluse.document.EncodedText;
import dk.sluse.document.Passage;
import dk.sluse.person.IdHeadings;
import dk.sluse.person.IdPatterns;
import dk.sluse.person.PersonSearch;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Person numbers, pseudonyms and other ids of persons, wherever they stand: names, texts, cells, properties (R50, R60, R61). */
final class PersonId implements Policy {

    static final String NAME = "person-id";
    private static final String PERMISSION = "cpr-numbers";
    private static final String COLUMN_VALUES = "column-values";
    private static final String COLUMN_SHARE = "column-share";
    /** What can be read in bytes of no text. */
    private static final Pattern READABLE = Pattern.compile("[\\x20-\\x7e]{8,}");

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
        return Set.of(COLUMN_VALUES, COLUMN_SHARE);
    }

    @Override
    public boolean takesPatterns() {
        return true;
    }

    @Override
    public List<Finding> judge(Document document, Declaration declaration, Thresholds thresholds) throws IOException {
        PersonSearch search = new PersonSearch(thresholds.count(COLUMN_VALUES), thresholds.value(COLUMN_SHARE));
        IdHeadings headings = new IdHeadings(thresholds.count(COLUMN_VALUES));
        IdPatterns patterns = new IdPatterns(thresholds.patterns());
        EncodedText encoded = new EncodedText((at, content) -> {
            if (content.length > 0) {
                boolean text = TextSniffer.isText(content);
                String said = new String(content, text ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
                (text ? said.lines() : READABLE.matcher(said).results().map(java.util.regex.MatchResult::group))
                        .map(line -> new Passage(
                                at.part(), Passage.Kind.DEBRIS, at.where(), at.row(), at.column(), true, line))
                        .forEach(line -> {
                            search.look(line);
                            patterns.look(line);
                        });
            }
        });
        Document.Reader reader = passage -> {
            search.look(passage);
            patterns.look(passage);
            encoded.look(passage);
            headings.look(passage);
        };
        if (thresholds.patterns().isEmpty()) {
            document.read(TextSieves.persons(), reader);
        } else {
            document.read(reader);
        }
        encoded.finish();
        List<Finding> findings = new ArrayList<>();
        search.hits().stream()
                .sorted(Comparator.comparing(PersonSearch.Hit::weight))
                .forEach(hit -> findings.add(finding(hit)));
        patterns.hits().forEach(hit -> findings.add(finding(hit)));
        headings.places()
                .forEach(place -> findings.add(Finding.hold(
                        NAME,
                        "R61",
                        place,
                        new Phrase(
                                "En kolonne med id'er på personer, efter sin overskrift at dømme.",
                                "A column of ids of persons, to judge by its heading."))));
        return Findings.atMost(MOST_FINDINGS, findings, NAME, document.file().place());
    }

    private static Finding finding(PersonSearch.Hit hit) {
        if (hit.weight() == PersonSearch.Weight.CERTAIN) {
            return Finding.refuseWithout(
                    PERMISSION,
                    NAME,
                    "R50",
                    hit.place(),
                    new Phrase(
                            hit.kind().da() + ": " + hit.count() + " her, det første på dette sted.",
                            hit.kind().en() + ": " + hit.count() + " here, the first at this place."));
        }
        Phrase doubt = new Phrase(
                "Ligner " + lower(hit.kind().da()) + ": " + hit.count() + " her, det første på dette sted.",
                "Looks like "
                        + (hit.kind() == PersonSearch.Kind.DANISH
                                ? lower(hit.kind().en())
                                : hit.kind().en()) + ": " + hit.count() + " here, the first at this place.");
        return hit.weight() == PersonSearch.Weight.EXPLAINED
                ? Finding.note(NAME, "R61", hit.place(), doubt)
                : Finding.hold(NAME, "R61", hit.place(), doubt);
    }

    private static Finding finding(IdPatterns.Hit hit) {
        Phrase said = hit.released()
                ? Phrase.of(
                        "Pseudonymer, som personer er udleveret under: %d her, det første på dette sted.",
                        "Pseudonyms under which persons were released: %d here, the first at this place.", hit.count())
                : Phrase.of(
                        "Id'er af mønsteret %s: %d her, det første på dette sted.",
                        "Ids of the pattern %s: %d here, the first at this place.", hit.pattern(), hit.count());
        return Finding.refuseWithout("identifiable-data", NAME, hit.released() ? "R60" : "R61", hit.place(), said);
    }

    private static String lower(String title) {
        boolean abbreviation = Character.isUpperCase(title.charAt(1));
        return abbreviation ? title : Character.toLowerCase(title.charAt(0)) + title.substring(1);
    }
}
