package dk.sluse.disclosure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts of few people among the numbers of a drawing (R53, R55): in the table of people at risk below survival curves, over
 * bars, in cells of a matrix, beside slices, under {@code Events} and {@code Patients}, and as {@code 3/88}. Which numbers
 * count people the words of the drawing tell; those of its scales do not ({@link DrawnAxes}). Of a page of sentences only
 * what stands between them is looked at.
 */
public final class DrawnCounts {

    private static final int MOST_WORDS = 3_000;
    private static final int LEAST_OF_PROSE = 9;
    private static final int CROWD = 5;
    private static final double NEAR = 3;
    private static final Pattern WITH_SHARE = Pattern.compile("(\\d{1,6}) \\(\\d{1,3}(?:[.,]\\d+)? ?%\\)");
    private static final Pattern NAMED = Pattern.compile("\\p{L}.{0,60} \\((\\d{1,6})\\)");
    private static final Pattern ANSWERED = Pattern.compile("(\\p{L}[^:]{0,40}): ?(\\d{1,6})");
    private static final Pattern SHARE = Pattern.compile("(\\d{1,6}) ?/ ?(\\d{1,6})(?: ?\\(.{1,16}\\))?");

    private final int smallest;
    private final List<List<DrawnWord>> rows;
    private final List<String> turned;
    private final Set<DrawnWord> small = new HashSet<>();
    private final List<DrawnAxes.Valued> offScale;

    private DrawnCounts(List<List<DrawnWord>> rows, List<String> turned, int smallest) {
        this.rows = rows;
        this.turned = turned;
        this.smallest = smallest;
        this.offScale = DrawnAxes.without(numbers(rows));
    }

    /** How many counts of fewer people a drawing shows, but for none at all. */
    public static int below(List<DrawnWord> words, int smallest) {
        if (words.size() > MOST_WORDS) {
            return 0;
        }
        List<String> turned = DrawnPhrases.rows(words, true).stream()
                .flatMap(List::stream)
                .map(DrawnWord::text)
                .toList();
        int found = 0;
        for (List<List<DrawnWord>> part : parts(DrawnPhrases.rows(words, false))) {
            found += new DrawnCounts(part, turned, smallest).found();
        }
        return found;
    }

    /** What stands between sentences. */
    private static List<List<List<DrawnWord>>> parts(List<List<DrawnWord>> rows) {
        List<List<List<DrawnWord>>> parts = new ArrayList<>();
        List<List<DrawnWord>> part = new ArrayList<>();
        for (List<DrawnWord> row : rows) {
            if (row.stream().anyMatch(DrawnCounts::isProse)) {
                parts.add(part);
                part = new ArrayList<>();
            } else {
                part.add(row);
            }
        }
        parts.add(part);
        return parts;
    }

    private static boolean isProse(DrawnWord phrase) {
        return phrase.text().split(" ", LEAST_OF_PROSE + 1).length >= LEAST_OF_PROSE;
    }

    private int found() {
        if (rows.isEmpty()) {
            return 0;
        }
        small.addAll(new DrawnRisk(rows, offScale, smallest).found());
        columns();
        shares();
        counted();
        return small.size();
    }

    private static List<DrawnAxes.Valued> numbers(List<List<DrawnWord>> rows) {
        List<DrawnAxes.Valued> numbers = new ArrayList<>();
        for (List<DrawnWord> row : rows) {
            for (DrawnWord phrase : row) {
                if (DrawnPhrases.isNumber(phrase.text())) {
                    String text = phrase.text().replace("+", "");
                    boolean minus = !Character.isDigit(text.charAt(0));
                    Amount amount = Amount.of(minus ? text.substring(1) : text);
                    numbers.add(new DrawnAxes.Valued(
                            phrase, minus ? -amount.value() : amount.value(), amount.decimals() == 0));
                }
            }
        }
        return numbers;
    }

    private void look(DrawnWord phrase, double count) {
        if (count > 0 && count < smallest) {
            small.add(phrase);
        }
    }

    /** {@code Events} and {@code Patients} over columns of numbers beside the estimates of a forest plot. */
    private void columns() {
        for (int r = 0; r < rows.size(); r++) {
            for (DrawnWord heading : rows.get(r)) {
                if (rows.get(r).size() >= 2 && DrawnWording.isColumn(heading.text())) {
                    List<DrawnWord> below = below(heading, r + 1);
                    if (below.size() >= 3) {
                        below.forEach(phrase -> look(phrase, Integer.parseInt(phrase.text())));
                    }
                }
            }
        }
    }

    private List<DrawnWord> below(DrawnWord heading, int from) {
        List<DrawnWord> below = new ArrayList<>();
        for (List<DrawnWord> row : rows.subList(from, rows.size())) {
            for (DrawnWord phrase : row) {
                if (phrase.left() < heading.right() && phrase.right() > heading.left()) {
                    if (!DrawnRisk.isWhole(phrase.text())
                            || offScale.stream()
                                    .noneMatch(number -> number.word().equals(phrase))) {
                        return below;
                    }
                    below.add(phrase);
                }
            }
        }
        return below;
    }

