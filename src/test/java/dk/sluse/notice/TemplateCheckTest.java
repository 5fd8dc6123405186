package dk.sluse.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateCheckTest {

    static final Path SHIPPED = Path.of("config/mail");

    @TempDir
    Path folder;

    @BeforeEach
    void copyTheShippedTemplates() throws IOException {
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(SHIPPED.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    @Test
    void the_shipped_templates_have_no_fault() {
        assertThat(TemplateCheck.faults(SHIPPED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Hello\\n\\ntext                                   | 1 | first line is not
                    Subject: \\n\\ntext                               | 1 | first line is not
                    Subject: a\\ntext                                 | 2 | not followed by an empty line
                    Subject: a\\n\\n                                  | 2 | not followed by an empty line
                    Subject: a {{projekt}}\\n\\ntext                  | 1 | {{projekt}} is not known
                    Subject: a\\n\\n{{number}}\\n{{projekt}}          | 4 | {{projekt}} is not known
                    Subject: a\\n\\n{{#nobody}}x{{/nobody}}           | 3 | {{nobody}} is not known
                    Subject: a\\n\\nx\\n{{#files}}                    | 4 | files
                    Subject: a\\n\\n{{> /etc/passwd}}                 | 3 | may not include
                    """)
    void a_faulty_template_is_named_with_its_line(String text, int line, String what) throws IOException {
        write("da", "request-received", text.replace("\\n", "\n"));
        TemplateFault fault = onlyFault();
        assertThat(fault.file()).endsWith(Path.of("da", "request-received.txt"));
        assertThat(fault.line()).isEqualTo(line);
        assertThat(fault.what()).contains(what);
    }

    @Test
    void a_fact_that_may_be_absent_stands_in_a_section_of_its_own() throws IOException {
        write("en", "request-incomplete", "Subject: a\n\n{{project}}\n");
        assertThat(onlyFault().what()).isEqualTo("{{project}} is not known at this place");
    }

    @Test
    void a_field_of_a_list_is_known_only_inside_the_list() throws IOException {
        write("en", "collection-failed", "Subject: a\n\n{{path}}\n");
        assertThat(onlyFault().what()).isEqualTo("{{path}} is not known at this place");
    }

    @Test
    void both_languages_say_the_same() throws IOException {
        write("en", "request-withdrawn", "Subject: a\n\n{{number}} {{project}} {{hub}} {{address}}\n");
        assertThat(onlyFault().what()).endsWith("name different facts: by");
    }

    @Test
    void a_missing_template_a_wrong_encoding_and_a_misspelt_name_are_faults() throws IOException {
        Files.delete(folder.resolve("da/request-received.txt"));
        Files.write(
                folder.resolve("en/files-refused.txt"),
                "Subject: \u00e6\n\n\u00e6".getBytes(StandardCharsets.ISO_8859_1));
        write("en", "welcome-memmber", "Subject: a\n\nb\n");
        List<TemplateFault> faults = TemplateCheck.faults(folder);
        assertThat(faults)
                .extracting(TemplateFault::what)
                .containsExactlyInAnyOrder(
                        "The template is missing", "The template is not UTF-8", "No mail has this name");
        assertThat(faults.toString()).contains("request-received.txt:1: The template is missing. Put it back");
    }

    private TemplateFault onlyFault() {
        List<TemplateFault> faults = TemplateCheck.faults(folder);
        assertThat(faults).hasSize(1);
        return faults.get(0);
    }

    private void write(String language, String name, String text) throws IOException {
        Files.writeString(folder.resolve(language).resolve(name + ".txt"), text);
    }
}
