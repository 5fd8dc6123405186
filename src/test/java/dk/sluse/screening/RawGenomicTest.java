package dk.sluse.screening;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.document.FileType;
import dk.sluse.document.Part;
import dk.sluse.document.Passage;
import dk.sluse.document.Severity;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where raw genomic data (R56) may stand in a document: in names, lines, rows and columns, and in what is no text of its own. */
final class RawGenomicTest {

    private static final Part FILE = Passages.part(0, "a.xlsx", Part.Role.FILE, FileType.XLSX);
    private static final List<String> READ =
            List.of("@read 1", "ACGTACGTACGTACGTACGTACGTACGT", "+", "IIIIIIIIIIIIIIIIIIIIIIIIIIII");
    private static final String HEADER = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tP1";

    @ParameterizedTest
    @ValueSource(strings = {"a.vcf", "a.FASTQ", "a.fq", "a.cram", "a.h5ad", "a.c4gh"})
    void aNameThatSaysSoIsEnough(String name) throws IOException {
        Part named = Passages.part(0, name, Part.Role.FILE, FileType.TEXT);

        assertThat(new Made(named).by(new RawGenomic())).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.REFUSE);
            assertThat(finding.permission()).as("nothing lifts it").isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({"EMBEDDED, 1", "COMPONENT, 0", "STRAY, 0"})
    void theFormatsOwnPartsMayBeCalledWhatTheyWill(Part.Role role, int findings) throws IOException {
        assertThat(new Made(FILE)
                        .part(Passages.part(1, "theme.sam", role, FileType.XML))
                        .by(new RawGenomic()))
                .hasSize(findings);
    }

    @ParameterizedTest
    @CsvSource({"EMBEDDED", "COMPONENT", "STRAY"})
    void contentIsEnoughWhereverItLies(Part.Role role) throws IOException {
        assertThat(new Made(FILE)
                        .part(Passages.part(1, "x.bin", role, FileType.RAW_GENOMIC))
                        .by(new RawGenomic()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.REFUSE))
                .satisfies(finding -> assertThat(finding.place()).isEqualTo("x.bin"));
    }

    @ParameterizedTest
    @CsvSource({"LINE, 1", "DEBRIS, 1", "NAME, 0"})
    void linesFlowOnFromParagraphToParagraph(Passage.Kind kind, int findings) throws IOException {
        Made made = new Made(FILE);
        for (int i = 0; i < READ.size(); i++) {
            made.says(0, kind, "paragraph " + i, i, 0, READ.get(i));
        }
        assertThat(made.by(new RawGenomic())).hasSize(findings);
    }

    @Test
    void propertiesAreTextsOfTheirOwn() throws IOException {
        Made made = new Made(FILE);
        for (int i = 0; i < READ.size(); i++) {
            made.says(0, Passage.Kind.PROPERTY, "property " + i, 0, 0, READ.get(i));
        }
        assertThat(made.by(new RawGenomic())).isEmpty();

        assertThat(made.says(0, Passage.Kind.PROPERTY, "comment", 0, 0, String.join("\n", READ))
                        .by(new RawGenomic()))
                .hasSize(1);
    }

    @Test
    void anAddressInAPropertyMayBeEscaped() throws IOException {
        String bases = "https://x.dk/?q= " + "%41%43%47%54%54%43".repeat(15);

        assertThat(new Made(FILE)
                        .says(0, Passage.Kind.PROPERTY, "link", 0, 0, bases)
                        .by(new RawGenomic()))
                .hasSize(1);
        assertThat(new Made(FILE).says(0, Passage.Kind.LINE, "", 0, 0, bases).by(new RawGenomic()))
                .isEmpty();
    }

    @Test
    void aRecordMayStandInTheCellsOfARow() throws IOException {
        Made made = new Made(FILE);
        String[] fields = HEADER.split("\t", -1);
        for (int i = 0; i < fields.length; i++) {
            made.says(0, Passage.Kind.CELL, "S", 3, i + 1, fields[i]);
        }
        assertThat(made.by(new RawGenomic())).singleElement().satisfies(finding -> assertThat(finding.place())
                .isEqualTo("a.xlsx › S!A3"));
    }

