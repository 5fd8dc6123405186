package dk.sluse.disclosure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table below survival curves: people at risk, events and censored, a row for each group (R53). */
final class DrawnRisk {

    private static final int ROWS_AT_RISK = 12;
    private static final Pattern WITH_EVENTS = Pattern.compile("(\\d{1,6}) \\((\\d{1,6})\\)");

    private final List<List<DrawnWord>> rows;
    private final List<DrawnAxes.Valued> offScale;
    private final int smallest;
    private final Set<DrawnWord> small = new HashSet<>();

    DrawnRisk(List<List<DrawnWord>> rows, List<DrawnAxes.Valued> offScale, int smallest) {
        this.rows = rows;
        this.offScale = offScale;
        this.smallest = smallest;
    }

    /** A heading above rows of numbers, or beside one. */
    Set<DrawnWord> found() {
        int left = 0;
        boolean begun = false;
        for (List<DrawnWord> row : rows) {
            String label = row.get(0).text();
            boolean heads = DrawnWording.isAtRisk(label);
            int numbers = countsIn(row);
            if (heads && numbers < 2) {
                left = ROWS_AT_RISK;
                begun = false;
            } else if (heads || (left > 0 && numbers >= 2 && !isScale(row))) {
                lookAtRisk(row);
                left = Math.max(left, 2);
                begun = true;
            } else if (begun && left > 0 && DrawnWording.isOfRiskTable(label)) {
                left--;
            } else if (begun) {
                left = 0;
            }
            left = Math.max(0, left - 1);
        }
        besides();
        return small;
    }

    /** The other rows of such a table, wherever they stand. */
    private void besides() {
        if (rows.stream().anyMatch(row -> DrawnWording.isAtRisk(row.get(0).text()))) {
            rows.stream()
                    .filter(row -> DrawnWording.isOfRiskTable(row.get(0).text()) && countsIn(row) >= 2)
                    .forEach(this::lookAtRisk);
        }
    }

    static int countsIn(List<DrawnWord> row) {
        return (int) row.stream()
                .filter(phrase -> DrawnPhrases.isNumber(phrase.text())
                        || WITH_EVENTS.matcher(phrase.text()).matches())
                .count();
    }

    private boolean isScale(List<DrawnWord> row) {
        return row.stream()
                                .filter(phrase -> DrawnPhrases.isNumber(phrase.text()))
                                .count()
                        >= 2
                && row.stream().noneMatch(phrase -> offScale.stream()
                        .anyMatch(number -> number.word().equals(phrase)));
    }

    /** A number at the left may name the group. */
    private void lookAtRisk(List<DrawnWord> row) {
        DrawnWord first = row.get(0);
        boolean label = DrawnPhrases.isNumber(first.text())
                && offScale.stream().noneMatch(number -> number.word().equals(first));
        row.subList(label ? 1 : 0, row.size()).forEach(this::lookAtRisk);
    }

    private void lookAtRisk(DrawnWord phrase) {
        Matcher two = WITH_EVENTS.matcher(phrase.text());
        if (two.matches()) {
            look(phrase, Integer.parseInt(two.group(1)));
            look(phrase, Integer.parseInt(two.group(2)));
        } else if (isWhole(phrase.text())) {
            look(phrase, Integer.parseInt(phrase.text()));
        }
    }

    static boolean isWhole(String text) {
        return text.length() <= 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private void look(DrawnWord phrase, int count) {
        if (count > 0 && count < smallest) {
            small.add(phrase);
        }
    }
}
