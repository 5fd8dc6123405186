package dk.sluse.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/**
 * The tables in lines of text: with tabs, semicolons, commas, pipes or ampersands between the fields, or with columns that
 * stand below each other, as R, Stata, SAS and people write them.
 */
public final class TextTables {

    private static final double MOSTLY_NUMBERS = 0.6;
    private static final int LINES_BELOW = 2;
    private static final int LONGEST_HEADING = 200;
    private static final Pattern WIDE = Pattern.compile(" {2,}|\t");
    private static final Pattern RULE = Pattern.compile(
            "[\\s|+:=_─━┼│.-]*(?:-{3,}|={3,}|─{3,}|_{3,}|¯{3,}|\\\\[a-z]+rule|\\\\hline)[\\s|+:=_─━┼│.-]*(?:\\\\[a-z]+.*)?");
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("\\S [<≤]?\\d[\\d.,]*$");
    private static final Pattern TWO_NUMBERS =
            Pattern.compile("[\\d.,<–-]+ (?!\\d{3}(?!\\d))[\\d.,<]+.*|\\d[\\d.,]*\\s*\\([^()]{1,16}\\)\\s+\\d.*");
    private final List<String> lines;
    private final IntFunction<String> places;
    private final List<Integer> kept = new ArrayList<>();

    private TextTables(List<String> lines, IntFunction<String> places) {
        this.lines = lines;
        this.places = places;
    }

    /**
     * The tables in a block of lines without an empty line between them.
     *
     * @param above what stands above the block; may be empty
     * @param places where a line stands, by its number in the block from 0
     */
    public static List<Table> in(String above, List<String> lines, IntFunction<String> places) {
        return new TextTables(lines, places).find(above);
    }

