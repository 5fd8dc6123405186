package dk.sluse.screening;

import dk.sluse.document.Passage;
import dk.sluse.wording.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The row of one person, asked for by what sets it apart (R59): {@code d[which.max(d$bmi), ]}, {@code slice_max(bmi)}, {@code
 * df.loc[df.bmi.idxmax()]}.
 */
final class PickedRow {

    private static final Pattern ASKED = Pattern.compile(
            "\\s*(?:>>>|>|\\+|In \\[\\d*]:).*(?:\\[\\s*which(?:\\.max|\\.min)?\\(.*,\\s*]|(?:i?loc)\\[.*idx(?:max|min)\\(|slice_(?:max|min|sample)\\(|(?<![\\w])top_n\\(|\\.n(?:largest|smallest)\\([^)]*,).*");
    private static final Pattern SUMMARISED = Pattern.compile(
            "(?i).*\\b(?:table|tab|counts?|summary|coef|tidy|freq|means?|agg|results?|est|estimates?|genes?|variants?|snps?|hits|deg|res|gwas|importance|vip|grid|cv|models?|tune|params?)\\w*\\b.*|.*<-.*|.*(?<![=!<>(,])=(?!=)[^()]*$");
    private static final Pattern ROW = Pattern.compile("\\s*\\d{1,7}(?:\\s+\\S+){3,}\\s*");
    /** What pandas says below a row that is printed as a column. */
    private static final Pattern SERIES_END = Pattern.compile("Name: \\d{1,9}, dtype: object");

    private static final Pattern TRAIT = Pattern.compile(
            "(?iu)\\s*(?:age\\w*|alder|sex|gender|køn|koen|bmi|dob|birth\\w*|diagnos\\w*|patient\\w*|weight|height)\\s{2,}\\S.*");
    private static final Pattern TRAITS = Pattern.compile(
            "(?iu)\\s*(?:[\\w.]+\\s+){0,20}(?:age|alder|sex|gender|køn|koen|bmi|dob|birth\\w*|diagnos\\w*)\\s+(?:[\\w.]+\\s+){0,20}(?:age|alder|sex|gender|køn|koen|bmi|weight|height|dob|birth\\w*|diagnos\\w*)(?:\\s+[\\w.]+){0,20}\\s*");
    private static final int LINES = 6;
    private static final int LONGEST_LINE = 1_000;
    private static final int MOST = 10;

    private final List<String> places = new ArrayList<>();
    private String asked = "";
    private String trait = "";
    private boolean summarised;
    private int left;
    private int since;

    void look(Passage passage) {
        String text = passage.text();
        if (passage.kind() != Passage.Kind.LINE || places.size() >= MOST || text.length() > LONGEST_LINE) {
            return;
        }
        if (text.indexOf('(') > 0 && ASKED.matcher(text).matches()) {
            left = LINES;
            summarised = SUMMARISED.matcher(text).matches();
            asked = passage.place();
        } else if (left > 0) {
            left--;
            // Whatever the table is called, one with people's traits is of people.
            summarised &= !TRAITS.matcher(text).matches();
            if (ROW.matcher(text).matches()) {
                if (!summarised) {
                    places.add(asked);
                }
                left = 0;
            }
        }
        column(passage, text);
    }

    private void column(Passage passage, String text) {
        since++;
        if (text.contains("  ") && TRAIT.matcher(text).matches()) {
            trait = passage.place();
            since = 0;
        } else if (!trait.isEmpty()
                && since <= 60
                && text.startsWith("Name:")
                && SERIES_END.matcher(text).matches()) {
            places.add(trait);
            trait = "";
        }
    }

    List<Finding> findings() {
        return Findings.held(
                places,
                ListedObservations.NAME,
                "R59",
                new Phrase(
                        "Loggen viser rækken for en enkelt person, bedt om her. Fjern udskriften.",
                        "The log shows the row of a single person, asked for here. Take the printed row out."));
    }
}
