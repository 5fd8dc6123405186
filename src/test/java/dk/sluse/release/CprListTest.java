package dk.sluse.release;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.release.CprReading.Faulty;
import dk.sluse.release.CprReading.Whole;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R17: which lists of person numbers are taken, and that everything wrong with one is said at once, showing no number. */
class CprListTest {

    private static final int MOST = 8 << 20;

    private static CprReading read(String name, byte[] bytes) {
        return CprList.read(name, bytes, MOST, "ALPHA", Numbers.TODAY);
    }

    private static CprReading read(String text) {
        return read("list.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> numbers(CprReading reading) {
        assertThat(reading).isInstanceOf(Whole.class);
        return ((Whole) reading).numbers().stream().map(n -> n.digits()).toList();
    }

    /** The faults as {@code line: sentence}, line 0 for the list as a whole. */
    private static List<String> faults(CprReading reading) {
        assertThat(reading).isInstanceOf(Faulty.class);
        return ((Faulty) reading)
                .faults().stream()
                        .map(f -> f.line().orElse(0) + ": " + f.what().en())
                        .toList();
    }

    private static String rows(String... rows) {
        return "ALPHA\nSerial number;CPR number\n" + String.join("\n", rows) + "\n";
    }

    @Test
    void a_list_is_read_with_and_without_hyphens() {
        CprReading read = read(rows("1;" + Numbers.hyphened(1), "2;" + Numbers.of(2)));

        assertThat(numbers(read)).containsExactly(Numbers.of(1), Numbers.of(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Løbenummer;CPR-nummer",
                "LØBENR.;Cpr nr",
                " serial  number ; cpr number ",
                "\"Serial no.\";\"CPR\"",
                "Nr;Personnummer"
            })
    void headings_are_danish_or_english_however_they_are_written(String headings) {
        CprReading read = read("ALPHA\n" + headings + "\n1;" + Numbers.of(1));

        assertThat(numbers(read)).hasSize(1);
    }

    @Test
    void marks_line_ends_quotes_and_encodings_of_spreadsheets_are_taken() {
        String text = "alpha;\r\nLøbenummer;CPR-nummer\r\n\"1\";\"" + Numbers.hyphened(1) + "\"\r\n2 ; " + Numbers.of(2)
                + " \r\n;\r\n\r\n";

        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
            assertThat(numbers(read("list.csv", text.getBytes(charset)))).hasSize(2);
        }
        assertThat(numbers(read("\ufeff" + text))).hasSize(2);
        assertThat(numbers(read(text.replace("\r\n", "\r")))).hasSize(2);
    }

    @Test
    void everything_wrong_is_said_at_once_with_its_line_in_both_languages() {
        String substitute = Numbers.of(7).substring(0, 6) + "-1AB2";
        String late = String.valueOf((char) ('6' + Numbers.of(8).charAt(0) - '0'))
                + Numbers.of(8).substring(1);
        CprReading read = read(
                "my list.txt",
                ("ALPHA study\nCPR;Nr\n1;" + Numbers.of(1) + "\n3;" + Numbers.of(1) + "\n4;" + substitute + "\n5;"
                                + late + "\n6;9902" + Numbers.of(1).substring(4) + "\n\n7;12345678\n8;"
                                + Numbers.of(9).substring(1) + "\n9;" + Numbers.of(10) + ";x\nten;" + Numbers.of(11)
                                + "\n11;\"" + Numbers.of(12) + "\n")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(faults(read))
                .containsExactly(
                        "0: " + ListPhrases.NAME_SPACE,
                        "0: " + ListPhrases.NAME_END,
                        "1: " + ListPhrases.acronym("ALPHA"),
                        "2: " + ListPhrases.HEADINGS,
                        "4: " + ListPhrases.index(2),
                        "4: " + ListPhrases.duplicate(3),
                        "5: Column B is a substitute number (eCPR). Data of substitute numbers is not released; remove the line.",
                        "6: Column B is a substitute number (eCPR). Data of substitute numbers is not released; remove the line.",
                        "7: The first six digits of the CPR number are no date that has been.",
                        "8: " + ListPhrases.EMPTY_LINE,
                        "9: Column B is no CPR number: ten digits, with or without a hyphen after the sixth.",
                        "10: The CPR number has nine digits: a leading zero was lost. Format the column as text.",
                        "11: " + ListPhrases.columns(3),
                        "12: " + ListPhrases.index(10),
                        "13: " + ListPhrases.QUOTE);
        assertThat(((Faulty) read).faults())
                .allSatisfy(f -> assertThat(f.what().da()).isNotEqualTo(f.what().en()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ALPHA", "ALPHA\nNr;CPR\n", "ALPHA\nNr;CPR\n;\n\n"})
    void a_list_without_numbers_is_faulty(String text) {
        assertThat(faults(read(text))).contains("0: " + ListPhrases.EMPTY);
    }

    @Test
    void commas_instead_of_semicolons_are_one_fault_and_not_one_for_each_line() {
        String commas = Numbers.list("ALPHA", Numbers.of(0, 50)).replace(';', ',');

        assertThat(faults(read(commas))).containsExactly("0: " + ListPhrases.NO_SEMICOLON);
    }

    @Test
    void a_workbook_or_utf_16_is_no_text() {
        String list = Numbers.list("ALPHA", Numbers.of(0, 3));

        assertThat(faults(read("list.csv", list.getBytes(StandardCharsets.UTF_16))))
                .containsExactly("0: " + ListPhrases.NO_TEXT);
        assertThat(faults(read("list.csv", new byte[] {'P', 'K', 3, 4, 0, 0})))
                .containsExactly("0: " + ListPhrases.NO_TEXT);
    }

    @Test
    void a_list_that_is_too_large_is_not_read() {
        byte[] bytes = Numbers.list("ALPHA", Numbers.of(0, 100)).getBytes(StandardCharsets.UTF_8);

        assertThat(faults(CprList.read("list.csv", bytes, 1024, "ALPHA", Numbers.TODAY)))
                .containsExactly("0: " + ListPhrases.tooLarge(1024));
    }

    @Test
    @DisplayName("another project's list is refused")
    void anothers_list() {
        assertThat(faults(read(Numbers.list("BETA", Numbers.of(0, 3)))))
                .containsExactly("1: " + ListPhrases.acronym("ALPHA"));
    }

    @Test
    void a_birthday_in_the_future_is_no_date_that_has_been() {
        // The seventh digit 4 with the year 36 says 2036.
        String unborn = "010136" + "4123";

        assertThat(faults(read(rows("1;" + unborn)))).singleElement().asString().contains("no date");
    }

    @Test
    void a_plain_list_is_known_for_what_it_is_even_when_faulty() {
        byte[] headed = ("x\nMit CPR\n" + Numbers.hyphened(3) + ",x").getBytes(StandardCharsets.UTF_8);
        byte[] three = String.join("\n", Numbers.of(3, 3)).getBytes(StandardCharsets.UTF_8);
        byte[] manifest = "Sti / Path;Why\nresults/table1.xlsx;fine\n".getBytes(StandardCharsets.UTF_8);

        assertThat(CprList.looksLikeOne(headed, Numbers.TODAY)).isTrue();
        assertThat(CprList.looksLikeOne(three, Numbers.TODAY)).isTrue();
        assertThat(CprList.looksLikeOne(manifest, Numbers.TODAY)).isFalse();
    }

    @Property(tries = 200)
    void a_right_list_is_read_whole_in_its_order(
            @ForAll @IntRange(min = 1, max = 300) int count, @ForAll boolean hyphens, @ForAll boolean crlf) {
        List<String> numbers = Numbers.of(count, count);
        String text = Numbers.list(
                "ALPHA",
                hyphens
                        ? IntStream.range(count, 2 * count)
                                .mapToObj(Numbers::hyphened)
                                .toList()
                        : numbers);

        assertThat(numbers(read(crlf ? text.replace("\n", "\r\n") : text))).isEqualTo(numbers);
    }

    @Property(tries = 300)
    void one_damaged_row_is_one_fault_at_its_line(
            @ForAll @IntRange(min = 0, max = 49) int which, @ForAll @IntRange(min = 0, max = 3) int how) {
        List<String> lines =
                new ArrayList<>(Numbers.list("ALPHA", Numbers.of(0, 50)).lines().toList());
        String number = Numbers.of(which);
        lines.set(
                which + 2,
                switch (how) {
                    case 0 -> (which + 1) + ";" + number.substring(0, 9) + "x";
                    case 1 -> "x;" + number;
                    case 2 -> (which + 1) + ";" + Numbers.of((which + 1) % 50);
                    default -> (which + 1) + ";" + number + ";";
                });

        List<String> faults = faults(read(String.join("\n", lines)));

        int line = how == 2 && which < 49 ? which + 4 : which + 3;
        assertThat(faults).singleElement().asString().startsWith(line + ": ");
    }

    @Property(tries = 500)
    void no_bytes_whatever_break_the_reader_or_are_shown(@ForAll @Size(max = 400) byte[] bytes) {
        CprReading read = read("list.csv", bytes);

        assertThat(read.toString()).doesNotContainPattern("\\d{6}-?\\d{4}");
    }

    @Property(tries = 200)
    void no_fault_shows_a_number(@ForAll @IntRange(min = 0, max = 5_000) int n) {
        String text =
                rows("1;" + Numbers.of(n) + "7", "x" + Numbers.of(n) + ";" + Numbers.hyphened(n + 1), Numbers.of(n));

        assertThat(String.join("\n", faults(read(text))))
                .doesNotContain(
                        Numbers.of(n),
                        Numbers.hyphened(n),
                        Numbers.hyphened(n + 1),
                        Numbers.of(n).substring(6));
    }

    @Test
    void the_day_is_asked_for_and_not_the_machines() {
        String born = rows("1;" + "021126" + "4123");

        assertThat(numbers(CprList.read("l.csv", bytes(born), MOST, "ALPHA", LocalDate.of(2026, 11, 2))))
                .hasSize(1);
        assertThat(faults(CprList.read("l.csv", bytes(born), MOST, "ALPHA", LocalDate.of(2026, 11, 1))))
                .hasSize(1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