    /** {@code 3/88} where something says that these are events, or people. */
    private void shares() {
        List<DrawnWord> shares = new ArrayList<>();
        Set<String> wholes = new HashSet<>();
        boolean named = turned.stream().anyMatch(DrawnWording::isEventsOf);
        for (List<DrawnWord> row : rows) {
            for (DrawnWord phrase : row) {
                Matcher share = SHARE.matcher(phrase.text());
                if (share.matches() && Integer.parseInt(share.group(1)) <= Integer.parseInt(share.group(2))) {
                    shares.add(phrase);
                    wholes.add(share.group(2));
                } else {
                    named |= DrawnWording.isEventsOf(phrase.text());
                }
            }
        }
        if (named && shares.size() >= 2 && wholes.size() >= 2) {
            for (DrawnWord phrase : shares) {
                Matcher share = SHARE.matcher(phrase.text());
                if (share.matches() && Integer.parseInt(share.group(2)) >= CROWD) {
                    look(phrase, Integer.parseInt(share.group(1)));
                }
            }
        }
    }

    /** Numbers that are no scale's, where a heading says that people are counted. */
    private void counted() {
        boolean sure = turned.stream().anyMatch(DrawnWording::countsPeople);
        boolean people =
                turned.stream().anyMatch(text -> DrawnWording.namesPeople(text) || DrawnWording.isPeople(text));
        boolean measured = turned.stream().anyMatch(DrawnCounts::isOther);
        for (List<DrawnWord> row : rows) {
            long words = row.stream()
                    .filter(phrase -> !DrawnPhrases.isNumber(phrase.text()))
                    .count();
            for (DrawnWord phrase : row) {
                sure |= DrawnWording.countsPeople(phrase.text());
                people |=
                        DrawnWording.namesPeople(phrase.text()) || (words == 1 && DrawnWording.isPeople(phrase.text()));
                measured |= isOther(phrase.text());
            }
        }
        if (!sure && (!people || measured)) {
            return;
        }
        List<DrawnAxes.Valued> counts = offScale.stream()
                .filter(number -> number.whole() && number.value() >= 0 && !isOfThePage(number.word()))
                .toList();
        double largest =
                counts.stream().mapToDouble(DrawnAxes.Valued::value).max().orElse(0);
        if (counts.size() >= (sure ? 2 : 3) && largest >= CROWD) {
            counts.forEach(number -> look(number.word(), number.value()));
        }
        named();
    }

    /** Whether numbers beside may be something else than the people that another phrase names. */
    private static boolean isOther(String phrase) {
        return DrawnWording.isMeasure(phrase) && !DrawnWording.namesPeople(phrase);
    }

    /** Labels of slices and bars: {@code Splice (3)}, {@code 3 (4 %)}. */
    private void named() {
        List<DrawnWord> labels = rows.stream()
                .flatMap(List::stream)
                .filter(phrase -> NAMED.matcher(phrase.text()).matches()
                        || answered(phrase) >= 0
                        || WITH_SHARE.matcher(phrase.text()).matches())
                .toList();
        if (labels.size() < 2) {
            return;
        }
        for (DrawnWord label : labels) {
            look(label, answered(label));
            for (Pattern pattern : List.of(NAMED, WITH_SHARE)) {
                Matcher matcher = pattern.matcher(label.text());
                if (matcher.matches()) {
                    look(label, Integer.parseInt(matcher.group(1)));
                }
            }
        }
    }

    /** The count of {@code Unknown: 3}, or -1. */
    private static int answered(DrawnWord phrase) {
        Matcher matcher = ANSWERED.matcher(phrase.text());
        return matcher.matches() && !Wording.isOther(matcher.group(1)) ? Integer.parseInt(matcher.group(2)) : -1;
    }

    private boolean isOutermost(DrawnWord number) {
        return rows.stream().flatMap(List::stream).allMatch(phrase -> phrase.right() <= number.right())
                || rows.stream().flatMap(List::stream).allMatch(phrase -> phrase.left() >= number.left());
    }

    /** The number of the page, or of a section: alone at the end, or before a heading. */
    private boolean isOfThePage(DrawnWord number) {
        for (int r = 0; r < rows.size(); r++) {
            List<DrawnWord> row = rows.get(r);
            int at = row.indexOf(number);
            if (at >= 0) {
                boolean edge = r == rows.size() - 1
                        && DrawnRisk.countsIn(row) == 1
                        && (row.size() == 1 || isOutermost(number));
                boolean heads = at == 0
                        && row.size() > 1
                        && !DrawnPhrases.isNumber(row.get(1).text())
                        && row.get(1).left() - number.right() < NEAR * number.height();
                return edge || heads;
            }
        }
        return false;
    }
}
