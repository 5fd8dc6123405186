package dk.sluse.screening;

import dk.sluse.document.Passage;
import dk.sluse.wording.Phrase;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Data written into code (R59): {@code c(…)}, {@code data.frame(…)}, {@code tribble(…)}, {@code DataFrame({…})}, lists of
 * records, and blocks such as Stata's {@code input} and SAS's {@code datalines}. A few constants are code; many values, or
 * several things known of people, are data.
 */
final class WrittenData {

    private static final Pattern OPENS = Pattern.compile(
            "(?<![\\w.])(?:c|list|structure|data\\.frame|tibble|tribble|data\\.table|cbind|rbind|matrix|factor|DataFrame|array|Series|np\\.array|pd\\.DataFrame)\\s*\\(|[=(]\\s*[\\[{]\\s*(?:$|[\\[{\"'\\d-])");
    /** What opens data beyond doubt, where code is only quoted: in documents, pictures and pages. */
    private static final Pattern FRAME = Pattern.compile(
            "(?<![\\w.])(?:structure|data\\.frame|tibble|tribble|data\\.table|(?:pd\\.)?DataFrame)\\s*\\(");
    /** What stands between the values of such a text, written out or as an escape. */
    private static final Pattern BETWEEN = Pattern.compile("\\\\[nrt]|[\"'\\s;]");

    private static final Pattern TRAIT = Pattern.compile(
            "(?iu)(?<![\\p{L}\\d])(?:id|pid|patient(?:_?id)?|participant|subject|person|record_id|sample(?:_?id)?|age|alder|sex|gender|køn|dob|birth\\w*|født|bmi|height|højde|weight|vægt|diagnos\\w*|icd10|smok\\w*|sbp|hba1c|death\\w*|genotype)[\"'`]?\\s*[=:,)]|~\\s*(?:id|pid|patient(?:_?id)?|participant|subject|person|record_id|sample|age|alder|sex|gender|køn|dob|birth\\w*|bmi|height|weight|diagnos\\w*|genotype)\\b");
    private static final Pattern VALUE =
            Pattern.compile("\"[^\"]*\"|'[^']*'|(?<![\\w.])-?\\d+(?:\\.\\d+)?L?(?![\\w.])");
    private static final Pattern BLOCK =
            Pattern.compile("(?i)^\\s*(?:input\\s+(?!\\$)\\w.*|datalines\\s*;?|cards\\s*;?|lines\\s*;)\\s*$");
    private static final Pattern BLOCK_ROW =
            Pattern.compile("^\\s*(?:[\"'\\w.:/-]+\\s*[, \\t]\\s*)+[\"'\\w.:/-]+\\s*$");
    private static final Pattern BLOCK_END = Pattern.compile("(?i)^\\s*(?:end|;|run;?|quit;?)\\s*$");
    private static final int FEWEST_ROWS = 3;
    private static final int FEWEST_OF_TRAITS = 8;
    private static final int MOST_LINES = 400;
    private static final int MOST_PLACES = 10;

    private final int most;
    private final Set<String> places = new LinkedHashSet<>();
    private int part = -1;
    private String opened = "";
    private int depth;
    private int lines;
    private int values;
    private final ReadCalls calls = new ReadCalls();
    private final OpenCode open = new OpenCode();
    private final Set<String> traits = new LinkedHashSet<>();
    private Optional<String> block = Optional.empty();
    private int blockRows;

    WrittenData(int most) {
        this.most = most;
    }

    void look(Passage passage) {
        if (passage.kind() != Passage.Kind.LINE) {
            return;
        }
        boolean code = passage.where().isEmpty()
                && passage.part().ending().filter(CODE::contains).isPresent();
        if (passage.part().id() != part) {
            part = passage.part().id();
            close();
            calls.forget();
            block = Optional.empty();
        }
        if (code) {
            block(passage);
        }
        String text = passage.text();
        if (depth == 0) {
            int from = opening(text, code);
            if (from < 0) {
                return;
            }
            opened = passage.place();
            lines = 0;
            text = text.substring(from);
        }
        take(text);
    }

    /** Where in a line data begin, or -1. */
    private int opening(String text, boolean code) {
        if (!(mayOpen(text) || calls.isOpen()) || (code && text.stripLeading().startsWith("#"))) {
            return -1;
        }
        Matcher opens = (code ? OPENS : FRAME).matcher(text);
        Optional<ReadCalls.Start> reads = calls.find(text);
        int from = reads.map(ReadCalls.Start::from).orElse(text.length());
        if (opens.find()) {
            from = Math.min(from, opens.start());
        }
        depth = reads.map(ReadCalls.Start::depth).orElse(0);
        open.begin(reads.isPresent(), reads.map(ReadCalls.Start::text).orElse(from) - from);
        return from < text.length() ? from : -1;
    }

    private void take(String text) {
        depth += open.balance(text);
        String said = open.isReading() ? BETWEEN.matcher(text).replaceAll(",") + "," : text;
        values += Math.max(open.fields(), count(said));
        Matcher trait = TRAIT.matcher(said);
        while (trait.find()) {
            traits.add(trait.group().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", ""));
        }
        if (depth <= 0 || ++lines > MOST_LINES) {
            close();
        }
    }

    private static final Set<String> CODE = Set.of("r", "py", "txt", "log", "do", "sas");

    private void close() {
        boolean many = values > most;
        boolean people = traits.size() >= 2 && values >= FEWEST_OF_TRAITS;
        if ((many || people) && places.size() < MOST_PLACES) {
            places.add(opened);
        }
        depth = 0;
        values = 0;
        traits.clear();
    }

    /** Rows between {@code input} and {@code end}. */
    private void block(Passage passage) {
        String text = passage.text();
        if (mayBegin(text) && BLOCK.matcher(text).matches()) {
            block = Optional.of(passage.place());
            blockRows = 0;
        } else if (block.isPresent()) {
            boolean row = BLOCK_ROW.matcher(text).matches()
                    && !BLOCK_END.matcher(text).matches();
            if (!row) {
                block = Optional.empty();
            } else if (++blockRows == FEWEST_ROWS && places.size() < MOST_PLACES) {
                places.add(block.get());
            }
        }
    }

    private static boolean mayOpen(String text) {
        return text.indexOf('(') >= 0 || text.indexOf('[') >= 0 || text.indexOf('{') >= 0;
    }

    /** A cheap look at the first letter. */
    private static boolean mayBegin(String text) {
        int i = 0;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i < text.length() && "icdlICDL".indexOf(text.charAt(i)) >= 0;
    }

    private static int count(String text) {
        int count = 0;
        for (var matcher = VALUE.matcher(text); matcher.find(); ) {
            count++;
        }
        return count;
    }

    List<Finding> findings() {
        close();
        return Findings.held(
                places,
                ListedObservations.NAME,
                "R59",
                new Phrase(
                        "Data skrevet ind i koden begynder her. Læs dem i stedet fra en fil i miljøet.",
                        "Data written into the code begins here. Read it from a file inside the environment instead."));
    }
}
