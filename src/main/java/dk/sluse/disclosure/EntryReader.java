package dk.sluse.disclosure;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a cell as Danes and others write it: {@code 1.234,5}, {@code 1,234.5}, {@code 12 (3,4 %)}, {@code <5}, {@code n = 7}. */
public final class EntryReader {

    private static final int LONGEST = 48;
    private static final String NUMBER =
            "(?:\\d{1,3}(?:[ .,'\u00a0\u202f\u2009]\\d{3})+(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)?|[.,]\\d+)";
    private static final Pattern PLAIN = Pattern.compile("([+-]?)(" + NUMBER + ")(?:[eE][+-]?\\d{1,3})?");
    private static final Pattern NAMED = Pattern.compile("\\(?[nN]\\s*[=:]\\s*(" + NUMBER + ")\\)?");
    private static final Pattern PERCENT = Pattern.compile("\\(?(" + NUMBER + ")\\s?%\\)?");
    private static final Pattern WITH_PERCENT = Pattern.compile("(?:[nN]\\s*=\\s*)?(" + NUMBER + ")(?:\\s*/\\s*"
            + NUMBER + ")?\\s*[(\\[,;]\\s*(" + NUMBER + ")\\s*(%?)\\s*[)\\]]?(\\s*%)?");
    private static final Pattern PERCENT_FIRST =
            Pattern.compile("(" + NUMBER + ")\\s?%\\s*[(\\[](?:[nN]\\s*=\\s*)?(" + NUMBER + ")[)\\]]");
    /** As Hmisc writes shares: {@code 0.05 (3)}. */
    private static final Pattern SHARE_FIRST = Pattern.compile("(0\\.\\d{2,3}|1\\.00?0?)\\s*\\(\\s*(\\d{1,9})\\)");
    /** So many of so many people; the day of a month and the alleles of a genotype have smaller numbers. */
    private static final Pattern OF_ALL = Pattern.compile("(\\d{1,6})\\s?/\\s?(\\d{2,6})");

    private static final int LONGEST_MONTH = 31;
    private static final Map<String, Integer> IN_WORDS =
            Map.of("one", 1, "two", 2, "three", 3, "four", 4, "én", 1, "to", 2, "tre", 3, "fire", 4);
    private static final Pattern BELOW = Pattern.compile(
            "(?:[nN]\\s*)?(?:<|&lt;|under|færre end|mindre end|fewer than|less than|below)\\s*(\\d{1,3})[a-e]?");
    private static final Pattern AT_MOST = Pattern.compile("(?:[nN]\\s*)?(?:<=|≤|højst|at most|up to)\\s*(\\d{1,3})");
    private static final Pattern BETWEEN = Pattern.compile("([01])\\s*[-–—]\\s*([2-9])");
    private static final Pattern AT_LEAST = Pattern.compile("(?:[nN]\\s*)?(?:>=|≥|mindst)\\s*(\\d{1,6})");
    private static final Pattern HIDDEN_WITH_PERCENT =
            Pattern.compile("(.{1,16}?)\\s*[(\\[]\\s*(" + NUMBER + ")\\s*%?\\s*[)\\]]");
    private static final Pattern HIDDEN_BOTH = Pattern.compile(
            "(.{1,16}?)\\s*[(\\[]\\s*(?:[<≤]\\s*\\d{1,3}(?:[.,]\\d+)?\\s*%?|-|–|\\*|\\.+|NA|x)\\s*[)\\]]");
    private static final Pattern NOTES = Pattern.compile("(?<=[\\d)%])\\s*[*†‡§¶ᵃᵇᶜ]+$");
    private static final Set<String> MARKS = Set.of(
            "*",
            "-",
            "–",
            "—",
            ".",
            "..",
            "...",
            "na",
            "n/a",
            "n.a.",
            "x",
            "xx",
            "xxx",
            ":",
            "#",
            "s",
            "c",
            "[c]",
            "[x]",
            "suppressed",
            "masked",
            "redacted",
            "[redacted]",
            "[suppressed]",
            "skjult",
            "maskeret",
            "udeladt",
            "diskret",
            "diskretioneret",
            "hidden",
            "•",
            "--",
            "---",
            "<na>",
            "nan",
            "(*)",
            "(-)",
            "•••");

    private EntryReader() {}

    /** Reads what a person wrote. */
    public static Entry read(String written) {
        String text = written.strip().replace('\u2212', '-');
        if (text.isEmpty()) {
            return Entry.BLANK;
        }
        if (text.length() > LONGEST || !mayBeEntry(text)) {
            return Entry.LABEL;
        }
        text = NOTES.matcher(text).replaceFirst("");
        return plain(text)
                .or(() -> hidden(written.strip()))
                .or(() -> hidden(NOTES.matcher(written.strip()).replaceFirst("")))
                .orElseGet(() -> composed(NOTES.matcher(written.strip()).replaceFirst("")));
    }

