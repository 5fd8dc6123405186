package dk.sluse.screening;

import dk.sluse.opening.Limits;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A book of four policies for tests of what surrounds them. */
public final class BookOfFour {

    private BookOfFour() {}

    public static PolicyBook within(Limits limits) {
        List<PolicyBook.Entry> entries = List.of(
                new PolicyBook.Entry(new AllowedType(), true, Map.of()),
                new PolicyBook.Entry(
                        new RawGenomic(), true, Map.of("longest-sequence", new PolicyBook.Threshold(50, 30, 60))),
                new PolicyBook.Entry(new PersonId(), true, column()),
                new PolicyBook.Entry(new ManifestAgreement(), true, manifest()));
        return new PolicyBook(entries, limits);
    }

    private static Map<String, PolicyBook.Threshold> column() {
        return Map.of(
                "column-values", new PolicyBook.Threshold(3, 2, 5),
                "column-share", new PolicyBook.Threshold(0.9, 0.5, 0.95));
    }

    private static Map<String, PolicyBook.Threshold> manifest() {
        Map<String, PolicyBook.Threshold> thresholds = new TreeMap<>(column());
        thresholds.put("shortest-description", new PolicyBook.Threshold(10, 5, 20));
        thresholds.put("shortest-justification", new PolicyBook.Threshold(10, 5, 20));
        return thresholds;
    }
}
