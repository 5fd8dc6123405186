package dk.sluse.person;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.bytes.Bytes;
import dk.sluse.bytes.ForeignSieve;
import dk.sluse.bytes.Lines;
import dk.sluse.bytes.RunSieve;
import dk.sluse.bytes.Sieve;
import dk.sluse.bytes.Sieves;
import dk.sluse.bytes.Survey;
import dk.sluse.bytes.WordSieve;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a number is written and wherever it stands in the bytes, its line is found in a large text. */
final class NumberBytesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0101701234",
                "010170-1234",
                "010170 - 1234",
                "010170/1234",
                "010170_1234",
                "0101701234.0",
                "01011970-1234",
                "010170-123b",
                "01.01.70-1234",
                "01 01 70 - 1234",
                "0 1 0 1 7 0 1 2 3 4",
                "0  1  0  1  7  0 - 1  2  3  4",
                "01 01 70 12 34",
                "01.01.70.12.34",
                "010170 12 34",
                "0101 70 1234",
                "101701234",
                "610170-1234",
                "0101701AB2",
                "010170-1AB2",
                "010170A123B",
                "010170-123B",
                "700101+1234",
                "197001011234",
                "19700101-1234",
                "01017012345",
                "410170 12345",
                "014170 12345",
                "010170\t1234",
                "\"010170\";\"1234\"",
                "01-01-1970,1234",
                "1970-01-01 | 1234",
                "1970-01-01 00:00:00,1234",
                "010170-\n# 1234",
                "010170\n-1234",
                "https://example.org/?q=010170%2D1234",
                "https://example.org/?q=%30%31%30170-1234",
                "cpr",
                "F\u00d8DT;a",
                "last_4\tn",
                "patient_id",
            })
    void isFoundAtEveryOffset(String written) {
        for (int offset = 0; offset < 30; offset++) {
            String before = "\n\n\n" + "x".repeat(offset) + "\n";
            assertThat(isFound(before + "n 12   " + written + " \nend\n"))
                    .as(written + " at " + offset)
                    .isTrue();
        }
    }

    /** What the lines' own search sees, the search in bytes sees too. */
    @Property(tries = 5000)
    void findsWhatTheLinesSearchFinds(@ForAll List<@IntRange(min = 0, max = 23) Integer> symbols) {
        StringBuilder text = new StringBuilder();
        symbols.forEach(s -> text.append("0123456789001170- ./,Ax;".charAt(s)));
        String line = text.toString();
        List<Object> found = new ArrayList<>(PersonNumber.in(line));
        NordicNumber.in(line).stream().filter(NordicNumber::right).forEach(found::add);
        if (!found.isEmpty()) {
            assertThat(isFound("\n\n\n" + line)).as(line).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2024-01-05 12:34:56,123 INFO model 12 of 5000", "rs123456\t1\t98712345\tA\tG", "cases of 12.5 %"
            })
    void passesOverWhatLogsAreFullOf(String line) {
        assertThat(isFound("\n\n\n" + line)).isFalse();
    }

    /** The first three lines are always read. */
    private static boolean isFound(String text) {
        List<Sieve> sieves = new ArrayList<>(IdSieves.sieves(1));
        sieves.add(new WordSieve(IdSieves.words(1)));
        sieves.add(new RunSieve(List.of(IdSieves.inside(1)), List.of(IdSieves.pseudonyms(1))));
        sieves.add(new ForeignSieve(1));
        List<Integer> rows = new ArrayList<>();
        try {
            Bytes bytes = Bytes.of(text.getBytes(StandardCharsets.UTF_8));
            Lines.of(bytes)
                    .read(
                            (row, line) -> rows.add(row),
                            Survey.of(bytes, new Sieves(sieves, List.of(0))).windows(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows.stream().anyMatch(row -> row > 3);
    }
}
