package dk.sluse.document;

import java.util.List;

/** A quick look at whether lines may hold a table at all, so that logs of sentences cost little. */
final class Promise {

    private static final int FEWEST = 2;

    private Promise() {}

    static boolean of(List<Passage> lines) {
        int aligned = 0;
        int figures = 0;
        int separated = 0;
        boolean numbers = false;
        for (Passage line : lines) {
            String text = line.text();
            boolean digit = false;
            boolean separator = false;
            boolean wide = false;
            char last = ' ';
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                digit |= (c >= '0' && c <= '9') || c == '<' || c == '*';
                separator |= c == '\t' || c == ';' || c == '|' || c == '&' || c == ',' || c == '│';
                wide |= c == ' ' && last == ' ' && i > 1;
                last = c;
            }
            numbers |= digit;
            separated += separator ? 1 : 0;
            aligned += wide ? 1 : 0;
            figures += digit && endsInFigure(text) ? 1 : 0;
        }
        return numbers && (separated >= FEWEST || aligned >= FEWEST || figures >= FEWEST);
    }

    private static boolean endsInFigure(String text) {
        int end = text.length() - 1;
        while (end > 0 && Character.isWhitespace(text.charAt(end))) {
            end--;
        }
        char c = text.charAt(end);
        return (c >= '0' && c <= '9')
                || c == '%'
                || c == ')'
                || c == ']'
                || c == '*'
                || c == '-'
                || c == '.'
                || c == 'A'
                || c == '–';
    }
}
