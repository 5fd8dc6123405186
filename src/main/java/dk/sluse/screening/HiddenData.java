package dk.sluse.screening;

import dk.sluse.document.Document;
import dk.sluse.document.Hiding;
import dk.sluse.document.Part;
import dk.sluse.document.Passage;
import dk.sluse.document.Sighting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a file carries and its reader does not see: hidden sheets, rows and text, caches, embedded workbooks, comments,
 * tracked changes, attachments, earlier revisions, metadata (R55, R58). What it says is judged by the other policies;
 * this one leads a person there.
 *
 * <p>The workbook behind a chart is no news while it holds what the chart shows.
 */
final class HiddenData implements Policy {

    static final String NAME = "hidden-data";
    private static final String RULE = "R58";
    private static final int MOST_FINDINGS = 40;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 5;
    }

    @Override
    public Set<String> thresholds() {
        return Set.of();
    }

    @Override
    public List<Finding> judge(Document document, Declaration declaration, Thresholds thresholds) throws IOException {
        Comparison comparison = Comparison.of(document);
        List<Finding> findings = new ArrayList<>();
        for (Sighting sighting : document.sightings()) {
            if (sighting.what() == Hiding.CHART_WORKBOOK) {
                comparison.weigh(sighting, findings);
            } else if (sighting.what() instanceof Hiding) {
                findings.add(Findings.of(sighting, NAME, RULE));
            }
        }
        findings.sort((a, b) -> b.severity().compareTo(a.severity()));
        return Findings.atMost(MOST_FINDINGS, findings, NAME, document.file().place());
    }

    /** What stands in the workbooks behind charts, against what the charts' own file says. */
    private static final class Comparison {

        private static final int MOST_TEXTS = 100_000;
        private static final int FEW = 3;

        private final Map<String, Part> byPlace = new HashMap<>();
        private final Map<Integer, Set<Integer>> texts = new HashMap<>();
        private final Set<Integer> wanted = new HashSet<>();
        /** Workbooks, of which only the cells count: the rest is their program's. */
        private final Set<Integer> inner = new HashSet<>();

        static Comparison of(Document document) throws IOException {
            Comparison comparison = new Comparison();
            for (Sighting sighting : document.sightings()) {
                if (sighting.what() == Hiding.CHART_WORKBOOK) {
                    comparison.wanted.add(sighting.part().id());
                    comparison.byPlace.put(sighting.place(), sighting.part());
                }
            }
            if (comparison.wanted.isEmpty()) {
                return comparison;
            }
            for (Part part : document.parts()) {
                if (comparison.byPlace.containsKey(part.place())) {
                    comparison.byPlace.put(part.place(), part);
                    comparison.wanted.add(part.id());
                    comparison.inner.add(part.id());
                }
            }
            document.read(comparison::take);
            return comparison;
        }

        private void take(Passage passage) {
            int part = passage.part().id();
            boolean said = passage.isCell() || passage.kind() == Passage.Kind.LINE;
            if (!said || !wanted.contains(part)) {
                return;
            }
            if (!passage.isCell() && inner.contains(part)) {
                return;
            }
            Set<Integer> known = texts.computeIfAbsent(part, p -> new HashSet<>());
            if (known.size() < MOST_TEXTS) {
                known.add(passage.text().strip().hashCode());
            }
        }

        /** Says nothing of a workbook that tells no more than the charts of the file it belongs to. */
        void weigh(Sighting sighting, List<Finding> findings) {
            Part workbook = byPlace.get(sighting.place());
            Set<Integer> shown = texts.getOrDefault(sighting.part().id(), Set.of());
            long news = texts.getOrDefault(workbook.id(), Set.of()).stream()
                    .filter(text -> !shown.contains(text))
                    .count();
            boolean opened = workbook.id() != sighting.part().id();
            if (opened && news <= FEW) {
                return;
            }
            int count = (int) Math.max(1, news);
            findings.add(
                    Findings.of(new Sighting(sighting.what(), sighting.part(), sighting.place(), count), NAME, RULE));
        }
    }
}
