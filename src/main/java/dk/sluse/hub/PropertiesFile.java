package dk.sluse.hub;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A properties file in UTF-8, read as {@link Properties} reads it, with the line of every key. A key that stands twice is a
 * fault, and the first one counts.
 */
final class PropertiesFile {

    /** A value and where it stands. */
    record Entry(String key, String value, int line) {}

    private final Path file;
    private final Faults faults;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private PropertiesFile(Path file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    /** Reads a file; one that cannot be read holds nothing, and leaves a fault. */
    static PropertiesFile read(Path file, Faults faults) {
        PropertiesFile properties = new PropertiesFile(file, faults);
        YamlFile.bytes(file, faults).flatMap(properties::text).ifPresent(properties::parse);
        return properties;
    }

    /** The same from text that was read already. */
    static PropertiesFile of(Path file, String text, Faults faults) {
        PropertiesFile properties = new PropertiesFile(file, faults);
        properties.parse(text);
        return properties;
    }

    Optional<Entry> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    List<Entry> entries() {
        return new ArrayList<>(entries.values());
    }

    /** Leaves a fault at the line of a key, or at the top when the key is not there. */
    void fault(String key, String what, String remedy) {
        faults.add(file, get(key).map(Entry::line).orElse(1), what, remedy);
    }

    private Optional<String> text(byte[] content) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString());
        } catch (CharacterCodingException e) {
            faults.add(file, 1, "The file is not UTF-8 text.", "Save it as UTF-8.");
            return Optional.empty();
        }
    }

    private void parse(String text) {
        List<String> lines = text.lines().toList();
        int at = 0;
        while (at < lines.size()) {
            int first = at;
            StringBuilder logical = new StringBuilder(lines.get(at++));
            while (!isBlankOrComment(lines.get(first)) && continues(logical) && at < lines.size()) {
                logical.append('\n').append(lines.get(at++));
            }
            boolean ended = at < lines.size() || text.endsWith("\n") || text.endsWith("\r");
            add(ended ? logical.append('\n').toString() : logical.toString(), first + 1);
        }
    }

    private void add(String logical, int line) {
        Properties one = new Properties();
        try {
            one.load(new StringReader(logical));
        } catch (IllegalArgumentException e) {
            faults.add(file, line, "The line holds a broken \\u escape.", "Write the letter itself.");
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String key : one.stringPropertyNames()) {
            Entry entry = new Entry(key, one.getProperty(key), line);
            Entry earlier = entries.putIfAbsent(key, entry);
            if (earlier != null) {
                String what = "The key " + Faults.quoted(key) + " stands here again; it stood on line " + earlier.line()
                        + ".";
                faults.add(file, line, what, "Keep one of them.");
            }
        }
    }

    private static boolean isBlankOrComment(String line) {
        String start = line.replaceFirst("^[ \\t\\f]+", "");
        return start.isEmpty() || start.startsWith("#") || start.startsWith("!");
    }

    private static boolean continues(CharSequence line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
