package dk.sluse.screening;

import dk.sluse.bytes.Sieves;
import dk.sluse.document.Document;
import dk.sluse.document.Marks;
import dk.sluse.document.Obstacle;
import dk.sluse.document.Part;
import dk.sluse.document.Passage;
import dk.sluse.document.Sighting;
import dk.sluse.document.Spool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A document as an opener would have left it, piece by piece, for rules about single pieces. */
final class Made {

    private static final PolicyBook BOOK = PolicyBook.read(Path.of("config/policies.yaml"));

    private final List<Part> parts = new ArrayList<>();
    private final List<Sighting> sightings = new ArrayList<>();
    private final List<Marks> marks = new ArrayList<>();
    private final List<Obstacle> obstacles = new ArrayList<>();
    private final List<Passage> passages = new ArrayList<>();

    Made(Part file) {
        parts.add(file);
    }

    Made part(Part part) {
        parts.add(part);
        return this;
    }

    Made seen(Sighting sighting) {
        sightings.add(sighting);
        return this;
    }

    Made drawn(Marks drawn) {
        marks.add(drawn);
        return this;
    }

    Made met(Obstacle obstacle) {
        obstacles.add(obstacle);
        return this;
    }

    Made says(int part, Passage.Kind kind, String where, int row, int column, String text) {
        passages.add(new Passage(parts.get(part), kind, where, row, column, false, text));
        return this;
    }

    /** What a policy finds in it with the shipped thresholds. */
    List<Finding> by(Policy policy) throws IOException {
        return by(policy, Map.of());
    }

    List<Finding> by(Policy policy, Map<String, String> patterns) throws IOException {
        Thresholds shipped = BOOK.thresholds(policy.name(), OwnRules.none());
        Path file = Files.createTempFile("made", ".spool");
        Spool spool = new Spool(file, Sieves.NONE);
        for (Passage p : passages) {
            spool.add(p.part().id(), p.kind(), p.where(), p.row(), p.column(), p.hidden(), p.text());
        }
        spool.seal();
        try (Document document = new Document(parts, obstacles, sightings, marks, List.of(), spool)) {
            return policy.judge(
                    document, Declaration.undeclared(parts.get(0).name()), new Thresholds(shipped.values(), patterns));
        }
    }
}
