package dk.sluse.person;

import dk.sluse.document.Passage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks for {@link NordicNumber}s. Certain are those written with their separator, named by a word or a heading, or filling
 * a column; a single bare one is for a person to look at.
 */
final class NordicSearch {

    private static final int MOST_COLUMNS = 20_000;
    private static final int MOST_SEEN = 200_000;
    /** Among other numbers of the same length, fewer right ones than this are chance. */
    private static final double LEAST_SHARE = 0.2;

    /** The numbers of a column. */
    private static final class Tally {
        private final NordicNumber.Register register;
        private int all;
        private int right;
        private int likely;
        private String first = "";

        Tally(NordicNumber.Register register) {
            this.register = register;
        }
    }

    private final int fewest;
    private final double share;
    private final ColumnHeadings headings;
    private final Map<NordicNumber.Register, PersonSearch.Hit> certain = new EnumMap<>(NordicNumber.Register.class);
    private final Map<TextColumn, Tally> columns = new LinkedHashMap<>();
    private final List<PersonSearch.Hit> explained = new ArrayList<>();
    private final Set<Integer> seen = new HashSet<>();

    NordicSearch(int fewest, double share, ColumnHeadings headings) {
        this.fewest = fewest;
        this.share = share;
        this.headings = headings;
    }

    void look(Passage passage, String text) {
        for (NordicNumber number : NordicNumber.in(text)) {
            TextColumn column = TextColumn.of(passage, text, number.start());
            if (number.right() && (number.marked() || headings.names(column, text, number.start()))) {
                certain(number.register(), passage.place(), 1);
            } else if (ColumnHeadings.explains(text, number.start()) || headings.explained(column)) {
                if (number.right()) {
                    explained.add(new PersonSearch.Hit(
                            passage.place(), 1, PersonSearch.Weight.EXPLAINED, kindOf(number.register())));
                }
            } else if (passage.isCell() || !isKnown(text.substring(number.start(), number.end()))) {
                tally(column.of(number.register().letter()), number, passage);
            }
        }
    }

    private void tally(TextColumn column, NordicNumber number, Passage passage) {
        TextColumn kept = columns.containsKey(column) || columns.size() < MOST_COLUMNS
                ? column
                : new TextColumn(0, "", ' ', 0, number.register().letter());
        Tally tally = columns.computeIfAbsent(kept, c -> new Tally(number.register()));
        tally.all++;
        if (number.right()) {
            tally.right++;
            boolean mayBeOther = number.time() || (number.isShortened() && passage.kind() != Passage.Kind.NUMBER);
            tally.likely += mayBeOther ? 0 : 1;
            tally.first = tally.right == 1 ? passage.place() : tally.first;
        }
    }

    /** The same number on its page and in its source is one finding; a drawing's axis is named by one number again and again. */
    private boolean isKnown(String number) {
        return seen.size() < MOST_SEEN && !seen.add(number.hashCode());
    }

    private void certain(NordicNumber.Register register, String place, int count) {
        certain.merge(
                register,
                new PersonSearch.Hit(place, count, PersonSearch.Weight.CERTAIN, kindOf(register)),
                (one, more) -> one.and(more.count()));
    }

    private static PersonSearch.Kind kindOf(NordicNumber.Register register) {
        return switch (register) {
            case SWEDISH -> PersonSearch.Kind.SWEDISH;
            case NORWEGIAN -> PersonSearch.Kind.NORWEGIAN;
            case FINNISH -> PersonSearch.Kind.FINNISH;
        };
    }

    List<PersonSearch.Hit> hits() {
        List<PersonSearch.Hit> hits = new ArrayList<>();
        columns.values().forEach(tally -> {
            if (tally.right >= fewest && tally.right >= share * tally.all) {
                certain(tally.register, tally.first, tally.right);
            } else if (tally.likely > 0 && tally.right >= LEAST_SHARE * tally.all) {
                hits.add(new PersonSearch.Hit(
                        tally.first, tally.right, PersonSearch.Weight.POSSIBLE, kindOf(tally.register)));
            }
        });
        hits.addAll(0, certain.values());
        hits.addAll(explained);
        return hits;
    }
}
