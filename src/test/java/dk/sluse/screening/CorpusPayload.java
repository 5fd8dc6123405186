package dk.sluse.screening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that stands in a file, as {@code src/test/resources/corpus} tells it.
 *
 * @param policy what must find it; nothing when there is nothing to find
 * @param title what it is
 * @param kind {@code text}, {@code table} or {@code code}: where it can stand
 * @param lines as they stand in a text file
 */
record CorpusPayload(Optional<String> policy, String title, String kind, List<String> lines) {

    private static final Path FOLDER = Path.of("src/test/resources/corpus");
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d{0,14})(?:\\.\\d+)?(?:[eE]-?\\d+)?");
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

    static List<CorpusPayload> leaks() {
        return read(FOLDER.resolve("leaks.txt"), true);
    }

    static List<CorpusPayload> clean() {
        return read(FOLDER.resolve("clean.txt"), false);
    }

    private static List<CorpusPayload> read(Path file, boolean leaks) {
        List<CorpusPayload> payloads = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                if (line.startsWith("=== ")) {
                    String[] head = line.substring(4).split(" \\| ", -1);
                    payloads.add(
                            leaks
                                    ? new CorpusPayload(Optional.of(head[0]), head[1], head[2], new ArrayList<>())
                                    : new CorpusPayload(Optional.empty(), head[1], head[0], new ArrayList<>()));
                } else if (!payloads.isEmpty()) {
                    payloads.get(payloads.size() - 1).lines.add(decoded(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return payloads;
    }

    private static String decoded(String line) {
        return ESCAPE.matcher(line.replace("\\t", "\t"))
                .replaceAll(match -> String.valueOf((char) Integer.parseInt(match.group(1), 16)));
    }

    boolean isTable() {
        return kind.equals("table");
    }

    String[] array() {
        return lines.toArray(String[]::new);
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    /** The fields of each line, numbers as numbers where a spreadsheet would take them for such. */
    Object[][] rows() {
        return lines.stream()
                .map(line -> Arrays.stream(line.split("\t", -1))
                        .map(field -> NUMBER.matcher(field).matches() ? (Object) Double.valueOf(field) : field)
                        .toArray())
                .toArray(Object[][]::new);
    }

    /** Whether every character is of the set. */
    boolean fits(java.nio.charset.Charset charset) {
        return charset.newEncoder().canEncode(text());
    }
}
