package dk.sluse.desk;

import dk.sluse.project.Denied;
import java.util.ArrayList;
import java.util.List;

/** Splits a command line into words as a shell would: spaces between them, quotes and backslashes to keep some together. */
final class Words {

    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean begun;
    private char quote;

    private Words() {}

    /**
     * The words of a line.
     *
     * @throws Denied when a quote is not closed
     */
    static List<String> of(String line) {
        Words words = new Words();
        words.read(line);
        return words.words;
    }

    private void read(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
                put(line.charAt(++i));
            } else if (quote != 0) {
                readQuoted(c);
            } else if (c == '"' || c == '\'') {
                quote = c;
                begun = true;
            } else if (Character.isWhitespace(c)) {
                end();
            } else {
                put(c);
            }
        }
        if (quote != 0) {
            throw new Denied("A quote (" + quote + ") is not closed.");
        }
        end();
    }

    private void readQuoted(char c) {
        if (c == quote) {
            quote = 0;
        } else {
            put(c);
        }
    }

    private void put(char c) {
        word.append(c);
        begun = true;
    }

    private void end() {
        if (begun) {
            words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
    }
}
