package dk.sluse.genome;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.hub.ShippedBook;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Criteria as people write them (R19). */
class CriteriaTest {

    private static final GenomeBook BOOK = ShippedBook.read();

    private static CriteriaReading read(String... pairs) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], pairs[i + 1]);
        }
        return CriteriaReader.read(BOOK, fields);
    }

    private static String understood(String... pairs) {
        return ((CriteriaReading.Understood) read(pairs)).criteria().toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            age ; 40-60                ; age=40-60
            Alder ; 40 – 60              ; age=40-60
            alder ; 40 til 60            ; age=40-60
            age ; 42                   ; age=42-42
            age ; 60+                  ; age=60-120
            age ; <18                  ; age=0-17
            age ; >= 60                ; age=60-120
            køn ; Kvinde               ; sex=female
            sex ; m, f                 ; sex=female,male
            Patient Group ; psykiatri            ; patient-group=psychiatry
            patient_group ; skin-disease|nyresvigt ; patient-group=kidney-failure,skin-disease
            prøvetype ; kimbane              ; sample-type=germline
            materiale ; blod,væv             ; material=blood,tissue
            sekventeringsdato ; 2020                 ; sequencing-date=2020-01-01..2020-12-31
            sequencing-date ; 2020-2021            ; sequencing-date=2020-01-01..2021-12-31
            sequencing-date ; 2020-02              ; sequencing-date=2020-02-01..2020-02-29
            sequencing-date ; 31.12.2020           ; sequencing-date=2020-12-31..2020-12-31
            sequencing-date ; 01-02-2020 til 2020-03-05 ; sequencing-date=2020-02-01..2020-03-05
            sequencing-date ; 2020..               ; sequencing-date=2020-01-01..2199-12-31
            """)
    void values_are_read_in_danish_and_english(String field, String value, String normal) {
        assertThat(understood(field, value)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            age             ; 60-40
            age             ; young
            age             ; 1 or 1=1
            age             ; 99999
            age             ; <0
            sex             ; other
            sex             ; female,
            patient-group   ; psychiatry' or true --
            sequencing-date ; 2020-13
            sequencing-date ; 31.02.2020
            sequencing-date ; ..
            sequencing-date ; 2021..2020
            shoe-size       ; 44
            """)
    void what_is_not_understood_is_a_fault(String field, String value) {
        assertThat(read(field, value)).isInstanceOf(CriteriaReading.Misread.class);
    }

    @Test
    void every_fault_is_told_at_once_and_in_both_languages() {
        CriteriaReading reading = read("age", "old", "gender", "female", "material", "blood,bone,hair");

        assertThat(((CriteriaReading.Misread) reading).faults()).hasSize(4).allSatisfy(fault -> {
            assertThat(fault.da()).isNotEqualTo(fault.en());
        });
    }

    @Test
    void no_criteria_or_one_twice_is_a_fault() {
        assertThat(read()).isInstanceOf(CriteriaReading.Misread.class);
        assertThat(read("sex", "female", "køn", "mand")).isInstanceOf(CriteriaReading.Misread.class);
    }

    @Test
    void a_number_that_is_written_in_the_wrong_place_is_not_repeated() {
        String cpr = dk.sluse.demo.GenomeBank.of(5, 1).persons().get(0).cpr();

        assertThat(read(cpr, "x", "age", cpr, "sex", cpr).toString()).doesNotContain(cpr);
    }

    @Property(tries = 300)
    void the_normal_form_reads_as_the_same_criteria(
            @ForAll @IntRange(max = 120) int one, @ForAll @IntRange(max = 120) int other, @ForAll boolean female) {
        String age = Math.min(one, other) + "-" + Math.max(one, other);
        Criteria criteria =
                ((CriteriaReading.Understood) read("age", age, "sex", female ? "kvinde" : "mand")).criteria();
        Map<String, String> again = new LinkedHashMap<>();
        for (String part : criteria.toString().split("; ", -1)) {
            String[] pair = part.split("=", 2);
            again.put(pair[0], pair[1]);
        }

        assertThat(CriteriaReader.read(BOOK, again)).isEqualTo(new CriteriaReading.Understood(criteria));
    }

    @Property(tries = 500)
    void no_value_becomes_part_of_a_query(@ForAll @StringLength(max = 40) String value) {
        for (String field : BOOK.fields().stream().map(Field::name).toList()) {
            if (read(field, value) instanceof CriteriaReading.Understood understood) {
                Query query = Conditions.query(
                        BOOK,
                        QueryName.OVERVIEW,
                        understood.criteria().conditions(),
                        java.time.LocalDate.of(2026, 1, 1));
                assertThat(query.sql().replaceAll("[^?]", "")).hasSameSizeAs(query.values());
            }
        }
    }
}
