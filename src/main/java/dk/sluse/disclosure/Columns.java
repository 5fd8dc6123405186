package dk.sluse.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Columns that stand below each other in lines: parted by places that are blank in every row of numbers. Words above them
 * belong to the column they stand over; lines above that cross the blanks are titles.
 */
record Columns(List<String> titles, List<List<String>> rows) {

    private static final int LONGEST_LINE = 2_000;
    private static final Pattern CROSSING = Pattern.compile("[+](?=-{2})|(?<=-{2})[+]");
    /** A title, however its words stand. */
    private static final Pattern NUMBERED = Pattern.compile(
            "(?i)\\s*(?:supplementary |suppl\\. )?(?:table|tabel|tab\\.|figure|figur) ?[se]?\\d{1,3}\\b.{8}");

    private static final Pattern NUMBER_OF_ROW = Pattern.compile("\\d{1,7}");

    static Optional<Columns> of(List<String> lines) {
        List<String> padded = lines.stream().map(Columns::spread).toList();
        if (padded.stream().anyMatch(line -> line.length() > LONGEST_LINE)) {
            return Optional.empty();
        }
        int first = firstRowOfNumbers(padded);
        if (first < 0 || first > 6) {
            return Optional.empty();
        }
        List<int[]> spans = spans(padded.subList(first, padded.size()));
        if (spans.size() < 2) {
            return Optional.empty();
        }
        int headings = first;
        if (first > 1 && isNameOfLabels(padded.get(first - 1), spans) && isHeading(padded.get(first - 2), spans)) {
            headings--;
        }
        while (headings > 0 && isHeading(padded.get(headings - 1), spans)) {
            headings--;
        }
        List<List<String>> rows = new ArrayList<>();
        for (int i = headings; i < padded.size(); i++) {
            rows.add(i < first ? heading(padded.get(i), spans) : cut(padded.get(i), spans));
        }
        return Optional.of(new Columns(lines.subList(0, headings), joined(rows)));
    }

    /** Pipes and tabs between columns are blanks. */
    private static String spread(String line) {
        String spread = line.replace('|', ' ').replace('│', ' ').replace("\t", "        ");
        return spread.contains("--") ? CROSSING.matcher(spread).replaceAll("-") : spread;
    }

