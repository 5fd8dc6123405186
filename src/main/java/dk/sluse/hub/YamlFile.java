package dk.sluse.hub;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads a YAML file of an operator, within limits: one document of UTF-8 text, no aliases (so nothing can expand, F38), at
 * most {@value #LARGEST} bytes and {@value #DEEPEST} levels.
 */
final class YamlFile {

    static final int LARGEST = 1 << 20;
    static final int DEEPEST = 64;

    private final Path file;
    private final Faults faults;

    private YamlFile(Path file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    /** The file's content, or nothing and a fault. */
    static Optional<YamlNode> read(Path file, Faults faults) {
        return bytes(file, faults).flatMap(content -> read(file, content, faults));
    }

    /** The same from bytes that were read already. */
    static Optional<YamlNode> read(Path file, byte[] content, Faults faults) {
        YamlFile yaml = new YamlFile(file, faults);
        return yaml.text(content).flatMap(yaml::parse);
    }

    /** A file's bytes, or nothing and a fault when it cannot be read or is too large. */
    static Optional<byte[]> bytes(Path file, Faults faults) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                faults.add(file, 1, "The file is larger than 1 MiB.", "Make it smaller.");
                return Optional.empty();
            }
            return Optional.of(content);
        } catch (IOException e) {
            faults.add(
                    file,
                    1,
                    Files.exists(file) ? "The file cannot be read." : "The file is missing.",
                    Files.exists(file) ? "Let the hub's user read it." : "Create it.");
            return Optional.empty();
        }
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

    private Optional<YamlNode> parse(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setUseMarks(true)
                .setCodePointLimit(LARGEST)
                .build();
        try {
            Optional<YamlNode> root = new Composer(settings, new Limited(settings, text))
                    .getSingleNode()
                    .map(node -> new YamlNode(file, faults, "", node));
            if (root.isEmpty()) {
                faults.add(file, 1, "The file is empty.", "Fill it in, or remove it.");
            }
            return root;
        } catch (BeyondLimits e) {
            faults.add(file, e.line, e.getMessage(), e.remedy);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(YamlFile::line).orElse(1);
            faults.add(file, line, "This is not YAML: " + e.getProblem() + ".", "Mend the line, or the one above it.");
        } catch (YamlEngineException e) {
            faults.add(file, 1, "This is not YAML: " + firstLine(e) + ".", "Mend the file.");
        }
        return Optional.empty();
    }

    /** Hands on what stands in a text until it is more than is read here. */
    private static final class Limited extends ParserImpl {
        private int depth;
        private int documents;

        Limited(LoadSettings settings, String text) {
            super(settings, new StreamReader(settings, text));
        }

        @Override
        public Event next() {
            Event event = super.next();
            documents += event instanceof DocumentStartEvent ? 1 : 0;
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (event instanceof AliasEvent) {
                throw new BeyondLimits(event, "Aliases (\"*name\") are not read here.", "Write the value out.");
            }
            if (depth > DEEPEST) {
                throw new BeyondLimits(
                        event, "The file is nested deeper than " + DEEPEST + " levels.", "Make it flatter.");
            }
            if (documents > 1) {
                throw new BeyondLimits(event, "The file holds a second document.", "Put it into a file of its own.");
            }
            return event;
        }
    }

    /** Ends the reading where a file goes beyond what is read. */
    private static final class BeyondLimits extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int line;
        private final String remedy;

        BeyondLimits(Event event, String what, String remedy) {
            super(what);
            this.line = event.getStartMark().map(YamlFile::line).orElse(1);
            this.remedy = remedy;
        }
    }

    private static int line(Mark mark) {
        return mark.getLine() + 1;
    }

    private static String firstLine(YamlEngineException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
    }
}
