package dk.sluse.person;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.bytes.Bytes;
import dk.sluse.document.FileType;
import dk.sluse.document.Part;
import dk.sluse.document.Passage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R50: numbers without a right check digit in no column, in pieces, digit by digit; and tables that look alike. */
final class NumbersApartTest {

    private static final List<String> PERSONS =
            List.of("0101701291", "1502812382", "3006450113", "2411930284", "0909581165", "1712660316", "2303741477");

    private final Part part =
            new Part(1, "a.txt", "a.txt", Part.Role.FILE, FileType.TEXT, "text/plain", 0, Bytes.of(new byte[0]));

    private List<PersonSearch.Weight> found(Stream<String> lines) {
        PersonSearch search = new PersonSearch(3, 0.9);
        int[] row = {0};
        lines.forEach(line -> search.look(new Passage(part, Passage.Kind.LINE, "", ++row[0], 0, false, line)));
        return search.hits().stream().map(PersonSearch.Hit::weight).toList();
    }

    private static Stream<String> written(String pattern) {
        return PERSONS.stream().map(ten -> pattern.replace("DD", ten.substring(0, 2))
                .replace("MM", ten.substring(2, 4))
                .replace("YY", ten.substring(4, 6))
                .replace("NNNN", ten.substring(6))
                .replace("SPELT", String.join("\t", ten.split(""))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailto:DDMMYYNNNN@a.example",
                "https://a.example/show/DDMMYYNNNN",
                "{\"key\": \"DDMMYYNNNN\", \"v\": 1}",
                "<id-DDMMYYNNNN/>",
                "ADDMMYYNNNNM45",
                "DD MM YY NNNN",
                "DDMM19YYNNNN",
                "19YYMMDDNNNN",
                "SPELT",
                "7\tSPELT",
                "DD\tMM\tYY\tNNNN",
                "DD;MM;19YY;NNNN"
            })
    void R50_numbersAreFoundWhateverStandsAroundThem(String pattern) {
        assertThat(found(written(pattern))).contains(PersonSearch.Weight.CERTAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"', '", ", ", ";", " ", ": 1, "})
    void R50_aListInOneLineIsAColumn(String between) {
        assertThat(found(Stream.of("x = ['" + String.join(between, PERSONS) + "']")))
                .contains(PersonSearch.Weight.CERTAIN);
    }

    @Test
    void R50_birthAndLastFourMayHaveColumnsBetween() {
        assertThat(found(Stream.concat(Stream.of("birth\tsex\tserial"), written("19YY-MM-DD\tM\tNNNN"))))
                .contains(PersonSearch.Weight.CERTAIN);
        assertThat(found(Stream.concat(Stream.of("loebenr;foedt"), written("NNNN;DD.MM.19YY"))))
                .contains(PersonSearch.Weight.CERTAIN);
    }

    @Test
    void R50_digitsOneBelowTheOtherAreANumber() {
        assertThat(found(Stream.of("010170-1231".split("")))).contains(PersonSearch.Weight.POSSIBLE);
        assertThat(found(Stream.of("0101701239".split("")))).contains(PersonSearch.Weight.POSSIBLE);
        assertThat(found(Stream.of("0101701231".split("")))).isEmpty();
    }

    @Test
    void R50_digitsOfAMainframeAreDigits() {
        assertThat(PersonNumber.plain("\u00f0\u00f1\u00f0\u00f1\u00f7\u00f0`\u00f1\u00f2\u00f3\u00f1"))
                .isEqualTo("010170-1231");
        assertThat(PersonNumber.plain("\u00f8er og \u00f8l")).isEqualTo("\u00f8er og \u00f8l");
    }

    @Test
    void whatOnlyLooksAlikeIsNobody() {
        assertThat(found(Stream.of("x = [4512345678, 9912345678, 7712345678, 5512345678, 8812345678, 6612345678]")))
                .isEmpty();
        assertThat(found(Stream.of("a/2401151230 b/2302141145 c/2203130915 d/2104122210 e/2005112359")))
                .doesNotContain(PersonSearch.Weight.CERTAIN);
        assertThat(found(Stream.iterate(1, d -> d < 28, d -> d + 1).map(d -> d + "\t3\t2020\t" + (1000 + 37 * d))))
                .isEmpty();
        assertThat(found(Stream.iterate(1, d -> d < 28, d -> d + 1).map(d -> "1\t0\t1\t0\t0\t1\t0\t0\t1\t" + d % 2)))
                .isEmpty();
        assertThat(found(Stream.of("1", "0", "0", "1", "2"))).isEmpty();
        assertThat(found(Stream.generate(() -> "1").limit(40))).isEmpty();
        assertThat(found(Stream.of("0110010110".repeat(4).split("")))).isEmpty();
    }
}