    /** Reads a number as a spreadsheet stores it. */
    public static Entry stored(String number) {
        try {
            double value = Double.parseDouble(number);
            int dot = number.indexOf('.');
            boolean whole = value >= 0 && value == Math.rint(value) && value < 1e15;
            return whole ? Entry.whole(value, false) : Entry.decimal(value, dot < 0 ? 0 : number.length() - dot - 1);
        } catch (NumberFormatException e) {
            return Entry.LABEL;
        }
    }

    private static boolean mayBeEntry(String text) {
        boolean digit = text.chars().anyMatch(c -> c >= '0' && c <= '9');
        return digit || text.length() <= 16;
    }

    private static Optional<Entry> plain(String text) {
        Matcher plain = PLAIN.matcher(text);
        if (plain.matches()) {
            Amount amount = Amount.of(plain.group(2));
            boolean exponent = text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
            if (amount.decimals() == 0 && !plain.group(1).equals("-") && !exponent) {
                return Optional.of(Entry.whole(amount.value(), false));
            }
            double signed = plain.group(1).equals("-") ? -amount.value() : amount.value();
            return Optional.of(Entry.decimal(signed, amount.decimals()));
        }
        Matcher named = NAMED.matcher(text);
        if (named.matches()) {
            Amount amount = Amount.of(named.group(1));
            return Optional.of(amount.decimals() == 0 ? Entry.whole(amount.value(), true) : Entry.LABEL);
        }
        Matcher ofAll = OF_ALL.matcher(text);
        if (ofAll.matches()) {
            long all = Long.parseLong(ofAll.group(2));
            boolean part = all > LONGEST_MONTH && Long.parseLong(ofAll.group(1)) <= all;
            return Optional.of(part ? Entry.whole(Double.parseDouble(ofAll.group(1)), false) : Entry.LABEL);
        }
        Integer inWords = text.length() > 5 ? null : IN_WORDS.get(text.toLowerCase(Locale.ROOT));
        if (inWords != null) {
            return Optional.of(Entry.whole(inWords, false));
        }
        Matcher percent = PERCENT.matcher(text);
        if (percent.matches()) {
            Amount amount = Amount.of(percent.group(1));
            return Optional.of(Entry.percent(amount.value(), amount.decimals()));
        }
        return Optional.empty();
    }

    private static Optional<Entry> hidden(String text) {
        Optional<Entry> alone = mark(text);
        if (alone.isPresent()) {
            return alone;
        }
        Matcher both = HIDDEN_BOTH.matcher(text);
        if (both.matches()) {
            return mark(both.group(1));
        }
        Matcher withPercent = HIDDEN_WITH_PERCENT.matcher(text);
        if (withPercent.matches()) {
            Amount percent = Amount.of(withPercent.group(2));
            return mark(withPercent.group(1)).map(entry -> entry.withPercent(percent.value(), percent.decimals()));
        }
        return Optional.empty();
    }

    private static Optional<Entry> mark(String text) {
        String mark = text.strip().toLowerCase(Locale.ROOT);
        if (MARKS.contains(mark)) {
            return Optional.of(Entry.hidden(0, HiddenNumbers.UNBOUNDED));
        }
        Matcher below = BELOW.matcher(mark);
        if (below.matches()) {
            long bound = Long.parseLong(below.group(1)) - 1;
            return bound >= 1 ? Optional.of(Entry.hidden(1, bound)) : Optional.empty();
        }
        Matcher atMost = AT_MOST.matcher(mark);
        if (atMost.matches()) {
            return Optional.of(Entry.hidden(1, Math.max(1, Long.parseLong(atMost.group(1)))));
        }
        Matcher between = BETWEEN.matcher(mark);
        if (between.matches()) {
            return Optional.of(Entry.hidden(Long.parseLong(between.group(1)), Long.parseLong(between.group(2))));
        }
        Matcher atLeast = AT_LEAST.matcher(mark);
        if (atLeast.matches()) {
            return Optional.of(Entry.hidden(Long.parseLong(atLeast.group(1)), HiddenNumbers.UNBOUNDED));
        }
        return Optional.empty();
    }

    private static Entry composed(String text) {
        Matcher counted = WITH_PERCENT.matcher(text);
        if (counted.matches()) {
            Amount count = Amount.of(counted.group(1));
            Amount percent = Amount.of(counted.group(2));
            boolean bracket = text.indexOf('(') >= 0 || text.indexOf('[') >= 0;
            boolean sign = !counted.group(3).isEmpty() || counted.group(4) != null;
            if (count.decimals() == 0 && percent.value() <= 100 && bracket) {
                return Entry.wholePercent(count.value(), percent.value(), percent.decimals(), sign);
            }
        }
        Matcher turned = PERCENT_FIRST.matcher(text);
        if (turned.matches()) {
            Amount count = Amount.of(turned.group(2));
            Amount percent = Amount.of(turned.group(1));
            if (count.decimals() == 0) {
                return Entry.wholePercent(count.value(), percent.value(), percent.decimals(), true);
            }
        }
        Matcher share = SHARE_FIRST.matcher(text);
        if (share.matches()) {
            Amount part = Amount.of(share.group(1));
            return Entry.wholePercent(
                    Double.parseDouble(share.group(2)), 100 * part.value(), part.decimals() - 2, false);
        }
        return Entry.LABEL;
    }
}
