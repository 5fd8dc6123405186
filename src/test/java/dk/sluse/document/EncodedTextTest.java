package dk.sluse.document;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.bytes.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R56, R61: what is written otherwise is read as what it stands for. */
final class EncodedTextTest {

    private static final String SAID = "patient number 010170-1231 and 150281-2342 of the list";

    private static List<String> read(String text) throws IOException {
        Part part =
                new Part(1, "a.txt", "a.txt", Part.Role.FILE, FileType.TEXT, "text/plain", 0, Bytes.of(new byte[0]));
        List<String> found = new ArrayList<>();
        EncodedText encoded = new EncodedText((at, content) -> found.add(new String(content, StandardCharsets.UTF_8)));
        int row = 0;
        for (String line : text.split("\n", -1)) {
            encoded.look(new Passage(part, Passage.Kind.LINE, "", ++row, 0, false, line));
        }
        encoded.finish();
        return found;
    }

    private static String spelt(String each) {
        return SAID.chars().mapToObj(c -> String.format(each, c)).collect(Collectors.joining());
    }

    /** Made with Python's base64.b85encode. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "X = \"aA9<5Wo~pJZgp*9WpW@eF)%SVFfB1MGch1xZe$=aH83(bF)cDPG%_G>W*~HEWgu*6b94\"",
                "X <- paste0(\n'aA9<5Wo~pJZgp*9WpW@eF)%SVFfB1MGch1x',\n'Ze$=aH83(bF)cDPG%_G>W*~HEWgu*6b94'\n)"
            })
    void base85IsRead(String text) throws IOException {
        assertThat(read(text)).anyMatch(found -> found.contains("010170-1231"));
    }

    @Test
    void mailIsRead() throws IOException {
        assertThat(read("Content-Transfer-Encoding: quoted-printable\n\nthe number 010170=2D1231 is=\n his"))
                .contains("the number 010170-1231 is his");
        assertThat(read("x " + spelt("=%02X"))).anyMatch(found -> found.contains(SAID));
        assertThat(read("a = 30 and b=31, c =\n5")).isEmpty();
    }

    @Test
    void escapesAndNumbersOfSignsAreRead() throws IOException {
        assertThat(read("x <- \"" + spelt("\\%03o") + "\"")).contains(SAID);
        assertThat(read("x <- intToUtf8(c(" + spelt("%d, ") + "32))")).anyMatch(found -> found.startsWith(SAID));
        assertThat(read("x = " + spelt("chr(%d)+") + "chr(32)")).anyMatch(found -> found.startsWith(SAID));
    }

    @Test
    void packedWordsAreUnpacked() throws IOException {
        for (String kind : List.of("xz", "bzip2", "deflate")) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (OutputStream out = packing(kind, bytes)) {
                out.write((SAID + "\n" + SAID).getBytes(StandardCharsets.UTF_8));
            }
            assertThat(read("X=\"" + Base64.getEncoder().encodeToString(bytes.toByteArray()) + "\""))
                    .as(kind)
                    .contains(SAID + "\n" + SAID);
        }
    }

    private static OutputStream packing(String kind, OutputStream out) throws IOException {
        return switch (kind) {
            case "xz" -> new XZCompressorOutputStream(out);
            case "bzip2" -> new BZip2CompressorOutputStream(out);
            default -> new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true));
        };
    }
}