    @Test
    void theCellsOfTwoRowsOrTwoSheetsMakeNoRecord() throws IOException {
        Made rows = new Made(FILE);
        Made sheets = new Made(FILE);
        String[] fields = HEADER.split("\t", -1);
        for (int i = 0; i < fields.length; i++) {
            rows.says(0, Passage.Kind.CELL, "S", i + 1, i + 1, fields[i]);
            sheets.says(0, Passage.Kind.CELL, "S" + i, 1, i + 1, fields[i]);
        }
        assertThat(rows.by(new RawGenomic())).isEmpty();
        assertThat(sheets.by(new RawGenomic())).isEmpty();
    }

    @Test
    void aReadMayStandInTheCellsOfAColumn() throws IOException {
        Made down = new Made(FILE);
        Made across = new Made(FILE);
        for (int i = 0; i < READ.size(); i++) {
            down.says(0, Passage.Kind.CELL, "S", i + 1, 2, READ.get(i));
            across.says(0, Passage.Kind.CELL, "S", i + 1, i + 1, READ.get(i));
        }
        assertThat(down.by(new RawGenomic())).singleElement().satisfies(finding -> assertThat(finding.place())
                .startsWith("a.xlsx › S!B"));
        assertThat(across.by(new RawGenomic())).isEmpty();
    }

    @Test
    void aCellMayHoldLinesOfItsOwn() throws IOException {
        assertThat(new Made(FILE)
                        .says(0, Passage.Kind.CELL, "S", 1, 1, String.join("\n", READ))
                        .by(new RawGenomic()))
                .hasSize(1);
    }

    /** A sign that is weak alone needs a second. */
    @Test
    void oneAlleleIsChanceTwoAreForAPersonToLookAtAndThreePairsAreData() throws IOException {
        assertThat(genotypes(1, "A")).isEmpty();
        assertThat(genotypes(2, "A")).extracting(Finding::severity).containsExactly(Severity.HOLD);
        assertThat(genotypes(3, "A\tA")).extracting(Finding::severity).containsExactly(Severity.REFUSE);
    }

    private static List<Finding> genotypes(int count, String alleles) throws IOException {
        Made made = new Made(FILE);
        for (int i = 1; i <= count; i++) {
            made.says(0, Passage.Kind.LINE, "", i, 0, "rs100" + i + "\t1\t1234" + i + "\t" + alleles);
        }
        return made.by(new RawGenomic());
    }

    @Test
    void aTextBetweenTheCellsOfARowEndsIt() throws IOException {
        Made made = new Made(FILE);
        String[] fields = HEADER.split("\t", -1);
        for (int i = 0; i < fields.length; i++) {
            made.says(0, Passage.Kind.CELL, "S", 3, i + 1, fields[i])
                    .says(0, Passage.Kind.LINE, "", i + 1, 0, "a remark");
        }
        assertThat(made.by(new RawGenomic())).isEmpty();
    }

    @Test
    void partsAreReadApart() throws IOException {
        Made made = new Made(FILE).part(Passages.part(1, "b.txt", Part.Role.EMBEDDED, FileType.TEXT));
        for (int i = 0; i < READ.size(); i++) {
            made.says(i % 2, Passage.Kind.LINE, "", i + 1, 0, READ.get(i));
        }
        assertThat(made.by(new RawGenomic())).isEmpty();
    }

    @Test
    void whatIsWrittenAsBase64IsReadAsWhatItIs() throws IOException {
        String text = java.util.Base64.getEncoder()
                .encodeToString((String.join("\n", READ) + "\n" + "x".repeat(60))
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(new Made(FILE).says(0, Passage.Kind.LINE, "", 7, 0, text).by(new RawGenomic()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.place()).isEqualTo("a.xlsx:7"))
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.REFUSE));
    }
}
