package dk.sluse.screening;

import dk.sluse.disclosure.Percentages;
import dk.sluse.document.Passage;
import dk.sluse.wording.Phrase;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * Shares that with the group stated before them give few people (R63): {@code of the 38 twins, 5.3 % were}, {@code three of 74
 * (4.1 %)}, and {@code nrow(d)} at one prompt with {@code prop.table(…)} or {@code mean(…)} at another.
 */
final class SharesInText extends FewInLines {

    private static final String WHOLE = "(\\d{1,3}(?:[.,]\\d{3})+|\\d{1,7})";
    private static final String PERCENT = "(\\d{1,2}(?:[.,]\\d{1,2})?) ?%";
    private static final Pattern FEW_OF = Pattern.compile(
            "(?iu)(?<![\\p{L}\\d.,–:/-])(\\d{1,2}|one|two|three|four|én|to|tre|fire) (?:of|out of|af|ud af) (?:the |de )?"
                    + WHOLE + " \\(" + PERCENT + "\\)");
    private static final Pattern SHARE_OF = Pattern.compile(
            "(?iu)(?:(?<!\\p{L})(?:of|among|in|af|blandt|hos) (?:the |all |de |alle )?"
                    + WHOLE + " (?:\\p{L}+ ){0,2}\\p{L}+|(?<!\\p{L})n ?= ?" + WHOLE + "\\)?)[,;.:]? (?:only |kun )?"
                    + PERCENT
                    + " (?:had|have|were|was|died|developed|carried|received|reported|smoked|withdrew|havde|var|døde|fik|udviklede|bar|røg)(?!\\p{L})");
    private static final Map<String, Integer> WORDS =
            Map.of("one", 1, "én", 1, "to", 2, "two", 2, "tre", 3, "three", 3, "fire", 4, "four", 4);

    private static final Pattern COUNTED = Pattern.compile(
            "\\s*(?:(?:>>>|>|In \\[\\d*]:) ?)?(?:print\\()?(?:nrow|NROW|len|n_distinct)\\([^()]{1,80}\\)+\\s*");
    private static final Pattern ANSWER = Pattern.compile("\\s*(?:\\[1] )?\\s*(\\d{1,7})\\s*");
    private static final Pattern SHARED =
            Pattern.compile(".*(?:(?<![\\w.])(?:prop\\.table|proportions|mean)\\(|normalize ?= ?True|\\.mean\\(\\)).*");
    private static final Pattern PART = Pattern.compile("(?<![\\w.,-])(0\\.\\d{4,17})(?![\\w.])");
    private static final int LINES = 10;
    private static final int LONGEST_LINE = 4_000;

    private boolean asked;
    private long whole;
    private int left;

    SharesInText(int smallest) {
        super(smallest, "R63");
    }

    @Override
    boolean reads(Passage line) {
        return !line.isCode() && line.text().length() <= LONGEST_LINE;
    }

    @Override
    void begin() {
        asked = false;
        whole = 0;
        left = 0;
    }

    @Override
    void read(Passage passage, String text) {
        if (text.indexOf('%') > 0) {
            sentence(passage, text);
        }
        printed(passage, text);
    }

    private void sentence(Passage passage, String text) {
        for (Matcher few = FEW_OF.matcher(text); few.find(); ) {
            String said = few.group(1).toLowerCase(Locale.ROOT);
            long count = WORDS.getOrDefault(said, 0);
            judge(passage, count > 0 ? count : Long.parseLong(said), number(few.group(2)), few.group(3));
        }
        for (Matcher share = SHARE_OF.matcher(text); share.find(); ) {
            long all = number(share.group(1) == null ? share.group(2) : share.group(1));
            Percentages.Counts counts = counts(share.group(3), all);
            if (isFew(counts.least()) && counts.least() <= counts.most()) {
                tell(passage, LongStream.of(counts.most()));
            }
        }
    }

    /** The percentage shows that the numbers are of people, or of whatever is counted. */
    private void judge(Passage passage, long count, long all, String percent) {
        Percentages.Counts counts = counts(percent, all);
        if (counts.least() <= count && count <= counts.most()) {
            tell(passage, LongStream.of(count));
        }
    }

    private static Percentages.Counts counts(String percent, long all) {
        String written = percent.replace(',', '.');
        int dot = written.indexOf('.');
        return Percentages.counts(Double.parseDouble(written), dot < 0 ? 0 : written.length() - dot - 1, all, all);
    }

    private static long number(String written) {
        return Long.parseLong(written.replaceAll("\\D", ""));
    }

    /** How many rows there are, and what share of them, each at a prompt of its own. */
    private void printed(Passage passage, String text) {
        if (text.indexOf('(') > 0) {
            if (COUNTED.matcher(text).matches()) {
                asked = true;
                return;
            }
            left = whole > 0 && SHARED.matcher(text).matches() ? LINES : left;
        }
        Matcher answer = asked ? ANSWER.matcher(text) : null;
        if (answer != null && answer.matches()) {
            whole = Long.parseLong(answer.group(1));
        }
        asked = false;
        if (left > 0) {
            left--;
            for (Matcher share = PART.matcher(text); share.find(); ) {
                int decimals = share.group(1).length() - 4;
                double percent = 100 * Double.parseDouble(share.group(1));
                Percentages.Counts counts = Percentages.counts(percent, decimals, whole, whole);
                if (counts.least() == counts.most()) {
                    tell(passage, LongStream.of(counts.most()));
                }
            }
        }
    }

    @Override
    Phrase says(int smallest, int count) {
        return Phrase.of(
                "En andel, der med det nævnte antal giver færre end %d personer. Slå grupper sammen, eller skjul den.",
                "A share that with the number stated gives fewer than %d people. Merge groups, or hide it.", smallest);
    }
}
