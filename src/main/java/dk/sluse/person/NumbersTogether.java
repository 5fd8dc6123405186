package dk.sluse.person;

import dk.sluse.document.Passage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Numbers of ten digits that stand in no column: in a list in one line, in attributes, addresses, names of elements, keys.
 * Five that all have dates, on several days, are persons whatever their check digits: of five at random all have
 * dates once in ten million. Moments, as minutes of a year, are none.
 */
final class NumbersTogether {

    private static final int DIGITS = 10;
    private static final int FEWEST = 5;
    private static final int FEWEST_DAYS = 3;
    private static final int MOST = 500;
    private static final int MOST_GROUPS = 2000;

    private record Group(int part, Passage.Kind kind) {}

    private static final class Tally {
        private final Set<String> numbers = new HashSet<>();
        private final BitSet days = new BitSet();
        private String place = "";
        private int dated;
        private int moments;

        void add(PersonNumber number, String at) {
            if (numbers.size() >= MOST || !numbers.add(number.digits())) {
                return;
            }
            if (number.hasDate()) {
                place = dated++ == 0 ? at : place;
                days.set(number.day());
                moments += number.readsAsMoment() ? 1 : 0;
            }
        }

        boolean arePersons(double share) {
            return dated >= FEWEST
                    && dated >= share * numbers.size()
                    && days.cardinality() >= FEWEST_DAYS
                    && moments < dated;
        }
    }

    private final double share;
    private final Map<Group, Tally> groups = new LinkedHashMap<>();
    private final List<PersonSearch.Hit> lists = new ArrayList<>();

    NumbersTogether(double share) {
        this.share = share;
    }

    void look(Passage passage, String text) {
        if (passage.isCell() || passage.kind() == Passage.Kind.DEBRIS) {
            return;
        }
        Group group = new Group(passage.part().id(), passage.kind());
        if (!groups.containsKey(group) && groups.size() >= MOST_GROUPS) {
            return;
        }
        Tally all = groups.computeIfAbsent(group, g -> new Tally());
        Tally line = new Tally();
        for (int i = 0; i < text.length(); i++) {
            int start = i;
            while (i < text.length() && isDigit(text.charAt(i))) {
                i++;
            }
            if (i - start == DIGITS && !isFraction(text, start, i)) {
                PersonNumber number = new PersonNumber(text.substring(start, i), PersonNumber.Form.BARE, start, i);
                all.add(number, passage.place());
                line.add(number, passage.place());
            }
        }
        if (lists.isEmpty() && line.arePersons(share)) {
            lists.add(hit(line));
        }
    }

    private static boolean isFraction(String text, int start, int end) {
        return (start > 1 && text.charAt(start - 1) == '.' && isDigit(text.charAt(start - 2)))
                || (end + 1 < text.length() && text.charAt(end) == '.' && isDigit(text.charAt(end + 1)));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** What no column has shown yet. */
    List<PersonSearch.Hit> hits() {
        List<PersonSearch.Hit> hits = new ArrayList<>(lists);
        groups.values().stream()
                .filter(tally -> tally.arePersons(share))
                .filter(tally -> hits.stream().noneMatch(hit -> hit.place().equals(tally.place)))
                .map(NumbersTogether::hit)
                .forEach(hits::add);
        return hits;
    }

    private static PersonSearch.Hit hit(Tally tally) {
        return new PersonSearch.Hit(tally.place, tally.dated, PersonSearch.Weight.CERTAIN, PersonSearch.Kind.DANISH);
    }
}