    private static int firstRowOfNumbers(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String[] words = lines.get(i).strip().split("\\s+", -1);
            int numbers = 0;
            for (int w = 1; w < words.length; w++) {
                numbers += EntryReader.read(words[w]).isNumeric() ? 1 : 0;
            }
            boolean numbered =
                    words.length > 2 && NUMBER_OF_ROW.matcher(words[0]).matches();
            boolean groups = i + 1 < lines.size()
                    && isOfGroups(words)
                    && !isOfGroups(lines.get(i + 1).split("\\s+"));
            if (numbers >= 1 && !groups && numbers * (numbered ? 3 : 2) >= words.length - 1) {
                return i;
            }
        }
        return -1;
    }

    /** {@code Cases (N=74)   Controls (N=148)} heads a table. */
    private static boolean isOfGroups(String[] words) {
        int groups = 0;
        for (String word : words) {
            Entry entry = EntryReader.read(word);
            if (entry.isNumeric() && !entry.marked()) {
                return false;
            }
            groups += entry.isNumeric() ? 1 : 0;
        }
        return groups > 1;
    }

    private static List<int[]> spans(List<String> rows) {
        BitSet used = new BitSet();
        for (String row : rows) {
            if (row.strip().indexOf(' ') < 0) {
                continue;
            }
            for (int i = 0; i < row.length(); i++) {
                if (!Character.isWhitespace(row.charAt(i))) {
                    used.set(i);
                }
            }
        }
        List<int[]> spans = new ArrayList<>();
        for (int from = used.nextSetBit(0); from >= 0; from = used.nextSetBit(from + 1)) {
            int to = used.nextClearBit(from);
            spans.add(new int[] {from, to});
            from = to;
        }
        return spans;
    }

    private static List<String> cut(String row, List<int[]> spans) {
        List<String> cells = new ArrayList<>();
        for (int s = 0; s < spans.size(); s++) {
            int from = Math.min(row.length(), s == 0 ? 0 : spans.get(s)[0]);
            int to = Math.min(row.length(), s == spans.size() - 1 ? row.length() : spans.get(s)[1]);
            cells.add(row.substring(from, Math.max(from, to)).strip());
        }
        return cells;
    }

    /** Whether every word stands over one column or beside it. */
    private static boolean isHeading(String line, List<int[]> spans) {
        if (NUMBERED.matcher(line).lookingAt()) {
            return false;
        }
        if (isWordForEach(line, spans)) {
            return true;
        }
        List<int[]> words = words(line);
        if (words.isEmpty() || words.size() > 3 * spans.size()) {
            return false;
        }
        long over = words.stream().filter(word -> nearest(word, spans) > 0).count();
        return over >= 1 && (words.size() > 1 || words.get(0)[0] > spans.get(0)[1]) && words.size() >= spans.size() - 2;
    }

    /** What pandas says of the columns of labels, in a line of its own below the headings. */
    private static boolean isNameOfLabels(String line, List<int[]> spans) {
        int names = single(line).size();
        return names > 0
                && names < spans.size()
                && !line.startsWith(" ")
                && line.stripTrailing().length() <= spans.get(names)[0];
    }

    /** A word for each column, or for each but that of the labels, one or more blanks apart, as R and pandas write them. */
    private static boolean isWordForEach(String line, List<int[]> spans) {
        List<int[]> words = single(line);
        int without = spans.size() - words.size();
        if (words.size() < 2 || without < 0 || without > 1) {
            return false;
        }
        for (int w = 0; w < words.size(); w++) {
            int[] word = words.get(w);
            int[] span = spans.get(w + without);
            if (word[0] >= span[1] || span[0] >= word[1]) {
                return false;
            }
        }
        return true;
    }

    private static List<int[]> words(String line) {
        List<int[]> words = new ArrayList<>();
        int from = -1;
        for (int i = 0; i <= line.length(); i++) {
            boolean blank = i == line.length() || Character.isWhitespace(line.charAt(i));
            boolean wide = blank && (i + 1 >= line.length() || Character.isWhitespace(line.charAt(i + 1)));
            if (!blank && from < 0) {
                from = i;
            } else if (from >= 0 && (i == line.length() || wide)) {
                words.add(new int[] {from, i});
                from = -1;
            }
        }
        return words.size() > 1 ? words : single(line);
    }

    /** Headings one blank apart, as R writes them. */
    private static List<int[]> single(String line) {
        List<int[]> words = new ArrayList<>();
        int from = -1;
        for (int i = 0; i <= line.length(); i++) {
            boolean blank = i == line.length() || Character.isWhitespace(line.charAt(i));
            if (!blank && from < 0) {
                from = i;
            } else if (blank && from >= 0) {
                words.add(new int[] {from, i});
                from = -1;
            }
        }
        return words;
    }

    private static List<String> heading(String line, List<int[]> spans) {
        String[] cells = new String[spans.size()];
        java.util.Arrays.fill(cells, "");
        List<int[]> words = isWordForEach(line, spans) ? single(line) : words(line);
        boolean each = words.size() == spans.size() && line.strip().contains("  ");
        if (words.size() < spans.size() - 1) {
            words = single(line);
        }
        boolean shifted = isShifted(line, words, spans);
        for (int w = 0; w < words.size(); w++) {
            int[] word = words.get(w);
            String said = line.substring(word[0], word[1]).strip();
            if (shifted || each) {
                cells[w + (shifted ? 1 : 0)] = said;
                continue;
            }
            int best = nearest(word, spans);
            for (int s = 0; s < spans.size(); s++) {
                boolean over = word[0] < spans.get(s)[1] && spans.get(s)[0] < word[1];
                cells[s] = s == best || over ? (cells[s] + " " + said).strip() : cells[s];
            }
        }
        return List.of(cells);
    }

    /** A heading for each column but that of the labels, of which the first reaches over the labels, as centred ones do. */
    private static boolean isShifted(String line, List<int[]> words, List<int[]> spans) {
        if (words.size() < 2 || words.size() != spans.size() - 1 || nearest(words.get(0), spans) > 0) {
            return false;
        }
        int[] first = words.get(0);
        boolean group = Wording.stated(line.substring(first[0], first[1])).isPresent();
        boolean toTheEnd = nearest(words.get(words.size() - 1), spans) == spans.size() - 1;
        return group || (first[0] > spans.get(0)[0] && toTheEnd);
    }

    /** The column a word overlaps most, or else the closest. */
    private static int nearest(int[] word, List<int[]> spans) {
        int best = 0;
        int bestOverlap = Integer.MIN_VALUE;
        for (int s = 0; s < spans.size(); s++) {
            int overlap = Math.min(word[1], spans.get(s)[1]) - Math.max(word[0], spans.get(s)[0]);
            if (overlap > bestOverlap) {
                bestOverlap = overlap;
                best = s;
            }
        }
        return best;
    }

    /** A column of nothing but percentages in brackets belongs to the counts before it. */
    private static List<List<String>> joined(List<List<String>> rows) {
        int width = rows.get(0).size();
        boolean[] bracketed = new boolean[width];
        for (int c = 1; c < width; c++) {
            int column = c;
            long filled = rows.stream().filter(r -> !r.get(column).isEmpty()).count();
            long brackets =
                    rows.stream().filter(r -> r.get(column).matches("[(\\[].*")).count();
            bracketed[c] = brackets > 0 && brackets * 2 > filled;
        }
        List<List<String>> joined = new ArrayList<>();
        for (List<String> row : rows) {
            List<String> cells = new ArrayList<>();
            for (int c = 0; c < width; c++) {
                if (bracketed[c]) {
                    int last = cells.size() - 1;
                    cells.set(last, (cells.get(last) + " " + row.get(c)).strip());
                } else {
                    cells.add(row.get(c));
                }
            }
            joined.add(cells);
        }
        return joined;
    }
}
