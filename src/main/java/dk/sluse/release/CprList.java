package dk.sluse.release;

import dk.sluse.genome.CprNumber;
import dk.sluse.wording.Phrase;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a list of person numbers (R17): {@code ;}-separated text, the project's acronym on line 1, two headings on line 2, then
 * a serial number and a CPR number on each line. Everything that is wrong is said at once, by line, and no number is shown.
 * UTF-8, with or without its mark, or Latin-1 as spreadsheets write it; any line ends; cells may stand in quotes.
 */
final class CprList {

    private static final int FIRST_ROW = 3;
    private static final int COLUMNS = 2;
    private static final int HEADING_LINES = 5;
    private static final int FEW_NUMBERS = 3;
    private static final long NO_NUMBER = -1;
    private static final long NO_GAP = -2;
    private static final String MARK = "\ufeff";
    private static final Charset LATIN = Charset.forName("windows-1252");
    private static final Set<String> SERIAL = Set.of(
            "løbenummer",
            "løbenr",
            "loebenummer",
            "loebenr",
            "lobenummer",
            "nummer",
            "nr",
            "indeks",
            "index",
            "serialnumber",
            "serialno",
            "serial",
            "number",
            "no");
    private static final Set<String> CPR =
            Set.of("cprnummer", "cprnr", "cpr", "personnummer", "cprnumber", "cprno", "personnumber");

    private final String acronym;
    private final LocalDate today;
    private final List<ListFault> faults = new ArrayList<>();
    private final Map<CprNumber, Integer> lineOf = new HashMap<>();
    private final List<CprNumber> numbers = new ArrayList<>();
    private long expected = 1;
    private long afterGap = NO_GAP;

    private CprList(String acronym, LocalDate today) {
        this.acronym = acronym;
        this.today = today;
    }

    /**
     * Reads a list.
     *
     * @param name the name of its file
     * @param most how many bytes are read at most
     * @param acronym the project it must be for, whatever its case
     * @param today no birthday lies after it
     */
    static CprReading read(String name, byte[] bytes, int most, String acronym, LocalDate today) {
        CprList list = new CprList(acronym, today);
        list.look(name);
        if (bytes.length > most) {
            list.faults.add(ListFault.of(ListPhrases.tooLarge(most)));
        } else {
            list.lines(bytes);
        }
        return list.faults.isEmpty() ? new CprReading.Whole(list.numbers) : new CprReading.Faulty(list.inOrder());
    }

    /**
     * Whether a text looks like a list of person numbers, faulty or not: such a one must not lie about unencrypted (R16). Cells
     * that hold nothing but a number make one: three of them, or one below a heading that says so.
     */
    static boolean looksLikeOne(byte[] bytes, LocalDate today) {
        Optional<String> text = decode(bytes);
        if (text.isEmpty()) {
            return false;
        }
        long enough = text.get().lines().limit(HEADING_LINES).anyMatch(line -> plain(line)
                        .contains("cpr"))
                ? 1
                : FEW_NUMBERS;
        return text.get()
                        .lines()
                        .flatMap(line -> Arrays.stream(line.split("[;,\\t]", -1)))
                        .map(cell -> cell.replace("\"", ""))
                        .filter(cell -> CprNumber.flawOf(cell, today).isEmpty())
                        .limit(enough)
                        .count()
                >= enough;
    }

    private void look(String name) {
        if (name.codePoints().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
            faults.add(ListFault.of(ListPhrases.NAME_SPACE));
        }
        if (!name.toLowerCase(Locale.ROOT).endsWith(".csv")) {
            faults.add(ListFault.of(ListPhrases.NAME_END));
        }
    }

