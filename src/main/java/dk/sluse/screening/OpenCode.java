package dk.sluse.screening;

/**
 * Code whose brackets were opened, line by line: what it opens and closes outside of its texts, and how many fields stand
 * in the one text that it reads as a file (R59).
 */
final class OpenCode {

    private static final String SEPARATORS = "\t;|,";

    private boolean reading;
    private int textAt;
    private boolean told;
    private boolean headed;
    private char quote;
    private int marks;
    private int fields;

    /** @param textBegins where on the first line the text begins that is read, if one is */
    void begin(boolean reads, int textBegins) {
        reading = reads;
        textAt = textBegins;
        told = false;
        headed = false;
        quote = 0;
    }

    boolean isReading() {
        return reading;
    }

    /** How many fields of the text stood on the last line, but for its headings. */
    int fields() {
        return fields;
    }

    /**
     * How many brackets a line opens more than it closes. A text in quotation marks ends with its line, but for one that is
     * read as a file.
     */
    int balance(String text) {
        int balance = 0;
        int began = 0;
        fields = 0;
        quote = reading ? quote : 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote && (marks == 1 || isThrice(text, i))) {
                    read(text, began, i);
                    told |= i >= textAt;
                    quote = 0;
                    i += marks - 1;
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                marks = reading && isThrice(text, i) ? 3 : 1;
                i += marks - 1;
                began = i + 1;
            } else if (c == '#') {
                break;
            } else {
                balance += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            }
        }
        if (quote != 0) {
            read(text, began, text.length());
        }
        textAt = 0;
        return balance;
    }

    private static boolean isThrice(String text, int at) {
        return text.startsWith("\"\"\"", at) || text.startsWith("'''", at);
    }

    private void read(String text, int from, int to) {
        if (reading && !told && from >= textAt && from < to) {
            String rows = text.substring(from, to)
                    .replace("\\n", "\n")
                    .replace("\\r", "\n")
                    .replace("\\t", "\t");
            rows.lines().filter(row -> !row.isBlank()).forEach(row -> {
                fields += headed ? fields(row) : 0;
                headed = true;
            });
        }
    }

    /** Words with nothing but blanks between them are prose, unless one has a number. */
    private static int fields(String row) {
        int separator =
                SEPARATORS.chars().filter(c -> row.indexOf(c) >= 0).findFirst().orElse(' ');
        if (separator == ' ' && row.chars().noneMatch(Character::isDigit)) {
            return 0;
        }
        int count = 0;
        boolean filled = false;
        for (int i = 0; i < row.length(); i++) {
            char c = row.charAt(i);
            boolean letter = Character.isLetterOrDigit(c);
            count += letter && !filled ? 1 : 0;
            filled = c != separator && (filled || letter);
        }
        return count;
    }
}
