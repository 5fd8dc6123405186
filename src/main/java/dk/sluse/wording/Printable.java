package dk.sluse.wording;

import java.util.stream.Collectors;

/** Shows text from outside, such as a file's name, so that it cannot steer a terminal, a mail header or a log line. */
public final class Printable {

    private Printable() {}

    /** The text with every control, format, surrogate and line-separating character written as its code point. */
    public static String of(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isPlain(c)) {
                shown.appendCodePoint(c);
            } else {
                shown.append(String.format("\\u{%x}", c));
            }
        });
        return shown.toString();
    }

    /** The same, cut to at most {@code limit} characters with an ellipsis. */
    public static String of(String text, int limit) {
        String shown = of(text);
        return shown.length() <= limit ? shown : shown.substring(0, Math.max(0, limit - 1)) + "…";
    }

    /** Text of several lines: each line is printable, tabs are spaces, and nothing but the line breaks is kept. */
    public static String lines(String text) {
        return text.lines()
                .map(line -> of(line.replace('\t', ' ').stripTrailing()))
                .collect(Collectors.joining("\n"));
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
