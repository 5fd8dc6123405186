package dk.sluse.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rows of a label and numbers with single blanks between them, as text taken out of a PDF: neighbouring lines that end in the
 * same number of figures.
 */
record TokenRows(String title, List<List<String>> rows, List<Integer> lines) {

    private static final Pattern FIGURE = Pattern.compile(
            "(?:[<>≤≥=~]\\s?)?[+-]?\\d[\\d.,/–-]*(?:[eE][+-]?\\d+)?(?:\\s?%)?(?:\\s?[(\\[][^()\\[\\]]{1,24}[)\\]])?[*†‡]*|[(\\[][\\d.,;:–\\s%-]{1,24}[)\\]]|\\*|NA|-|–|—");

    /** What ends in a number and a stop. */
    private static final Pattern SENTENCE = Pattern.compile("\\p{L}+ .*\\d\\.");

    private static final Pattern FIRST_OF_ROWS = Pattern.compile("[01]");
    /** So many make a numbering, even when it goes on from a page before. */
    private static final int GOES_ON = 3;

    private static final Pattern BEFORE_BRACKET = Pattern.compile("(\\S)\\s+(?=[(\\[])");
    private static final Pattern BEFORE_PERCENT = Pattern.compile("(?<=\\d) (?=%|CI)");
    private static final Pattern BEFORE_INTERVAL = Pattern.compile("(?<=%)[ \u00a0]?(?=CI)");
    private static final Pattern BLANKS = Pattern.compile("[ \t]+");
    private static final Pattern NUMBER_OF_ROW = Pattern.compile("\\d{1,2}");

    static List<TokenRows> of(List<String> lines) {
        List<List<String>> cut = lines.stream().map(TokenRows::cut).toList();
        List<TokenRows> found = new ArrayList<>();
        for (int from = 0; from + 1 < cut.size(); from++) {
            int width = cut.get(from).size();
            int to = from;
            while (to < cut.size() && cut.get(to).size() == width) {
                to++;
            }
            if (width >= 2 && to - from >= 2) {
                found.add(rows(lines, cut, from, to));
            }
            from = Math.max(from, to - 1);
        }
        return found;
    }

    private static TokenRows rows(List<String> lines, List<List<String>> cut, int from, int to) {
        List<List<String>> body = labelled(cut.subList(from, to));
        List<List<String>> rows = new ArrayList<>();
        List<Integer> at = new ArrayList<>();
        String title = from > 1 ? lines.get(from - 2).strip() : "";
        if (from > 0) {
            headings(lines.get(from - 1), body.get(0).size()).ifPresent(h -> {
                rows.add(h);
                at.add(from - 1);
            });
            if (rows.isEmpty()) {
                title = (title + " " + lines.get(from - 1).strip()).strip();
            }
        }
        for (int i = from; i < to; i++) {
            rows.add(body.get(i - from));
            at.add(i);
        }
        return new TokenRows(title, rows, at);
    }

    /** {@code Stage 1}, {@code Stage 2}, … are labels: a first figure that only numbers rows of one label belongs to it. */
    private static List<List<String>> labelled(List<List<String>> rows) {
        for (int i = 0; i < rows.size(); i++) {
            boolean goesOn = i > 0 && follows(rows.get(i - 1), rows.get(i));
            boolean first = FIRST_OF_ROWS.matcher(rows.get(i).get(1)).matches()
                    || (i == 0 && rows.size() >= GOES_ON && follows(rows.get(1), rows.get(2)));
            boolean begins = first && i + 1 < rows.size() && follows(rows.get(i), rows.get(i + 1));
            if (!goesOn && !begins) {
                return rows;
            }
        }
        return rows.stream()
                .map(row -> {
                    List<String> joined = new ArrayList<>(row.subList(1, row.size()));
                    joined.set(0, row.get(0) + " " + row.get(1));
                    return joined;
                })
                .toList();
    }

    private static boolean follows(List<String> row, List<String> next) {
        return row.size() > 2
                && row.get(0).equals(next.get(0))
                && row.get(0).chars().anyMatch(Character::isLetter)
                && NUMBER_OF_ROW.matcher(row.get(1)).matches()
                && NUMBER_OF_ROW.matcher(next.get(1)).matches()
                && Integer.parseInt(next.get(1)) == Integer.parseInt(row.get(1)) + 1;
    }

    /** A label and its figures; empty when the line is no such row. */
    private static List<String> cut(String line) {
        String text = line.strip();
        if (SENTENCE.matcher(text).matches()) {
            return List.of();
        }
        List<String> figures = new ArrayList<>();
        int label = -1;
        Matcher matcher = FIGURE.matcher(text);
        int at = 0;
        while (at < text.length()) {
            boolean begins = at == 0 || Character.isWhitespace(text.charAt(at - 1));
            if (begins && matcher.region(at, text.length()).lookingAt() && ends(text, matcher.end())) {
                if (figures.isEmpty()) {
                    label = at;
                }
                figures.add(matcher.group().strip());
                at = matcher.end();
            } else if (!Character.isWhitespace(text.charAt(at))) {
                figures.clear();
                at++;
            } else {
                at++;
            }
        }
        if (figures.isEmpty() || (label == 0 && figures.size() < 2)) {
            return List.of();
        }
        List<String> row = new ArrayList<>();
        if (label > 0) {
            row.add(text.substring(0, label).strip());
        }
        row.addAll(figures);
        return row;
    }

    private static boolean ends(String text, int at) {
        return at == text.length() || Character.isWhitespace(text.charAt(at));
    }

    private static Optional<List<String>> headings(String line, int width) {
        String marked = BEFORE_BRACKET.matcher(line.strip()).replaceAll("$1\u00a0");
        marked = BEFORE_PERCENT.matcher(marked).replaceAll("\u00a0");
        marked = BEFORE_INTERVAL.matcher(marked).replaceAll("\u00a0");
        String[] words = BLANKS.split(marked);
        if (words.length < width - 1) {
            return Optional.empty();
        }
        List<String> headings = new ArrayList<>();
        int labelWords = words.length - (width - 1);
        headings.add(String.join(" ", List.of(words).subList(0, labelWords)));
        for (int i = labelWords; i < words.length; i++) {
            headings.add(words[i].replace('\u00a0', ' '));
        }
        return Optional.of(headings);
    }
}
