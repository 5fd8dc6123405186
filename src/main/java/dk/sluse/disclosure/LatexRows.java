package dk.sluse.disclosure;

import java.util.List;
import java.util.regex.Pattern;

/** The cells of a table's row as LaTeX writes it. */
final class LatexRows {

    private static final Pattern LATEX = Pattern.compile(
            "\\\\(?:textbf|textit|emph|mathrm|text)\\{([^}]*)\\}|\\\\multi(?:column|row)\\{[^}]*\\}\\{[^}]*\\}\\{([^}]*)\\}");

    /** A change of size within a cell, and Hmisc's share of a group: {@code 2\\%~\\frac{3}{154}}. */
    private static final Pattern SIZE =
            Pattern.compile("\\{\\\\(?:scriptsize|footnotesize|small|tiny)\\b([^{}]*(?:\\{[^{}]*}[^{}]*){0,9})}");

    private static final Pattern SHARE =
            Pattern.compile("(\\d{1,3}(?:\\.\\d+)?)\\\\%[~\\s$]*\\\\frac\\{(\\d{1,9})}\\{(\\d{1,9})}\\$?");

    private LatexRows() {}

    static List<String> cut(String written) {
        String line = written.replace("\\tabularnewline", "\\\\");
        String text = LATEX.matcher(line).replaceAll("$1$2");
        text = text.indexOf('{') < 0
                ? text
                : SHARE.matcher(SIZE.matcher(text).replaceAll("$1")).replaceAll("$2/$3 ($1%)");
        text = text.replaceAll("\\\\\\\\.*$", "").replaceAll("\\\\[a-z]*(?:rule|line)(?:\\[[^]]*])?(?:\\{[^}]*})?", "");
        text = text.replace("\\%", "%")
                .replace("\\&", "+")
                .replace("$", "")
                .replace("\\,", "")
                .replace("~", " ");
        return Fields.split(text, '&');
    }
}
