package dk.sluse.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.custody.SafePath;
import dk.sluse.importing.InstructionReading.Faulty;
import dk.sluse.importing.InstructionReading.Whole;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the PI's list may say, and that every fault of it is told at once, by row. */
class InstructionReaderTest {

    private static final Set<String> SERVERS = Set.of("biobank");
    private static final String HEAD = "source;upload\npath;description\n";

    @Test
    void a_list_is_read() {
        Instruction read =
                whole("source;biobank\n\npath;description\nraw/p1.vcf.gz; Variants of \"p1\" \n\ncohort.csv;Cohort\n");
        assertThat(read.source()).contains("biobank");
        assertThat(read.rows())
                .containsExactly(
                        new Instruction.Row(4, SafePath.of("raw/p1.vcf.gz"), "Variants of \"p1\""),
                        new Instruction.Row(6, SafePath.of("cohort.csv"), "Cohort"));
        assertThat(whole(HEAD + "a.txt;A").source()).as("upload").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kilde;Upload\nSti;Beskrivelse\na.txt;A",
                "SOURCE;UPLOAD;;\nPATH;DESCRIPTION;\na.txt;A;;",
                "source;upload\r\npath;description\r\na.txt;\"A\"\r\n",
                "\ufeffsource;upload\npath;description\na.txt;A",
            })
    void headings_are_known_in_both_languages_and_as_spreadsheets_write_them(String text) {
        assertThat(whole(text).rows()).singleElement().satisfies(row -> assertThat(row.path())
                .hasToString("a.txt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16LE", "UTF-16BE"})
    void text_is_read_in_the_encodings_spreadsheets_write(String charset) {
        String mark = charset.startsWith("UTF-16") ? "\ufeff" : "";
        byte[] bytes = (mark + HEAD + "blåbær.txt;Æøå").getBytes(Charset.forName(charset));
        Whole read = (Whole) InstructionReader.read(bytes, SERVERS);
        assertThat(read.instruction().rows().get(0).path()).hasToString("blåbær.txt");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    a.txt;                      | 3 | The field "description" is empty.
                    ;What                       | 3 | The path is empty.
                    ../a.txt;What               | 3 | "../a.txt": The path holds "..", "." or "//".
                    /etc/passwd;What            | 3 | "/etc/passwd": The path begins with "/".
                    -rf;What                    | 3 | "-rf": A name in the path begins with "-" or "~".
                    C:\\x;What                  | 3 | "C:\\x": The path holds a "\\".
                    =A1;What                    | 3 | A field is a formula.
                    a/.sluse-x/b;What           | 3 | "a/.sluse-x/b": the hub uses names that begin with ".sluse-" itself.
                    """)
    void F17_a_faulty_row_is_named_in_both_languages(String row, int number, String what) {
        assertThat(faults(HEAD + row)).singleElement().satisfies(fault -> {
            assertThat(fault.row()).hasValue(number);
            assertThat(fault.what().en()).startsWith(what);
            assertThat(fault.what().da()).isNotEqualTo(fault.what().en()).isNotBlank();
        });
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        List<InstructionFault> faults =
                faults("source;elsewhere\nhello\nsource;upload\npath;description\n..;\nok.txt;fine\n/x;X\n");
        assertThat(faults).extracting(fault -> fault.row().orElse(0)).containsExactly(1, 2, 3, 5, 5, 7);
        assertThat(faults.get(0).what().en())
                .contains("\"elsewhere\" is not known")
                .contains("source;biobank");
    }

    @Test
    void F17_two_paths_that_some_file_system_takes_for_one_are_a_fault() {
        assertThat(faults(HEAD + "a/å.txt;A\nA/Å.TXT;B\na;C\n"))
                .extracting(fault -> fault.what().en())
                .anySatisfy(en -> assertThat(en).contains("stands in row 3 already"))
                .anySatisfy(en -> assertThat(en).contains("lies in a folder that row 5 names as a file"));
    }

    @Test
    void a_person_number_is_masked_wherever_it_stands() {
        String number = "010190" + "-" + "1234";
        assertThat(faults(HEAD + "/" + number + ".txt;A\n" + number + "\\;B").toString())
                .doesNotContain(number)
                .contains("******-****");
        assertThat(whole(HEAD + "a.txt;of " + number).rows().get(0).description())
                .isEqualTo("of ******-****");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                                   | The source is missing.
                    path;description                     | The source is missing.
                    source;upload                        | The headings are missing.
                    source,upload                        | does not belong above the headings
                    `source;upload\npath;description`    | The list names no files.
                    `source;upload\n"path;description`   | A quotation mark is not closed.
                    """)
    void a_text_that_is_no_list_is_told_what_to_write(String text, String what) {
        assertThat(faults(text.replace("\\n", "\n")))
                .extracting(fault -> fault.what().en())
                .anySatisfy(en -> assertThat(en).contains(what));
    }

    @Test
    void more_files_than_the_limit_are_refused() {
        StringBuilder text = new StringBuilder(HEAD);
        for (int i = 0; i <= InstructionReader.MOST_ROWS; i++) {
            text.append("f").append(i).append(";A\n");
        }
        assertThat(faults(text.toString()).toString()).contains("more than 1000 files");
        assertThat(InstructionReader.read(new byte[3 << 20], SERVERS)).isInstanceOf(Faulty.class);
    }

    @Property(tries = 300)
    void what_a_list_says_is_what_is_read(@ForAll("names") List<String> names) {
        List<String> paths = names.stream().map(String::toLowerCase).distinct().toList();
        StringBuilder text = new StringBuilder(HEAD);
        paths.forEach(path -> text.append('"').append(path).append("\";\"A; \"\"b\"\"\"\n"));
        assertThat(whole(text.toString()).rows())
                .extracting(row -> row.path().toString())
                .containsExactlyElementsOf(paths);
    }

    @Provide
    Arbitrary<List<String>> names() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("0123456789_-.; ")
                .ofMinLength(1)
                .ofMaxLength(12)
                .filter(name -> SafePath.fault(name).isEmpty() && name.equals(name.strip()) && !name.startsWith("="))
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    @Property(tries = 500)
    void no_bytes_do_anything_but_be_read_or_be_refused(@ForAll byte[] bytes) {
        InstructionReading reading = InstructionReader.read(bytes, SERVERS);
        if (reading instanceof Faulty faulty) {
            assertThat(faulty.faults()).isNotEmpty();
        }
    }

    @Property(tries = 500)
    void no_row_makes_a_path_that_is_not_safe(@ForAll String path) {
        InstructionReading reading = InstructionReader.read(
                (HEAD + "\"" + path.replace("\"", "\"\"") + "\";A").getBytes(StandardCharsets.UTF_8), SERVERS);
        if (reading instanceof Whole whole) {
            assertThat(whole.instruction().rows())
                    .allSatisfy(row ->
                            assertThat(SafePath.fault(row.path().toString())).isEmpty());
        }
    }

    private static Instruction whole(String text) {
        InstructionReading reading = InstructionReader.read(text.getBytes(StandardCharsets.UTF_8), SERVERS);
        assertThat(reading).as(text).isInstanceOf(Whole.class);
        return ((Whole) reading).instruction();
    }

    private static List<InstructionFault> faults(String text) {
        InstructionReading reading = InstructionReader.read(text.getBytes(StandardCharsets.UTF_8), SERVERS);
        assertThat(reading).as(text).isInstanceOf(Faulty.class);
        return ((Faulty) reading).faults();
    }
}
