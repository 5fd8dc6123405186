package dk.sluse.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that code and mails write as characters (R56): escapes, numbers in lists, uuencode, base 32. */
final class WrittenBytesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '`',
            value = {
                "b'\\x41\\x43\\x47\\x54\\x41\\x43\\x47\\x54' > ACGTACGT",
                "x = \"AC\\x47T\\x41CG\\x54\" + y > ACGTACGT",
                "\\x41\\x43\\x47\\x54ACGT > ACGTACGT",
                "'it' + '\\x41\\x43\\x47\\x54ACGT\" > ACGTACGT\"",
                "'\\x41\\x43\\x47\\x54ACGT\\x4 > ACGTACGTx4",
                "'\\x41\\x43\\x47\\x54ACGT\\ > ACGTACGT\\",
                "'\\x41\\x43\\x47\\x54ACGT\\x4a > ACGTACGTJ"
            })
    void escapesInAStringAreBytes(String line, String bytes) {
        assertThat(in(line)).contains(bytes);
    }

    @Test
    void anEscapeMayBeAnyByte() {
        assertThat(in("'\\x41\\tA\\nC\\rG\\0T\\\\\\q\\x41\\x41'")).contains("A\tA\nC\rG\0T\\qAA");
        assertThat(in("\\xaa\\xFF\\x00\\x01\\x02\\x03\\x04\\x05")).contains("\u00aa\u00ff\0\1\2\3\4\5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'\\x41\\x43'",
                "'\\x41\\x43\\x47\\x54ACG'",
                "'\\x4g\\x4g\\x4gACGTACGT'",
                "plain",
                "0x41, 0x43, 0x47, 0x54, 0x41, 0x43, 0x47",
                "66, 65, 77, 1, 2, 3, 4, 5, 6, 7, 8",
                "31, 139, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9",
                "131, 139, 8, 1, 2, 3, 4, 5, 6, 7, 8, 9"
            })
    void fewerOrOthersAreNone(String line) {
        assertThat(in(line)).isEmpty();
    }

    @Test
    void numbersInAListAreBytes() {
        assertThat(in("x = {0x41, 0X43,0x47 , 0x54, 0x41, 0x43, 0x47, 0x54};")).contains("ACGTACGT");
        assertThat(in("{0X41,0X43,0X47,0X54,0X41,0X43,0X47,0X5a}")).contains("ACGTACGZ");
        assertThat(in("c(31, 139, 8, 0, 1, 2, 3, 4, 5, 6, 255)")).contains("\u001f\u008b\10\0\1\2\3\4\5\6\u00ff");
        assertThat(in("c(66,65,77,1,1,2,3,4,5,6,7,8)")).contains("BAM\1\1\2\3\4\5\6\7\10");
        assertThat(in("[67, 82, 65, 77, 3, 0, 1, 2, 3, 4, 5, 6]")).contains("CRAM\3\0\1\2\3\4\5\6");
    }

    @Test
    void linesOfUuencodeAreBytesOnceTheyEnd() {
        // "ACGTACGTACGT" and "ACGT"
        WrittenBytes written = new WrittenBytes();
        assertThat(written.in("begin 644 reads.fastq")).isEmpty();
        assertThat(written.in("," + uu("ACGTACGTACGT"))).isEmpty();
        assertThat(written.in("$" + uu("ACGT"))).isEmpty();
        assertThat(text(written.in("`"))).contains("ACGTACGTACGTACGT");
        assertThat(written.in("," + uu("ACGTACGTACGT"))).as("ended").isEmpty();
        assertThat(written.in("`")).isEmpty();
    }

    @Test
    void aShortLineOfUuencodeLacksItsBlanks() {
        WrittenBytes written = new WrittenBytes();
        written.in("begin 644 x");
        assertThat(written.in("," + uu("ACGTACGTAC"))).isEmpty();
        assertThat(written.in("," + uu("ACGTACGTA"))).as("three are missing").isPresent();
        assertThat(text(after("begin 644 x", "," + uu("ACGTACGTAC"), ""))).contains("ACGTACGTAC\0\0");
    }

    @Test
    void whatDoesNotBeginIsNoUuencode() {
        for (String begin :
                new String[] {"begin 64 x", "begin 644 ", "begin the day", "xbegin 644 x", "begin-base 644 x"}) {
            assertThat(after(begin, "," + uu("ACGTACGTACGT"), "`")).as(begin).isEmpty();
        }
        assertThat(after("begin-base64 0644 x", "," + uu("ACGTACGTACGT"), "`")).isPresent();
    }

    @Test
    void fewerThanEightBytesAreNone() {
        assertThat(text(after("begin 644 x", "(" + uu("ACGTACGT "), "end"))).contains("ACGTACGT");
        assertThat(after("begin 644 x", "'" + uu("ACGTACG  "), "end of it all")).isEmpty();
    }

    @Test
    void aLongLineEndsIt() {
        String full = "M" + uu("ACGTACGTACGTACGTACGTACGTACGTACGTACGTACGTACGTA");
        assertThat(full).hasSize(61);
        assertThat(after("begin 644 x", full, full + "xx")).isPresent();
        WrittenBytes written = new WrittenBytes();
        written.in("begin 644 x");
        assertThat(written.in(full + "x")).isEmpty();
        assertThat(written.in(full + "xx")).isPresent();
    }

    @Test
    void noMoreThanSixtyFourThousandBytesAreGathered() {
        WrittenBytes written = new WrittenBytes();
        written.in("begin 644 x");
        String full = "M" + uu("ACGTACGTACGTACGTACGTACGTACGTACGTACGTACGTACGTA");
        int lines = 0;
        while (written.in(full).isEmpty()) {
            lines++;
        }
        assertThat(lines).isEqualTo(65_536 / 45 + 1);
        assertThat(in("'\\x41\\x41\\x41" + "A".repeat(70_000)))
                .hasValueSatisfying(bytes -> assertThat(bytes).hasSize(65_536));
    }

    private static Optional<String> in(String line) {
        return text(new WrittenBytes().in(line));
    }

    private static Optional<byte[]> after(String... lines) {
        WrittenBytes written = new WrittenBytes();
        Optional<byte[]> last = Optional.empty();
        for (String line : lines) {
            last = written.in(line);
        }
        return last;
    }

    private static Optional<String> text(Optional<byte[]> bytes) {
        return bytes.map(b -> new String(b, StandardCharsets.ISO_8859_1));
    }

    /** Three bytes as four characters. */
    private static String uu(String text) {
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < text.length(); i += 3) {
            int bits = 0;
            for (int j = 0; j < 3; j++) {
                bits = bits << 8 | (i + j < text.length() ? text.charAt(i + j) : 0);
            }
            int characters = Math.min(4, (text.length() - i) * 4 / 3 + 1);
            for (int j = 0; j < characters; j++) {
                int six = bits >> (18 - 6 * j) & 63;
                written.append(six == 0 ? '`' : (char) (six + ' '));
            }
        }
        return written.toString();
    }
}
