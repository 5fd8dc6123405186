package dk.sluse.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The table of who may do what, its reasons by short names, and the page that is drawn from both. */
final class WhoMayWhatTable {

    private static final Path FOLDER = Path.of("src/test/resources/dk/sluse/hub");
    private static final Path TABLE = FOLDER.resolve("who-may-what.csv");
    private static final Path PAGE = Path.of("docs/reference/who-may-what.md");
    private static final Path REASONS = FOLDER.resolve("who-may-what-reasons.csv");

    /**
     * One line of it.
     *
     * @param what a command or a path
     * @param when the states in which the answers are these
     * @param answers by role: {@code yes}, or the short name of the reason
     */
    record Row(String what, String when, List<String> answers) {
        private String line() {
            return what + ";" + when + ";" + String.join(";", answers);
        }
    }

    private WhoMayWhatTable() {}

    /** The short name of what somebody was told; a reason without one is a fault of this table. */
    static String named(String what, String when, String login, String answer) throws IOException {
        if (answer.equals("yes")) {
            return answer;
        }
        for (Reason reason : reasons()) {
            if (answer.contains(reason.text())) {
                return reason.name();
            }
        }
        if ("write".equals(System.getProperty("sluse.docs"))) {
            return "?? " + answer.strip().lines().findFirst().orElse("nothing");
        }
        throw new AssertionError(login + ", " + what + ", " + when + ": no short name for: " + answer);
    }

    /** A short name, and a piece of what people are told; several pieces may have one name. */
    private record Reason(String name, String text) {}

    private static List<Reason> reasons() throws IOException {
        return Files.readAllLines(REASONS).stream()
                .map(line -> line.split(";", 2))
                .map(parts -> new Reason(parts[0], parts[1]))
                .toList();
    }

    /** One row for all states in which the answers are the same. */
    static List<Row> merged(List<Row> rows) {
        Map<String, Set<String>> states = new LinkedHashMap<>();
        Map<String, Row> first = new LinkedHashMap<>();
        for (Row row : rows) {
            String key = row.what() + ";" + row.answers();
            first.putIfAbsent(key, row);
            states.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(row.when());
        }
        List<Row> merged = new ArrayList<>();
        first.forEach(
                (key, row) -> merged.add(new Row(row.what(), String.join(" | ", states.get(key)), row.answers())));
        merged.sort((a, b) -> a.what().compareTo(b.what()));
        return merged;
    }

    static void holdOrWrite(List<Row> rows) throws IOException {
        String heading = "what;when;" + String.join(";", WhoMayWhatTest.ROLES.keySet());
        String table = heading + "\n" + rows.stream().map(Row::line).collect(Collectors.joining("\n")) + "\n";
        if ("write".equals(System.getProperty("sluse.docs"))) {
            Files.writeString(TABLE, table);
        }
        assertThat(table.lines()).containsExactlyElementsOf(Files.readAllLines(TABLE));
    }

    static void holdOrWritePage() throws IOException {
        String drawn = page();
        if ("write".equals(System.getProperty("sluse.docs"))) {
            Files.writeString(PAGE, drawn);
        }
        assertThat(PAGE).as("stale: see the Javadoc of this test").hasContent(drawn);
    }

    /** The page in the docs. */
    private static String page() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Who may do what

                Drawn from `src/test/resources/dk/sluse/hub/who-may-what.csv`, which a test holds against the hub: every role, every
                command and path, every state. Of project *alpha*: its PI, the requester, another member, an officer who became a
                member, an officer and an operator with no part in it, and the PI of another project. A cell is **yes**, or why not:
                the short names stand below. "x; project suspended" is the state x while the project is suspended.

                """);
        List<String> lines = Files.readAllLines(TABLE);
        for (int i = 0; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(";");
            page.append("|");
            int column = 0;
            for (String cell : rejoined(cells)) {
                page.append(' ').append(i > 0 ? shown(cell, column) : cell).append(" |");
                column++;
            }
            page.append('\n');
            if (i == 0) {
                page.append("|").append("---|".repeat(column)).append('\n');
            }
        }
        page.append("\n## Reasons\n\n| Short name | What the person is told |\n|---|---|\n");
        for (Reason reason : reasons()) {
            page.append("| ")
                    .append(reason.name())
                    .append(" | … ")
                    .append(reason.text())
                    .append(" … |\n");
        }
        return page.toString();
    }

    private static String shown(String cell, int column) {
        if (column == 0) {
            return "`" + cell.replace(" 1", " ID") + "`";
        }
        return cell.equals("yes") ? "**yes**" : cell.replace(" | ", " · ");
    }

    /** States are written with "; project suspended" in them: the last seven cells are the answers. */
    private static List<String> rejoined(String[] cells) {
        int roles = WhoMayWhatTest.ROLES.size();
        List<String> all = List.of(cells);
        List<String> row = new ArrayList<>();
        row.add(all.get(0));
        row.add(String.join(";", all.subList(1, all.size() - roles)));
        row.addAll(all.subList(all.size() - roles, all.size()));
        return row;
    }
}
