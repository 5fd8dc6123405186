package dk.sluse.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often a configured pattern (R61) makes one part of it be written out: counts within each other multiply. */
final class RepeatsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '`',
            value = {
                "`` > 1",
                "a+b*c? > 1",
                "a{2}b{5} > 5",
                "a{2}{3} > 6",
                "(a{2}){3} > 6",
                "(a{2}b{3}){4} > 12",
                "b{7}(a{2}) > 7",
                "(b{7}(a{2})) > 7",
                "a{3}) > 3",
                "a{3,} > 3",
                "a{2,5} > 5",
                "a{1001} > 1001",
                "a{99999} > 1001",
                "((a{100}){100}){100} > 1001",
                // braces that are letters
                "a{40 > 1",
                "a{} > 1",
                "a{,3} > 1",
                "a{x}{3} > 3",
                // sets
                "[a{40}] > 1",
                "[a{40}]{3} > 3",
                "[]a{40}] > 1",
                "[^]a{40}] > 1",
                "[^a]b{40} > 40",
                "[[:digit:]a{40}] > 1",
                "[x[:y]a{40} > 40",
                "[\\]a{40}] > 1",
                "[a{40} > 1",
                // escapes
                "\\Qa{40}\\E{3} > 3",
                "\\Qa{40} > 1",
                "\\Q\\Ea{7} > 7",
                "\\x{40}{3} > 3",
                "\\p{40} > 1",
                "\\P{40}a{2} > 2",
                "\\d{40} > 40",
                "\\pL{40} > 40",
                "\\({40} > 40",
                "\\x{40 > 1",
                "\\ > 1"
            })
    void countsWithinEachOtherMultiply(String pattern, int most) {
        assertThat(Repeats.most(pattern)).isEqualTo(most);
    }
}
