package dk.sluse.opening;

import java.util.Set;
import java.util.regex.Pattern;

/** Tells the data that a figure or table was drawn from apart from the program that draws it. */
final class DataInScript {

    private static final Pattern DRAWS = Pattern.compile(
            "(?i)newPlot|vegaEmbed|Highcharts|echarts|docs_json|google\\.visualization|DataTable|d3\\.(?:select|data)");
    private static final Set<String> LITERALS = Set.of("null", "NaN", "NA", "true", "false", "undefined");
    private static final int FEWEST = 4;
    private static final double SHARE = 0.25;
    private static final int LONGEST_PAGE_SCRIPT = 512 * 1024;
    private static final int LONGEST_TEXT = 300;

    private final String script;
    private int at;
    private int start;
    private int count;
    private boolean flat;
    private int values;
    private long covered;

    private DataInScript(String script) {
        this.script = script;
    }

    /** How many values stand in arrays of values and in rows of them. */
    static int values(String script) {
        return new DataInScript(script).scan().values;
    }

    /** A script of a page's own, not a library that happens to hold tables of numbers. */
    static boolean isMostlyData(String script) {
        boolean draws =
                script.length() < LONGEST_PAGE_SCRIPT && DRAWS.matcher(script).find();
        return draws || new DataInScript(script).scan().covered > SHARE * script.length();
    }

    private DataInScript scan() {
        while (at < script.length()) {
            char c = script.charAt(at);
            switch (c) {
                case '[', '{' -> {
                    start = at++;
                    count = 0;
                    flat = true;
                }
                case ']', '}' -> {
                    at++;
                    closed();
                }
                case '"', '\'' -> text(c);
                case ',', ':', ' ', '\n', '\r', '\t' -> at++;
                default -> word(c);
            }
        }
        return this;
    }

    private void closed() {
        if (flat && count >= FEWEST) {
            values += count;
            covered += at - start;
        }
        flat = false;
    }

    private void text(char quote) {
        int end = at + 1;
        int limit = Math.min(script.length(), at + LONGEST_TEXT);
        while (end < limit && script.charAt(end) != quote && script.charAt(end) != '\n') {
            end += script.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= limit || script.charAt(end) != quote) {
            flat = false;
            at++;
            return;
        }
        at = end + 1;
        count += isKey() ? 0 : 1;
    }

    private void word(char c) {
        int from = at;
        if (!Character.isLetterOrDigit(c) && "+-._$".indexOf(c) < 0) {
            flat = false;
            at++;
            return;
        }
        while (at < script.length()
                && (Character.isLetterOrDigit(script.charAt(at)) || "+-._$".indexOf(script.charAt(at)) >= 0)) {
            at++;
        }
        boolean number = Character.isDigit(c) || (at > from + 1 && Character.isDigit(script.charAt(from + 1)));
        if (isKey()) {
            return;
        }
        if (number || LITERALS.contains(script.substring(from, at))) {
            count++;
        } else {
            flat = false;
        }
    }

    private boolean isKey() {
        int next = at;
        while (next < script.length() && Character.isWhitespace(script.charAt(next))) {
            next++;
        }
        return next < script.length() && script.charAt(next) == ':';
    }
}
