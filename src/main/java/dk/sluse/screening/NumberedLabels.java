package dk.sluse.screening;

import dk.sluse.document.Passage;
import dk.sluse.wording.Phrase;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Labels in a drawing or on a page that number people one after another, {@code P1, P2, P3}, as at the bars of a swimmer plot
 * (R55, R58). Percentiles such as P5 and P25 do not follow each other.
 */
final class NumberedLabels {

    private static final Pattern LABEL = Pattern.compile(
            "(?iu)(?<![\\p{L}\\d])(p|pt|pat|patient|subject|subj|s|id|case|person|deltager|participant)[ _.#-]?(\\d{1,4})(?![\\p{L}\\d.,])");
    private static final int FEWEST = 10;
    private static final int LONGEST_LINE = 2_000;
    private static final int MOST = 2_000;

    private final Map<String, NavigableSet<Integer>> numbers = new HashMap<>();
    private Optional<String> place = Optional.empty();
    private int part = -1;

    void look(Passage passage) {
        String text = passage.text();
        boolean drawn = !passage.where().isEmpty()
                || passage.part().ending().filter("svg"::equals).isPresent();
        if (passage.kind() != Passage.Kind.LINE || !drawn || place.isPresent() || text.length() > LONGEST_LINE) {
            return;
        }
        if (passage.part().id() != part) {
            part = passage.part().id();
            numbers.clear();
        }
        Matcher label = LABEL.matcher(text);
        if (!label.lookingAt() || !LABEL.matcher(text).replaceAll("").isBlank()) {
            return;
        }
        label.reset();
        while (label.find()) {
            NavigableSet<Integer> seen =
                    numbers.computeIfAbsent(label.group(1).toLowerCase(Locale.ROOT), word -> new TreeSet<>());
            if (seen.size() < MOST) {
                seen.add(Integer.parseInt(label.group(2)));
            }
            if (seen.size() >= FEWEST && seen.last() - seen.first() == seen.size() - 1) {
                place = Optional.of(passage.place());
            }
        }
    }

    List<Finding> findings() {
        return Findings.held(
                place.stream().toList(),
                ListedObservations.NAME,
                "R58",
                new Phrase(
                        "Figurens tekst nummererer personer en for en. Vis grupper i stedet.",
                        "The drawing's labels number people one by one. Show groups instead."));
    }
}
