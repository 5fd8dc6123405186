package dk.sluse.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlFileTest {

    private static final Path BASE = Path.of("/site");
    private static final Path FILE = BASE.resolve("config/x.yaml");

    private final Faults faults = new Faults(BASE);

    private Optional<YamlNode> read(String text) {
        return YamlFile.read(FILE, text.getBytes(StandardCharsets.UTF_8), faults);
    }

    private YamlMap map(String text) {
        return read(text).orElseThrow().map().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                 | 1: The file is empty. Fill it in, or remove it.
                    `# nothing`        | 1: The file is empty. Fill it in, or remove it.
                    `a: 1\\n---\\nb: 2`| 2: The file holds a second document. Put it into a file of its own.
                    `a: &x 1\\nb: *x`  | 2: Aliases ("*name") are not read here. Write the value out.
                    `a: [1, 2`         | 1: This is not YAML: expected ',' or ']', but got <stream end>. Mend the line, or the one above it.
                    `a: 1\\n\\tb: 2`   | 2: This is not YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation). Mend the line, or the one above it.
                    """)
    void what_is_no_single_plain_document_is_a_fault_with_its_line(String text, String fault) {
        assertThat(read(text.replace("\\n", "\n").replace("\\t", "\t"))).isEmpty();

        assertThat(Sites.shown(faults)).containsExactly("config/x.yaml:" + fault);
    }

    @Test
    void F38_a_billion_laughs_are_refused_at_the_first_alias() {
        String laughs = "a: &a [x, x]\n"
                + IntStream.range(0, 30)
                        .mapToObj(i -> "b" + i + ": &b" + i + " [*a, *a]\n")
                        .collect(Collectors.joining());

        assertThat(read(laughs)).isEmpty();

        assertThat(Sites.shown(faults))
                .containsExactly("config/x.yaml:2: Aliases (\"*name\") are not read here. Write the value out.");
    }

    @Test
    void F38_deep_nesting_is_refused_before_it_overflows_the_stack() {
        assertThat(read("[".repeat(100_000))).isEmpty();

        assertThat(Sites.shown(faults))
                .containsExactly("config/x.yaml:1: The file is nested deeper than 64 levels. Make it flatter.");
    }

    @Test
    void bytes_that_are_no_text_are_a_fault() {
        assertThat(YamlFile.read(FILE, new byte[] {'a', ':', ' ', (byte) 0xE6}, faults))
                .isEmpty();

        assertThat(Sites.shown(faults))
                .containsExactly("config/x.yaml:1: The file is not UTF-8 text. Save it as UTF-8.");
    }

    @Test
    void a_missing_file_is_a_fault() {
        assertThat(YamlFile.read(FILE, faults)).isEmpty();

        assertThat(Sites.shown(faults)).containsExactly("config/x.yaml:1: The file is missing. Create it.");
    }

    @Test
    void a_key_that_stands_twice_is_a_fault_where_it_stands_again() {
        map("colour: red\nsize: 1\ncolour: blue\n");

        assertThat(Sites.shown(faults))
                .containsExactly(
                        "config/x.yaml:3: The key \"colour\" stands here again; it stood on line 1. Keep one of them.");
    }

    @Test
    void an_unknown_key_is_a_fault_that_guesses_what_was_meant() {
        YamlMap map = map("acronm: A\nsomething-else: 1\n");
        map.get("acronym");
        map.get("title");
        map.noOthers();

        assertThat(Sites.shown(faults))
                .containsExactly(
                        "config/x.yaml:1: The key \"acronm\" is not known. Did you mean \"acronym\"?",
                        "config/x.yaml:2: The key \"something-else\" is not known. Known are: acronym, title.");
    }

    @Test
    void every_value_of_the_wrong_kind_is_told_at_once() {
        YamlMap map = map("""
                text: [a]
                number: "1"
                large: 300
                truth: yes
                list: a
                group: 1
                nothing:
                """);
        List<Optional<?>> read = List.of(
                map.get("text").flatMap(YamlNode::text),
                map.get("number").flatMap(node -> node.number(1, 2)),
                map.get("large").flatMap(node -> node.number(1, 2)),
                map.get("truth").flatMap(YamlNode::truth),
                map.get("list").flatMap(YamlNode::list),
                map.get("group").flatMap(YamlNode::map),
                map.get("nothing").flatMap(YamlNode::text));

        assertThat(read).allMatch(Optional::isEmpty);
        assertThat(Sites.shown(faults))
                .containsExactly(
                        "config/x.yaml:1: \"text\" is not a text. Write one.",
                        "config/x.yaml:2: \"number\" is not a whole number from 1 to 2. Write such a number, without quotes.",
                        "config/x.yaml:3: \"large\" is not a whole number from 1 to 2. Write such a number, without quotes.",
                        "config/x.yaml:4: \"truth\" is not true or false. Write true or false, without quotes.",
                        "config/x.yaml:5: \"list\" is not a list. Write it as [a, b], or with a \"- \" before each line.",
                        "config/x.yaml:6: \"group\" is not a group of keys. Write \"key: value\" lines below it.",
                        "config/x.yaml:7: \"nothing\" has no value; it must be a text. Write one.");
    }

    @Test
    void messages_show_no_control_characters_and_no_person_numbers() {
        map("\"a\\e[31m\": 1\n\"0101701234\": 2\n").noOthers();

        assertThat(Sites.shown(faults))
                .containsExactly(
                        "config/x.yaml:1: The key \"a\\u{1b}[31m\" is not known. Remove it.",
                        "config/x.yaml:2: The key \"******-****\" is not known. Remove it.");
    }

    @Property(tries = 300)
    void whatever_the_bytes_reading_ends_with_a_value_or_with_a_fault(@ForAll @Size(max = 200) byte[] bytes) {
        Faults own = new Faults(BASE);

        Optional<YamlNode> read = YamlFile.read(FILE, bytes, own);

        assertThat(read.isPresent()).isEqualTo(own.none());
    }

    @Property(tries = 200)
    void keys_are_found_again_on_the_lines_they_were_written_on(
            @ForAll @Size(min = 1, max = 20) @UniqueElements
                    List<@AlphaChars @StringLength(min = 1, max = 12) String> keys) {
        String text =
                keys.stream().map(key -> "\"" + key + "\": 'v-" + key + "'\n").collect(Collectors.joining());
        Faults own = new Faults(BASE);

        YamlMap map = YamlFile.read(FILE, text.getBytes(StandardCharsets.UTF_8), own)
                .flatMap(YamlNode::map)
                .orElseThrow();

        assertThat(own.none()).isTrue();
        assertThat(map.entries()).extracting(YamlMap.Entry::key).containsExactlyElementsOf(keys);
        for (int i = 0; i < keys.size(); i++) {
            assertThat(map.line(keys.get(i))).isEqualTo(i + 1);
            assertThat(map.peek(keys.get(i)).flatMap(YamlNode::text)).contains("v-" + keys.get(i));
        }
    }
}
