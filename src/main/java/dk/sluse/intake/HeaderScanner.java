package dk.sluse.intake;

import dk.sluse.intake.AuthenticationResults.Malformed;

/** Reads the words of a structured header (RFC 5322, 3.2), passing over white space, folds and comments between them. */
final class HeaderScanner {

    private static final int DEEPEST_COMMENT = 20;
    private static final String SPECIALS = "()<>@,;:\\\"/[]?=";

    private final String text;
    private int next;

    HeaderScanner(String text) throws Malformed {
        this.text = text;
        passOver();
    }

    boolean atEnd() {
        return next == text.length();
    }

    boolean at(char wanted) {
        return !atEnd() && text.charAt(next) == wanted;
    }

    boolean atDigit() {
        return !atEnd() && isDigit(text.charAt(next));
    }

    /** Takes a mark when it is next. */
    boolean take(char mark) throws Malformed {
        if (!at(mark)) {
            return false;
        }
        next++;
        passOver();
        return true;
    }

    void expect(char mark) throws Malformed {
        if (!take(mark)) {
            throw new Malformed("'" + mark + "' is missing");
        }
    }

    void version() throws Malformed {
        take(HeaderScanner::isDigit, "a version");
    }

    /** A keyword: letters, digits and dashes. */
    String keyword() throws Malformed {
        return take(c -> isLetter(c) || isDigit(c) || c == '-' || c == '_', "a keyword");
    }

    /** A token, or a string in quotes. */
    String value() throws Malformed {
        return at('"') ? quoted() : take(HeaderScanner::isTokenPart, "a value");
    }

    /** A value, or an address, of which either side may be missing on the left of the {@code @}. */
    String propertyValue() throws Malformed {
        if (at('"')) {
            String local = quoted();
            return at('@') ? local + address() : local;
        }
        return take(c -> isTokenPart(c) || c == '@' || c == '/' || c == ':' || c == '=', "a value");
    }

    private String address() throws Malformed {
        return take(c -> isTokenPart(c) || c == '@', "an address");
    }

    private String quoted() throws Malformed {
        StringBuilder value = new StringBuilder();
        next++;
        while (!at('"')) {
            if (at('\\')) {
                next++;
            }
            if (atEnd()) {
                throw new Malformed("a quotation does not end");
            }
            char c = text.charAt(next++);
            if (c != '\r' && c != '\n') {
                value.append(c);
            }
        }
        next++;
        passOver();
        return value.toString();
    }

    private String take(CharTest wanted, String what) throws Malformed {
        int start = next;
        while (!atEnd() && wanted.test(text.charAt(next))) {
            next++;
        }
        if (next == start) {
            throw new Malformed(what + " is missing");
        }
        String word = text.substring(start, next);
        passOver();
        return word;
    }

    /** Passes over white space, line breaks and comments, which may hold comments. */
    private void passOver() throws Malformed {
        int depth = 0;
        while (!atEnd()) {
            char c = text.charAt(next);
            if (c == '(') {
                if (++depth > DEEPEST_COMMENT) {
                    throw new Malformed("comments lie too deep in one another");
                }
            } else if (c == ')' && depth > 0) {
                depth--;
            } else if (c == '\\' && depth > 0) {
                next = Math.min(next + 1, text.length() - 1);
            } else if (depth == 0 && " \t\r\n".indexOf(c) < 0) {
                return;
            }
            next++;
        }
        if (depth > 0) {
            throw new Malformed("a comment does not end");
        }
    }

    private static boolean isTokenPart(char c) {
        return c > ' ' && c < 0x7f && SPECIALS.indexOf(c) < 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** A test of one character. */
    private interface CharTest {
        boolean test(char c);
    }
}