    private void lines(byte[] bytes) {
        Optional<String> text = decode(bytes);
        if (text.isEmpty()) {
            faults.add(ListFault.of(ListPhrases.NO_TEXT));
            return;
        }
        List<String> lines = new ArrayList<>(text.get().lines().toList());
        while (!lines.isEmpty() && isEmpty(lines.get(lines.size() - 1))) {
            lines.remove(lines.size() - 1);
        }
        if (lines.size() > 1 && lines.stream().skip(1).noneMatch(line -> line.contains(";"))) {
            faults.add(ListFault.of(ListPhrases.NO_SEMICOLON));
            return;
        }
        acronym(lines);
        headings(lines);
        for (int i = FIRST_ROW - 1; i < lines.size(); i++) {
            row(i + 1, lines.get(i));
        }
        if (lines.size() < FIRST_ROW) {
            faults.add(ListFault.of(ListPhrases.EMPTY));
        }
    }

    private void acronym(List<String> lines) {
        Optional<List<String>> cells = lines.isEmpty() ? Optional.empty() : cells(lines.get(0));
        boolean named = cells.isPresent()
                && cells.get().get(0).equalsIgnoreCase(acronym)
                && cells.get().stream().skip(1).allMatch(String::isEmpty);
        if (!named) {
            faults.add(ListFault.at(1, ListPhrases.acronym(acronym)));
        }
    }

    private void headings(List<String> lines) {
        Optional<List<String>> cells = lines.size() < 2 ? Optional.empty() : cells(lines.get(1));
        boolean named = cells.isPresent()
                && cells.get().size() == COLUMNS
                && SERIAL.contains(plain(cells.get().get(0)))
                && CPR.contains(plain(cells.get().get(1)));
        if (!named) {
            faults.add(ListFault.at(2, ListPhrases.HEADINGS));
        }
    }

    /** A heading without what people write differently: case, spaces, dots, hyphens. */
    private static String plain(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
    }

    private void row(int line, String text) {
        if (isEmpty(text)) {
            fault(line, ListPhrases.EMPTY_LINE);
            return;
        }
        Optional<List<String>> cells = cells(text);
        if (cells.isEmpty()) {
            fault(line, ListPhrases.QUOTE);
            expected++;
        } else if (cells.get().size() != COLUMNS) {
            fault(line, ListPhrases.columns(cells.get().size()));
            expected++;
        } else {
            index(line, cells.get().get(0));
            number(line, cells.get().get(1));
        }
    }

    /** A serial number that is wrong is one fault, whether it is mistyped or the beginning of a gap. */
    private void index(int line, String cell) {
        long found = cell.matches("\\d{1,9}") ? Long.parseLong(cell) : NO_NUMBER;
        if (found != expected && found == afterGap) {
            expected = found;
        } else if (found != expected) {
            fault(line, ListPhrases.index(expected));
        }
        afterGap = found == NO_NUMBER || found == expected ? NO_GAP : found + 1;
        expected++;
    }

    private void number(int line, String cell) {
        Optional<CprNumber.Flaw> flaw = CprNumber.flawOf(cell, today);
        if (flaw.isPresent()) {
            fault(line, ListPhrases.of(flaw.get(), cell));
            return;
        }
        CprNumber number = CprNumber.of(cell, today).orElseThrow();
        Integer first = lineOf.putIfAbsent(number, line);
        if (first == null) {
            numbers.add(number);
        } else {
            fault(line, ListPhrases.duplicate(first));
        }
    }

    private void fault(int line, Phrase what) {
        faults.add(ListFault.at(line, what));
    }

    private List<ListFault> inOrder() {
        return faults.stream()
                .sorted(Comparator.comparingInt(fault -> fault.line().orElse(0)))
                .toList();
    }

    private static boolean isEmpty(String line) {
        return line.chars().allMatch(c -> c == ';' || Character.isWhitespace(c));
    }

    /** The cells of a line, without white space around them; empty when a quote is not closed or not alone. */
    static Optional<List<String>> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(line.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return quoted ? Optional.empty() : Optional.of(cells);
    }

    /** The text, unless it is none. */
    private static Optional<String> decode(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, LATIN);
        }
        boolean isText = text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t');
        return Optional.of(text.startsWith(MARK) ? text.substring(1) : text).filter(t -> isText);
    }
}
