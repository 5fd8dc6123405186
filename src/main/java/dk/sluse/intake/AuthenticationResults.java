package dk.sluse.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a mail server found out about a mail's sender, from a header {@code Authentication-Results} (RFC 8601).
 *
 * @param authservId who says so, as written
 * @param results what was tried, in order; none when the header says {@code none}
 */
record AuthenticationResults(String authservId, List<Result> results) {

    /**
     * One method and its outcome, all in lower case but the values of its properties.
     *
     * @param method such as {@code dmarc}
     * @param outcome such as {@code pass}
     * @param properties by name, such as {@code header.from}
     */
    record Result(String method, String outcome, Map<String, String> properties) {}

    /** A header that does not follow the grammar. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String what) {
            super(what);
        }
    }

    /** Reads only who wrote the header. */
    static String authservId(String header) throws Malformed {
        return new HeaderScanner(header).value();
    }

    /** Reads the whole header, folded or not; anything outside the grammar is refused rather than guessed. */
    static AuthenticationResults parse(String header) throws Malformed {
        HeaderScanner scanner = new HeaderScanner(header);
        String authservId = scanner.value();
        if (scanner.atDigit()) {
            scanner.version();
        }
        List<Result> results = new ArrayList<>();
        while (scanner.take(';')) {
            if (scanner.atEnd()) {
                break; // some servers end with a semicolon
            }
            String method = keyword(scanner);
            if (method.equals("none") && results.isEmpty() && scanner.atEnd()) {
                break;
            }
            results.add(result(scanner, method));
        }
        if (!scanner.atEnd()) {
            throw new Malformed("unexpected text after a result");
        }
        return new AuthenticationResults(authservId, List.copyOf(results));
    }

    private static Result result(HeaderScanner scanner, String method) throws Malformed {
        if (scanner.take('/')) {
            scanner.version();
        }
        scanner.expect('=');
        String outcome = keyword(scanner);
        Map<String, String> properties = new TreeMap<>();
        while (!scanner.atEnd() && !scanner.at(';')) {
            String name = keyword(scanner);
            if (scanner.take('.')) {
                name = name + "." + keyword(scanner);
            } else if (!name.equals("reason") && !name.equals("action")) {
                throw new Malformed("a property has no type: " + name);
            }
            scanner.expect('=');
            if (properties.put(name, scanner.propertyValue()) != null) {
                throw new Malformed("a property stands twice: " + name);
            }
        }
        return new Result(method, outcome, Map.copyOf(properties));
    }

    private static String keyword(HeaderScanner scanner) throws Malformed {
        return scanner.keyword().toLowerCase(Locale.ROOT);
    }
}
