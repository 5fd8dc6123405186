package dk.sluse.screening;

import dk.sluse.document.Document;
import dk.sluse.document.Marks;
import dk.sluse.wording.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Drawings and charts in which a mark may stand for one person, and outliers that stand alone (R55). */
final class Figure implements Policy {

    static final String NAME = "figure";
    private static final String RULE = "R55";
    private static final String POINTS = "points";
    private static final String CHART_VALUES = "chart-values";
    private static final int MOST_FINDINGS = 30;

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
        return Set.of(POINTS, CHART_VALUES);
    }

    @Override
    public List<Finding> judge(Document document, Declaration declaration, Thresholds thresholds) {
        List<Finding> findings = new ArrayList<>();
        for (Marks marks : document.marks()) {
            finding(marks, thresholds).ifPresent(findings::add);
        }
        return Findings.atMost(MOST_FINDINGS, findings, NAME, document.file().place());
    }

    private static Optional<Finding> finding(Marks marks, Thresholds thresholds) {
        return switch (marks.kind()) {
            case STREWN ->
                holdFrom(
                        thresholds.count(POINTS),
                        marks,
                        "Tegningen har %d ens punkter; er hvert en observation, må de ikke med. Vis dem samlet eller som billede.",
                        "The drawing has %d equal points; if each is one observation they may not leave. Show them grouped or as a picture.");
            case LINES ->
                holdFrom(
                        thresholds.count(POINTS),
                        marks,
                        "Tegningen har %d linjer over hinanden; følger hver en person, må de ikke med. Vis gennemsnit for grupper.",
                        "The drawing has %d lines over each other; if each follows one person they may not leave. Show means of groups.");
            case SORTED_BARS ->
                holdFrom(
                        thresholds.count(POINTS),
                        marks,
                        "Tegningen har %d sorterede søjler; står hver for en person, må de ikke med. Vis antal i grupper.",
                        "The drawing has %d sorted bars; if each stands for one person they may not leave. Show counts of groups.");
            case CHART_POINTS ->
                holdFrom(
                        thresholds.count(POINTS),
                        marks,
                        "Figurens serie har %d punkter med deres tal; er hvert en observation, må de ikke med.",
                        "The chart's series has %d points with their numbers; if each is one observation they may not leave.");
            case CHART_VALUES ->
                holdFrom(
                        thresholds.count(CHART_VALUES),
                        marks,
                        "Figurens serie har %d tal, så mange som en tabel over enkelte observationer.",
                        "The chart's series has %d numbers, as many as a table of single observations.");
            case OUTLIERS ->
                Optional.of(Finding.hold(
                        NAME,
                        RULE,
                        marks.place(),
                        Phrase.of(
                                "Afvigere står alene uden for kasserne i et kassediagram (%d). Tegn det uden dem.",
                                "Outliers stand alone outside the boxes of a box plot (%d). Draw it without them.",
                                marks.count())));
            case IN_STEP ->
                Optional.of(Finding.note(
                        NAME,
                        RULE,
                        marks.place(),
                        Phrase.of(
                                "Tegningen har %d ens punkter i takt med en akse, som skøn er.",
                                "The drawing has %d equal points in step with an axis, as estimates are.",
                                marks.count())));
            case PIXELS ->
                note(
                        marks,
                        "Et billede af pixels; hvad det viser, og tekst i det, må en person se. Tekst i billeder læses ikke her.",
                        "A picture of pixels; what it shows, and text in it, a person must see. Text in pictures is not read here.");
            case PICTURES ->
                note(
                        marks,
                        "Filen har billeder af pixels (%d), det første her. Tekst i dem læses ikke; en person må se dem.",
                        "The file has pictures of pixels (%d), the first here. Text in them is not read; a person must see them.");
            case PICTURES_READ ->
                note(
                        marks,
                        "Tekst i billeder af pixels er genkendt og kontrolleret (%d, det første her); hvad de ellers viser, må en person se.",
                        "Text in pictures of pixels was recognised and checked (%d, the first here); what else they show a person must see.");
            case PICTURES_SMALL ->
                note(
                        marks,
                        "Billeder af pixels er for små til at rumme tekst og er ikke læst (%d, det første her).",
                        "Pictures of pixels are too small to hold text and were not read (%d, the first here).");
            case PICTURES_LEFT ->
                note(
                        marks,
                        "Tiden eller antallet for tekst i billeder er brugt op: %d billeder er ikke læst, det første her; en person må se dem.",
                        "The time or number for text in pictures was used up: %d pictures were not read, the first here; a person must see them.");
            case PICTURES_BEYOND ->
                note(
                        marks,
                        "Tekst i billeder kunne ikke læses inden for grænserne (%d, det første her); en person må se dem.",
                        "Text in pictures could not be read within the limits (%d, the first here); a person must see them.");
            case LETTERS ->
                note(
                        marks,
                        "Tegninger har tekst tegnet som former (%d, den første her). Den læses ikke her; en person må se dem.",
                        "Drawings have text drawn as shapes (%d, the first here). It is not read here; a person must see them.");
            case LETTERS_READ ->
                note(
                        marks,
                        "Tekst tegnet som former er genkendt og kontrolleret (%d tegninger, den første her).",
                        "Text drawn as shapes was recognised and checked (%d drawings, the first here).");
        };
    }

    private static Optional<Finding> note(Marks marks, String da, String en) {
        return Optional.of(Finding.note(NAME, RULE, marks.place(), Phrase.of(da, en, marks.count())));
    }

    private static Optional<Finding> holdFrom(int fewest, Marks marks, String da, String en) {
        return marks.count() < fewest
                ? Optional.empty()
                : Optional.of(Finding.hold(NAME, RULE, marks.place(), Phrase.of(da, en, marks.count())));
    }
}
