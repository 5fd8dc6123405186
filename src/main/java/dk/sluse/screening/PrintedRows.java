package dk.sluse.screening;

import dk.sluse.document.Passage;
import dk.sluse.wording.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Rows of data that R, Stata, SAS or Python was asked to print into a log: {@code head(d)}, {@code list}, {@code proc print}. */
final class PrintedRows {

    private static final Pattern ASKED = Pattern.compile(
            "^\\s*(?:(?:>|\\+|>>>|\\.|In \\[\\d*]:|\\d+\\s+)\\s*)(?:(?:print\\()?(?:utils::)?(?:head|tail|View|slice_head|sample_n|glimpse|str)\\(|.{1,40}(?:%>%|\\|>)\\s*(?:head|tail|glimpse|slice)\\b|list(?:\\s|$|,)|l\\s+[a-z_]|proc print\\b|.{1,60}\\.(?:head|tail|sample)\\(|print\\(.{1,60}\\.(?:head|tail|to_string)\\().*",
            Pattern.CASE_INSENSITIVE);
    /** What may stand before a prompt: a byte order mark, the mark of a comment, the begin of a text in a script. */
    private static final Pattern BEFORE = Pattern.compile(
            "^\ufeff?(?:\\s*#{1,2}\\s?(?=\\s*(?:>|\\.|In \\[))|.{0,40}[=(]\\s*[`\"'](?=(?:>|\\.|>>>) ))?");

    private static final Pattern SUMMARISED = Pattern.compile(
            "(?i).*\\b(?:table|summary|count|tidy|coef|freq|n_|mean|agg|tab|means|results?|estimates?|counts)\\w*\\b.*");
    private static final Pattern ROW = Pattern.compile(
            "\\s*(?:#{1,2}>? )?(?:\\[?\\d{1,7}[.,]?]?|\\d+\\.)\\s*[|│]?\\s+\\S+(?:\\s+[|│]?\\s*\\S+)+\\s*[|│]?\\s*|\\s*\\|?\\s*\\d+\\.\\s.*|\\s*\\$\\s*\\w+\\s*:\\s.*\\d.*");
    private static final Pattern OBSERVATION = Pattern.compile("^\\s*Obs\\s+\\S+(?:\\s+\\S+)*\\s*$");
    private static final int WINDOW = 14;
    private static final int FEWEST = 3;
    private static final int LONGEST_LINE = 2_000;

    private String asked = "";
    private int left;
    private int rows;
    private final List<String> places = new ArrayList<>();

    void look(Passage passage) {
        if (passage.kind() != Passage.Kind.LINE || passage.text().length() > LONGEST_LINE) {
            return;
        }
        String text = BEFORE.matcher(passage.text()).replaceFirst("");
        boolean observations = text.contains("Obs") && OBSERVATION.matcher(text).matches();
        if (observations
                || (mayAsk(text)
                        && ASKED.matcher(text).matches()
                        && !SUMMARISED.matcher(text).matches())) {
            asked = passage.place();
            left = WINDOW;
            rows = 0;
        } else if (left > 0) {
            left--;
            rows += ROW.matcher(text).matches() ? 1 : 0;
            if (rows == FEWEST) {
                places.add(asked);
                left = 0;
            }
        }
    }

    /** A cheap look: a prompt, or the number of a line of a program. */
    private static boolean mayAsk(String text) {
        int i = 0;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return false;
        }
        int digits = i;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        return digits > i
                ? digits < text.length() && Character.isWhitespace(text.charAt(digits))
                : ">+.iI".indexOf(text.charAt(i)) >= 0;
    }

    List<Finding> findings() {
        return Findings.held(
                places.stream().limit(10).toList(),
                ListedObservations.NAME,
                "R59",
                new Phrase(
                        "Loggen viser rækker af data, bedt om her. Fjern udskriften af rækker.",
                        "The log shows rows of data, asked for here. Take the printed rows out."));
    }
}
