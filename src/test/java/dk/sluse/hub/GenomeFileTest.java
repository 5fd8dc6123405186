package dk.sluse.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.genome.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenomeFileTest {

    @TempDir
    Path folder;

    private Sites site;
    private Faults faults;

    @BeforeEach
    void prepare() {
        site = new Sites(folder);
        faults = new Faults(folder);
    }

    @Test
    void the_shipped_file_is_right_and_has_what_R19_lists() {
        GenomeFile file = GenomeFile.read(Path.of("config"), faults).orElseThrow();

        assertThat(Sites.shown(faults)).isEmpty();
        assertThat(file.registerAtLeast()).isEqualTo(1000);
        assertThat(file.registerOldest()).isEqualTo(Duration.ofDays(2));
        assertThat(file.book().fields())
                .extracting(Field::name)
                .containsExactly("age", "sex", "patient-group", "sample-type", "material", "sequencing-date");
        assertThat(((Field.Choice) file.book().fields().get(2)).values()).hasSize(17);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    p.cpr = any(:numbers)   | p.cpr = any(:number)     | "queries.samples-by-person": The query has the parameters [number] and should have [numbers]. Mend it; it must give the columns [person, sample].
                    p.cpr = any(:numbers)   | p.cpr = any(?)           | The query holds a question mark
                    p.cpr = any(:numbers)   | p.cpr = any(:numbers); x | The query holds a semicolon.
                    where {conditions}      | where true               | The query has no place for "{conditions}".
                    samples-by-person:      | samples-by-persons:      | The key "samples-by-persons" is not known. Did you mean "samples-by-person"?
                    overview: >-            | overvew: >-              | The key "overview" is missing in "queries".
                    at-least: 1000          | at-least: 0              | "register.at-least" is not a whole number from 1 to 100000000
                    oldest-hours: 48        | eldest-hours: 48         | The key "eldest-hours" is not known. Did you mean "oldest-hours"?
                    kind: number            | kind: nummer             | The kind "nummer" is not known. Did you mean "number"?
                    30-39                   | 31-39                    | The band is no range, or does not begin where the one before it ends.
                    column: p.sex           | column: p.sex = :cpr     | "fields.sex.column" holds a parameter
                    male: [mand             | male: [kvinde, mand      | A word for "male" stands for another value too
                    first-year: 2019        | first-year: soon         | "fields.sequencing-date.first-year" is not a whole number
                    sheet: [sex,            | sheet: ["sex; drop",     | The column "sex; drop" is no plain name.
                    danish: alder           | dansk: alder             | The key "dansk" is not known.
                    """)
    void a_fault_is_told_with_its_line_and_remedy(String right, String wrong, String fault) throws IOException {
        String shipped = Files.readString(Path.of("config/genome.yaml"));
        assertThat(shipped).contains(right);
        String changed = shipped.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));
        site.write("config/genome.yaml", changed);

        assertThat(GenomeFile.read(site.config(), faults)).isEmpty();

        assertThat(Sites.shown(faults)).anyMatch(shown -> shown.contains(fault));
        assertThat(Sites.shown(faults)).allMatch(shown -> shown.matches("(?s)config/genome.yaml:\\d+: .*"));
    }

    @Test
    void every_fault_is_told_at_once() throws IOException {
        String shipped = Files.readString(Path.of("config/genome.yaml"));
        site.write(
                "config/genome.yaml",
                shipped.replace("kind: date", "kind: day")
                        .replace("at-least: 1000", "at-least: many")
                        .replace(":samples)", ":sample)"));

        assertThat(GenomeFile.read(site.config(), faults)).isEmpty();

        assertThat(Sites.shown(faults)).hasSize(5);
    }
}