    private List<Table> find(String above) {
        List<String> plain = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = TableLines.plain(lines.get(i));
            if (!RULE.matcher(line).matches() && !line.isBlank()) {
                plain.add(line);
                kept.add(i);
            }
        }
        if (plain.size() < 2) {
            return List.of();
        }
        return ampersands(above, plain)
                .or(() -> pipes(above, plain))
                .or(() -> separated(above, plain, '\t'))
                .or(() -> separated(above, plain, ';'))
                .or(() -> separated(above, plain, ','))
                .or(() -> gaps(above, plain))
                .or(() -> aligned(above, plain))
                .map(List::of)
                .orElseGet(() -> tokens(above, plain));
    }

    private Optional<Table> pipes(String above, List<String> plain) {
        long framed = plain.stream()
                .filter(l -> l.strip().startsWith("|") && l.strip().indexOf('|', 1) > 0)
                .count();
        if (framed < 2 || framed * 2 < plain.size()) {
            return Optional.empty();
        }
        return rows(above, plain, '|', line -> {
            String inside = line.strip();
            inside = inside.startsWith("|") ? inside.substring(1) : inside;
            inside = inside.endsWith("|") ? inside.substring(0, inside.length() - 1) : inside;
            return Fields.split(inside.replace("**", "").replace("__", ""), '|');
        });
    }

    private Optional<Table> ampersands(String above, List<String> plain) {
        long rows = plain.stream()
                .filter(l -> l.indexOf('&') > 0 && (l.contains("\\\\") || l.contains("\\tabularnewline")))
                .count();
        if (rows < 2) {
            return Optional.empty();
        }
        return rows(above, plain, '&', LatexRows::cut);
    }

    private Optional<Table> gaps(String above, List<String> plain) {
        return GapRows.of(plain)
                .filter(parted -> parted.stream().noneMatch(line -> hasTwoInOne(List.of(line.split("\t")))))
                .flatMap(parted -> separated(above, parted, '\t'))
                .filter(TextTables::tells);
    }

    private Optional<Table> separated(String above, List<String> all, char separator) {
        int first = 0;
        int last = all.size() - 1;
        while (first < last && all.get(first).indexOf(separator) < 0) {
            first++;
        }
        while (last > first && all.get(last).indexOf(separator) < 0) {
            last--;
        }
        List<String> plain = all.subList(0, last + 1);
        int inside = last + 1 - first;
        long with = plain.stream().filter(l -> l.indexOf(separator) >= 0).count();
        boolean within = separator == ',' && DanishNumbers.haveTheCommasOf(plain);
        if (with < 2 || with * 2 < inside || within) {
            return Optional.empty();
        }
        int fields = commonest(plain.stream()
                .filter(l -> l.indexOf(separator) >= 0)
                .mapToInt(l -> Fields.split(l, separator).size())
                .toArray());
        long same = plain.stream()
                .filter(l -> Fields.split(l, separator).size() == fields)
                .count();
        // Commas and semicolons stand in sentences too: there, their number varies.
        boolean steady = separator == '\t' ? same * 2 >= with : same >= 2 && same * 10 >= inside * 8L;
        if (!steady || fields < 2) {
            return Optional.empty();
        }
        String below = String.join(" ", all.subList(last + 1, all.size()));
        return rows(above, plain, separator, line -> Fields.split(line, separator))
                .filter(table -> separator == '\t' || tells(table))
                .map(table -> table.among(below));
    }

    private static int commonest(int[] numbers) {
        int[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int best = 0;
        int most = 0;
        for (int i = 0, run = 0; i < sorted.length; i++) {
            run = i > 0 && sorted[i] == sorted[i - 1] ? run + 1 : 1;
            if (run > most) {
                most = run;
                best = sorted[i];
            }
        }
        return best;
    }

    /** Rows by a separator; lines without it above the first row belong to the caption. */
    private Optional<Table> rows(
            String above, List<String> plain, char separator, java.util.function.Function<String, List<String>> cut) {
        StringBuilder caption = new StringBuilder(above);
        List<List<String>> rows = new ArrayList<>();
        List<Integer> at = new ArrayList<>();
        for (int i = 0; i < plain.size(); i++) {
            if (plain.get(i).indexOf(separator) >= 0) {
                rows.add(cut.apply(plain.get(i)));
                at.add(kept.get(i));
            } else if (rows.isEmpty()) {
                caption.append(' ').append(plain.get(i).strip());
            } else {
                rows.add(List.of(plain.get(i).strip()));
                at.add(kept.get(i));
            }
        }
        return headed(caption.toString(), List.of(above), rows, at);
    }

    private Optional<Table> aligned(String above, List<String> plain) {
        return Columns.of(plain)
                .filter(columns ->
                        !columns.rows().stream().anyMatch(TextTables::hasTwoInOne) && !isInLabels(columns.rows()))
                .flatMap(columns -> {
                    StringBuilder caption = new StringBuilder(above);
                    columns.titles().forEach(title -> caption.append(' ').append(title.strip()));
                    List<Integer> at = kept.subList(columns.titles().size(), kept.size());
                    List<String> over = new ArrayList<>(List.of(above));
                    over.addAll(columns.titles());
                    return headed(caption.toString(), over, columns.rows(), at)
                            .filter(table -> tells(table) || endsInCounts(table));
                });
    }

    /** Two numbers in a cell: the columns do not stand below each other after all. */
    private static boolean hasTwoInOne(List<String> cells) {
        return cells.stream().anyMatch(cell -> TWO_NUMBERS.matcher(cell).matches());
    }

    /** The numbers of most rows stand in their labels: the columns are those of one line. */
    private static boolean isInLabels(List<List<String>> rows) {
        long alone = rows.stream()
                .filter(cells -> ENDS_IN_NUMBER.matcher(cells.get(0)).find()
                        && cells.subList(1, cells.size()).stream().allMatch(String::isBlank))
                .count();
        return alone * 2 > rows.size();
    }

    private List<Table> tokens(String above, List<String> plain) {
        List<Table> tables = new ArrayList<>();
        for (TokenRows found : TokenRows.of(plain)) {
            String caption = found.title().isEmpty() ? above : found.title();
            List<Integer> at = found.lines().stream().map(kept::get).toList();
            int end = found.lines().get(found.lines().size() - 1) + 1;
            String below = String.join(" ", plain.subList(end, Math.min(plain.size(), end + LINES_BELOW)));
            headed(caption, List.of(caption), found.rows(), at)
                    .map(table -> table.among(below))
                    .ifPresent(tables::add);
        }
        return tables;
    }

    /** Rows without headings may have them further above, beyond an empty line or the names of their labels. */
    private Optional<Table> headed(String caption, List<String> over, List<List<String>> rows, List<Integer> at) {
        Optional<Table> bare = table(caption, rows, at);
        if (bare.isEmpty() || bare.get().firstRow() > 0 || bare.get().firstColumn() == 0) {
            return bare;
        }
        int labels = bare.get().firstColumn();
        int columns = bare.get().columns();
        for (int i = over.size() - 1; i >= 0; i--) {
            String line = over.get(i).strip();
            String[] words = WIDE.split(line);
            if (words.length == columns - labels && line.length() <= LONGEST_HEADING && words.length > 1) {
                List<String> heading = new ArrayList<>(Collections.nCopies(labels, ""));
                heading.addAll(List.of(words));
                List<List<String>> all = new ArrayList<>(rows);
                all.add(0, heading);
                List<Integer> places = new ArrayList<>(at);
                places.add(0, at.get(0));
                return table(caption, all, places);
            }
        }
        return bare;
    }

    private Optional<Table> table(String caption, List<List<String>> rows, List<Integer> at) {
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        if (rows.size() < 2 || width < 2) {
            return Optional.empty();
        }
        String[][] texts = new String[rows.size()][width];
        Entry[][] entries = new Entry[rows.size()][width];
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < width; c++) {
                texts[r][c] = c < rows.get(r).size() ? rows.get(r).get(c).strip() : "";
                entries[r][c] = EntryReader.read(texts[r][c]);
            }
        }
        int[] line = at.stream().mapToInt(Integer::intValue).toArray();
        return Optional.of(new Table(caption.strip(), texts, entries, 1, (row, column) -> places.apply(line[row])));
    }

    /** Sentences have as many commas, too: numbers tell a table, or what lists people by other things, such as days. */
    private static boolean tells(Table table) {
        return isNumbers(table) || Listing.isOfPeople(table);
    }

    /** Combinations of groups, and how many there are of each. */
    private static boolean endsInCounts(Table table) {
        int last = table.columns() - 1;
        boolean counts = last > 0 && Wording.isCount(table.heading(last));
        for (int r = table.firstRow(); counts && r < table.rows(); r++) {
            counts = table.entry(r, last).isWhole();
        }
        return counts;
    }

    /** Whether the body is mostly numbers, as no paragraph is. */
    private static boolean isNumbers(Table table) {
        int numbers = 0;
        int filled = 0;
        for (int r = table.firstRow(); r < table.rows(); r++) {
            for (int c = Math.max(1, table.firstColumn()); c < table.columns(); c++) {
                Entry entry = table.entry(r, c);
                numbers += entry.isNumeric() || Fields.isFigures(table.text(r, c)) ? 1 : 0;
                filled += entry.isBlank() ? 0 : 1;
            }
        }
        return numbers > 0 && numbers >= MOSTLY_NUMBERS * filled;
    }
}
