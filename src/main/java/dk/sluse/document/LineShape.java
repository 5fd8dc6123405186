package dk.sluse.document;

import java.util.regex.Pattern;

/** What a line of text looks like, before anything in it is read. */
final class LineShape {

    private static final int FEWEST_WORDS = 5;
    /** As far as the number goes of what is called a table. */
    static final int LONGEST_NUMBERED = 10;

    /** A longer one is no row of a table. */
    static final int LONGEST = 4_000;

    /** Where a person typed: what comes after is a new block. */
    private static final Pattern PROMPT =
            Pattern.compile("^(?:[>+] |> ?$|>>> |\\. [a-z]|In \\[\\d*]:|Out\\[\\d*]:|\\d+ +(?:proc|data|run)\\b)");

    /** A line of a page, between the tags of a paragraph. */
    private static final Pattern TAGS = Pattern.compile(
            "(?i)^\\s*(?:</?(?:p|li|div|span|pre|text|tspan|script|body|html|br)(?:\\s[^<>]{0,200})?/?>){1,8}|(?:</?(?:p|li|div|span|pre|text|tspan|script|body|html|br)\\s?/?>){1,8}\\s*$");

    private LineShape() {}

    /**
     * Whether it is a line of sentences: words parted by single blanks, nearly all of letters. Headings of a few words, rows of
     * figures and whatever stands in columns are none.
     */
    static boolean isProse(String text) {
        int words = 0;
        int ofLetters = 0;
        boolean inWord = false;
        boolean letters = false;
        int from = indent(text);
        for (int i = from; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (c == '\t' || c == '|' || c == '&' || c == ';' || c == '│') {
                return false;
            }
            boolean blank = Character.isWhitespace(c);
            if (blank && !inWord && i < text.length()) {
                return false;
            }
            if (blank) {
                words += inWord ? 1 : 0;
                ofLetters += letters ? 1 : 0;
                inWord = false;
            } else {
                letters = (!inWord || letters) && !isFigure(c);
                inWord = true;
            }
        }
        return words >= FEWEST_WORDS && ofLetters * 6 >= words * 5;
    }

    /**
     * Whether it may be what stands over columns: no digit, and fields with tabs, bars, semicolons or wide gaps around them; or
     * the word for a table and its number at its beginning.
     */
    static boolean isHead(String text) {
        int from = indent(text);
        if (isNumberedTable(text, from)) {
            return true;
        }
        boolean fields = from > 1;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                return false;
            }
            fields |= c == '\t' || c == '|' || c == ';' || (c == ' ' && i > 0 && text.charAt(i - 1) == ' ');
        }
        return fields && from < text.length();
    }

    /** {@code Table 2}, {@code Tabel S1}, {@code Tab. 3}. */
    private static boolean isNumberedTable(String text, int from) {
        if (!text.regionMatches(true, from, "tab", 0, 3)) {
            return false;
        }
        int end = Math.min(text.length(), from + LONGEST_NUMBERED);
        for (int i = from + 3; i < end; i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFigure(char c) {
        return (c >= '0' && c <= '9') || c == '<' || c == '*' || c == '%';
    }

    private static int indent(String text) {
        int i = 0;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    /** The line without the tags around it, where it is one of a page's source. */
    static Passage bare(Passage line) {
        String text = line.text();
        boolean tagged = text.length() <= LONGEST && text.indexOf('<') >= 0 && text.indexOf('>') >= 0;
        if (!line.where().isEmpty() || !tagged) {
            return line;
        }
        String bare = TAGS.matcher(text).replaceAll("").replace("&lt;", "<");
        return new Passage(line.part(), line.kind(), "", line.row(), 0, line.hidden(), bare);
    }

    /** Whether a person typed there: what comes after is a new block. */
    static boolean isPrompt(String text) {
        return mayPrompt(text) && PROMPT.matcher(text).lookingAt();
    }

    /** A cheap look at the first characters. */
    private static boolean mayPrompt(String text) {
        if (text.isEmpty()) {
            return false;
        }
        char first = text.charAt(0);
        if (first < '0' || first > '9') {
            return ">+.IO".indexOf(first) >= 0;
        }
        int i = 1;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i < text.length() && text.charAt(i) == ' ';
    }

    /** Scripts say what to do; only what was printed into their comments is a result. */
    static boolean isCode(Passage passage) {
        return passage.part().isScript() && !passage.text().stripLeading().startsWith("#");
    }
}
