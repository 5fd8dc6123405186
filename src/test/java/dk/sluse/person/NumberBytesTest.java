package dk.sluse.person;

import static org.assertj.core.api.Assertions.assertThat;

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
            String before = "x".repeat(offset) + "\n";
            byte[] bytes = (before + "n 12   " + written + " \nend\n").getBytes(StandardCharsets.UTF_8);
            int hit = IdBytes.search().next(bytes, before.length(), bytes.length);
            assertThat(hit).as(written + " at " + offset).isLessThan(bytes.length);
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
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        if (!found.isEmpty()) {
            assertThat(IdBytes.search().next(bytes, 0, bytes.length)).as(line).isLessThan(bytes.length);
        }
    }
}
