package dk.sluse.genome;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.demo.GenomeBank;
import dk.sluse.hub.ShippedBook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R8: what is told to whoever asks. */
class OverviewTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static Bank bank;
    private static GenomeRoom room;

    @BeforeAll
    static void open() {
        bank = new Bank(300);
        room = bank.room(ShippedBook.read(), new FileRegister(Path.of("none"), Bank.trust(1)));
    }

    @AfterAll
    static void close() {
        bank.close();
    }

    private static OverviewOutcome ask(Optional<String> by, Map<String, String> fields) throws IOException {
        return room.overview(((CriteriaReading.Understood) room.criteria(fields)).criteria(), by);
    }

    private static OverviewOutcome.Answer answer(Optional<String> by, Map<String, String> fields) throws IOException {
        return (OverviewOutcome.Answer) ask(by, fields);
    }

    private static long persons(Predicate<GenomeBank.Sample> fitting) {
        return bank.bank.samples().stream()
                .filter(fitting)
                .map(GenomeBank.Sample::person)
                .distinct()
                .count();
    }

    private static int age(GenomeBank.Sample sample) {
        return Period.between(sample.person().birthday(), TODAY).getYears();
    }

    @Test
    void persons_are_counted_and_not_samples() throws IOException {
        long truth =
                persons(sample -> sample.person().sex().equals("female") && age(sample) >= 40 && age(sample) <= 69);

        assertThat(answer(Optional.empty(), Map.of("age", "40-69", "sex", "kvinde")))
                .isEqualTo(new OverviewOutcome.Answer(Overview.shown(truth), java.util.List.of()));
        assertThat(truth).isGreaterThan(20);
    }

    @Test
    void the_bands_are_the_books() throws IOException {
        OverviewOutcome.Answer byAge = answer(Optional.of("alder"), Map.of("material", "tissue"));

        assertThat(byAge.bands())
                .extracting(OverviewOutcome.Band::name)
                .containsExactly("0-17", "18-29", "30-39", "40-49", "50-59", "60-69", "70-79", "80-120");
        long old = persons(sample -> sample.material().equals("tissue") && age(sample) >= 80);
        assertThat(byAge.bands().get(7).persons()).isEqualTo(Overview.shown(old));
        assertThat(answer(Optional.of("patient-group"), Map.of("age", "<=17")).bands())
                .hasSize(17)
                .allSatisfy(band -> assertThat(band.persons()).matches("0|<5|\\d*[05]"));
        assertThat(answer(Optional.of("sequencing-date"), Map.of("sex", "male")).bands())
                .extracting(OverviewOutcome.Band::name)
                .startsWith("2019", "2020")
                .endsWith("2026");
    }

    @Test
    void the_same_question_has_the_same_answer() throws IOException {
        Map<String, String> question = Map.of("age", "18-29", "sex", "m");
        OverviewOutcome first = ask(Optional.of("material"), question);

        assertThat(ask(Optional.of("material"), Map.of("alder", "18 til 29", "køn", "mand")))
                .isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            age             ; 40-60
            age             ; 41
            age             ; 41-49
            age             ; >60
            sequencing-date ; 2021-03
            sequencing-date ; 2020-01-01..2021-12-30
            sequencing-date ; 2015..
            """)
    void a_range_that_cuts_a_band_is_refused_with_the_bands(String field, String value) throws IOException {
        OverviewOutcome outcome = ask(Optional.empty(), Map.of(field, value, "sex", "female"));

        assertThat(outcome).isInstanceOf(OverviewOutcome.Refused.class);
        assertThat(outcome.toString()).contains(field.equals("age") ? "40-49" : "2021");
    }

    @Test
    void a_field_that_is_not_there_divides_nothing() throws IOException {
        assertThat(ask(Optional.of("shoe-size"), Map.of("sex", "female"))).isInstanceOf(OverviewOutcome.Refused.class);
    }

    @Property
    void a_count_is_told_in_fives_and_never_between_one_and_four(@ForAll @LongRange(max = 1_000_000) long persons) {
        String shown = Overview.shown(persons);

        if (persons == 0) {
            assertThat(shown).isEqualTo("0");
        } else if (persons < 5) {
            assertThat(shown).isEqualTo("<5");
        } else {
            assertThat(Long.parseLong(shown) % 5).isZero();
            assertThat(Math.abs(Long.parseLong(shown) - persons)).isLessThanOrEqualTo(2);
        }
    }

    @Property
    void one_person_more_or_less_is_seen_at_one_count_of_five_at_most(@ForAll @IntRange(min = 5, max = 10_000) int n) {
        long changes = java.util.stream.IntStream.range(n, n + 5)
                .filter(count -> !Overview.shown(count).equals(Overview.shown(count + 1)))
                .count();

        assertThat(changes).isEqualTo(1);
    }
}
