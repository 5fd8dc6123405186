package dk.sluse.screening;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.document.Severity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An entry of an archive that is packed in a way nobody here can undo (F38): what is in it is not known, so it stays inside. */
final class UnreadableEntryTest {

    @TempDir
    private Path folder;

    /** A fuzzer found the first: Zstandard, which wants a library of its own; then LZMA, and a method that there is not. */
    @ParameterizedTest
    @CsvSource({
        "93, xl/worksheets/sheet1.xml",
        "93, xl/styles.xml",
        "93, [Content_Types].xml",
        "93, xl/_rels/workbook.xml.rels",
        "20, xl/worksheets/sheet1.xml",
        "14, xl/styles.xml",
        "77, xl/sharedStrings.xml",
    })
    void isRefusedAtItsPlace(int method, String name) {
        Samples samples = new Samples(folder);
        Path plain = samples.xlsx("plain.xlsx", book -> Samples.sheet(book, "S", Samples.row("word")));
        byte[] file = packedBy(method, name, Samples.content(plain));

        assertThat(Screened.findings(samples.bytes("t.xlsx", file), Declaration.undeclared("t.xlsx"), Screened.LIMITS))
                .anySatisfy(finding -> {
                    assertThat(finding.place()).isEqualTo("t.xlsx › " + name);
                    assertThat(finding.severity()).isEqualTo(Severity.REFUSE);
                    assertThat(finding.message().en()).contains("packed");
                });
    }

    /** The same archive, with another method said of one entry in both its headers. */
    private static byte[] packedBy(int method, String name, byte[] zip) {
        String signs = new String(zip, StandardCharsets.ISO_8859_1);
        for (int at = signs.indexOf(name); at >= 0; at = signs.indexOf(name, at + 1)) {
            if (signs.startsWith("PK\1\2", at - 46)) {
                zip[at - 46 + 10] = (byte) method;
            } else if (signs.startsWith("PK\3\4", at - 30)) {
                zip[at - 30 + 8] = (byte) method;
            }
        }
        return zip;
    }
}
