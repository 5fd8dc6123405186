package dk.sluse.screening;

import dk.sluse.document.Passage;
import dk.sluse.wording.Phrase;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Looks for few people in the lines of a text: a class for each way in which they are written (R53, R63). */
abstract class FewInLines {

    private static final int MOST = 20;

    private final int smallest;
    private final String rule;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private int part = -1;

    /** @param smallest the least number of people that may be told */
    FewInLines(int smallest, String rule) {
        this.smallest = smallest;
        this.rule = rule;
    }

    /** Whether such a line is one to be read. */
    abstract boolean reads(Passage line);

    /** Another part of the file begins: what stood above says nothing of it. */
    void begin() {}

    abstract void read(Passage passage, String text);

    /** What to say of a place with so many small numbers. */
    abstract Phrase says(int smallest, int count);

    final void look(Passage passage) {
        if (passage.kind() != Passage.Kind.LINE || places.size() >= MOST || !reads(passage)) {
            return;
        }
        if (passage.part().id() != part) {
            part = passage.part().id();
            begin();
        }
        read(passage, passage.text());
    }

    final boolean isFew(long count) {
        return count > 0 && count < smallest;
    }

    final void tell(Passage passage, LongStream counts) {
        int few = (int) counts.filter(this::isFew).count();
        if (few > 0) {
            places.merge(passage.place(), few, Integer::sum);
        }
    }

    /** What was found, but for the places where it was told already. */
    final List<Finding> findings(Collection<String> told) {
        return places.entrySet().stream()
                .filter(place -> !told.contains(place.getKey()))
                .map(place -> Finding.hold(SmallCells.NAME, rule, place.getKey(), says(smallest, place.getValue())))
                .toList();
    }
}
